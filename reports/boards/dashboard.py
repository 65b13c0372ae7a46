"""What the dashboard (统计驾驶舱) asks: cases, money against last year, findings by age, deaths."""

from django.utils.translation import gettext_lazy as _

from reports.catalogue.form import Column, Line, Section

_CASES, _PERSONS, _YUAN, _DAYS = _("件"), _("人"), _("元"), _("天")
AGES = (
    ("week", _("7 天以内")),
    ("month", _("8—30 天")),
    ("quarter", _("31—90 天")),
    ("older", _("90 天以上")),
)
LAGS = (
    ("month", _("30 天以内")),
    ("two_months", _("31—60 天")),
    ("quarter", _("61—90 天")),
    ("older", _("90 天以上")),
)

PROCEDURE = Section(
    code="procedure",
    question="board_procedure",
    key="place",
    keys=(),
    unit="case",
    shown=(
        Column("number", _("受理号")),
        Column("submitted_on", _("提交日期"), "day"),
        Column("decided_on", _("决定日期"), "day"),
        Column("due_on", _("最近时限"), "day"),
    ),
    lines=(
        Line("received", _("本月收到"), _CASES, _("本月提交的申请和复核"), "received"),
        Line("decided", _("本月办结"), _CASES, _("本月作出决定的"), "decided"),
        Line("in_hand", _("在办"), _CASES, _("当日已提交、没有决定的"), "in_hand"),
        Line("late", _("超期"), _CASES, _("在办，且最近的时限已过"), "late"),
        Line("soon", _("5 天内到期"), _CASES, _("在办，最近的时限在 5 天以内"), "soon"),
        Line("refused", _("不予确认"), _CASES, _("本月决定不予确认的"), "refused"),
        Line("urgent", _("临时救助办结"), _CASES, _("本月作出决定的临时救助"), "urgent"),
        Line(
            "urgent_in_time", _("5 个工作日内办结"), _CASES,
            _("上述临时救助中，受理到决定不超过 5 个工作日的"), "urgent_in_time",
        ),
        Line("heard", _("办结异议"), _CASES, _("公示期间的异议，本月办结的"), "heard"),
        Line("reversed", _("异议成立"), _CASES, _("上述异议中成立的"), "reversed"),
    ),
)  # fmt: skip
MONEY = Section(
    code="money",
    question="board_money",
    key="month_of_year",
    keys=(),
    unit="line",
    shown=(
        Column("month", _("月份"), "day"),
        Column("amount", _("金额"), "money"),
        Column("returned_on", _("回盘日期"), "day"),
    ),
    lines=(
        Line(
            "this_year", _("本年发放"), _YUAN, _("本年到本月已锁定批次，不含银行未成功的"), "this_year",
            measure="sum", amount="amount",
        ),
        Line(
            "last_year", _("上年同期"), _YUAN, _("上年同月已锁定批次，不含银行未成功的"), "last_year",
            measure="sum", amount="amount",
        ),
        Line(
            "due", _("本月应发"), _("笔"), _("银行已回盘的明细，和到月末还没有回盘的，不含作废"), "due"
        ),
        Line("on_time", _("按时发放"), _("笔"), _("银行在当月内发放成功的"), "on_time"),
        Line("failed", _("发放失败"), _("笔"), _("银行退回的"), "failed"),
    ),
)  # fmt: skip
FINDINGS = Section(
    code="open_findings",
    question="board_findings",
    key="age",
    keys=AGES,
    unit="finding",
    shown=(Column("found_on", _("发现日期"), "day"), Column("due_on", _("办理期限"), "day")),
    lines=(
        Line("in_hand", _("未办结疑点"), _CASES, _("当日没有办结的疑点"), "in_hand"),
        Line("overdue", _("超期疑点"), _CASES, _("没有办结、没有暂缓，且过了期限"), "overdue"),
        Line("settled", _("本月办结疑点"), _CASES, _("本月办结或自动销号的"), "settled"),
    ),
)
DEATHS = Section(
    code="death_lag",
    question="board_deaths",
    key="age",
    keys=LAGS,
    unit="finding",
    shown=(
        Column("event_on", _("死亡日期"), "day"),
        Column("stopped_on", _("停发日期"), "day"),
        Column("days", _("相隔天数")),
    ),
    lines=(
        Line("stopped", _("本年死亡停发"), _PERSONS, _("本年到本月复核确认的死亡停发"), "stopped"),
        Line("slow", _("超过 30 天停发"), _PERSONS, _("死亡到停发超过 30 天的"), "slow"),
        Line(
            "days", _("死亡到停发的天数合计"), _DAYS, _("死亡日期到复核确认停发的日期"), "stopped",
            measure="sum", amount="days",
        ),
    ),
)  # fmt: skip
DASHBOARD = (PROCEDURE, MONEY, FINDINGS, DEATHS)
