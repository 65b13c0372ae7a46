"""What the pages behind ledger rows say, and the steps they offer."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from accounts.templatetags.formats import mask_name, money
from cases.actions import exits, watch
from cases.models import ExitCheck, WatchEntry
from eligibility.spoken import said
from monitoring.actions import rectification, replies, screening
from monitoring.actions.exits import check_risks
from monitoring.forms import exits as exit_forms
from monitoring.forms import ledgers as forms
from monitoring.models import Disposal, Rectification, RectificationState, Screening
from monitoring.views.row_page import Facts, RowKind, RowStep

R = Right
Link = tuple[str, str]


def _household(row: Any) -> list[Link]:
    if not row.household_id:
        return []
    return [(gettext("家庭档案"), reverse("household_detail", args=[row.household_id]))]


# --- screening
def _screening_facts(row: Screening) -> Facts:
    return [
        (_("所在地"), f"{row.region.parent.name if row.region.parent else ''} {row.region.name}"),
        (_("排查月份"), f"{row.month:%Y-%m}"),
        (_("来源"), f"{row.get_source_display()} · {row.get_discoverer_display()}"),
        (_("预警等级"), row.get_level_display()),
        (_("脱贫属性"), row.get_category_display()),
        (_("家庭人口"), row.members),
        (_("家庭年收入"), money(row.income)),
        (_("困难原因"), row.get_cause_display()),
        (_("情况"), row.circumstances),
        (_("处置期限"), row.due_on),
        (_("救助帮扶需求"), row.need),
        (_("处置"), row.get_disposition_display()),
    ]


def _screening_story(row: Screening) -> list[tuple[Any, str]]:
    story = [(row.entered_on, gettext("登记：%(name)s") % {"name": row.entered_by.name})]
    if row.visited_on:
        story.append((row.visited_on, gettext("走访：%(names)s") % {"names": row.visitors}))
    if row.disposed_on and row.disposed_by:
        words = f"{row.get_disposition_display()}：{row.note}（{row.disposed_by.name}）"
        story.append((row.disposed_on, words))
    return story


SCREENING = RowKind(
    subject="screening",
    ledger="screening",
    ledger_title=_("摸底排查台账"),
    rights=(R.SEE_CASES,),
    rows=lambda officer: Screening.objects.visible_to(officer).select_related(
        "region__parent", "entered_by", "disposed_by"
    ),
    title=lambda row: gettext("%(name)s家庭") % {"name": mask_name(row.name)},
    facts=_screening_facts,
    story=_screening_story,
    links=_household,
    steps=(
        RowStep(
            "visit", _("登记走访"), _("保存走访"), forms.VisitForm, (R.ENTER,), screening.visit,
            fits=lambda row: not row.disposition,
            begins=lambda row: {
                "cause": row.cause, "members": row.members, "income": row.income,
                "visited_on": row.visited_on, "visitors": row.visitors, "need": row.need,
            },
            main=True,
        ),
        RowStep(
            "dispose", _("处置"), _("办结这一行"), forms.DispositionForm, (R.SETTLE,),
            screening.dispose,
            fits=lambda row: not row.disposition and row.visited_on is not None,
        ),
    ),
)  # fmt: skip


# --- the watch list
def _watch_facts(row: WatchEntry) -> Facts:
    sheet = (
        row.application.assessment.sheet if row.application and row.application.assessment else {}
    )
    flips = sheet.get("distance", {}).get("flips", [])
    over = sheet.get("distance", {}).get("over_line_annual")
    changes = [f"{said(f['label'])} → {money(f['total_monthly'])}" for f in flips]
    return [
        (_("户主"), mask_name(row.household.head.name)),
        (_("所在地"), row.region.name),
        (_("状态"), row.get_state_display()),
        (_("关注等级"), row.get_level_display()),
        (_("列入来源"), row.get_origin_display()),
        (_("原因"), row.reason),
        (_("困难情形"), "、".join(map(said, row.difficulty.split("、")))),
        (_("超过标准（元/年）"), money(over)),
        (_("什么变了就符合（月金额）"), "；".join(changes)),
        (_("列入日期"), row.entered_on),
        (_("下次核查"), row.next_check_on),
    ]


def _watch_story(row: WatchEntry) -> list[tuple[Any, str]]:
    story = [
        (each.checked_on, f"{each.get_result_display()}：{each.note}（{each.checked_by.name}）")
        for each in row.checks.select_related("checked_by")
    ]
    return [*([(row.closed_on, row.closing_reason)] if row.closed_on else []), *story]


def _watch_links(row: WatchEntry) -> list[Link]:
    links = _household(row)
    if row.application:
        links.append((gettext("不予确认的申请"), row.application.get_absolute_url()))
        if row.application.assessment_id:
            url = reverse("sheet_detail", args=[row.application.assessment_id])
            links.append((gettext("核算表"), url))
    return links


WATCH = RowKind(
    subject="watch",
    ledger="watch",
    ledger_title=_("潜在救助对象台账"),
    rights=(R.SEE_CASES,),
    rows=lambda officer: WatchEntry.objects.visible_to(officer).select_related(
        "region", "household__head", "application__assessment"
    ),
    title=lambda row: gettext("%(name)s家庭") % {"name": mask_name(row.household.head.name)},
    facts=_watch_facts,
    story=_watch_story,
    links=_watch_links,
    steps=(
        RowStep(
            "accept", _("列入关注名单"), _("列入"), forms.AcceptForm, watch.KEEPERS, watch.accept,
            fits=lambda row: row.state == WatchEntry.State.PROPOSED, main=True,
        ),
        RowStep(
            "decline", _("不列入"), _("不列入"), forms.DeclineForm, watch.KEEPERS, watch.decline,
            fits=lambda row: row.state == WatchEntry.State.PROPOSED,
        ),
        RowStep(
            "check", _("核查"), _("保存核查"), forms.CheckForm, watch.KEEPERS, watch.check,
            fits=lambda row: row.state == WatchEntry.State.WATCHED, main=True,
        ),
    ),
)  # fmt: skip


# --- rectification
def _problem_facts(row: Rectification) -> Facts:
    return [
        (_("责任单位"), row.region.name),
        (_("状态"), row.get_state_display()),
        (_("来源"), row.get_source_display()),
        (_("问题类型"), row.get_kind_display()),
        (_("问题"), row.problem),
        (_("整改措施"), row.measure),
        (_("责任人"), row.owner.name),
        (_("整改时限"), row.due_on),
        (_("完成情况"), row.done),
        (_("追回金额"), money(row.recovered)),
        (_("验收意见"), row.remark),
        (_("重新打开"), row.reopened or None),
    ]


def _problem_story(row: Rectification) -> list[tuple[Any, str]]:
    story = [(row.opened_on, gettext("登记：%(name)s") % {"name": row.opened_by.name})]
    if row.done_on:
        story.append((row.done_on, gettext("报完成：%(name)s") % {"name": row.owner.name}))
    if row.closed_on and row.checked_by:
        story.append((row.closed_on, gettext("验收销号：%(name)s") % {"name": row.checked_by.name}))
    return story


def _problem_links(row: Rectification) -> list[Link]:
    return (
        [(gettext("佐证"), reverse("document_file", args=[row.evidence_id]))]
        if row.evidence_id
        else []
    )


_STATE = RectificationState
RECTIFICATION = RowKind(
    subject="rectification",
    ledger="rectification",
    ledger_title=_("问题整改台账"),
    rights=(R.SETTLE, R.CONFIRM_DISPOSAL, R.AUDIT),
    rows=lambda officer: Rectification.objects.visible_to(officer).select_related(
        "region", "owner", "opened_by", "checked_by"
    ),
    title=lambda row: row.number,
    facts=_problem_facts,
    story=_problem_story,
    links=_problem_links,
    steps=(
        RowStep(
            "done", _("报完成"), _("报完成"), forms.DoneForm, (R.SETTLE,), rectification.report_done,
            fits=lambda row: row.state == _STATE.OPEN, main=True,
        ),
        RowStep(
            "close", _("验收销号"), _("销号"), forms.RemarkForm, (R.CONFIRM_DISPOSAL,),
            rectification.close, fits=lambda row: row.state == _STATE.DONE, main=True,
        ),
        RowStep(
            "send-back", _("退回或重新打开"), _("退回整改"), forms.RemarkForm, (R.CONFIRM_DISPOSAL,),
            rectification.send_back, fits=lambda row: row.state != _STATE.OPEN,
        ),
    ),
)  # fmt: skip


# --- exits
def _exit_facts(row: ExitCheck) -> Facts:
    return [
        (_("户主"), mask_name(row.award.household.head.name)),
        (_("所在地"), row.region.name),
        (_("待遇"), f"{row.award.get_mode_display()} {money(row.award.monthly)}"),
        (_("退出原因"), row.get_reason_display()),
        (_("说明"), row.note),
        (_("对象意见"), row.answer),
        (_("放行理由"), row.override_reason),
    ]


def _exit_story(row: ExitCheck) -> list[tuple[Any, str]]:
    story = [(row.proposed_on, gettext("提出：%(name)s") % {"name": row.proposed_by.name})]
    story += [
        (each.on, f"{each.get_kind_display()} {each.origin}：{said(each.words)}")
        for each in row.evidence.all()
    ]
    for day, words, who in (
        (row.notice_on, gettext("书面告知：%(name)s"), row.notice_way),
        (row.cleared_on, gettext("通过：%(name)s"), row.cleared_by and row.cleared_by.name),
        (row.dropped_on, gettext("撤销"), ""),
    ):
        if day:
            story.append((day, words % {"name": who} if who else words))
    return story


def _exit_gates(row: ExitCheck) -> list[exits.Gate]:
    return exits.gates(row, on=timezone.localdate()) if _running(row) else []


def _running(row: ExitCheck) -> bool:
    return row.cleared_on is None and row.dropped_on is None


def _over(row: ExitCheck) -> bool:
    award = row.award
    return award.mode == "gradual_exit" and award.period.upper <= timezone.localdate()


def _exit_links(row: ExitCheck) -> list[Link]:
    links = [(gettext("家庭档案"), reverse("household_detail", args=[row.award.household_id]))]
    if row.application:
        links.append((gettext("复核申请"), row.application.get_absolute_url()))
    return links


def _exit_step(name: str, *words: Any, right: Right, **more: Any) -> RowStep:
    title, button, form, act = words
    fits = more.pop("fits", lambda row: True)
    return RowStep(
        name, title, button, form, (right,), act,
        fits=lambda row: _running(row) and fits(row), **more,
    )  # fmt: skip


EXIT = RowKind(
    subject="exit",
    ledger="exit",
    ledger_title=_("退出核对台账"),
    rights=(R.SEE_CASES,),
    rows=lambda officer: ExitCheck.objects.visible_to(officer).select_related(
        "region", "award__household__head", "application", "proposed_by", "cleared_by"
    ),
    title=lambda row: gettext("退出核对 %(name)s家庭") % {"name": mask_name(row.award.household.head.name)},
    facts=_exit_facts,
    story=_exit_story,
    gates=_exit_gates,
    links=_exit_links,
    steps=(
        _exit_step("source", _("登记来源或入户"), _("登记"), exit_forms.SourceForm, exits.add_source,
                   right=R.VERIFY),
        _exit_step("notice", _("书面告知"), _("登记送达"), exit_forms.WrittenNoticeForm,
                   exits.give_notice, right=R.VERIFY, fits=lambda row: row.notice_on is None),
        _exit_step("risks", _("核对风险名单"), _("现在核对"), exit_forms.NothingForm,
                   check_risks, right=R.SEE_CASES, main=True),
        _exit_step("override", _("提出放行"), _("提出放行"), exit_forms.OverrideForm,
                   exits.ask_override, right=R.VERIFY,
                   hint=_("有一项没有通过又必须办理时，写明理由，由另一人同意。")),
        _exit_step("agree", _("同意放行"), _("同意放行"), exit_forms.NothingForm,
                   exits.agree_to_override, right=R.CONFIRM,
                   fits=lambda row: bool(row.override_reason) and row.overridden_by_id is None),
        _exit_step("end", _("确认渐退期满停发"), _("确认停发"), exit_forms.NothingForm,
                   exits.end_gradual_exit, right=R.CONFIRM, fits=_over),
        _exit_step("drop", _("撤销退出"), _("撤销"), exit_forms.NothingForm, exits.drop,
                   right=R.VERIFY),
    ),
)  # fmt: skip


# --- replies
def _reply_facts(row: Disposal) -> Facts:
    reply = getattr(row, "reply", None)
    return [
        (_("疑点"), row.finding.get_rule_display()),
        (_("姓名"), mask_name(row.finding.name)),
        (_("所在地"), row.region.name),
        (_("处置"), row.get_code_display()),
        (_("说明"), row.reason),
        (_("转往单位"), reply.organ if reply else None),
        (_("办理结果"), reply.result if reply else None),
        (_("处理处分"), reply.discipline if reply else None),
    ]


def _reply_story(row: Disposal) -> list[tuple[Any, str]]:
    reply = getattr(row, "reply", None)
    story = [(row.proposed_on, gettext("处置：%(name)s") % {"name": row.proposed_by.name})]
    if reply:
        story.append((reply.sent_on, gettext("转往%(organ)s") % {"organ": reply.organ}))
        if reply.replied_on:
            story.append((reply.replied_on, gettext("已回复")))
    return story


def _reply_begins(row: Disposal) -> dict[str, Any]:
    reply = getattr(row, "reply", None)
    names = ("organ", "sent_on", "replied_on", "result", "discipline")
    return {name: getattr(reply, name) for name in names} if reply else {"sent_on": row.proposed_on}


def reply_kind(*, clue: bool) -> RowKind:
    """Referrals, for whoever settles; or clues, for those who confirm disposals and for auditors."""
    codes = [replies.Code.CLUE] if clue else replies.REFERRED
    rights = (R.CONFIRM_DISPOSAL,) if clue else (R.SETTLE,)
    return RowKind(
        subject="clue" if clue else "referral",
        ledger="clue" if clue else "referral",
        ledger_title=_("问题线索台账") if clue else _("转介台账"),
        rights=(R.CONFIRM_DISPOSAL, R.AUDIT) if clue else (R.SETTLE, R.CONFIRM_DISPOSAL, R.AUDIT),
        rows=lambda officer: Disposal.objects.visible_to(officer)
        .filter(code__in=codes, rejected=False)
        .select_related("region", "finding", "reply", "proposed_by"),
        title=lambda row: f"{row.get_code_display()} · {mask_name(row.finding.name)}",
        facts=_reply_facts,
        story=_reply_story,
        links=lambda row: [(gettext("疑点"), reverse("finding_detail", args=[row.finding_id]))],
        steps=(
            RowStep(
                "reply", _("登记去向和回复"), _("保存"), forms.ReplyForm, rights,
                replies.write_reply, fits=lambda row: True,
                begins=_reply_begins, given=lambda row: {"clue": clue}, main=True,
            ),
        ),
    )  # fmt: skip


REFERRAL, CLUE = reply_kind(clue=False), reply_kind(clue=True)
