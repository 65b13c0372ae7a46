"""Questions about findings."""

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from accounts.querysets import ScopedQuerySet
from accounts.roles import Right

if TYPE_CHECKING:
    from accounts.models import Officer
    from monitoring.models import Disposal, Finding  # noqa: F401

UNTRUE = ["3", "4", "5"]  # explained, error of theirs, error of ours
CLUE = "11"
YEAR = timedelta(days=365)


class FindingQuerySet(ScopedQuerySet["Finding"]):
    def visible_to(self, officer: "Officer") -> Self:
        """Findings of the officer's area, but none with a clue (问题线索) that concerns this very person."""
        seen = super().visible_to(officer)
        return seen.exclude(disposals__concerns__natural_person=officer.natural_person)

    def to_do(self) -> Self:
        """Findings somebody still has to settle; those put off are looked at again on their day."""
        return self.filter(state__in=["open", "checking", "proposed", "told"])

    def to_wake(self, on: date) -> Self:
        """Findings whose rest ends on a day or before."""
        return self.filter(wakes_on__lte=on)

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

    def untrue_causes(self, rule: str, on: date) -> dict[str, int]:
        """Why findings of the rule settled within a year were untrue: cause to count, most first."""
        settled = self.filter(rule=rule, state="settled", closed_on__gt=on - YEAR)
        named = settled.filter(disposals__code__in=UNTRUE, disposals__rejected=False)
        causes = named.exclude(disposals__cause="").values_list("disposals__cause", flat=True)
        return dict(Counter(causes).most_common())


class DisposalQuerySet(ScopedQuerySet["Disposal"]):
    def visible_to(self, officer: "Officer") -> Self:
        """Disposals of the officer's area. A clue (问题线索) is seen by whoever wrote it, confirms disposals
        there or audits, and never by the one it concerns."""
        seen = super().visible_to(officer)
        trusted = officer.intervals_with(Right.CONFIRM_DISPOSAL, Right.AUDIT)
        open_to = Q(proposer=officer.natural_person) | ~Q(code=CLUE)
        for start, until in trusted:
            open_to |= Q(region_id__gte=start, region_id__lt=until)
        return seen.filter(open_to).exclude(concerns__natural_person=officer.natural_person)


__all__ = ["DisposalQuerySet", "FindingQuerySet"]
