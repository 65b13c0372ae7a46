"""Rows about awards that end or fall: exits with their gates."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from accounts.templatetags.formats import mask_name, money
from cases.actions import exits
from cases.after_exit import fits_after
from cases.models import ExitCheck
from eligibility.spoken import said
from monitoring.actions.exits import check_risks
from monitoring.forms import exits as exit_forms
from monitoring.views.row_page import Facts, Link, RowKind, RowStep

R = Right


def _exit_facts(row: ExitCheck) -> Facts:
    return [
        (_("户主"), mask_name(row.award.household.head.name)),
        (_("所在地"), row.region.name),
        (_("待遇"), f"{row.award.get_mode_display()} {money(row.award.monthly)}"),
        (_("退出原因"), row.get_reason_display()),
        (_("说明"), row.note),
        (_("终止后符合的救助"), fits_after(row.award, on=timezone.localdate())),
        (_("对象意见"), row.answer),
        (_("放行理由"), row.override_reason),
    ]


def _exit_story(row: ExitCheck) -> list[tuple[Any, str]]:
    story = [(row.proposed_on, gettext("提出：%(name)s") % {"name": row.proposed_by.name})]
    story += [
        (each.on, f"{each.get_kind_display()} {each.origin}{gettext('：')}{said(each.words)}")
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


def _stopped(row: ExitCheck) -> bool:
    """Whether a gate is closed that a second person may open all the same."""
    return not all(gate.clear for gate in _exit_gates(row))


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
                   check_risks, right=R.SEE_CASES, main=True,
                   fits=lambda row: row.checked_on != timezone.localdate()),
        _exit_step("override", _("提出放行"), _("提出放行"), exit_forms.OverrideForm,
                   exits.ask_override, right=R.VERIFY, fits=_stopped,
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
