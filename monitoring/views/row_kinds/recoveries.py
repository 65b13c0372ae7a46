"""Rows about money that must come back: months, instalments, and the write-off by two."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from accounts.templatetags.formats import bracketed, mask_name, money, strung
from cases.actions.payment import recovery
from cases.actions.payment.holds import RELEASERS
from cases.models import Recovery
from monitoring.forms import recoveries as forms
from monitoring.forms.exits import NothingForm
from monitoring.models import Finding
from monitoring.views.row_page import Facts, Link, RowKind, RowStep, household_links

R = Right


def _facts(row: Recovery) -> Facts:
    months = [f"{each.month:%Y-%m} {money(each.amount)}" for each in row.lines.all()]
    return [
        (_("户主"), mask_name(row.household.head.name)),
        (_("多发给"), mask_name(row.person.name) if row.person else _("全户")),
        (_("所在地"), row.region.name),
        (_("状态"), row.get_state_display()),
        (_("原因"), row.reason),
        (_("多发的月份（元）"), strung(months)),
        (_("应追回（元）"), money(row.amount)),
        (_("已收回（元）"), money(row.returned)),
        (_("还欠（元）"), money(row.balance)),
        (_("从后续待遇中扣回"), _("本户已同意") if row.deduct else _("没有同意")),
        (_("核销理由"), row.write_off_reason),
    ]


def _story(row: Recovery) -> list[tuple[Any, str]]:
    story = [(row.opened_on, gettext("登记：%(name)s") % {"name": row.opened_by.name})]
    for each in row.instalments.all():
        what = gettext("冲正") if each.corrects_id else each.get_way_display()
        who = bracketed(gettext("，").join((each.receipt, each.entered_by.name)))
        words = f"{what} {money(each.amount)}{who}"
        story.append((each.paid_on, words))
    if row.asked_on and row.asked_by:
        story.append((row.asked_on, gettext("申请核销：%(name)s") % {"name": row.asked_by.name}))
    if row.settled_on and row.agreed_by:
        story.append((row.settled_on, gettext("同意核销：%(name)s") % {"name": row.agreed_by.name}))
    return story


def _links(row: Recovery) -> list[Link]:
    found = Finding.objects.filter(key=row.origin).first() if row.origin else None
    behind = [(gettext("疑点"), found.get_absolute_url())] if found else []
    return [*behind, *household_links(row)]


def _open(row: Recovery) -> bool:
    return row.state == Recovery.State.OPEN


def _asked(row: Recovery) -> bool:
    return _open(row) and row.asker is not None


RECOVERY = RowKind(
    subject="recovery",
    ledger="recovery",
    ledger_title=_("追回台账"),
    rights=(R.SUBMIT, R.PREPARE_PAYMENT, *RELEASERS, R.AUDIT),
    rows=lambda officer: Recovery.objects.visible_to(officer)
    .select_related("region", "household__head", "person", "opened_by", "asked_by", "agreed_by")
    .prefetch_related("lines", "instalments__entered_by"),
    title=lambda row: row.number,
    facts=_facts,
    story=_story,
    links=_links,
    steps=(
        RowStep(
            "instalment", _("登记退回"), _("登记退回"), forms.InstalmentForm, RELEASERS,
            recovery.record_instalment, fits=_open, begins=lambda row: {"amount": row.balance},
            main=True,
        ),
        RowStep(
            "take-back", _("冲正"), _("冲正这一笔"), forms.TakeBackForm, RELEASERS,
            recovery.take_back, fits=lambda row: _open(row) and row.returned > 0,
            hint=_("登记错了的一笔不改不删，冲正后重新登记。"),
        ),
        RowStep(
            "deduct", _("从后续待遇中扣回"), _("本户已书面同意"), NothingForm, RELEASERS,
            recovery.agree_to_deduct, fits=lambda row: _open(row) and not row.deduct,
            hint=_("每批次扣一个月的数，不会扣到零。"),
        ),
        RowStep(
            "write-off", _("申请核销"), _("申请核销"), forms.WriteOffForm, RELEASERS,
            recovery.ask_write_off, fits=lambda row: _open(row) and not _asked(row),
            hint=_("收不回来的部分写明理由，由另一人同意。"),
        ),
        RowStep(
            "agree", _("同意核销"), _("同意核销"), NothingForm, (R.APPROVE_PAYMENT,),
            recovery.agree_to_write_off, fits=_asked,
        ),
        RowStep(
            "refuse", _("不同意核销"), _("继续追回"), NothingForm, (R.APPROVE_PAYMENT,),
            recovery.refuse_write_off, fits=_asked,
        ),
    ),
)  # fmt: skip
