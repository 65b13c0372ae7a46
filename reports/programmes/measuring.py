"""Targets as the boards answer them today: shown and kept from the query, never typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from accounts.models import Region
from cases.periods import Period
from reports.boards import SECTIONS
from reports.boards.asking import WHOLE, Answered, Asked, Cell
from reports.boards.target import Target


@dataclass(frozen=True)
class Gauge:
    """What a target stands at: its figures with the addresses of their rows, and whether it is missed."""

    target: Target
    part: Cell
    whole: Cell | None

    @property
    def fails(self) -> bool:
        return self.target.fails(self.part.value, self.whole.value if self.whole else Decimal(0))


def gauge(target: Target, region: Region, on: date) -> Gauge:
    """A target of one unit on a day."""
    return _read(target, _ask(target, region, "whole", on), WHOLE)


def gauges(targets: Iterable[Target], region: Region, on: date) -> dict[str, Answered]:
    """Each question of some targets, answered for the units right below a region at once."""
    return {each.question: _ask(each, region, "place", on) for each in targets}


def gauge_of(target: Target, answers: dict[str, Answered], unit: Region, region: Region) -> Gauge:
    """A target of one unit from answers by place; of the region itself from all of them together."""
    answer = answers[target.question]
    if unit.pk == region.pk:
        return _read(target, answer.whole(), WHOLE)
    return _read(target, answer, str(unit.pk))


def _ask(target: Target, region: Region, by: str, on: date) -> Answered:
    return Asked(SECTIONS[target.question], region, Period.month_of(on), by, on).answered()


def _read(target: Target, answer: Answered, key: str) -> Gauge:
    whole = answer.cell(key, target.whole) if target.whole else None
    return Gauge(target, answer.cell(key, target.part), whole)
