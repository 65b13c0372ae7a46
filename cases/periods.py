"""Periods as they are written: `2026-09` a month, `2026Q3` a quarter, `2026` a year."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

_WRITTEN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])|Q([1-4]))?", re.ASCII)


class NotBegun(ValueError):
    """The period lies in the future: nothing happened in it."""


@dataclass(frozen=True)
class Period:
    """Whole months: the first day, and the first day after."""

    text: str
    start: date
    until: date

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a period, in full-width characters too. Raises ValueError for what is not one."""
        text = unicodedata.normalize("NFKC", text).strip().upper()
        found = _WRITTEN.fullmatch(text)
        if not found or not 1950 <= int(found[1]) <= 2199:
            raise ValueError(f"{text}: 期间应写成 2026-09、2026Q3 或 2026 / not a period")
        year = int(found[1])
        if found[2]:
            start = date(year, int(found[2]), 1)
            return cls(text, start, add_months(start, 1))
        if found[3]:
            start = date(year, int(found[3]) * 3 - 2, 1)
            return cls(text, start, add_months(start, 3))
        return cls(text, date(year, 1, 1), date(year + 1, 1, 1))

    @classmethod
    def begun(cls, text: str, on: date) -> Self:
        """Read a period that has begun by a day. Raises NotBegun, or ValueError as `parse`."""
        period = cls.parse(text)
        if period.start > on:
            raise NotBegun(f"{period.text}: 期间还没有开始 / the period has not begun")
        return period

    @classmethod
    def month_of(cls, day: date) -> Self:
        return cls.parse(f"{day:%Y-%m}")

    @classmethod
    def quarter_of(cls, day: date) -> Self:
        return cls.parse(f"{day.year}Q{(day.month + 2) // 3}")

    @classmethod
    def year_of(cls, day: date) -> Self:
        return cls.parse(str(day.year))

    @property
    def last_day(self) -> date:
        return self.until - timedelta(days=1)

    @property
    def last_month(self) -> date:
        """The first day of the last month in the period."""
        return add_months(self.until, -1)

    def running(self, on: date) -> bool:
        """What is counted in it on that day is not yet all."""
        return self.start <= on < self.until

    @property
    def months(self) -> int:
        return (self.until.year - self.start.year) * 12 + self.until.month - self.start.month

    def previous(self) -> Self:
        """The period of the same length before this one."""
        start = add_months(self.start, -self.months)
        if self.months == 1:
            return self.month_of(start)
        return self.quarter_of(start) if self.months == 3 else self.parse(str(start.year))


def add_months(first: date, months: int) -> date:
    """The first of a month, so many months later (or earlier)."""
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def months_until(first: date, on: date) -> list[date]:
    """The firsts of the months from that of `first` to that of `on`."""
    count = (on.year - first.year) * 12 + on.month - first.month + 1
    return [add_months(first, later) for later in range(count)]
