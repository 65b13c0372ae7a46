"""Who may see a row: `visible_to` is the only definition of scope."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from accounts.models import Officer

Row = TypeVar("Row", bound=models.Model)


class ScopedQuerySet(models.QuerySet[Row]):
    """Rows that lie in a region; `region_field` names the column with the 12-digit code."""

    region_field = "region_id"

    def within(self, intervals: Iterable[tuple[int, int]]) -> Self:
        """Rows inside any of the half-open code intervals; none for no interval."""
        wanted = Q()
        for start, until in intervals:
            wanted |= Q(**{f"{self.region_field}__gte": start, f"{self.region_field}__lt": until})
        return self.filter(wanted) if wanted else self.none()

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
