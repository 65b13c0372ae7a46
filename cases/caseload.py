"""The caseload of a region as the rules read it: the household files, and the awards held.

A big region is taken in stretches, so that memory does not grow with the region: some counties, or some
townships or villages of one. The stretches after the one at work are read ahead, each on a connection of
its own: reading takes longer than deciding, and two readers keep up.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
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
HOUSEHOLDS_A_STRETCH = 50_000
AHEAD = 2  # stretches that are read while one is at work
SPANS = (10**6, 10**3, 1)  # codes in a county, a township, a village
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
    """Neighbouring places together up to `size` households; a place alone that has more is cut by household
    number. At least one, if empty."""
    asked = {"start": region.code, "until": region.until}
    rows = sql.rows("households_by_place", **asked)
    counted = [(row["place"], row["households"]) for row in rows]
    cut: list[Stretch] = []
    room = 0
    for start, until, households in _places(counted, size, SPANS):
        if households > size:
            numbers = sql.rows("stretches_of_a_place", place=start, size=size)
            cut += [Stretch(start, until, each["first"], each["last"]) for each in numbers]
            room = 0
        elif households <= room:
            room -= households
            cut[-1] = replace(cut[-1], until=until)
        else:
            room = size - households
            cut.append(Stretch(start, until, *EVERYBODY))
    if not cut:
        return [Stretch(region.code, region.until, *EVERYBODY)]
    cut[0] = replace(cut[0], start=max(cut[0].start, region.code))
    cut[-1] = replace(cut[-1], until=min(cut[-1].until, region.until))
    return cut


def _places(
    counted: Iterable[tuple[int, int]], size: int, spans: Sequence[int]
) -> Iterator[tuple[int, int, int]]:
    """Counties, as [start, until) and households; of a county too big its townships, their villages."""
    span, *finer = spans
    for code, rows in groupby(counted, key=lambda row: row[0] // span * span):
        within = list(rows)
        households = sum(count for _, count in within)
        if households > size and finer:
            yield from _places(within, size, finer)
        else:
            yield code, code + span, households


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

    def __init__(self, cut: list[Stretch], *, on: date, ahead: int = AHEAD) -> None:
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
        """In a thread, all tables as they stand at one moment.

        Big parts of tables are read block by block; an index scan would go from row to row.
        """
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                    cursor.execute("SET LOCAL enable_indexscan = off")
                return caseload_of(stretch, on=self.on)
        finally:
            connection.close()
