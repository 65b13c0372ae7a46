"""The caseload of a region as the rules read it: the household files, and the awards held.

A big region is taken in stretches: some counties, or a run of household numbers within one, so that memory
does not grow with the region. The stretch after the one at work is read ahead, on another connection.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

import polars as pl
from django.db import connection, transaction

from accounts.models import Region
from cases import sql
from eligibility.columns import AMOUNT, copied, fen
from eligibility.facts import EVERYBODY, frames_of_region
from eligibility.rules.facts import Frames

SQL = Path(__file__).parent / "sql"
HOUSEHOLDS_A_STRETCH = 100_000
AWARDS = {
    "household": pl.Int64, "award_benefit": pl.String, "award_monthly": AMOUNT, "exit_until": pl.Date,
}  # fmt: skip


@dataclass(frozen=True)
class Stretch:
    """Households of the codes [start, until), numbered from `first` to `last`."""

    start: int
    until: int
    first: int
    last: int

    @property
    def region(self) -> Region:
        return Region(code=self.start, until=self.until)


def stretches(region: Region, *, size: int = HOUSEHOLDS_A_STRETCH) -> list[Stretch]:
    """Small neighbouring counties together, big ones cut by household number; at least one, if empty."""
    asked = {"start": region.code, "until": region.until, "size": size}
    cut: list[Stretch] = []
    room = 0
    for row in sql.rows("stretches_of_households", **asked):
        if row["whole"] and row["households"] <= room:
            room -= row["households"]
            cut[-1] = replace(cut[-1], until=row["until"])
            continue
        room = size - row["households"] if row["whole"] else 0
        between = EVERYBODY if row["whole"] else (row["first"], row["last"])
        cut.append(Stretch(row["start"], row["until"], *between))
    return cut or [Stretch(region.code, region.until, *EVERYBODY)]


def caseload_of(stretch: Stretch, *, on: date) -> Frames:
    """Every household of a stretch with what is known of it that day, and the dibao it holds."""
    between = stretch.first, stretch.last
    asked = {"start": stretch.start, "until": stretch.until, "on": on}
    asked |= {"first": stretch.first, "last": stretch.last}
    held = copied(SQL, "awards_held", AWARDS, asked).with_columns(
        award_monthly=fen("award_monthly")
    )
    return frames_of_region(stretch.region, on=on, awards=held, between=between)


class Caseload:
    """The stretches of a region, read in their order and each `ahead` of its turn.

    Within a transaction nobody is read ahead: another connection would not see what only we see.
    """

    def __init__(self, cut: list[Stretch], *, on: date, ahead: int = 1) -> None:
        self.cut, self.on = cut, on
        self.ahead = 0 if connection.in_atomic_block else ahead
        self._reader = ThreadPoolExecutor(max(1, self.ahead))
        self._coming: dict[int, Future[Frames]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._reader.shutdown(cancel_futures=True)

    def read(self, number: int) -> Frames:
        """The facts of one stretch; the next ones are being read when this returns."""
        if not self.ahead:
            return caseload_of(self.cut[number], on=self.on)
        for each in range(number, min(number + self.ahead + 1, len(self.cut))):
            if each not in self._coming:
                self._coming[each] = self._reader.submit(self._elsewhere, self.cut[each])
        return self._coming.pop(number).result()

    def _elsewhere(self, stretch: Stretch) -> Frames:
        """In a thread, all tables as they stand at one moment."""
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                return caseload_of(stretch, on=self.on)
        finally:
            connection.close()
