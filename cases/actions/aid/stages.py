"""The stages of an aid (分阶段救助): given in cash, goods or by referral, and released by a visit."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions import reserve_fund
from cases.actions.aid.afterwards import ask_for_test
from cases.actions.calendar import start_clock, stop_clocks
from cases.actions.events import record, take_up
from cases.models import Aid, AidStage, Application, Clock, Event
from cases.procedure import Stage, State, StepRefused

HANDLERS = (Right.SUBMIT,)
StageState, Form, Source = AidStage.State, AidStage.Form, AidStage.Source


@transaction.atomic
def give_from_fund(aid_id: int, *, document: str, by: Officer, on: date) -> AidStage:
    """The released stage is handed out in cash from the township's reserve fund, under a receipt.

    Raises StepRefused where there is no fund or too little in it, FourEyes for whoever decided.
    """
    application, stage = _released(aid_id, Form.CASH, by)
    fund = reserve_fund.fund_of(stage.region_id)
    if fund is None:
        raise StepRefused(_("这个乡镇（街道）还没有设立备用金，由县级设立"))
    decision = stage.aid.decision
    assert decision is not None  # aid_amount_has_a_decision
    stage.movement = reserve_fund.pay(
        fund, amount=stage.amount, payee=stage.aid.person.name, document=document,
        decided_by=decision.decided_by, by=by, on=on,
    )  # fmt: skip
    stage.source = Source.RESERVE_FUND
    return _given(application, stage, document, by=by, on=on)


@transaction.atomic
def hand_over(
    aid_id: int, *, what: str, document: str, by: Officer, on: date, source: str = ""
) -> AidStage:
    """Goods are handed out, or the person is referred: `what` goods, or to whom (转介)."""
    application, stage = _released(aid_id, None, by)
    if stage.form == Form.CASH:
        raise StepRefused(_("这个阶段发放的是救助金"))
    if not what.strip():
        raise StepRefused(_("写明发放了什么实物，或转往哪个单位"))
    stage.what = what.strip()
    stage.source = source if stage.form == Form.GOODS else ""
    return _given(application, stage, document, by=by, on=on)


@transaction.atomic
def follow_up(
    aid_id: int,
    *,
    visited_on: date,
    visitors: str,
    seen: str,
    goes_on: bool,
    by: Officer,
    on: date,
) -> AidStage:
    """Two people have looked at the family again: the next stage is released, or all that is left stops.

    Raises StepRefused while an earlier stage has not been given.
    """
    application = _case(aid_id, by)
    stages = list(AidStage.objects.select_for_update().filter(aid=aid_id).order_by("number"))
    held = next((each for each in stages if each.state == StageState.HELD), None)
    if held is None:
        raise StepRefused(_("没有等待回访的阶段"))
    if any(each.state == StageState.RELEASED for each in stages):
        raise StepRefused(_("上一阶段还没有发放，发放以后再回访"))
    if visited_on > on or not seen.strip() or not visitors.strip():
        raise StepRefused(_("写明回访人和看到的情况，回访日期不晚于今天"))
    stopped = [each for each in stages if each.state == StageState.HELD] if not goes_on else [held]
    for each in stopped:
        each.state = StageState.RELEASED if goes_on else StageState.STOPPED
        each.visited_on, each.visitors, each.seen = visited_on, visitors.strip(), seen.strip()
        each.save()
    stop_clocks(application, Clock.Kind.FOLLOW_UP, on=on)
    record(
        application, Event.Kind.VISITED, by=by, on=on, stage=Stage.HANDLING,
        note=seen.strip(), goes_on=goes_on, number=held.number,
    )  # fmt: skip
    return held


def _given(
    application: Application, stage: AidStage, document: str, *, by: Officer, on: date
) -> AidStage:
    """The stage is given; the first money stops the clock, and what follows it begins to run."""
    if not document.strip():
        raise StepRefused(_("写明凭证：领条、签收单或转介单的编号"))
    stage.state, stage.given_on, stage.given_by = StageState.GIVEN, on, by
    stage.document = document.strip()
    stage.save()
    stop_clocks(application, Clock.Kind.EMERGENCY, on=on)
    record(
        application, Event.Kind.NOTED, by=by, on=on, stage=Stage.HANDLING,
        note=_("第 %(number)d 阶段已发放") % {"number": stage.number}, number=stage.number,
        amount=str(stage.amount), document=stage.document,
    )  # fmt: skip
    if AidStage.objects.filter(aid=stage.aid_id, state=StageState.HELD).exists():
        start_clock(application, Clock.Kind.FOLLOW_UP, on=on)
    if stage.number == 1:
        ask_for_test(stage.aid, on=on)
    return stage


def _released(aid_id: int, form: str | None, by: Officer) -> tuple[Application, AidStage]:
    """The stage that waits to be given, locked with its case."""
    application = _case(aid_id, by)
    stage = (
        AidStage.objects.select_for_update(of=("self",))
        .select_related("aid__person", "aid__application", "aid__decision__decided_by")
        .filter(aid=aid_id, state=StageState.RELEASED)
        .order_by("number")
        .first()
    )
    if stage is None:
        raise StepRefused(_("没有待发放的阶段"))
    if form is not None and stage.form != form:
        raise StepRefused(_("这个阶段发放的不是救助金"))
    return application, stage


def _case(aid_id: int, by: Officer) -> Application:
    aid = Aid.objects.visible_to(by).get(pk=aid_id)
    application = take_up(aid.application_id, *HANDLERS, by=by)
    if application.state != State.CONFIRMED:
        raise StepRefused(_("决定以后才能发放"))
    return application
