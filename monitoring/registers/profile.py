"""What a file looks like as a whole: where its people come from, of which days, who was there before."""

from collections import Counter
from typing import Any

import polars as pl
from django.db import connection
from psycopg2 import sql

from monitoring.registers.table import Batch

AREAS = 30  # kept of the areas most numbers begin with
_OVERLAP = sql.SQL(
    "SELECT count(*), count(*) FILTER (WHERE EXISTS (SELECT FROM {now} AS now"
    " WHERE now.id_token = earlier.id_token))"
    " FROM (SELECT DISTINCT id_token FROM {then} WHERE id_token IS NOT NULL) AS earlier"
)


class Profile:
    """Gathers the accepted rows of one file, batch by batch."""

    def __init__(self) -> None:
        self._areas: Counter[str] = Counter()
        self._days: list[str] = []

    def add(self, batch: Batch) -> None:
        rows = batch.accepted
        areas = rows["id_number"].drop_nulls().str.slice(0, 6).value_counts(name="many")
        self._areas.update(dict(areas.rows()))
        days = rows["event_on"].drop_nulls().cast(pl.String)
        if len(days):
            self._days += [str(days.min()), str(days.max())]

    def as_json(self, *, persons: int) -> dict[str, Any]:
        """persons; numbers of all rows and by the area they begin with; first and last day of the event."""
        return {
            "persons": persons,
            "numbers": self._areas.total(),
            "areas": dict(self._areas.most_common(AREAS)),
            "first": min(self._days, default=None),
            "last": max(self._days, default=None),
        }


def overlap(now: int, then: int) -> tuple[int, int]:
    """Persons of an earlier import, and how many of them are in this one."""
    parts = {
        name: sql.Identifier(f"monitoring_registerrow_{number}")
        for name, number in (("now", now), ("then", then))
    }
    with connection.cursor() as cursor:
        cursor.execute(str(_OVERLAP.format(**parts).as_string(cursor.cursor)))
        every, again = cursor.fetchone()
    return every, again
