"""Find the header of a sheet, and which of its columns are ours.

A sheet may begin with titles, its header may take up to three rows with merged cells, and columns come in
any order and wording.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from monitoring.registers.declaration import Register

SEARCHED = 30
DEPTH = 3
_UNIT = re.compile(r"(人民币)?(万元|元|平方米|m2|月|个月)$")
_TEN_THOUSAND = re.compile(r"单位\s*[:：]\s*(人民币)?\s*万元")
_NOISE = re.compile(r"[\s*＊:：_\-（）()【】\[\]/、，,。.“”\"']+")


@dataclass(frozen=True)
class Header:
    """Where the header stands, and what each column is called; JSON keeps it with the import."""

    first_row: int
    last_row: int
    titles: dict[str, str]  # c0, c1, … to the words of the sheet
    unit: int = 1  # yuan for a bare amount, as the lines above the header say

    def as_json(self) -> dict[str, Any]:
        first = {"first": self.first_row, "last": self.last_row}
        return first | {"titles": self.titles, "unit": self.unit}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Header":
        return cls(kept["first"], kept["last"], kept["titles"], kept.get("unit", 1))

    def unit_of(self, column: str) -> int:
        """Yuan for a bare amount in a column: as its title says, else the lines above."""
        title = plain(self.titles.get(column, ""))
        if "万元" in title:
            return 10_000
        return 1 if title.endswith("元") else self.unit


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
                best, found = score, replace(header, unit=_unit(rows[:start]))
    return found if found and best and best[0] >= 2 else None


def _unit(above: list[tuple[Any, ...]]) -> int:
    """Yuan for a bare amount, by a line such as “单位：万元” above the header."""
    said = any(_TEN_THOUSAND.search(str(cell or "")) for row in above for cell in row[1:])
    return 10_000 if said else 1


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
        for alias in (*wanted.aliases, wanted.field):  # the field as departments push it
            name = plain(alias)
            free = (c for c, readings in titles.items() if name in readings)
            column = next((c for c in free if c not in mapping.values()), None)
            if column is not None:
                mapping[wanted.field] = column
                break
    return mapping


def _readings(words: str) -> set[str]:
    """A title of several rows may be meant whole, or by its lowest words alone; a unit says nothing."""
    readings = {plain(words), plain(words.split(" ")[-1])}
    return readings | {_UNIT.sub("", reading) for reading in readings}


def missing(mapping: dict[str, str], register: Register) -> list[str]:
    """Labels of columns that a file of this register must have and the mapping lacks."""
    return [str(c.label) for c in register.required if c.field not in mapping]
