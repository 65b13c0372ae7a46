"""Holds (暂缓发放).

A hold keeps the next payments waiting and ends nothing; a second person decides what follows.
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.payment.rights import require
from cases.models import Award, PaymentHold
from cases.procedure import StepRefused

HOLDERS = (
    Right.COMPARE,
    Right.SETTLE,
    Right.PREPARE_PAYMENT,
    Right.CHECK_PAYMENT,
    Right.APPROVE_PAYMENT,
)
RELEASERS = (Right.SETTLE, Right.CONFIRM_DISPOSAL, Right.CHECK_PAYMENT, Right.APPROVE_PAYMENT)


@transaction.atomic
def hold_payments(
    award_id: int,
    *,
    by: Officer,
    on: date,
    reason: str,
    person_id: int | None = None,
    origin: str = "",
) -> PaymentHold:
    """The next payments of the award wait, or those of one person in it.

    `origin` names what the hold rests on; asked twice for the same, there is one hold. Raises
    PermissionDenied without a right to hold there.
    """
    award = Award.objects.visible_to(by).select_for_update(of=("self",)).get(pk=award_id)
    require(by, HOLDERS, award.region_id)
    return place_hold(award.pk, by=by, on=on, reason=reason, person_id=person_id, origin=origin)


def place_hold(
    award_id: int,
    *,
    by: Officer,
    on: date,
    reason: str,
    person_id: int | None = None,
    origin: str = "",
) -> PaymentHold:
    """Write the hold, for an action that has checked the right and found the award."""
    if origin:
        same = PaymentHold.objects.open().filter(award=award_id, person=person_id, origin=origin)
        known = same.first()
        if known:
            return known
    return PaymentHold.objects.create(
        award_id=award_id,
        region_id=Award.objects.values_list("region_id", flat=True).get(pk=award_id),
        person_id=person_id,
        reason=reason,
        origin=origin,
        held_on=on,
        held_by=by,
    )


@transaction.atomic
def release_hold(hold_id: int, *, by: Officer, on: date, reason: str) -> PaymentHold:
    """Payments go on; months that were left out are paid as arrears with the next run.

    Raises StepRefused when the hold was released before, PermissionDenied without the right.
    """
    hold = PaymentHold.objects.visible_to(by).select_for_update(of=("self",)).get(pk=hold_id)
    require(by, RELEASERS, hold.region_id)
    if hold.released_on:
        raise StepRefused(_("这笔暂缓已于 %(day)s 解除") % {"day": hold.released_on})
    hold.released_on = max(on, hold.held_on)
    hold.released_by = by
    hold.release_reason = reason
    hold.save(update_fields=["released_on", "released_by", "release_reason"])
    return hold
