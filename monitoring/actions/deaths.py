"""A death is confirmed: membership, share, waiting payments and money paid too long, all at once."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from accounts.models import Officer
from cases.actions.award import end_share
from cases.actions.payment.holds import open_recovery, release_hold
from cases.models import Award, AwardMember, PaymentHold
from cases.periods import Period
from households.actions.deaths import record_death


def confirm_death(
    person_id: int, *, died_on: date, origin: str, by: Officer, on: date
) -> dict[str, Any]:
    """The person is dead on file, and gets nothing for months after that of the death.

    The others' shares go on unchanged until a review says what they are entitled to now. What was paid for
    later months must come back, to the yuan. Returns what was done, for the record.
    """
    last_day = Period.month_of(died_on).last_day
    household = record_death(person_id, died_on=died_on, by=by)
    shares = AwardMember.objects.filter(person=person_id, period__isempty=False).filter(
        Q(period__endswith=None) | Q(period__endswith__gt=max(on, last_day + timedelta(days=1)))
    )
    awards = list(shares.order_by("pk").values_list("award", flat=True))
    going_on = [
        end_share(
            award,
            person_id=person_id,
            by=by,
            on=on,
            last_day=last_day,
            reason=Award.EndReason.DEATH,
        )
        for award in awards
    ]
    for hold in PaymentHold.objects.filter(origin=origin, released_on=None):
        release_hold(hold.pk, by=by, on=on, reason="已确认死亡，份额终止")
    owed = open_recovery(person_id, after=died_on, reason="死亡后多发", by=by, on=on)
    return {
        "died_on": died_on.isoformat(),
        "last_day": last_day.isoformat(),
        "household": household.pk if household else None,
        "ended": awards,
        "going_on": [award.pk for award in going_on if award],
        "recovery": [{"month": r.month.isoformat(), "amount": str(r.amount)} for r in owed],
        "recovery_total": str(sum(r.amount for r in owed)) if owed else "0.00",
    }
