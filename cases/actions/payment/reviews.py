"""What stands out in a run is looked at; an account that changed is checked by a second person."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.payment.gates import StandsOut, exceptions_of
from cases.actions.payment.holds import place_hold
from cases.actions.payment.runs import PAYMENT, take_run
from cases.models import PaymentExclusion, PaymentLine, PaymentReview, PaymentRun
from cases.models.payment import RunState
from cases.procedure import FourEyes, StepRefused
from households.models import BankAccount

Verdict = PaymentReview.Verdict


@transaction.atomic
def settle_exception(
    run_id: int,
    *,
    household_id: int,
    question: str,
    verdict: str,
    reason: str,
    by: Officer,
    on: date,
) -> PaymentReview:
    """Somebody looked at a household that stands out: it stays, waits, or leaves this run.

    To keep one whose account changed means the account before is paid. Raises StepRefused when the
    run is not open to this, or nothing stands out any more; FourEyes for an account entered by `by`.
    """
    run = take_run(run_id, by=by, rights=PAYMENT)
    if run.state != RunState.COMPUTED:
        raise StepRefused(_("批次已进入签署，退回编制后再处理例外"))
    found = _standing_out(run, household_id, question)
    if found.account_id:
        _require_other(BankAccount.objects.get(pk=found.account_id), by)
    review, _made = PaymentReview.objects.update_or_create(
        run=run,
        household_id=household_id,
        question=question,
        defaults={
            "region_id": run.region_id,
            "fact": found.fact,
            "verdict": verdict,
            "reason": reason,
            "by": by,
        },
    )
    if verdict != Verdict.KEEP:
        _leave_out(run, household_id, verdict=Verdict(verdict), reason=reason, by=by, on=on)
    return review


@transaction.atomic
def check_account(account_id: int, *, by: Officer, on: date) -> BankAccount:
    """A second person has checked the account (账户复核): from now on it is paid.

    Raises FourEyes for whoever entered it, PermissionDenied without the right to check payments.
    """
    account = BankAccount.objects.visible_to(by).select_for_update(of=("self",)).get(pk=account_id)
    by.forget_posts()
    if not by.may(Right.CHECK_PAYMENT, account.region_id):
        raise PermissionDenied(_("账户由县级复核人员核对"))
    _require_other(account, by)
    account.checked_on = on
    account.checked_by = by
    account.save(update_fields=["checked_on", "checked_by"])
    return account


def _standing_out(run: PaymentRun, household_id: int, question: str) -> StandsOut:
    for one in exceptions_of(run):
        if (one.household_id, one.question) == (household_id, question):
            return one
    raise StepRefused(_("这一户现在没有这项例外，刷新页面查看"))


def _require_other(account: BankAccount, by: Officer) -> None:
    entered_by = account.entered_by
    if entered_by and entered_by.natural_person == by.natural_person:
        raise FourEyes(_("这个账户是你录入的，由其他人员核对"))


def _leave_out(
    run: PaymentRun, household_id: int, *, verdict: Verdict, reason: str, by: Officer, on: date
) -> None:
    """The household's lines leave the run; each regular one becomes an exclusion with the reason."""
    lines = PaymentLine.objects.filter(run=run, household_id=household_id, void=False)
    why = (
        PaymentExclusion.Reason.HELD if verdict == Verdict.HOLD else PaymentExclusion.Reason.REMOVED
    )
    if verdict == Verdict.HOLD:
        for award_id in lines.values_list("award_id", flat=True).distinct():
            place_hold(award_id, reason=reason, origin=f"payment:{run.pk}", by=by, on=on)
    PaymentExclusion.objects.bulk_create(
        PaymentExclusion(
            run=run,
            award_id=line.award_id,
            member_id=line.member_id,
            person_id=line.person_id,
            region_id=line.region_id,
            amount=line.amount,
            reason=why,
            note=reason,
        )
        for line in lines.filter(kind=PaymentLine.Kind.REGULAR)
    )
    lines.delete()
