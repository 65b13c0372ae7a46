"""Who may see a row: `visible_to` is the only definition of scope."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from accounts.models import Officer

Row = TypeVar("Row", bound=models.Model)
# Codes in a city, county and township, and the column of a `LocatedByLevel` table that holds its code
OF_LEVEL = {10**8: "city_code", 10**6: "county_code", 10**3: "township_code"}


class ScopedQuerySet(models.QuerySet[Row]):
    """Rows that lie in a region; `region_field` names the column with the 12-digit code."""

    region_field = "region_id"

    def within(self, intervals: Iterable[tuple[int, int]]) -> Self:
        """Rows inside any of the half-open code intervals; none for no interval."""
        wanted = Q()
        for start, until in intervals:
            wanted |= self._between(start, until)
        return self.filter(wanted) if wanted else self.none()

    def _between(self, start: int, until: int) -> Q:
        """One interval: a whole city, county or township by the column of its own where the table keeps one,
        for its lists are in order there."""
        column = OF_LEVEL.get(until - start, "")
        if start % (until - start) == 0 and hasattr(self.model, column):
            return Q(**{column: start})
        return Q(**{f"{self.region_field}__gte": start, f"{self.region_field}__lt": until})

    def visible_to(self, officer: "Officer") -> Self:
        """Rows inside the regions of the officer's posts of today; none for anybody else."""
        return self.within(officer.intervals())

    def inside(self, code: int, until: int) -> Self:
        """Rows of one region, whoever asks: for jobs and reports that were scoped before."""
        return self.within([(code, until)])


class RegionQuerySet(models.QuerySet[Row]):
    def within(self, intervals: Iterable[tuple[int, int]]) -> Self:
        """Regions inside any of the half-open code intervals; none for no interval."""
        wanted = Q()
        for start, until in intervals:
            wanted |= Q(code__gte=start, code__lt=until)
        return self.filter(wanted) if wanted else self.none()

    def visible_to(self, officer: "Officer") -> Self:
        """Regions inside the officer's posts, their own included."""
        return self.within(officer.intervals())

    def in_force(self) -> Self:
        return self.filter(valid_until=None)
