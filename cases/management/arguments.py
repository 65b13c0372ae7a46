"""Periods as commands take them."""

from argparse import ArgumentTypeError
from datetime import date

from django.utils import timezone

from cases.periods import Period


def period(text: str) -> Period:
    """A month, quarter or year that has begun."""
    try:
        return Period.begun(text, timezone.localdate())
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error


def month(text: str) -> date:
    """The first day of a month that has begun."""
    given = period(text)
    if given.months != 1:
        raise ArgumentTypeError(f"{text}: 月份应写成 2026-09 / not a month")
    return given.start
