"""Ledgers of awards: single persons and gradual exits, filed with the county every month."""

from django.utils.translation import gettext_lazy as _

from cases.models import Award
from households.choices import DisabilityKind
from reports.ledgers.declaration import HEAD, HOUSEHOLD, TOWNSHIP, VILLAGE, Column, Ledger, Standing

_FILED = "彭水民发〔2020〕70号 三(二)2"
_SINGLE = "闽民救〔2020〕21号 二(二)1"
_EXIT = "闽民救〔2020〕21号 二(二)1五"
RISES = {
    "employment": _("就业增收"),
    "business": _("经营增收"),
    "industry_aid": _("产业帮扶增收"),
    "pension": _("养老金增加"),
    "other": _("其他增收"),
}

SINGLE_PERSON = Ledger(
    kind="single_person",
    title=_("单人户施保台账"),
    about=_("以单人保方式享受低保的人员，每月报县级民政部门备案"),
    question="ledger_single_person",
    opens="household_detail",
    month=_("当月有单人保待遇的人员"),
    columns=(
        TOWNSHIP,
        VILLAGE,
        HOUSEHOLD,
        HEAD,
        Column("person_name", _("保障对象"), _("单人纳入的人员"), _FILED, "name", width=10),
        Column("id_token", _("身份证号"), _("保障对象的身份证号"), form="number", width=22),
        Column("members", _("家庭人口"), _("核算时计入的家庭成员数"), _FILED, "count", width=10),
        Column(
            "disability_kind",
            _("残疾类别"),
            _("残疾证上的类别"),
            _SINGLE,
            words=dict(DisabilityKind.choices),
            width=10,
        ),
        Column("disability_grade", _("残疾等级"), _("残疾证上的等级"), _SINGLE, "count", width=10),
        Column("serious_illness", _("重病"), _("认定的重病患者"), _SINGLE, "flag", width=8),
        Column("per_capita", _("家庭月人均收入"), _("核算表上的家庭月人均收入"), _FILED, "money"),
        Column("amount", _("月保障金额"), _("份额和分类增发之和"), _FILED, "money"),
        Column("since", _("起始月份"), _("待遇从哪个月开始"), _FILED, "month", width=11),
        Column(
            "waived",
            _("免核对"),
            _("当月仍在免核对期内"),
            "闽民救〔2020〕21号 二(二)1四",
            "flag",
            width=9,
        ),
        Column(
            "state",
            _("本月变动"),
            _("比上月新增、停发或不变"),
            _FILED,
            words={"new": _("本月新增"), "kept": _("不变"), "ended": _("本月止")},
            width=10,
        ),
    ),
    states=(
        Standing("new", _("本月新增"), "info"),
        Standing("kept", _("不变")),
        Standing("ended", _("本月止"), "warn"),
    ),
)

GRADUAL_EXIT = Ledger(
    kind="gradual_exit",
    title=_("渐退期对象台账"),
    about=_("渐退期内的家庭，期满前复核，期满由另一人确认停发"),
    question="ledger_gradual_exit",
    opens="household_detail",
    month=_("当月处于渐退期，或期满还没有确认的家庭"),
    columns=(
        TOWNSHIP,
        VILLAGE,
        HOUSEHOLD,
        HEAD,
        Column("former", _("原待遇月金额"), _("进入渐退期前的月金额"), _EXIT, "money"),
        Column("amount", _("渐退期月金额"), _("渐退期内的月金额"), _EXIT, "money"),
        Column("per_capita", _("家庭月人均收入"), _("核算表上的家庭月人均收入"), _FILED, "money"),
        Column(
            "multiple", _("相当于标准的倍数"), _("月人均收入 ÷ 低保标准"), _FILED, "money", width=11
        ),
        Column("since", _("渐退起始"), _("渐退期的第一天"), _EXIT, "day", width=12),
        Column("until", _("计划期满"), _("渐退期的最后一天"), _EXIT, "day", width=12),
        Column(
            "month_number", _("第几个月"), _("当月是渐退期的第几个月"), _EXIT, "count", width=10
        ),
        Column("months", _("共几个月"), _("渐退期共几个月"), _EXIT, "count", width=10),
        Column(
            "reason",
            _("增收原因"),
            _("收入超过标准的原因"),
            "《最低生活保障审核确认办法》第三十三条",
            words=RISES,
        ),
        Column("review_due_on", _("复核日期"), _("期满前复核的日期"), _EXIT, "day", width=12),
    ),
    states=(
        Standing("running", _("渐退中")),
        Standing("ending", _("应复核"), "warn"),
        Standing("over", _("期满待确认"), "bad"),
        Standing("closed", _("已确认停发"), "ok"),
    ),
)

_LOCKS = "彭水民发〔2020〕70号 三(二)3"
EXIT = Ledger(
    kind="exit",
    title=_("退出核对台账"),
    about=_("停发、减发的双锁：两个来源或一个来源加入户，书面告知，等候期满，不在风险名单上"),
    question="ledger_exit",
    opens="exit_detail",
    month=_("当月没有结束的，和当月通过或撤销的"),
    columns=(
        TOWNSHIP,
        VILLAGE,
        HOUSEHOLD,
        HEAD,
        Column("mode", _("方式"), _("待遇的方式"), words=dict(Award.Mode.choices), width=10),
        Column("monthly", _("月金额"), _("待遇的月金额"), _LOCKS, "money"),
        Column(
            "reason",
            _("退出原因"),
            _("停发或减发的原因"),
            _LOCKS,
            words=dict(Award.EndReason.choices),
        ),
        Column("note", _("说明"), _("提出时写明的情况"), width=26),
        Column("proposed_on", _("提出日期"), _("提出退出核对的日期"), form="day", width=12),
        Column("sources", _("独立来源"), _("不同单位的来源数"), _LOCKS, "count", width=10),
        Column("visited", _("已入户"), _("两人入户核实"), _LOCKS, "flag", width=8),
        Column("notice_on", _("书面告知日期"), _("书面告知送达的日期"), form="day", width=12),
        Column("answer_until", _("等候期满"), _("告知后等候的最后一天"), form="day", width=12),
        Column("checked_on", _("核对名单日期"), _("最近一次核对风险名单"), form="day", width=12),
        Column(
            "risks_open", _("在几个风险名单上"), _("核对时在几个名单上"), _LOCKS, "count", width=12
        ),
        Column("override_reason", _("放行理由"), _("两人放行时的理由"), width=22),
        Column("cleared_on", _("通过日期"), _("作出决定的日期"), form="day", width=12),
    ),
    states=(
        Standing("open", _("办理中")),
        Standing("waited", _("等候期满"), "warn"),
        Standing("cleared", _("已通过"), "ok"),
        Standing("overridden", _("两人放行"), "bad"),
        Standing("dropped", _("已撤销")),
    ),
)
