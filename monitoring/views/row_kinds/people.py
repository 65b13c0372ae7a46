"""Rows about people in difficulty: screening and the watch list."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from accounts.templatetags.formats import bracketed, listed, mask_name, money, strung
from cases import discovery
from cases.actions import watch
from cases.models import WatchEntry
from eligibility.spoken import said
from monitoring.actions import screening
from monitoring.actions.applying import apply_for
from monitoring.forms import ledgers as forms
from monitoring.models import Screening
from monitoring.views.row_page import Facts, Link, RowKind, RowStep, household_links

R = Right


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
        *_outcome(row),
    ]


def _outcome(row: Screening) -> Facts:
    """What became of whom somebody found: where the application stands, and the days from that day."""
    if row.application is None:
        return []
    told = [(_("申请"), f"{row.application.number} {row.application.get_state_display()}")]
    return [*told, *discovery.told(row.application)]


def _screening_links(row: Screening) -> list[Link]:
    links = household_links(row)
    if row.application:
        links.append((gettext("申请"), row.application.get_absolute_url()))
    return links


def _screening_story(row: Screening) -> list[tuple[Any, str]]:
    story = [(row.entered_on, gettext("登记：%(name)s") % {"name": row.entered_by.name})]
    if row.visited_on:
        story.append((row.visited_on, gettext("走访：%(names)s") % {"names": row.visitors}))
    if row.disposed_on and row.disposed_by:
        words = _told(row.get_disposition_display(), row.note, row.disposed_by.name)
        story.append((row.disposed_on, words))
    return story


def _told(what: str, note: str, name: str) -> str:
    return f"{what}{gettext('：')}{note}{bracketed(name)}"


_HELPED = ("", Screening.Disposition.APPLIES, Screening.Disposition.TEMPORARY_AID)
SCREENING = RowKind(
    subject="screening",
    ledger="screening",
    ledger_title=_("摸底排查台账"),
    rights=(R.SEE_CASES,),
    rows=lambda officer: Screening.objects.visible_to(officer).select_related(
        "region__parent", "entered_by", "disposed_by", "application"
    ),
    title=lambda row: gettext("%(name)s家庭") % {"name": mask_name(row.name)},
    facts=_screening_facts,
    story=_screening_story,
    links=_screening_links,
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
        RowStep(
            "apply", _("协助申请"), _("开申请草稿"), forms.ApplyForm, (R.ENTER,), apply_for,
            fits=lambda row: row.application_id is None and row.disposition in _HELPED,
        ),
    ),
)  # fmt: skip


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
        (_("困难情形"), listed(map(said, row.difficulty.split("、")))),
        (_("超过标准（元/年）"), money(over)),
        (_("什么变了就符合（月金额）"), strung(changes)),
        (_("列入日期"), row.entered_on),
        (_("下次核查"), row.next_check_on),
    ]


def _watch_story(row: WatchEntry) -> list[tuple[Any, str]]:
    story = [
        (each.checked_on, _told(each.get_result_display(), each.note, each.checked_by.name))
        for each in row.checks.select_related("checked_by")
    ]
    return [*([(row.closed_on, row.closing_reason)] if row.closed_on else []), *story]


def _watch_links(row: WatchEntry) -> list[Link]:
    links = household_links(row)
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
