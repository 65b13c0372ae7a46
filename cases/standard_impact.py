"""What a new standard would change for the households of its region. Writes nothing."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from accounts.models import Region
from cases.caseload import caseload_of, stretches
from cases.models import AwardMember
from cases.rehearsed import summed
from eligibility.actions.standards import gives_way_to
from eligibility.facts import as_entered
from eligibility.models import Standard
from eligibility.policies.standards import LocalStandard
from eligibility.rehearse import Terms, added, rehearse
from eligibility.rules.every import RULES
from eligibility.rules.facts import Frames
from eligibility.rules.money import FEN
from households.models import Household

LARGEST = 20_000  # households that a page reckons while somebody waits


@dataclass(frozen=True)
class Impact:
    """The caseload under the figures in use and with the new one. Money in fen a month.

    `holding` are the households that hold dibao, `affected` those of them whose amount changes, and
    `newly_fit` those that hold nothing, do not fit today and would fit.
    """

    on: date
    households: int
    holding: int
    affected: int
    gains: int
    loses: int
    ends: int
    change: int
    newly_fit: int

    @property
    def change_in_yuan(self) -> Decimal:
        """What all of it costs more, or less, a month."""
        return Decimal(self.change) / FEN


def benefits_using(kind: str) -> frozenset[str]:
    """The benefits whose rules read a kind of standard."""
    return frozenset(rule.benefit for rule in RULES.values() if kind in rule.parameters)


def persons_held(standard: Standard, on: date) -> int:
    """Persons of the region who hold a benefit that this kind of standard sets."""
    region = standard.region
    held = AwardMember.objects.inside(region.code, region.until).filter(
        award__benefit__in=benefits_using(standard.key), period__contains=on
    )
    return held.count()


def too_many(region: Region) -> int:
    """How many households the region has, if more than a page may reckon; otherwise 0."""
    count = Household.objects.inside(region.code, region.until).count()
    return count if count > LARGEST else 0


def impact_of(standard: Standard, *, today: date) -> Impact:
    """The households of today rehearsed under the law of the first day the figure counts for them: with
    the figures in use, and with this one in the place of those that give way."""
    on = max(today, standard.from_on)
    if standard.to_on and standard.to_on < on:
        on = standard.to_on
    now, then = Terms(_in_use()), Terms((*_in_use(without=standard), as_entered(standard)))
    tallies: dict[bool, list[dict[str, Any]]] = {True: [], False: []}
    for part in stretches(standard.region):
        facts = caseload_of(part, on=today)
        for held, told in tallies.items():
            told.append(rehearse(_those(facts, held), now, then, on=on).told())
    holders, others = (summed(added(tallies[held])["townships"]) for held in (True, False))
    return Impact(
        on,
        households=holders["households"] + others["households"],
        holding=holders["households"],
        affected=holders["households"] - holders["unchanged"],
        gains=holders["gains"] + holders["enters"],
        loses=holders["loses"],
        ends=holders["leaves"],
        change=holders["change"],
        newly_fit=others["enters"],
    )


def _those(facts: Frames, held: bool) -> Frames:
    """The households that hold an award, or the others."""
    return facts.of(facts.households.filter(pl.col("award_monthly").is_not_null() == held))


def _in_use(*, without: Standard | None = None) -> tuple[LocalStandard, ...]:
    rows = Standard.objects.in_use().order_by("pk")
    if without is not None:
        rows = rows.exclude(pk__in=gives_way_to(without).values("pk")).exclude(pk=without.pk)
    return tuple(as_entered(row) for row in rows)
