"""Ledgers of temporary aid: every aid with its stages, and the reserve funds of townships."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from cases.models import Aid, AidStage, FundMovement
from reports.ledgers.declaration import TOWNSHIP, VILLAGE, Column, Ledger, Standing

_LAW = "《社会救助暂行办法》第四十七条"
_STAGED = "民发〔2018〕23号"
_SPECIAL = "厅民发〔2021〕34号 二(六)"
TEMPORARY_AID = Ledger(
    kind="temporary_aid",
    title=_("临时救助台账"),
    about=_("急难型和支出型：受理、决定、各阶段发放和资金来源、回访、补齐材料和核查低保"),
    question="ledger_temporary_aid",
    opens="aid_detail",
    month=_("当月受理的，和当月以前受理还没有办完的"),
    enter="aid_new",
    enter_right=Right.SUBMIT,
    columns=(
        TOWNSHIP,
        VILLAGE,
        Column("item", _("受理号"), _("申请的受理号"), width=18),
        Column("person_name", _("救助对象"), _("遇到困难的人"), _LAW, "name", width=10),
        Column("hukou", _("户籍地"), _("不在本乡镇的写明"), width=16),
        Column(
            "aid_kind", _("类型"), _("急难型或支出型"), _STAGED, words=dict(Aid.Type.choices), width=9
        ),
        Column("cause", _("困难原因"), _("遇到什么困难"), _LAW, words=dict(Aid.Cause.choices), width=12),
        Column("severity", _("困难程度"), _("按当地分档"), words=dict(Aid.Severity.choices), width=9),
        Column(
            "need", _("解决什么困难"), _("两不愁三保障中的哪一项"), words=dict(Aid.Need.choices),
            width=12,
        ),
        Column("accepted_on", _("受理日期"), _("受理的日期"), form="day", width=12),
        Column("due_on", _("应发放日期"), _("受理后的时限"), form="day", width=12),
        Column("first_on", _("首次发放"), _("第一笔发放的日期"), form="day", width=12),
        Column("amount", _("救助金额"), _("各阶段合计"), _STAGED, "money"),
        Column("given", _("已发放"), _("已发放各阶段合计"), _STAGED, "money"),
        *(
            Column(each.value, each.label, _("已发放的，按资金来源"), _SPECIAL, "money")
            for each in AidStage.Source
        ),
        Column("stages", _("阶段"), _("共几个阶段"), _STAGED, "count", width=8),
        Column("minutes_document", _("一事一议"), _("县级会议纪要文号"), width=18),
        Column("papers_due_on", _("补齐材料期限"), _("材料应补齐的日期"), form="day", width=12),
        Column("papers_on", _("材料补齐"), _("材料补齐的日期"), form="day", width=12),
        Column("test_due_on", _("核查低保期限"), _("应核查低保的日期"), form="day", width=12),
        Column("tested_on", _("核查低保"), _("核查低保的日期"), form="day", width=12),
    ),
    states=(
        Standing("urgent", _("待决定"), "bad"),
        Standing("going", _("办理中"), "info"),
        Standing("to_give", _("待发放"), "warn"),
        Standing("to_visit", _("待回访"), "warn"),
        Standing("papers", _("待补材料"), "warn"),
        Standing("test", _("待核查低保"), "info"),
        Standing("done", _("已办完"), "ok"),
        Standing("refused", _("未救助")),
    ),
)  # fmt: skip

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
