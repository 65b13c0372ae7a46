"""Holds (暂缓发放), and money that must come back (追回).

A hold keeps the next payments waiting and ends nothing; a second person decides what follows.
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.payment.rights import require
from cases.models import Award, PaymentHold, PaymentLine, Recovery
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


@transaction.atomic
def open_recovery(
    person_id: int, *, after: date, reason: str, by: Officer, on: date, deduct: bool = False
) -> list[Recovery]:
    """What was paid to the person for months after that of `after` must come back, line by line.

    Money the bank could not pay is not counted, and no line twice. `deduct`: the household agreed to
    a deduction from its later payments. Raises PermissionDenied without a right to settle there.
    """
    month_after = after.replace(day=1)
    lines = (
        PaymentLine.objects.visible_to(by)
        .locked()
        .filter(person=person_id, month__gt=month_after, amount__gt=0, recovery=None)
        .exclude(bank_return__paid=False)
        .order_by("month", "pk")
    )
    for line in lines:
        require(by, RELEASERS, line.region_id)
    return Recovery.objects.bulk_create(
        Recovery(
            region_id=line.region_id,
            line=line,
            household_id=line.household_id,
            person_id=line.person_id,
            month=line.month,
            amount=line.amount,
            reason=reason,
            deduct=deduct,
            opened_on=on,
            opened_by=by,
        )
        for line in lines
    )


@transaction.atomic
def settle_recovery(
    recovery_id: int, *, state: Recovery.State, note: str, by: Officer, on: date
) -> Recovery:
    """The money came back, or is given up; giving up needs the right to approve payments.

    Raises StepRefused when it was settled before.
    """
    recovery = Recovery.objects.visible_to(by).select_for_update(of=("self",)).get(pk=recovery_id)
    waived = state == Recovery.State.WAIVED
    require(by, (Right.APPROVE_PAYMENT,) if waived else RELEASERS, recovery.region_id)
    if recovery.state != Recovery.State.OPEN:
        raise StepRefused(_("这笔追回已了结：%(state)s") % {"state": recovery.get_state_display()})
    recovery.state, recovery.note = state, note
    recovery.settled_on, recovery.settled_by = on, by
    recovery.save(update_fields=["state", "note", "settled_on", "settled_by"])
    return recovery
