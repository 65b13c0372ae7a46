"""How a report is declared: sections that one question answers, lines with definitions, checks, due days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.periods import Period, add_months

MEASURES = ("rows", "households", "sum", "mean")


@dataclass(frozen=True)
class Line:
    """One indicator (指标): what it takes of the rows of its question, and so what its cell opens.

    `flag` is the boolean column that says which rows belong to it; `measure` counts those rows, counts their
    households, adds `amount` up (yuan) or averages it (yuan, two places).
    """

    figure: str
    label: Promise
    unit: Promise
    definition: Promise
    flag: str
    measure: str = "rows"
    amount: str = ""

    @property
    def places(self) -> int:
        return 2 if self.amount else 0


@dataclass(frozen=True)
class Check:
    """An identity (平衡关系) of the figures of one key: `plus` without `minus` is `equals`."""

    label: Promise
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    equals: str


@dataclass(frozen=True)
class Column:
    """A column shown with the rows behind a figure; `kind` is text, day or money."""

    name: str
    label: Promise
    kind: str = "text"


@dataclass(frozen=True)
class Section:
    """Lines over the rows of one question in `sql/`: a row for each person (or finding) and key.

    The question yields `key`, `person_id`, `household_id`, every flag and every amount of the lines. `given`
    are parameters it takes besides place and period.
    """

    code: str
    question: str
    key: str
    keys: tuple[tuple[str, Promise], ...]
    lines: tuple[Line, ...]
    shown: tuple[Column, ...]
    given: Mapping[str, str | None] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    unit: str = "person"

    @property
    def flags(self) -> list[str]:
        return sorted({line.flag for line in self.lines})

    @property
    def kept(self) -> dict[str, str]:
        """What a filed row keeps besides its flags: column and SQL type."""
        kinds = {"money": "numeric", "day": "date", "text": "text"}
        amounts = {line.amount: "numeric" for line in self.lines if line.amount}
        return amounts | {column.name: kinds[column.kind] for column in self.shown}


@dataclass(frozen=True)
class Due:
    """The last day to file (报送时限): days after the period, or a day of its last month."""

    days_after: int = 0
    day_of_last_month: int = 0

    def on(self, period: Period) -> date:
        if self.day_of_last_month:
            return period.last_month + timedelta(days=self.day_of_last_month - 1)
        return period.last_day + timedelta(days=self.days_after)


@dataclass(frozen=True)
class Report:
    """A report: what is printed on top, its sections, and who files it by when.

    `months` of a period: 1 or 3. `levels` file it, the lowest first; each adds up what it accepted from
    below. `source` names the text that asks for it.
    """

    kind: str
    title: Promise
    table_number: str
    organ: Promise
    months: int
    sections: tuple[Section, ...]
    levels: tuple[str, ...]
    due: Due
    source: Promise

    @property
    def cycle(self) -> Promise:
        return _("季报") if self.months == 3 else _("月报")

    @property
    def before_label(self) -> Promise:
        return _("上季度") if self.months == 3 else _("上期")

    def periods_until(self, on: date, count: int) -> list[Period]:
        """The period of a day and those before it, newest first."""
        newest = Period.quarter_of(on) if self.months == 3 else Period.month_of(on)
        periods = [newest]
        while len(periods) < count:
            periods.append(periods[-1].previous())
        return periods

    def may_cover(self, period: Period) -> bool:
        return period.months == self.months

    def cell(self, code: str) -> tuple[Section, str, Line]:
        """The section, key and line of `key.figure`. Raises KeyError."""
        for section in self.sections:
            for key, _label in section.keys:
                for line in section.lines:
                    if code == f"{key}.{line.figure}":
                        return section, key, line
        raise KeyError(code)


def year_of(period: Period) -> date:
    """The first of January from which a period's running totals count."""
    return add_months(period.last_month, 1 - period.last_month.month)
