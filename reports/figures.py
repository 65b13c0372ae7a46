"""The figures of a report, each with the one before, and the identities they must keep."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.functional import Promise

from accounts.models import Region
from accounts.templatetags.formats import NOTHING
from cases.periods import Period
from reports.catalogue.form import Check, Line, Report, Section
from reports.questions import Live, Source, answer

_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Figure:
    """One cell: this period, the one before, and the change in per cent (环比); of a quarter also the month
    before its last one. A rate of nothing has no value."""

    section: Section
    line: Line
    key: str
    key_label: Promise
    value: Decimal | None
    before: Decimal | None
    month_before: Decimal | None = None

    @property
    def code(self) -> str:
        return f"{self.key}.{self.line.figure}"

    @property
    def change(self) -> Decimal | None:
        """(this − previous) ÷ previous × 100, to two places; none when there was nothing before."""
        if not self.before or self.value is None:
            return None
        return ((self.value - self.before) / self.before * 100).quantize(_CENT, ROUND_HALF_UP)

    def kept(self) -> dict[str, str]:
        """The figure as it is stored with a report."""
        kept = {"value": self.value, "before": self.before, "month": self.month_before}
        return {name: str(value) for name, value in kept.items() if value is not None}


def restored(report: Report, kept: Mapping[str, Mapping[str, str]]) -> list[Figure]:
    """Figures as they were stored, in the order of the catalogue; what was not there is left out."""
    return [
        Figure(
            section, line, key, label,
            value=_number(stored, "value"),
            before=_number(stored, "before"),
            month_before=_number(stored, "month"),
        )
        for section in report.sections
        for key, label in section.keys
        for line in section.lines
        if (stored := kept.get(f"{key}.{line.figure}")) is not None
    ]  # fmt: skip


def figures(
    report: Report, *, region: Region, period: Period, source: Source | None = None
) -> list[Figure]:
    """All figures of a report for one region and period, in the order of the catalogue.

    They are read from `source`, or else from the live tables; what went before always from the live ones. One
    statement for each section and period. The caller has checked that the region is in scope.
    """
    found = []
    for section in report.sections:
        now = answer(section, source or Live(region, period))
        before = answer(section, Live(region, period.previous()))
        month = answer(section, Live(region, _month_before(period))) if report.months == 3 else None
        found += [
            Figure(
                section=section,
                line=line,
                key=key,
                key_label=label,
                value=_value(now, key, line),
                before=_value(before, key, line),
                month_before=None if month is None else _value(month, key, line),
            )
            for key, label in section.keys
            for line in section.lines
        ]
    return found


def written(figure: Figure) -> str:
    """The value in words: with its places, or a dash."""
    if figure.value is None:
        return NOTHING
    return f"{figure.value:,.{figure.line.places}f}"


def numbers(found: list[Figure]) -> dict[str, Decimal]:
    """The values by code; a rate of nothing is left out."""
    return {figure.code: figure.value for figure in found if figure.value is not None}


def broken(report: Report, values: Mapping[str, Decimal]) -> list[tuple[Promise, Check]]:
    """The identities that figures (by code) do not keep, with the label of their key."""
    return [
        (label, check)
        for section in report.sections
        for key, label in section.keys
        for check in section.checks
        if sum(values.get(f"{key}.{name}", 0) for name in check.plus)
        - sum(values.get(f"{key}.{name}", 0) for name in check.minus)
        != values.get(f"{key}.{check.equals}", 0)
    ]


def _month_before(period: Period) -> Period:
    return Period.month_of(period.last_month).previous()


def _number(stored: Mapping[str, str], name: str) -> Decimal | None:
    return Decimal(stored[name]) if name in stored else None


def _value(answers: Mapping[str, Mapping[str, Decimal]], key: str, line: Line) -> Decimal | None:
    found = answers.get(key, {}).get(line.figure)
    if found is None:
        return None if line.of else Decimal(0)
    return Decimal(found)
