"""A death is confirmed: membership, share, waiting payments, money paid too long, and the family, at once."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_noop as _

from accounts.models import Officer
from cases.actions.award import end_share
from cases.actions.payment.holds import release_hold
from cases.actions.payment.recovery import open_after_death
from cases.models import Award, AwardMember, PaymentHold, Recovery
from cases.periods import Period
from households.actions.deaths import record_death
from households.models import BankAccount, Membership
from monitoring.actions.consequences import assessed_anew, left_behind
from monitoring.models import Finding


def confirm_death(
    finding: Finding, *, died_on: date, by: Officer, on: date, new_head: int | None = None
) -> dict[str, Any]:
    """The person of a finding is dead on file, and gets nothing for months after that of the death.

    The others' shares go on unchanged until a review says what they are entitled to now; what that would
    be is reckoned at once (`family`). What was paid for later months must come back, to the yuan.
    Returns what was done, for the record.
    """
    person = finding.person_id
    assert person is not None  # checked on proposal
    last_day = Period.month_of(died_on).last_day
    relation = _relation(person)
    household = record_death(person, died_on=died_on, by=by, new_head=new_head)
    shares = AwardMember.objects.filter(person=person, period__isempty=False).filter(
        Q(period__endswith=None) | Q(period__endswith__gt=max(on, last_day + timedelta(days=1)))
    )
    awards = list(shares.order_by("pk").values_list("award", flat=True))
    death = Award.EndReason.DEATH
    going_on = [
        end_share(award, person_id=person, by=by, on=on, last_day=last_day, reason=death)
        for award in awards
    ]
    for hold in PaymentHold.objects.filter(origin=finding.key, released_on=None):
        release_hold(hold.pk, by=by, on=on, reason="已确认死亡，份额终止")
    owed = open_after_death(
        person, after=died_on, reason=_("死亡后多发"), by=by, on=on, origin=finding.key
    )
    alone = household is None or not _living(household.pk)
    return {
        "died_on": died_on.isoformat(),
        "last_day": last_day.isoformat(),
        "household": household.pk if household else None,
        "new_head": household.head_id if household and relation == "head" and not alone else None,
        "account_of_the_dead": bool(household and not alone and _paid_into(household.pk, person)),
        "alone": alone,
        "ended": awards,
        "going_on": [award.pk for award in going_on if award],
        **_told_of(owed),
        "family": None if alone or not household else assessed_anew(household, by=by, on=on),
        "left_behind": left_behind(finding, relation, died_on=died_on, on=on),
    }


def _told_of(owed: Recovery | None) -> dict[str, Any]:
    """The months to come back, in yuan."""
    lines = owed.lines.all() if owed else []
    return {
        "recovery": [{"month": r.month.isoformat(), "amount": str(r.amount)} for r in lines],
        "recovery_total": str(owed.amount) if owed else "0.00",
        "recovery_id": owed.pk if owed else None,
    }


def _relation(person_id: int) -> str:
    """What the person is to the head of the household; `other` for whoever lives in none."""
    lives = Membership.objects.filter(person=person_id, period__endswith=None)
    return lives.values_list("relation", flat=True).first() or "other"


def _living(household_id: int) -> bool:
    return Membership.objects.filter(household=household_id, period__endswith=None).exists()


def _paid_into(household_id: int, person_id: int) -> bool:
    """Whether the household's account is one of the person's: nothing more goes into it."""
    now = BankAccount.objects.filter(household=household_id, period__endswith=None)
    return now.filter(holder=person_id).exists()
