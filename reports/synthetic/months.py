"""Months of payment as three people and a bank make them: signed, sent, answered, repaired, closed."""

import hashlib
from dataclasses import dataclass
from datetime import date

from accounts.actions.jobs import run_job
from accounts.models import Officer
from cases.actions.payment.bank_file import bank_rows, export
from cases.actions.payment.gates import exceptions_of
from cases.actions.payment.returns import Answer, close, import_return, open_supplementary
from cases.actions.payment.reviews import check_account, settle_exception
from cases.actions.payment.runs import close_computing, compute_part, open_run
from cases.actions.payment.signatures import seal_of, short, sign
from cases.models import BankReturn, PaymentReview, PaymentRun, PaymentSignature
from households.models import BankAccount

BENEFIT = "dibao"


@dataclass(frozen=True)
class Till:
    """Who pays: three signatures by three people."""

    cashier: Officer
    checker: Officer
    approver: Officer


def pay(
    county: int, month: date, till: Till, *, failures: int = 0, benefit: str = BENEFIT
) -> PaymentRun:
    """The month's run is closed; `failures` lines came back first and were paid again."""
    on = month.replace(day=20)
    run = open_month(county, month, till, on=on, benefit=benefit)
    settle(run, till, on=on)
    _sign_and_send(run, till, on)
    sent = on.replace(day=21)
    answer(run, till, failures=failures, on=sent)
    if failures:
        _repair(run, till, sent)
    close(run.pk, by=till.cashier, on=on.replace(day=26))
    run.refresh_from_db()
    return run


def open_month(
    county: int, month: date, till: Till, *, on: date, benefit: str = BENEFIT
) -> PaymentRun:
    """The month's run is there and computed."""
    run, _new = open_run(region_id=county, benefit=benefit, month=month, by=till.cashier, on=on)
    assert run.job is not None
    run_job(run.job.pk, compute_part, closing=close_computing)
    run.refresh_from_db()
    return run


def settle(run: PaymentRun, till: Till, *, on: date) -> None:
    """Everything that stands out was looked at and stays."""
    for one in exceptions_of(run):
        if not one.answered:
            settle_exception(
                run.pk,
                household_id=one.household_id,
                question=one.question,
                verdict=PaymentReview.Verdict.KEEP,
                reason="已电话核实",
                by=till.checker,
                on=on,
            )


def answer(run: PaymentRun, till: Till, *, failures: int, on: date) -> None:
    """The bank's return file: the first `failures` rows failed, the others are paid."""
    run.refresh_from_db()
    reasons = (BankReturn.Reason.NAME, BankReturn.Reason.CLOSED, BankReturn.Reason.FROZEN)
    answers = [
        Answer(
            row=place,
            batch_number=run.batch_number or "",
            number=row.number,
            last4=row.last4,
            amount=row.amount,
            reason=reasons[place % 3] if place <= failures else BankReturn.Reason.NONE,
        )
        for place, row in enumerate(bank_rows(run), 1)
    ]
    sha256 = hashlib.sha256(f"{run.batch_number} {failures}".encode()).hexdigest()
    import_return(run.pk, answers=answers, sha256=sha256, by=till.cashier, on=on)


def _sign_and_send(run: PaymentRun, till: Till, on: date) -> None:
    steps = PaymentSignature.Step
    for step, officer in (
        (steps.PREPARE, till.cashier),
        (steps.CHECK, till.checker),
        (steps.APPROVE, till.approver),
    ):
        sign(run.pk, step=step, seal_seen=short(seal_of(run)), by=officer, on=on)
    export(run.pk, by=till.cashier, on=on)


def _repair(run: PaymentRun, till: Till, on: date) -> None:
    """The accounts that failed are checked by a second person, and paid in a supplementary run."""
    failed = run.lines.filter(bank_return__paid=False).values_list("household_id", flat=True)
    for account in BankAccount.objects.filter(household__in=set(failed), period__endswith=None):
        check_account(account.pk, by=till.checker, on=on)
    again = open_supplementary(run.pk, by=till.cashier, on=on)
    settle(again, till, on=on)
    _sign_and_send(again, till, on)
    answer(again, till, failures=0, on=on)
    close(again.pk, by=till.cashier, on=on)
