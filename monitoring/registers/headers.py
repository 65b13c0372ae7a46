"""Find the header of a sheet, and which of its columns are ours.

A sheet may begin with titles, its header may take up to three rows with merged cells, and columns come in
any order and wording.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import polars as pl

from monitoring.registers.declaration import Register

SEARCHED = 30
DEPTH = 3
_NOISE = re.compile(r"[\s*＊:：_\-（）()【】\[\]/、，,。.“”\"']+")


@dataclass(frozen=True)
class Header:
    """Where the header stands, and what each column is called; JSON keeps it with the import."""

    first_row: int
    last_row: int
    titles: dict[str, str]  # c0, c1, … to the words of the sheet

    def as_json(self) -> dict[str, Any]:
        return {"first": self.first_row, "last": self.last_row, "titles": self.titles}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Header":
        return cls(kept["first"], kept["last"], kept["titles"])


def plain(words: str) -> str:
    """A header as it is compared: half width, without blanks, brackets and stars."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", words)).lower()


def find_header(head: pl.DataFrame, register: Register) -> Header | None:
    """The rows that name most of the register's columns; None when a needed one is never named."""
    rows = head.head(SEARCHED).rows()
    best: tuple[int, int, int] | None = None
    found: Header | None = None
    for start in range(len(rows)):
        for depth in range(1, min(DEPTH, len(rows) - start) + 1):
            header = _joined(rows[start : start + depth], head.columns)
            mapping = propose(header, register)
            score = (len(mapping), -depth, -start)
            if best is None or score > best:
                best, found = score, header
    return found if found and best and best[0] >= 2 else None


def _joined(rows: list[tuple[Any, ...]], columns: list[str]) -> Header:
    """One title for each column: its lowest words, after the words that span it from above."""
    spans: list[list[str]] = []
    for number, row in enumerate(rows):
        cells = [str(c or "").strip() for c in row[1:]]
        if number < len(rows) - 1:
            cells = _spread(cells)
        spans.append(cells)
    titles = {}
    for place, column in enumerate(columns[1:]):
        words = [cells[place] for cells in spans if cells[place]]
        titles[column] = " ".join(dict.fromkeys(words))
    return Header(rows[0][0], rows[-1][0], titles)


def _spread(cells: list[str]) -> list[str]:
    """A merged cell keeps its words in its first place only: give them to the empty places after."""
    last, spread = "", []
    for cell in cells:
        last = cell or last
        spread.append(last)
    return spread


def propose(header: Header, register: Register) -> dict[str, str]:
    """Our field to their column, by exact names first, each column used once."""
    mapping: dict[str, str] = {}
    titles = {column: _readings(words) for column, words in header.titles.items() if words}
    for wanted in register.columns:
        for alias in wanted.aliases:
            name = plain(alias)
            free = (c for c, readings in titles.items() if name in readings)
            column = next((c for c in free if c not in mapping.values()), None)
            if column is not None:
                mapping[wanted.field] = column
                break
    return mapping


def _readings(words: str) -> set[str]:
    """A title of several rows may be meant whole, or by its lowest words alone."""
    return {plain(words), plain(words.split(" ")[-1])}


def missing(mapping: dict[str, str], register: Register) -> list[str]:
    """Labels of columns that a file of this register must have and the mapping lacks."""
    return [str(c.label) for c in register.required if c.field not in mapping]
