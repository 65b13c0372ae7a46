"""The page of a township's reserve fund: what is left of it, and every movement."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from accounts.templatetags.formats import mask_name, money
from cases.actions import reserve_fund as fund
from cases.models import FundMovement, ReserveFund
from monitoring.forms import reserve_funds as forms
from monitoring.views.row_page import Facts, RowKind, RowStep

R = Right


def _facts(row: ReserveFund) -> Facts:
    today = timezone.localdate()
    limit = money(fund.alert_below(row, on=today))
    return [
        (_("乡镇（街道）"), row.region.name),
        (_("余额（元）"), money(row.balance)),
        (_("核定额度（元）"), money(row.quota)),
        (_("提醒"), _("余额偏低，请县级补充") if fund.is_low(row, on=today) else _("余额正常")),
        (_("低于多少提醒（元）"), limit),
        (_("依据文件"), row.document),
        (_("设立日期"), row.opened_on),
    ]


def _story(row: ReserveFund) -> list[tuple[Any, str]]:
    """The last movements, the newest first; all of them stand in the ledger of the month."""
    return [(each.on, _told(each)) for each in reversed(row.movements.all())][:100]


def _told(each: FundMovement) -> str:
    names = "、".join(who.name for who in (each.entered_by, each.decided_by) if who)
    payee = f" {mask_name(each.payee)}" if each.payee else ""
    return gettext("%(kind)s%(payee)s %(amount)s，余额 %(balance)s（%(document)s，%(names)s）") % {
        "kind": each.get_kind_display(), "payee": payee, "amount": money(each.amount),
        "balance": money(each.balance), "document": each.document, "names": names,
    }  # fmt: skip


def _some(row: ReserveFund) -> bool:
    return row.balance > 0


RESERVE_FUND = RowKind(
    subject="reserve_fund",
    ledger="reserve_fund",
    ledger_title=_("临时救助备用金台账"),
    rights=(R.SUBMIT, R.REVIEW, R.CONFIRM, R.PREPARE_PAYMENT, R.CHECK_PAYMENT, R.AUDIT),
    rows=lambda officer: ReserveFund.objects.visible_to(officer)
    .select_related("region")
    .prefetch_related("movements__entered_by", "movements__decided_by"),
    title=lambda row: gettext("%(place)s临时救助备用金") % {"place": row.region.name},
    facts=_facts,
    story=_story,
    steps=(
        RowStep(
            "top-up", _("补充"), _("补充备用金"), forms.AmountForm, fund.FUNDERS, fund.top_up,
            fits=lambda row: row.balance < row.quota,
            begins=lambda row: {"amount": row.quota - row.balance},
            hint=_("支付的材料补齐结清以后补充，补充后不超过核定额度。"), main=True,
        ),
        RowStep(
            "quota", _("调整核定额度"), _("调整"), forms.QuotaForm, fund.FUNDERS, fund.fix_quota,
            fits=lambda row: True, begins=lambda row: {"quota": row.quota},
        ),
        RowStep(
            "return", _("登记退回"), _("登记退回"), forms.ReturnForm, fund.KEEPERS, fund.take_back,
            fits=lambda row: fund.returnable(row).exists(), given=lambda row: {"fund": row},
            hint=_("领款人整笔退回的，登记以后记回余额。"),
        ),
        RowStep(
            "surrender", _("缴回县级"), _("登记缴回"), forms.AmountForm, fund.KEEPERS,
            fund.surrender, fits=_some, hint=_("年终或停用时缴回，缴回后记减余额。"),
        ),
    ),
)  # fmt: skip
