"""Money that must come back (追回): opened for paid months, returned in instalments, written off by two."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.models.region import ancestor
from accounts.roles import Right
from cases.actions.payment.holds import RELEASERS
from cases.actions.payment.rights import require
from cases.models import Instalment, OverpaidLine, PaymentLine, PaymentRun, Recovery
from cases.procedure import FourEyes, StepRefused
from cases.querysets import PaymentLineQuerySet
from households.numbers import next_number

SHORTEST_REASON = 5
Owed = Sequence[tuple[PaymentLine, Decimal]]


@transaction.atomic
def open_after_death(
    person_id: int, *, after: date, reason: str, by: Officer, on: date, origin: str = ""
) -> Recovery | None:
    """What was paid to the person for months after that of `after` must come back, to the fen.

    Money the bank could not pay is not counted, and no line twice; None where nothing was overpaid.
    Raises PermissionDenied without a right to settle there.
    """
    lines = paid_lines(by).filter(person=person_id, month__gt=after.replace(day=1))
    owed = [(line, line.amount) for line in lines]
    return _open(owed, reason=reason, by=by, on=on, origin=origin) if owed else None


@transaction.atomic
def open_for_months(
    household_id: int,
    *,
    first: date,
    last: date,
    reason: str,
    by: Officer,
    on: date,
    monthly: Decimal | None = None,
    person_id: int | None = None,
    origin: str = "",
) -> Recovery:
    """What a household, or one person of it, was paid from the month `first` to `last` without a right.

    `monthly`: how much of each month was too much, in yuan; everything if not given. Raises StepRefused
    where nothing was paid, PermissionDenied without a right to settle there.
    """
    lines = paid_lines(by).filter(household=household_id, month__range=(first, last))
    if person_id is not None:
        lines = lines.filter(person=person_id)
    owed, left = [], dict[date, Decimal]()
    for line in lines:
        room = line.amount if monthly is None else left.get(line.month, monthly)
        too_much = min(line.amount, room)
        left[line.month] = room - too_much
        if too_much > 0:
            owed.append((line, too_much))
    if not owed:
        raise StepRefused(_("这几个月没有发放，或已登记追回"))
    return _open(owed, reason=reason, by=by, on=on, origin=origin)


def paid_lines(by: Officer) -> PaymentLineQuerySet:
    """Lines that were paid and that nobody has claimed back yet."""
    lines = PaymentLine.objects.visible_to(by).locked().filter(amount__gt=0, overpaid=None)
    return lines.exclude(bank_return__paid=False).order_by("month", "pk")


@transaction.atomic
def record_instalment(
    recovery_id: int,
    *,
    amount: Decimal,
    way: str,
    receipt: str,
    paid_on: date,
    by: Officer,
    on: date,
) -> Instalment:
    """Money came back under a receipt; the last of it settles the recovery.

    Raises StepRefused for more than is owed, a receipt entered before, or a day to come.
    """
    recovery = _locked(recovery_id, by, RELEASERS)
    if amount > recovery.balance:
        raise StepRefused(
            _("还欠 %(balance)s 元，退回的不能多于这个数") % {"balance": recovery.balance}
        )
    if paid_on > on or amount <= 0:
        raise StepRefused(_("金额要大于 0，日期不晚于今天"))
    if recovery.instalments.filter(receipt=receipt.strip(), corrects=None).exists():
        raise StepRefused(_("票据号 %(receipt)s 已经登记过") % {"receipt": receipt.strip()})
    return Instalment.objects.create(
        recovery=recovery, region_id=recovery.region_id, amount=amount, way=way,
        receipt=receipt.strip(), paid_on=paid_on, entered_by=by,
    )  # fmt: skip


@transaction.atomic
def take_back(recovery_id: int, *, receipt: str, by: Officer, on: date) -> Instalment:
    """An instalment was entered wrongly: it stays, and its counterpart takes it back (冲正).

    Raises StepRefused where no such receipt counts, or the recovery is settled.
    """
    recovery = _locked(recovery_id, by, RELEASERS)
    wrong = recovery.instalments.filter(
        receipt=receipt.strip(), corrects=None, taken_back_by=None
    ).first()
    if wrong is None:
        raise StepRefused(_("没有这个票据号的退回，或已经冲正"))
    return Instalment.objects.create(
        recovery=recovery, region_id=recovery.region_id, amount=-wrong.amount, way=wrong.way,
        receipt=wrong.receipt, paid_on=on, corrects=wrong, entered_by=by,
    )  # fmt: skip


@transaction.atomic
def agree_to_deduct(recovery_id: int, *, by: Officer, on: date) -> Recovery:
    """The household agreed in writing: later payments are smaller until the sum is back."""
    recovery = _locked(recovery_id, by, RELEASERS)
    recovery.deduct = True
    recovery.save(update_fields=["deduct"])
    return recovery


@transaction.atomic
def ask_write_off(recovery_id: int, *, reason: str, by: Officer, on: date) -> Recovery:
    """What is still owed cannot be had, and why. Raises StepRefused without a reason."""
    recovery = _locked(recovery_id, by, RELEASERS)
    if len(reason.strip()) < SHORTEST_REASON:
        raise StepRefused(_("写明核销的理由，至少 5 个字"))
    recovery.write_off_reason, recovery.asked_on = reason.strip(), on
    recovery.asked_by, recovery.asker = by, by.natural_person
    recovery.save(update_fields=["write_off_reason", "asked_on", "asked_by", "asker"])
    return recovery


@transaction.atomic
def agree_to_write_off(recovery_id: int, *, by: Officer, on: date) -> Recovery:
    """A second person agrees, and the rest is given up. Raises FourEyes for whoever asked."""
    recovery = _asked(recovery_id, by)
    if recovery.asker == by.natural_person:
        raise FourEyes(_("核销是你提出的，由其他人员同意"))
    recovery.agreed_by, recovery.agreer = by, by.natural_person
    recovery.state, recovery.settled_on = Recovery.State.WRITTEN_OFF, on
    recovery.save(update_fields=["agreed_by", "agreer", "state", "settled_on"])
    return recovery


@transaction.atomic
def refuse_write_off(recovery_id: int, *, by: Officer, on: date) -> Recovery:
    """The money is to be had after all: the recovery goes on."""
    recovery = _asked(recovery_id, by)
    recovery.write_off_reason, recovery.asked_on = "", None
    recovery.asked_by, recovery.asker = None, None
    recovery.save(update_fields=["write_off_reason", "asked_on", "asked_by", "asker"])
    return recovery


def count_deductions(run: PaymentRun, *, by: Officer, on: date) -> None:
    """What a run that is being locked deducts comes back with it, under its batch number.

    Raises StepRefused when money came back otherwise after the run was computed.
    """
    assert run.batch_number is not None  # given just before
    deducted = run.lines.filter(kind=PaymentLine.Kind.RECOVERY, void=False).order_by("pk")
    for line in deducted:
        overpaid = OverpaidLine.objects.filter(
            line__person=line.person_id,
            line__benefit_group=line.benefit_group,
            month=line.month,
            recovery__household=line.household_id,
            recovery__deduct=True,
        )
        recovery = Recovery.objects.select_for_update(of=("self",)).get(
            pk__in=overpaid.order_by("pk").values("recovery")[:1]
        )
        if recovery.state != Recovery.State.OPEN or -line.amount > recovery.balance:
            raise StepRefused(
                _("追回 %(number)s 在计算后又有变动，重新计算本批次后再签") % {"number": recovery}
            )
        Instalment.objects.create(
            recovery=recovery, region_id=recovery.region_id, amount=-line.amount,
            way=Instalment.Way.DEDUCTED, receipt=run.batch_number, paid_on=on, entered_by=by,
        )  # fmt: skip


def _open(owed: Owed, *, reason: str, by: Officer, on: date, origin: str) -> Recovery:
    for line, _amount in owed:
        require(by, RELEASERS, line.region_id)
    last = owed[-1][0]
    people = {line.person_id for line, _amount in owed}
    county = ancestor(last.region_id, "county")
    recovery = Recovery.objects.create(
        number=next_number(Recovery.objects.all(), f"ZH{county // 10**6}-{on.year}-", width=4),
        region_id=last.region_id,
        household_id=last.household_id,
        person_id=people.pop() if len(people) == 1 else None,
        origin=origin,
        reason=reason.strip(),
        amount=sum((amount for _line, amount in owed), Decimal(0)),
        opened_on=on,
        opened_by=by,
    )
    OverpaidLine.objects.bulk_create(
        OverpaidLine(
            recovery=recovery, region_id=line.region_id, line=line, month=line.month, amount=amount
        )
        for line, amount in owed
    )
    return recovery


def _asked(recovery_id: int, by: Officer) -> Recovery:
    recovery = _locked(recovery_id, by, (Right.APPROVE_PAYMENT,))
    if recovery.asker is None:
        raise StepRefused(_("还没有人提出核销"))
    return recovery


def _locked(recovery_id: int, by: Officer, rights: tuple[Right, ...]) -> Recovery:
    recovery = Recovery.objects.visible_to(by).select_for_update(of=("self",)).get(pk=recovery_id)
    require(by, rights, recovery.region_id)
    if recovery.state != Recovery.State.OPEN:
        raise StepRefused(_("这笔追回已了结：%(state)s") % {"state": recovery.get_state_display()})
    return recovery
