"""A question of a board, put for a region and a span, broken down by place or by another of its columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from accounts.models import Region
from cases.periods import Period
from reports.catalogue.form import Line, Section
from reports.questions import Live, answer

WHOLE = "all"
WIDTHS = {
    "nation": 10**10,
    "province": 10**8,
    "city": 10**6,
    "county": 10**3,
    "township": 1,
    "village": 1,
}


@dataclass(frozen=True)
class Cell:
    """One figure and the address of its rows."""

    value: Decimal
    url: str

    @property
    def shown(self) -> int | Decimal:
        return int(self.value) if self.value == self.value.to_integral_value() else self.value


@dataclass(frozen=True)
class Asked:
    """One question at a region over a period, as it stood on a day: the last of the period, or today while
    it runs. `by` names the column that the answer is broken down by."""

    section: Section
    region: Region
    period: Period
    by: str
    today: date

    @property
    def source(self) -> Live:
        return Live(self.region, self.period)

    @property
    def put(self) -> Section:
        """The section as it is asked: places as wide as the units below the region."""
        given = {
            "width": str(WIDTHS[self.region.level]),
            "on": min(self.period.last_day, self.today).isoformat(),
        }
        return replace(self.section, key=self.by, given=given)

    def answered(self) -> "Answered":
        return Answered(self, answer(self.put, self.source))


@dataclass(frozen=True)
class Answered:
    """What a question answered, by key."""

    asked: Asked
    found: Mapping[str, Mapping[str, Any]]

    def value(self, key: str, figure: str) -> Decimal:
        return Decimal(self.found[key][figure]) if key in self.found else Decimal(0)

    def cell(self, key: str, figure: str) -> Cell:
        asked = self.asked
        words = (asked.section.code, asked.by, asked.region.pk, asked.period.text, key, figure)
        return Cell(self.value(key, figure), reverse("board_rows", args=words))

    def cells(self, key: str, lines: Sequence[Line]) -> list[Cell]:
        return [self.cell(key, line.figure) for line in lines]

    def whole(self) -> "Answered":
        """The same answer for everything together: right for what is counted or added up."""
        sums = {line.figure: self.total(line.figure) for line in self.asked.section.lines}
        return Answered(replace(self.asked, by="whole"), {WHOLE: sums})

    def total(self, figure: str) -> Decimal:
        """Over all keys: right for what is counted or added up."""
        return sum((self.value(key, figure) for key in self.found), Decimal(0))


def places_of(region: Region) -> list[Region]:
    """The units right below a region, and the region itself for rows that lie with no unit below it."""
    below = Region.objects.in_force().filter(parent=region).order_by("code")
    return [*below, region]
