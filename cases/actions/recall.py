"""A confirmation may be recalled (撤回确认) within half an hour, before any payment."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.award import void_award
from cases.actions.calendar import start_clock
from cases.actions.chain import seal
from cases.actions.decision import authority_to_decide
from cases.actions.events import record, save_step, take_up
from cases.actions.giving_way import take_back
from cases.benefits import BENEFITS
from cases.models import Aid, Application, Clock, Decision, Event, PaymentLine
from cases.procedure import IllegalMove, Stage, State, StepRefused

WINDOW = timedelta(minutes=30)


@transaction.atomic
def recall(
    application_id: int, *, by: Officer, on: date, at: datetime, reason: str, version: int
) -> None:
    """The case waits for its decision again, and its award never was; the chain keeps both.

    Raises StepRefused later than thirty minutes after the confirmation, or once it was paid.
    """
    application = take_up(application_id, Right.CONFIRM, by=by, version=version)
    if application.state != State.CONFIRMED:
        raise IllegalMove(_("已确认的申请才能撤回"))
    if authority_to_decide(application, by, on=on) is None:
        raise StepRefused(_("本乡镇没有这类申请的审批委托，由县级撤回"))
    decision = application.decisions.filter(kind=Decision.Kind.CONFIRMED).latest("pk")
    if at - decision.at > WINDOW:
        raise StepRefused(_("确认已超过 30 分钟，不能撤回；通过复核变更或终止待遇"))
    if Aid.objects.filter(decision=decision).exists():
        raise StepRefused(_("先行救助的决定不能撤回；没有发放的阶段经回访停止"))
    awards = list(decision.awards.select_for_update())
    if PaymentLine.objects.filter(award__in=awards).exists():
        raise StepRefused(_("待遇已进入发放批次，不能撤回；通过复核变更或终止待遇"))
    application.move_to(State.REPORTED)
    application.decided_on = None
    save_step(application, "decided_on")
    for award in awards:
        void_award(award)
    _reopen_former(application, decision)
    sealed = seal(
        application,
        Decision.Kind.RECALLED,
        by=by,
        on=on,
        cites=BENEFITS[application.benefit].cites,
        reason=reason,
    )
    record(
        application, Event.Kind.RECALLED, by=by, on=on, stage=Stage.CONFIRMATION,
        decision=sealed.pk, recalled=decision.pk, reason=reason,
    )  # fmt: skip
    start_clock(application, Clock.Kind.COUNTY_DECISION, on=on)


def _reopen_former(application: Application, decision: Decision) -> None:
    confirmed = application.events.get(kind=Event.Kind.CONFIRMED, detail__decision=decision.pk)
    for closed in confirmed.detail["closed"]:
        take_back(closed)
