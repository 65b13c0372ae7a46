"""How one file is read: settled before its first data row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.headers import Header
from monitoring.registers.places import Places

NOTHING = pl.lit(None, pl.String)
PLACES = (Reads.REGION, Reads.TOWNSHIP, Reads.VILLAGE, Reads.PLACE)


@dataclass(frozen=True)
class Sheet:
    """Its register, its header, which column is which, and of what day it tells.

    `home` is the region of rows whose place is not known. `words` turns words of the source into words of
    our dictionaries, by field.
    """

    register: Register
    header: Header
    mapping: dict[str, str]
    as_of: date
    places: Places
    home: int
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def texts(self, batch: pl.DataFrame, column: Column) -> pl.Series:
        """The cells of one of our columns, with words of the source in our words."""
        told = batch[self.mapping[column.field]]
        known = self.words.get(column.field)
        return told.str.strip_chars().replace(dict(known)) if known else told

    def present(self) -> list[Column]:
        """The declared columns that the file has."""
        return [c for c in self.register.columns if c.field in self.mapping]
