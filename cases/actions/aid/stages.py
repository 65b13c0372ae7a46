"""The stages of an aid (分阶段救助): given in cash, goods or by referral, and released by a visit."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.models.region import ancestor
from accounts.roles import Right
from cases.actions import reserve_fund
from cases.actions.aid import epidemic
from cases.actions.aid.afterwards import ask_for_test
from cases.actions.aid.intake import BENEFIT
from cases.actions.award import open_for_month
from cases.actions.calendar import start_clock, stop_clocks
from cases.actions.events import record, take_up
from cases.benefits import BENEFITS
from cases.grants import answer_of, grant_of
from cases.models import (
    Aid,
    AidStage,
    Application,
    AwardMember,
    Clock,
    Decision,
    Event,
    PaymentRun,
)
from cases.models.payment import OPEN_RUN, RunState
from cases.periods import add_months
from cases.procedure import Stage, State, StepRefused
from eligibility.models import Assessment
from households.models import Household

HANDLERS = (Right.SUBMIT,)
StageState, Form, Source = AidStage.State, AidStage.Form, AidStage.Source
NOTHING = Decimal("0.00")  # added to any amount it gives two places, as the database keeps it


def begin(decision: Decision, *, form: str, source: str, by: Officer, on: date) -> AidStage:
    """What the county confirmed of the expenditure type is given in the stages of the rules: the first at
    once, in money by the next payment run; to a patient in money alone, month by month.

    Raises StepRefused for a patient who is to get something else.
    """
    aid = Aid.objects.select_for_update().get(application=decision.application_id)
    aid.application, aid.decision = decision.application, decision
    if aid.monthly and form != Form.CASH:
        raise StepRefused(_("确诊患者按月救助，发放的是救助金"))
    amounts = epidemic.planned(aid, on=on) if aid.monthly else planned(decision.assessment)
    aid.computed = aid.amount = sum(amounts, NOTHING)
    aid.save(update_fields=["decision", "computed", "amount"])
    plan(aid, amounts, form, source)
    first = aid.stages.get(number=1)
    first.aid = aid
    if form == Form.CASH:
        pay_by_run(first, by=by, on=on, standing=Stage.CONFIRMATION)
    return first


def plan(aid: Aid, amounts: Sequence[Decimal], form: str, source: str = "") -> None:
    """The first stage may be given at once; the others wait for a visit."""
    AidStage.objects.bulk_create(
        AidStage(
            aid=aid, region_id=aid.region_id, number=number, amount=each, form=form, source=source,
            state=StageState.RELEASED if number == 1 else StageState.HELD,
        )
        for number, each in enumerate(amounts, 1)
    )  # fmt: skip


def planned(assessment: Assessment) -> list[Decimal]:
    """The stages of the rules in yuan; one of the whole where the amount is not large enough for more."""
    told = answer_of(assessment.sheet, BENEFIT)
    stages = [line for line in told["lines"] if line["rule"].startswith("aid_stage_")]
    parts = [Decimal(each["amount"]) for each in sorted(stages, key=lambda line: line["rule"])]
    grant = grant_of(assessment, BENEFIT)
    return parts or ([grant.monthly] if grant.granted else [])


def pay_by_run(stage: AidStage, *, by: Officer, on: date, standing: str = Stage.HANDLING) -> None:
    """The stage is paid through the bank: it becomes an award of the first month whose payment is not closed,
    and in which the household has no other. `standing`: in which stage of the procedure the officer acts."""
    aid, decision = stage.aid, stage.aid.decision
    assert decision is not None  # aid_amount_has_a_decision
    month = _month_to_pay(aid, on)
    stage.award = open_for_month(decision, aid.person_id, stage.amount, month)
    stage.source = stage.source or Source.BUDGET
    words = _("%(number)s 列入 %(month)s 发放")
    document = words % {"number": aid.application.number, "month": f"{month:%Y-%m}"}
    _given(aid.application, stage, document, by=by, on=on, standing=standing)


def _month_to_pay(aid: Aid, on: date) -> date:
    month = on.replace(day=1)
    closed = set(
        PaymentRun.objects.filter(
            region=ancestor(aid.region_id, "county"), benefit=BENEFIT, month__gte=month,
            kind=PaymentRun.Kind.REGULAR,
        )
        .exclude(state__in=[*OPEN_RUN, RunState.CANCELLED])
        .values_list("month", flat=True)
    )  # fmt: skip
    held = AwardMember.objects.filter(person=aid.person_id, benefit_group=BENEFITS[BENEFIT].group)
    while month in closed or held.filter(period__contains=month).exists():
        month = add_months(month, 1)
    return month


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
    """Goods are handed out, or the person is referred: `what` goods, or to whom (转介). `source`: which money
    the goods were bought with; that of temporary aid where nothing is said."""
    application, stage = _released(aid_id, None, by)
    if stage.form == Form.CASH:
        raise StepRefused(_("这个阶段发放的是救助金"))
    if not what.strip():
        raise StepRefused(_("写明发放了什么实物，或转往哪个单位"))
    stage.what = what.strip()
    bought_with = source or stage.source or Source.BUDGET
    stage.source = bought_with if stage.form == Form.GOODS else ""
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
    discharged_on: date | None = None,
) -> AidStage:
    """Two people have looked at the family again: the next stage is released, or all that is left stops.
    Money of the expenditure type goes into the next payment run. A patient's goes on until the day of
    discharge, told here or on file: what is due until then is released, and nothing after it.

    Raises StepRefused while an earlier stage has not been given.
    """
    application = _case(aid_id, by)
    rows = AidStage.objects.select_for_update(of=("self",)).select_related(
        "aid__application", "aid__decision__application"
    )
    stages = list(rows.filter(aid=aid_id).order_by("number"))
    held = next((each for each in stages if each.state == StageState.HELD), None)
    if held is None:
        raise StepRefused(_("没有等待回访的阶段"))
    if any(each.state == StageState.RELEASED for each in stages):
        raise StepRefused(_("上一阶段还没有发放，发放以后再回访"))
    if visited_on > on or not seen.strip() or not visitors.strip():
        raise StepRefused(_("写明回访人和看到的情况，回访日期不晚于今天"))
    if held.aid.monthly:
        goes_on = epidemic.falls_due(
            held, stages[held.number - 2], discharged_on=discharged_on, by=by, on=on
        )
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
    if goes_on and held.form == Form.CASH and held.aid.kind == Aid.Type.EXPENDITURE:
        pay_by_run(held, by=by, on=on)
    return held


def _given(
    application: Application,
    stage: AidStage,
    document: str,
    *,
    by: Officer,
    on: date,
    standing: str = Stage.HANDLING,
) -> AidStage:
    """The stage is given; the first money stops the clock, and what follows it begins to run."""
    if not document.strip():
        raise StepRefused(_("写明凭证：领条、签收单或转介单的编号"))
    stage.state, stage.given_on, stage.given_by = StageState.GIVEN, on, by
    stage.document = document.strip()
    stage.save()
    stop_clocks(application, Clock.Kind.EMERGENCY, on=on)
    record(
        application, Event.Kind.NOTED, by=by, on=on, stage=standing,
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
    """The case, locked after its household, in their order."""
    aid = Aid.objects.visible_to(by).get(pk=aid_id)
    Household.objects.select_for_update(of=("self",)).get(applications=aid.application_id)
    application = take_up(aid.application_id, *HANDLERS, by=by)
    if application.state != State.CONFIRMED:
        raise StepRefused(_("决定以后才能发放"))
    return application
