"""The page of a temporary aid: what happened, what was decided, its stages, and what is still owed."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer
from accounts.roles import Right
from accounts.templatetags.formats import mask_name, money
from cases.actions import reserve_fund
from cases.actions.aid import afterwards, decide, epidemic, stages
from cases.grants import grant_of
from cases.models import Aid, AidStage
from cases.procedure import State
from monitoring.actions import duties
from monitoring.forms import aids as forms
from monitoring.views.row_page import Facts, Link, RowKind, RowStep, household_links

R = Right
StageState = AidStage.State


def _facts(row: Aid) -> Facts:
    today = timezone.localdate()
    application = row.application
    clock = application.clocks.filter(kind__in=("emergency", "total")).order_by("-pk").first()
    return [
        (_("救助对象"), mask_name(row.person.name)),
        (_("困难发生地"), row.region.name),
        (_("户籍地"), row.hukou or _("本地")),
        (_("环节"), application.get_state_display()),
        (_("类型"), row.get_kind_display()),
        (_("困难原因"), row.get_cause_display()),
        (_("困难程度"), row.get_severity_display()),
        (_("发生了什么"), f"{row.happened_on:%Y-%m-%d} {row.happened}"),
        (_("解决什么困难"), row.get_need_display()),
        (_("困难持续月数"), row.months),
        (_("自付费用（元）"), None if row.self_paid is None else money(row.self_paid)),
        (_("应在何时前办结"), clock.due_on if clock else None),
        *_stay(row),
        *_money(row, today),
        (_("一事一议"), _minutes(row)),
        (_("补齐材料期限"), row.papers_due_on),
        (_("补齐的材料"), row.papers),
        (_("走访单上的回访"), _seen_at_home(row)),
        (_("核查低保期限"), row.test_due_on),
        (_("核查低保情况"), row.tested),
    ]


def _stay(row: Aid) -> Facts:
    """Of a patient aided by the month: the stay, and what the county confirmed for a month."""
    if not row.monthly:
        return []
    stay = epidemic.stay_of(row)
    return [
        (_("确诊日期"), stay.get("admitted_on")),
        (_("出院日期"), stay.get("discharged_on") or _("仍在住院")),
        (_("每月救助金（元）"), money(row.decision.monthly) if row.decision else None),
    ]


def _money(row: Aid, today: date) -> Facts:
    """What the rules give, what was decided, and where each stage stands."""
    if row.decision_id is not None:
        told = "；".join(_stage(each) for each in row.stages.all())
        return [
            (_("按规定计算（元）"), money(row.computed)),
            (_("决定救助（元）"), money(row.amount)),
            (_("各阶段"), told),
        ]
    if row.kind == Aid.Type.EXPENDITURE:
        return []
    found = decide.previewed(row, on=today)
    computed, wanting = decide.computed_of(found), grant_of(found, row.application.benefit).missing
    fund = reserve_fund.fund_of(row.region_id)
    return [
        (
            _("按规定计算（元）"),
            gettext("还缺：%(facts)s") % {"facts": "、".join(wanting)}
            if wanting
            else money(computed),
        ),
        (_("乡镇审批额度（元）"), money(decide.town_limit(row, on=today))),
        (_("备用金余额（元）"), money(fund.balance) if fund else _("还没有设立备用金")),
    ]


def _stage(each: AidStage) -> str:
    what = f" {each.what}" if each.what else ""
    when = f" {each.given_on:%Y-%m-%d}" if each.given_on else ""
    source = f" {each.get_source_display()}" if each.source else ""
    paper = f" {each.document}" if each.award_id else ""
    return gettext("第 %(number)d 阶段 %(amount)s %(form)s，%(state)s%(when)s%(what)s") % {
        "number": each.number, "amount": money(each.amount), "form": each.get_form_display(),
        "state": each.get_state_display(), "when": when, "what": what + source + paper,
    }  # fmt: skip


def _minutes(row: Aid) -> str:
    if not row.minutes_document:
        return ""
    return f"{row.minutes_document}（{row.participants}）：{row.minutes}"


def _seen_at_home(row: Aid) -> str:
    """What the monthly round saw before the next stage is released."""
    seen = duties.of_aid([stage.pk for stage in row.stages.all()])
    return "；".join(
        f"{each.done_on:%Y-%m-%d} {each.get_result_display()}，{each.note}" for each in seen
    )


def _story(row: Aid) -> list[tuple[Any, str]]:
    events = row.application.events.select_related("by").order_by("-at", "-pk")
    return [
        (each.on, "：".join(filter(None, [str(each.get_kind_display()), _said(each.detail)]))
         + f"（{each.by.name}）")
        for each in events
    ]  # fmt: skip


def _said(detail: dict[str, Any]) -> str:
    return str(detail.get("reason") or detail.get("note") or "")


def _links(row: Aid) -> list[Link]:
    links = [(gettext("案卷"), row.application.get_absolute_url()), *_household(row)]
    if row.follows_id:
        links.append((gettext("上一次救助"), reverse("aid_detail", args=[row.follows_id])))
    if row.test_application:
        links.append((gettext("低保申请"), row.test_application.get_absolute_url()))
    if row.application.state == State.CONFIRMED and row.person.id_token:
        links.append((gettext("跟进救助"), f"{reverse('aid_new')}?follows={row.pk}"))
    return links


def _household(row: Aid) -> list[Link]:
    return household_links(row.application)


def _decided(
    pk: int, *, by: Officer, on: date, first: Decimal | None, second: Decimal | None,
    third: Decimal | None, form: str, reason: str, participants: str = "", minutes: str = "",
    document: str = "",
) -> Aid:  # fmt: skip
    amounts = [each for each in (first, second, third) if each is not None]
    if not amounts and form == AidStage.Form.REFERRAL:
        amounts = [stages.NOTHING]
    told = decide.Minutes(participants, minutes, document)
    return decide.decide(pk, amounts=amounts, form=form, reason=reason, minutes=told, by=by, on=on)


def _visited(
    pk: int, *, by: Officer, on: date, visited_on: date, visitors: str, seen: str,
    discharged_on: date | None,
) -> AidStage:  # fmt: skip
    return stages.follow_up(
        pk, visited_on=visited_on, visitors=visitors, seen=seen, goes_on=discharged_on is None,
        discharged_on=discharged_on, by=by, on=on,
    )  # fmt: skip


def _begins(row: Aid) -> dict[str, Any]:
    planned = stages.planned(decide.previewed(row, on=timezone.localdate()))
    return dict(zip(("first", "second", "third"), planned, strict=False))


def _urgent(row: Aid) -> bool:
    return row.application.state == State.URGENT


def _waits(row: Aid, *wanted: str) -> bool:
    """A stage is released and not given, in one of these forms."""
    return any(s.state == StageState.RELEASED and s.form in wanted for s in row.stages.all())


def _to_visit(row: Aid) -> bool:
    states = [each.state for each in row.stages.all()]
    return StageState.HELD in states and StageState.RELEASED not in states


AID = RowKind(
    subject="aid",
    ledger="temporary_aid",
    ledger_title=_("临时救助台账"),
    rights=(R.SEE_CASES,),
    rows=lambda officer: Aid.objects.visible_to(officer)
    .select_related("region", "person", "application__household", "decision", "test_application")
    .prefetch_related("stages"),
    title=lambda row: gettext("%(name)s的临时救助 %(number)s") % {
        "name": mask_name(row.person.name), "number": row.application.number,
    },
    facts=_facts,
    story=_story,
    links=_links,
    steps=(
        RowStep(
            "decide", _("决定救助"), _("决定救助"), forms.DecideForm, (R.REVIEW,), _decided,
            fits=_urgent, begins=_begins, main=True,
            hint=_("额度内由乡镇决定，当天可以从备用金发放；第二、三阶段经回访后发放。"),
        ),
        RowStep(
            "county-decide", _("县级决定"), _("决定救助"), forms.CountyDecideForm, (R.EXAMINE,),
            _decided, fits=_urgent, begins=_begins, main=True,
            hint=_("超过乡镇额度的由县级决定；超过按规定计算的金额，由县级一事一议。"),
        ),
        RowStep(
            "refuse", _("不予救助"), _("不予救助"), forms.RefuseForm, decide.DECIDERS,
            decide.refuse, fits=_urgent,
        ),
        RowStep(
            "give", _("从备用金发放"), _("登记已发放"), forms.ReceiptForm, stages.HANDLERS,
            stages.give_from_fund, fits=lambda row: _waits(row, AidStage.Form.CASH), main=True,
            hint=_("由决定人以外的人发放，领款人在领条上签字。"),
        ),
        RowStep(
            "hand-over", _("发放实物或转介"), _("登记已办"), forms.HandOverForm, stages.HANDLERS,
            stages.hand_over, main=True,
            fits=lambda row: _waits(row, AidStage.Form.GOODS, AidStage.Form.REFERRAL),
        ),
        RowStep(
            "follow-up", _("回访"), _("登记回访"), forms.FollowUpForm, stages.HANDLERS,
            stages.follow_up, fits=lambda row: _to_visit(row) and not row.monthly, main=True,
            hint=_("回访以后才发放下一阶段，困难已缓解的停止。"),
        ),
        RowStep(
            "stay", _("回访患者"), _("登记回访"), forms.StayForm, stages.HANDLERS,
            _visited, fits=lambda row: _to_visit(row) and row.monthly, main=True,
            hint=_("仍在住院的发放下一个月，直到患者出院为止。"),
        ),
        RowStep(
            "papers", _("补齐材料"), _("登记补齐"), forms.PapersForm, stages.HANDLERS,
            afterwards.complete_papers,
            fits=lambda row: row.papers_due_on is not None and row.papers_on is None,
            hint=_("登记对象、事由、金额，补签字盖章。"),
        ),
        RowStep(
            "dibao-test", _("核查低保"), _("登记核查"), forms.TestForm, stages.HANDLERS,
            afterwards.test_for_dibao,
            fits=lambda row: row.test_due_on is not None and row.tested_on is None,
            hint=_("救助一段时间以后生活仍然困难的，按规定纳入低保。"),
        ),
    ),
)  # fmt: skip
