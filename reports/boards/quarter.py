"""Each quarter's analysis (每季分析) of the works under supervision: months side by side, their log."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import Officer, Region
from cases.periods import Period, months_until
from monitoring.books.governance import LISTED
from monitoring.models import BookDeed, BookEntry
from reports.boards import SECTIONS
from reports.boards.asking import Asked, Cell
from reports.boards.supervision import MEASURES, Measure, appraised

GUIDE, ANALYSE = "guide", "analyse"


@dataclass(frozen=True)
class Reading:
    """A measure in a month: its part, its whole where it has one, and whether it stands below its target."""

    part: Cell
    whole: Cell | None
    fails: bool


@dataclass(frozen=True)
class Quarter:
    """Months of a quarter that have begun, after the last of the quarter before; measures and scores of each.

    `readings` are those of the region by measure and month, `scores` those of the units below by month.
    """

    period: Period
    months: tuple[Period, ...]
    readings: tuple[tuple[Measure, list[Reading], str], ...]
    scores: tuple[tuple[Region, list[Any]], ...]


def read(region: Region, quarter: Period, on: date) -> Quarter:
    """The quarter of a region as it stood at the end of each month, or today while one runs."""
    first = quarter.previous().last_month
    months = tuple(Period.month_of(m) for m in months_until(first, min(on, quarter.last_day)))
    codes = sorted({measure.question for measure in MEASURES})
    asked = [
        {code: Asked(SECTIONS[code], region, month, "place", on).answered() for code in codes}
        for month in months
    ]
    readings = []
    for measure in MEASURES:
        each = [_reading(measure, answers[measure.question].whole(), "all") for answers in asked]
        readings.append((measure, each, _tendency(measure, each)))
    below = Region.objects.in_force().filter(parent=region).order_by("code")
    scores = []
    for unit in below:
        results = [
            [(m, *_values(m, answers[m.question], str(unit.pk))) for m in MEASURES]
            for answers in asked
        ]
        scores.append((unit, [appraised(each) for each in results]))
    return Quarter(quarter, months, tuple(readings), tuple(scores))


def log(officer: Officer, region: Region, quarter: Period) -> list[dict[str, Any]]:
    """The listed matters of a region that were listed in a quarter: the months in which each was guided
    (每月督导), those in which it was not, and the analysis written for the quarter."""
    seen = BookEntry.objects.visible_to(officer).inside(region.code, region.until)
    listed = seen.filter(book=LISTED.code, opened_on__lt=quarter.until)
    listed = listed.exclude(closed_on__lt=quarter.start).select_related("region")
    deeds: dict[int, list[BookDeed]] = {}
    inside = BookDeed.objects.filter(
        entry__in=listed, done_on__gte=quarter.start, done_on__lt=quarter.until
    )
    for deed in inside.order_by("done_on", "pk"):
        deeds.setdefault(deed.entry_id, []).append(deed)
    rows = []
    for entry in listed.order_by("region_id", "pk"):
        mine = deeds.get(entry.pk, [])
        guided = [each for each in mine if each.deed == GUIDE]
        rows.append(
            {
                "entry": entry,
                "guided": guided,
                "months": len({(each.done_on.year, each.done_on.month) for each in guided}),
                "analysed": [each for each in mine if each.deed == ANALYSE],
            }
        )
    return rows


def _reading(measure: Measure, answer: Any, key: str) -> Reading:
    whole = answer.cell(key, measure.whole) if measure.whole else None
    return Reading(
        answer.cell(key, measure.part), whole, measure.fails(*_values(measure, answer, key))
    )


def _values(measure: Measure, answer: Any, key: str) -> tuple[Any, Any]:
    return answer.value(key, measure.part), answer.value(key, measure.whole) if measure.whole else 0


def _tendency(measure: Measure, each: list[Reading]) -> str:
    """Whether the last month stands better or worse than the last of the quarter before."""
    reached = [
        measure.reached(one.part.value, one.whole.value) if one.whole else -one.part.value
        for one in (each[0], each[-1])
    ]
    if reached[0] is None or reached[1] is None or reached[0] == reached[1]:
        return "same"
    return "better" if reached[1] > reached[0] else "worse"
