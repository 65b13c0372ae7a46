"""Three different people sign (编制 复核 审批), all under the same seal; the third locks the run.

The seal is a keyed digest of the lines in order: any changed name, account or fen changes it.
"""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from accounts.ciphers import digest
from accounts.models import Officer
from accounts.roles import Right
from cases import sql
from cases.actions.payment.gates import require_open
from cases.actions.payment.recovery import count_deductions
from cases.actions.payment.runs import PAYMENT, take_run
from cases.models import PaymentRun, PaymentSignature
from cases.models.payment import RunState
from cases.procedure import FourEyes, StepRefused

Step = PaymentSignature.Step
RIGHT_OF = {
    Step.PREPARE: Right.PREPARE_PAYMENT,
    Step.CHECK: Right.CHECK_PAYMENT,
    Step.APPROVE: Right.APPROVE_PAYMENT,
}
AFTER = {
    Step.PREPARE: RunState.PREPARED,
    Step.CHECK: RunState.CHECKED,
    Step.APPROVE: RunState.LOCKED,
}
STEP_FROM = {
    RunState.COMPUTED: Step.PREPARE,
    RunState.PREPARED: Step.CHECK,
    RunState.CHECKED: Step.APPROVE,
}
SHORT = 8


def seal_of(run: PaymentRun) -> str:
    """The seal of the run's lines as they are now: HMAC-SHA256, 64 hex digits."""
    lines = sql.rows("payment_lines_in_order", run=run.pk)
    text = "\n".join("|".join(str(value) for value in line.values()) for line in lines)
    return digest(f"payment-run|{run.pk}|{run.month}\n{text}").hex()


def short(seal: str) -> str:
    """The eight characters people compare."""
    return seal[:SHORT].upper()


@transaction.atomic
def sign(
    run_id: int, *, step: str, seal_seen: str, by: Officer, on: date
) -> PaymentSignature | None:
    """The run carries the next signature, and the third locks it under a batch number.

    1. Lock the run; refuse whoever lacks the right or signed before (FourEyes).
    2. Refuse when a gate is shut or the lines are not those whose seal was seen (StepRefused).
    3. When the lines differ from what earlier signatures stand for, the round begins again and the
       answer is None: nobody's signature covers lines he has not seen.
    """
    wanted = Step(step)
    run = take_run(run_id, by=by, rights=(RIGHT_OF[wanted],))
    if by.is_machine:
        raise PermissionDenied(_("系统账号不能签署"))
    if STEP_FROM.get(RunState(run.state)) != wanted:
        raise StepRefused(
            _("批次现在是“%(state)s”，不能%(step)s")
            % {"state": run.get_state_display(), "step": wanted.label}
        )
    _require_fresh_eyes(run, by)
    seal = seal_of(run)
    if run.signatures.filter(round=run.round).exclude(seal=seal).exists():
        _begin_again(run)
        return None
    if short(seal) != seal_seen.strip().upper():
        raise StepRefused(
            _("明细在你查看后有变动，你看到的封印是 %(seen)s，现在是 %(now)s；核对后再签署")
            % {"seen": seal_seen, "now": short(seal)}
        )
    require_open(run, on=on)
    signature = _write(run, wanted, seal, by)
    run.move_to(AFTER[wanted])
    if wanted == Step.APPROVE:
        _lock(run, seal, by, on)
    run.save(update_fields=["state", "version", "seal", "batch_number", "locked_at"])
    run.refresh_from_db(fields=["locked_at"])
    return signature


@transaction.atomic
def send_back(run_id: int, *, reason: str, by: Officer, on: date) -> PaymentRun:
    """The run goes back to whoever prepares it (退回编制), and a new round of signatures begins."""
    run = take_run(run_id, by=by, rights=PAYMENT)
    if run.state not in (RunState.PREPARED, RunState.CHECKED):
        raise StepRefused(_("批次现在是“%(state)s”，不能退回") % {"state": run.get_state_display()})
    run.send_back_reason = reason
    _begin_again(run)
    return run


def who_signed(run: PaymentRun) -> list[PaymentSignature]:
    """The signatures of the current round, in their order."""
    return list(
        run.signatures.filter(round=run.round).select_related("officer").order_by("at", "pk")
    )


def _require_fresh_eyes(run: PaymentRun, by: Officer) -> None:
    earlier = run.signatures.filter(round=run.round, natural_person=by.natural_person).first()
    if earlier:
        raise FourEyes(
            _("你是本批次%(step)s人，本批次由其他人员签署") % {"step": earlier.get_step_display()}
        )


def _write(run: PaymentRun, step: Step, seal: str, by: Officer) -> PaymentSignature:
    try:
        return PaymentSignature.objects.create(
            run=run,
            region_id=run.region_id,
            step=step,
            round=run.round,
            officer=by,
            natural_person=by.natural_person,
            seal=seal,
        )
    except IntegrityError as error:
        # The same person at the same moment under a second account: the index saw it.
        raise FourEyes(_("你已签署本批次，由其他人员签署")) from error


def _begin_again(run: PaymentRun) -> None:
    run.move_to(RunState.COMPUTED)
    run.round += 1
    run.save(update_fields=["state", "version", "round", "send_back_reason"])


def _lock(run: PaymentRun, seal: str, by: Officer, on: date) -> None:
    run.seal = seal
    run.batch_number = f"{run.region_id // 10**6}-{run.month:%Y%m}-{run.pk}"
    run.locked_at = Now()
    count_deductions(run, by=by, on=on)
