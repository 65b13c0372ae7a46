"""The figures of a report, and the rows behind each of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from django.utils.functional import Promise

from accounts.models import Region
from accounts.statements import each_row, rows
from cases.periods import Period, add_months
from reports.catalogue import Line, Report, Section

SQL = Path(__file__).parent / "sql"
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Figure:
    """One cell: this period, the one before, and the change in per cent (环比)."""

    section: Section
    line: Line
    key: str
    key_label: Promise
    value: Decimal
    before: Decimal

    @property
    def code(self) -> str:
        return f"{self.key}.{self.line.figure}"

    @property
    def change(self) -> Decimal | None:
        """(this − previous) ÷ previous × 100, to two places; none when there was nothing before."""
        if not self.before:
            return None
        return ((self.value - self.before) / self.before * 100).quantize(_CENT, ROUND_HALF_UP)


def figures(report: Report, *, region: Region, period: Period) -> list[Figure]:
    """All figures of a report for one region and period, in the order of the catalogue.

    One statement for each section and period. The caller has checked that the region is in scope.
    """
    found = []
    for section in report.sections:
        now = _answer(section, region, period)
        before = _answer(section, region, period.previous())
        found += [
            Figure(
                section=section,
                line=line,
                key=key,
                key_label=label,
                value=now[key][line.figure],
                before=before[key][line.figure],
            )
            for key, label in section.keys
            for line in section.lines
        ]
    return found


def rows_behind(
    section: Section, line: Line, key: str, *, region: Region, period: Period
) -> Iterator[dict[str, Any]]:
    """The rows that a figure counts or adds up, one by one."""
    parameters = _parameters(region, period) | {section.key: key, "figure": line.figure}
    return each_row(SQL, section.rows, **parameters)


def _answer(section: Section, region: Region, period: Period) -> dict[str, dict[str, Decimal]]:
    answer = {}
    parameters: dict[str, Any] = {
        **_parameters(region, period),
        "keys": [key for key, _l in section.keys],
    }
    for row in rows(SQL, section.question, **parameters):
        values = {name: Decimal(v) for name, v in row.items() if name != section.key}
        if "persons" in values:
            values["average_supplement"] = _average(values["month_amount"], values["persons"])
        answer[row[section.key]] = values
    return answer


def _average(amount: Decimal, persons: Decimal) -> Decimal:
    return (amount / persons).quantize(_CENT, ROUND_HALF_UP) if persons else Decimal(0)


def _parameters(region: Region, period: Period) -> dict[str, int | date]:
    return {
        "start": region.code,
        "until": region.until,
        "month": period.last_month,
        "month_before": add_months(period.start, -1),
        "year_start": date(period.last_month.year, 1, 1),
        "first_day": period.start,
        "day_after": period.until,
    }
