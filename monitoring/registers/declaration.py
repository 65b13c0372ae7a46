"""How a register is declared: its columns, their other names, and what they may hold."""

from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise


class Reads(StrEnum):
    """What a column holds, and so how its cells are read."""

    NUMBER = "number"  # citizen ID number
    NAME = "name"
    DAY = "day"
    CHOICE = "choice"
    FLAG = "flag"
    SEX = "sex"
    MONEY = "money"  # yuan
    COUNT = "count"
    TOWNSHIP = "township"
    VILLAGE = "village"
    REGION = "region"  # official code of 12 digits
    PLACE = "place"  # one cell with the whole path down to the village
    TEXT = "text"


@dataclass(frozen=True)
class Column:
    """One column we want. `aliases` are headers as other departments write them.

    `options` turns their words into our codes (Reads.CHOICE); words that contain a key count, the
    first key in order wins. A cell of a `required` column must not be empty.
    """

    field: str
    label: Promise
    aliases: tuple[str, ...]
    reads: Reads = Reads.TEXT
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Register:
    """A register of another department.

    `complete`: each file lists everybody, so the newest one of a place stands for all; otherwise
    files add up. `event`, `category`, `group` and `benefit` name the columns that comparisons use;
    all others are kept to be shown. `keep_days` until the rows are destroyed. `sensitive`: a second person
    confirms every file.
    """

    kind: str
    label: Promise
    columns: tuple[Column, ...]
    complete: bool
    event: str = ""
    category: str = ""
    group: str = ""
    benefit: str = ""
    keep_days: int = 730
    sensitive: bool = False
    compared_by: tuple[str, ...] = field(default=())

    def column(self, name: str) -> Column:
        """The column of a field. Raises KeyError."""
        return {column.field: column for column in self.columns}[name]

    @property
    def required(self) -> list[Column]:
        """Columns a file must have: the number, the name, and what the register is about."""
        return [c for c in self.columns if c.required or c.reads is Reads.NUMBER]
