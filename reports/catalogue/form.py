"""How a report is declared: sections that one question answers, lines with definitions, checks, due days."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.periods import Period, add_months
from eligibility.spoken import said

MEASURES = ("rows", "households", "sum", "mean", "rate")


@dataclass(frozen=True)
class Line:
    """One indicator (指标): what it takes of the rows of its question, and so what its cell opens.

    `flag` is the boolean column that says which rows belong to it; `measure` counts those rows, counts their
    households, adds `amount` up or averages it (two places), or says how many per cent they are of the rows
    with the flag `of` (two places; nothing when there is none). `whole`: `amount` counts, and has no places.
    """

    figure: str
    label: Promise
    unit: Promise | str
    definition: Promise
    flag: str
    measure: str = "rows"
    amount: str = ""
    of: str = ""
    whole: bool = False

    @property
    def places(self) -> int:
        return 2 if (self.amount or self.of) and not self.whole else 0


@dataclass(frozen=True)
class Check:
    """An identity (平衡关系) of the figures of one key: `plus` without `minus` is `equals`."""

    label: Promise
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    equals: str


@dataclass(frozen=True)
class Column:
    """A column shown with the rows of a figure; `kind` is text, day, money or count, `words` tell codes."""

    name: str
    label: Promise | str
    kind: Literal["text", "day", "money", "count"] = "text"
    words: Mapping[str, Promise | str] = field(default_factory=dict)

    def told(self, value: Any) -> str:
        """A value that is no number and no day, in words."""
        return str(self.words.get(value, value)) if self.words else said(str(value))


@dataclass(frozen=True)
class Section:
    """Lines over the rows of one question in `sql/`: a row for each person (or finding) and key.

    The question yields `key`, `person_id`, `household_id`, every flag and every amount of the lines. `given`
    are parameters it takes besides place and period, `terms` those that the law of a region and month says.
    `unit`: what a row is: a person, a finding, a case, or a unit (a township, a document) that has no
    household and whose name is no person's.
    """

    code: str
    question: str
    key: str
    keys: tuple[tuple[str, Promise], ...]
    lines: tuple[Line, ...]
    shown: tuple[Column, ...]
    given: Mapping[str, str | list[str] | None] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    unit: str = "person"
    terms: Callable[[int, date], Mapping[str, str]] | None = None

    @property
    def flags(self) -> list[str]:
        return sorted({flag for line in self.lines for flag in (line.flag, line.of) if flag})

    @property
    def kept(self) -> dict[str, str]:
        """What a filed row keeps besides its flags: column and SQL type."""
        kinds = {"money": "numeric", "day": "date", "text": "text", "count": "bigint"}
        amounts = {line.amount: "numeric" for line in self.lines if line.amount}
        return amounts | {column.name: kinds[column.kind] for column in self.shown}


@dataclass(frozen=True)
class Due:
    """The last day to file (报送时限): days after the period, a day of its last month (31 is the month's
    end), or a day of the year. `ends_in`: the months that periods asked for end in; none means all.
    """

    days_after: int = 0
    day_of_last_month: int = 0
    day_of_year: tuple[int, int] | None = None
    ends_in: tuple[int, ...] = ()

    def on(self, period: Period) -> date:
        if self.day_of_year:
            return date(period.start.year, *self.day_of_year)
        if self.day_of_last_month:
            day = period.last_month + timedelta(days=self.day_of_last_month - 1)
            return min(day, period.last_day)
        return period.last_day + timedelta(days=self.days_after)

    def opens(self, period: Period) -> date:
        """The first day to file: after the period, or the month of a last day that lies inside it."""
        day = self.on(period)
        return day.replace(day=1) if day < period.until else period.until

    def asks(self, period: Period) -> bool:
        return not self.ends_in or period.last_month.month in self.ends_in


@dataclass(frozen=True)
class Heading:
    """A part of the text of a report (文字部分) that an officer writes; `begins` is what stands there first,
    with figures as `%(key.figure)s`.
    """

    code: str
    title: Promise
    begins: Promise | str = ""

    def prefilled(self, figures: Mapping[str, str]) -> str:
        """What stands there first. Raises KeyError for a figure that the report has not."""
        return str(self.begins) % figures if self.begins else ""


@dataclass(frozen=True)
class Report:
    """A report: what is printed on top, its sections, its text, and who files it by when.

    `months` of a period: 1, 3 or 12. `levels` file it, the lowest first; each adds up what it accepted from
    below. `clause` is the text that asks for it, `source` what else is to be said of it.
    """

    kind: str
    title: Promise
    organ: Promise
    months: int
    levels: tuple[str, ...]
    due: Due
    sections: tuple[Section, ...] = ()
    narrative: tuple[Heading, ...] = ()
    table_number: str = ""
    clause: str = ""
    source: Promise | str = ""

    @property
    def cycle(self) -> Promise:
        return {1: _("月报"), 3: _("季报"), 12: _("年报")}[self.months]

    @property
    def before_label(self) -> Promise:
        return {1: _("上期"), 3: _("上季度"), 12: _("上年")}[self.months]

    @property
    def balanced(self) -> bool:
        """Whether its figures have identities to keep."""
        return any(section.checks for section in self.sections)

    def periods_until(self, on: date, count: int) -> list[Period]:
        """The period of a day and those before it that are asked for, newest first."""
        whole = {1: Period.month_of, 3: Period.quarter_of, 12: Period.year_of}
        period = whole[self.months](on)
        periods: list[Period] = []
        while len(periods) < count:
            if self.due.asks(period):
                periods.append(period)
            period = period.previous()
        return periods

    def to_file(self, on: date, count: int) -> list[Period]:
        """The periods that may be filed by a day, newest first."""
        periods = self.periods_until(on, count + 1)
        return [period for period in periods if self.due.opens(period) <= on][:count]

    def may_cover(self, period: Period) -> bool:
        return period.months == self.months and self.due.asks(period)

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
