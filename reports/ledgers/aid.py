"""Ledgers of temporary aid: the reserve funds of townships."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from cases.models import FundMovement
from reports.ledgers.declaration import Column, Ledger, Standing

Kind = FundMovement.Kind
_FUND = "民发〔2018〕23号"

RESERVE_FUND = Ledger(
    kind="reserve_fund",
    title=_("临时救助备用金台账"),
    about=_("乡镇（街道）备用金的拨付、支付、补充、退回和余额，逐笔登记"),
    question="ledger_reserve_fund",
    opens="reserve_fund_detail",
    month=_("当月的每一笔，和当月没有收支的备用金"),
    rights=(
        *(Right.SUBMIT, Right.REVIEW, Right.CONFIRM),
        *(Right.PREPARE_PAYMENT, Right.CHECK_PAYMENT, Right.AUDIT),
    ),
    enter="reserve_fund_new",
    enter_right=Right.PREPARE_PAYMENT,
    columns=(
        Column("township", _("乡镇（街道）"), _("备用金所在的乡镇（街道）"), width=14),
        Column("on", _("日期"), _("收支的日期"), _FUND, "day", width=12),
        Column("document", _("凭证或文号"), _("收支的凭证、领条或文号"), _FUND, width=24),
        Column("payee", _("领款人"), _("支付给谁，或谁退回"), _FUND, "name", width=10),
        Column("came_in", _("收入"), _("拨付、补充和退回"), _FUND, "money"),
        Column("went_out", _("支出"), _("支付和缴回县级"), _FUND, "money"),
        Column("balance", _("余额"), _("这一笔以后的余额"), _FUND, "money"),
        Column("quota", _("核定额度"), _("县级核定的额度"), _FUND, "money"),
        Column("payer", _("经手人"), _("登记这一笔的人"), width=10),
        Column("decider", _("决定人"), _("决定这笔救助的人，不是经手人"), width=10),
    ),
    states=(
        Standing(Kind.GRANT, Kind.GRANT.label, "info"),
        Standing(Kind.TOP_UP, Kind.TOP_UP.label, "info"),
        Standing(Kind.PAYMENT, Kind.PAYMENT.label),
        Standing(Kind.RETURN, Kind.RETURN.label, "warn"),
        Standing(Kind.SURRENDER, Kind.SURRENDER.label, "warn"),
        Standing("none", _("没有收支")),
    ),
)  # fmt: skip
