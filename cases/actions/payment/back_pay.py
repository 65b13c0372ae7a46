"""Back pay (补差): a standard confirmed with a first day in the past adds to months that were paid.

The sealed facts of each award are answered twice for the month, with the standards of the sealed sheet and
with those in use now; what a person gains is owed. The next run pays it as arrears.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Sum
from django.utils import timezone

from cases.benefits import BENEFITS
from cases.grants import grant_of
from cases.models import Award, BackPay, PaymentLine, PaymentRun
from cases.standard_impact import benefits_using
from eligibility.assess import assess, standards_told
from eligibility.facts import entered_standards
from eligibility.models import Assessment, Standard
from eligibility.policies.standards import LocalStandard
from eligibility.rules.money import FEN


def backdated(county: int, benefit: str) -> list[Standard]:
    """Standards in use that were confirmed in a month after that of their first day, in that order."""
    if BENEFITS[benefit].on_top:
        return []
    used = Standard.objects.in_use().filter(region__code__lte=county, region__until__gt=county)
    used = used.exclude(confirmed_at=None)
    return [
        standard
        for standard in used.order_by("confirmed_at", "pk")
        if benefit in benefits_using(standard.key) and standard.from_on < first_unpaid(standard)
    ]


def first_unpaid(standard: Standard) -> date:
    """The first of the month in which the standard was confirmed: months before it were paid without it."""
    assert standard.confirmed_at is not None  # those without the hour came with another system
    return timezone.localdate(standard.confirmed_at).replace(day=1)


def work_out(run: PaymentRun, *, part: int, parts: int) -> int:
    """What is owed for paid months of one part of the awards stands written, once a line and standard.

    How many lines were weighed. Raises FactsError where sealed facts cannot be read any more.
    """
    weighed = 0
    for standard in backdated(run.region_id, run.benefit):
        lines = _short(run, standard).annotate(part=F("award_id") % parts).filter(part=part)
        found = list(lines.select_related("award__decision__assessment").order_by("pk"))
        BackPay.objects.bulk_create(
            (
                BackPay(region_id=line.region_id, standard=standard, line=line, amount=amount)
                for line, amount in _owed(standard, found)
            ),
            ignore_conflicts=True,
        )
        weighed += len(found)
    return weighed


def _short(run: PaymentRun, standard: Standard) -> Any:
    """Lines of locked runs for the months back, not yet weighed against the standard."""
    county = run.region
    lines = PaymentLine.objects.locked().inside(county.code, county.until)
    last = min(first_unpaid(standard), run.month)
    months = lines.filter(month__gte=standard.from_on.replace(day=1), month__lt=last)
    if standard.to_on:
        months = months.filter(month__lte=standard.to_on)
    own = months.filter(benefit=run.benefit, repairs=None, back_pay=None, amount__gt=0)
    return own.exclude(back_pays__standard=standard)


def _owed(
    standard: Standard, lines: Iterable[PaymentLine]
) -> Iterable[tuple[PaymentLine, Decimal]]:
    now = entered_standards()
    known: dict[tuple[int, date], Mapping[int, int]] = {}
    for line in lines:
        asked = line.award_id, max(line.month, standard.from_on)
        if asked not in known:
            known[asked] = _gains(line.award, asked[1], now)
        gained = Decimal(known[asked].get(line.person_id, 0)) / FEN
        paid = Exists(PaymentLine.objects.filter(back_pay=OuterRef("pk"), void=False))
        counted = line.back_pays.filter(Q(standard__replaced_by=None) | paid)
        before = counted.aggregate(yuan=Sum("amount"))["yuan"] or 0
        yield line, max(gained - before, Decimal(0))


def _gains(award: Award, day: date, now: Iterable[LocalStandard]) -> dict[int, int]:
    """By person, fen a month that the standards of today give above those of the sealed sheet."""
    sealed = award.decision.assessment
    was = _shares(award, day, standards_told(sealed.sheet["policy"]))
    due = _shares(award, day, now)
    return {person: due[person] - was[person] for person in was.keys() & due.keys()}


def _shares(award: Award, day: date, standards: Iterable[LocalStandard]) -> dict[int, int]:
    """What each person gets by the sealed facts on a day, in fen a month. Nobody where nothing is given, or
    a sum once: that was right on its day."""
    facts = award.decision.assessment.facts
    answered = Assessment(facts=facts, sheet=assess(facts, on=day, standards=standards))
    grant = grant_of(answered, award.benefit, award.person_id)
    shares = () if grant.once or grant.months else grant.shares
    return {each.person_id: each.share + each.raised for each in shares}
