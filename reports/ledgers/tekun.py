"""The ledger of people in extreme difficulty who live at home: agreement, visits and home care of each."""

from django.utils.translation import gettext_lazy as _

from monitoring.books.care import CARE_AGREEMENT
from reports.ledgers.declaration import TOWNSHIP, VILLAGE, Column, Ledger, Standing

_CARE = "闽民救〔2020〕21号 二(二)2三"
_HOME = "厅民发〔2021〕34号 二(七)"
_FULFILLED = next(item for item in CARE_AGREEMENT.every_item if item.name == "fulfilled")

SCATTERED = Ledger(
    kind="tekun_scattered",
    title=_("分散供养特困人员照料台账"),
    about=_("每一名分散供养特困人员：协议签没签、到没到期、履行怎样，谁探访、有没有超期，上门服务纳没纳入"),
    question="ledger_tekun_scattered",
    opens="household_detail",
    month=_("当月在享的分散供养特困人员"),
    columns=(
        TOWNSHIP,
        VILLAGE,
        Column("name", _("特困人员"), _("在享分散供养待遇的人"), _CARE, "name", width=10),
        Column("id_token", _("身份证号"), _("本人的身份证号"), "", "number", width=22),
        Column("tier", _("自理能力"), _("六项评估中没有达到的：0、1 至 3、4 至 6 项"), _CARE,
               words={"self": _("能够自理"), "half": _("部分丧失自理能力"),
                      "full": _("完全丧失自理能力")}, width=16),
        Column("agreement", _("协议编号"), _("在册的三方照料护理协议"), _CARE, width=18),
        Column("caregiver", _("照料护理人"), _("协议写明的照料护理人"), _CARE, width=10),
        Column("until", _("协议到期"), _("协议写明的到期日"), _CARE, "day", width=12),
        Column("fulfilled", _("履行情况"), _("最近一次履约检查"), "厅民发〔2021〕34号 二(三)",
               words=_FULFILLED.choices, width=12),
        Column("responsible", _("探访责任人"), _("登记的探访责任人"), _HOME, width=10),
        Column("visited_on", _("上次探访"), _("最近一次探访的日期"), _CARE, "day", width=12),
        Column("visit_due_on", _("下次探访"), _("过了这一天就是超期"), _CARE, "day", width=12),
        Column("provider", _("上门服务单位"), _("政府购买居家养老上门服务的单位"), _HOME, width=18),
    ),
    states=(
        Standing("unsigned", _("没有签协议"), "bad"),
        Standing("expired", _("协议已到期"), "bad"),
        Standing("unassigned", _("没有探访责任人"), "bad"),
        Standing("late", _("探访超期"), "warn"),
        Standing("unserved", _("没有纳入上门服务"), "warn"),
        Standing("done", _("已落实"), "ok"),
    ),
)  # fmt: skip
