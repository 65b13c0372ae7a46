"""Questions about findings."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from accounts.querysets import ScopedQuerySet

if TYPE_CHECKING:
    from monitoring.models import Finding  # noqa: F401

UNTRUE = ["3", "4", "5"]  # explained, error of theirs, error of ours
YEAR = timedelta(days=365)


class FindingQuerySet(ScopedQuerySet["Finding"]):
    def to_do(self) -> Self:
        """Findings somebody still has to settle."""
        return self.filter(state__in=["open", "checking", "proposed"])

    def overdue(self, on: date) -> Self:
        return self.to_do().filter(due_on__lt=on)

    def for_list(self) -> Self:
        """Everything a row of the ledger shows, in one query; what is due first comes first."""
        return self.select_related("region__parent", "owner", "household").order_by("due_on", "pk")

    def precision(self, rule: str, on: date) -> int | None:
        """Of 100 findings of the rule settled within a year, how many were true; None for none."""
        settled = self.filter(rule=rule, state="settled", closed_on__gt=on - YEAR)
        every = settled.count()
        untrue = settled.filter(disposals__code__in=UNTRUE, disposals__rejected=False)
        return round(100 * (every - untrue.distinct().count()) / every) if every else None


__all__ = ["FindingQuerySet"]
