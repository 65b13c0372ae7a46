"""Rows about what is settled: problems put right, referrals and clues."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from accounts.templatetags.formats import mask_name, money
from monitoring.actions import rectification, replies
from monitoring.forms import ledgers as forms
from monitoring.models import Disposal, Rectification, RectificationState
from monitoring.views.row_page import Facts, Link, RowKind, RowStep

R = Right


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
    rights=(R.SETTLE, R.CONFIRM_DISPOSAL, R.AUDIT, R.DIRECT),
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
