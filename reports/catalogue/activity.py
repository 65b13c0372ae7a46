"""Sections of what was done: screenings, comparisons, deaths, problems, accountability, temporary aid."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from households.choices import PovertyStatus
from monitoring.comparisons import COMPARISONS, RULES
from monitoring.models import Rectification, Screening
from reports.catalogue.form import Column, Line, Section

ITEMS, PERSONS, YUAN, DAYS, PER_CENT = _("件"), _("人"), _("元"), _("天"), "%"
_HOUSEHOLDS, _MONTHS = _("户"), _("人月")

SCREENED = Section(
    code="screenings",
    question="screenings",
    key="everything",
    keys=(("screenings", _("摸底排查")),),
    unit="case",
    shown=(
        Column("entered_on", _("登记日期"), "day"),
        Column("visited_on", _("走访日期"), "day"),
        Column("disposed_on", _("办结日期"), "day"),
    ),
    lines=(
        Line("received", _("登记户数"), _HOUSEHOLDS, _("本期登记的排查对象"), "received"),
        Line("verified", _("走访核实户数"), _HOUSEHOLDS, _("本期入户走访的排查对象"), "verified"),
        Line("aided", _("纳入救助户数"), _HOUSEHOLDS, _("本期处置为协助申请或临时救助的"), "aided"),
        Line("referred", _("转介户数"), _HOUSEHOLDS, _("本期处置为转介其他部门的"), "referred"),
        Line("closed", _("办结户数"), _HOUSEHOLDS, _("本期有处置结果的"), "closed"),
        Line("open", _("期末未办结户数"), _HOUSEHOLDS, _("期末还没有处置结果的"), "open"),
    ),
)
SUSPECTED = replace(
    SCREENED,
    code="suspected",
    key="source",
    keys=((Screening.Source.SUSPECTED.value, _("疑似名单")),),
)

TEMPORARY_AID = Section(
    code="temporary_aid",
    question="temporary_aid",
    key="everything",
    keys=(("temporary_aid", _("临时救助")),),
    shown=(Column("month", _("月份"), "day"), Column("amount", _("金额"), "money")),
    lines=(
        Line("person_times", _("临时救助人次"), _("人次"), _("本期发放的明细，一人一次"), "now"),
        Line(
            "aided_households", _("临时救助户数"), _HOUSEHOLDS, _("上述明细所在的家庭"), "now",
            measure="households",
        ),
        Line(
            "aid_spent", _("临时救助支出"), YUAN, _("本期发放金额，不含银行未成功的明细"), "now",
            measure="sum", amount="amount",
        ),
        Line(
            "average_aid", _("人次均临时救助水平"), _("元/人次"), _("本期支出 ÷ 本期人次"), "now",
            measure="mean", amount="amount",
        ),
        Line(
            "person_times_last_year", _("上年同期人次"), _("人次"), _("上年同期发放的明细"),
            "last_year",
        ),
        Line(
            "average_aid_last_year", _("上年同期人次均水平"), _("元/人次"),
            _("上年同期支出 ÷ 上年同期人次"), "last_year", measure="mean", amount="amount",
        ),
    ),
)  # fmt: skip

COMPARED = Section(
    code="comparisons",
    question="comparisons",
    key="kind",
    keys=tuple((each.kind, each.label) for each in COMPARISONS.values()),
    unit="unit",
    shown=(
        Column("period", _("报告期")),
        Column("finished_on", _("完成日期"), "day"),
        Column("matched", _("比中人数"), "count"),
    ),
    lines=(
        Line("runs", _("比对次数"), _("次"), _("本期完成的比对"), "run"),
        Line(
            "matched", _("比中人数"), PERSONS, _("本期各次比对比中的人数之和"), "run",
            measure="sum", amount="matched", whole=True,
        ),
        Line(
            "new_findings", _("新疑点"), ITEMS, _("本期各次比对新发现的疑点之和"), "run",
            measure="sum", amount="new_findings", whole=True,
        ),
    ),
)  # fmt: skip
ALL_COMPARED = replace(
    COMPARED, code="all_compared", key="everything", keys=(("comparisons", _("信息比对")),)
)
DEATHS_COMPARED = replace(
    COMPARED,
    code="deaths_compared",
    keys=(("deaths", COMPARISONS["deaths"].label),),
)

DEATHS = Section(
    code="death_matching",
    question="death_matching",
    key="everything",
    keys=(("death_findings", _("死亡核对")),),
    unit="finding",
    shown=(
        Column("found_on", _("发现日期"), "day"),
        Column("died_on", _("死亡日期"), "day"),
        Column("confirmed_on", _("核实日期"), "day"),
        Column("months", _("多发人月"), "count"),
        Column("overpaid", _("应追回"), "money"),
        Column("recovered", _("本期追回"), "money"),
    ),
    lines=(
        Line("hits", _("比中人数"), PERSONS, _("本期发现的在册死亡疑点"), "hit"),
        Line("confirmed", _("核实死亡人数"), PERSONS, _("本期经两人核实死亡的"), "confirmed"),
        Line("not_so", _("核实未死亡或数据有误"), PERSONS, _("本期以其他处置办结的"), "not_so"),
        Line("still_open", _("期末未办结"), ITEMS, _("期末尚未办结的死亡疑点"), "open"),
        Line(
            "lag", _("死亡到停发平均天数"), DAYS, _("核实日期 − 死亡日期，按人平均"), "dated",
            measure="mean", amount="days",
        ),
        Line(
            "months_overpaid", _("多发人月"), _MONTHS, _("本期核实死亡人员应追回的发放明细"),
            "overpaid_now", measure="sum", amount="months", whole=True,
        ),
        Line(
            "overpaid", _("应追回金额"), YUAN, _("上述明细的金额"), "overpaid_now", measure="sum",
            amount="overpaid",
        ),
        Line(
            "recovered", _("本期追回金额"), YUAN, _("本期退回和扣回的金额"), "recovered_now",
            measure="sum", amount="recovered",
        ),
    ),
)  # fmt: skip

POVERTY_LISTS = Section(
    code="poverty_lists",
    question="poverty_office_lists",
    key="everything",
    keys=(("lists", _("名册比对")),),
    shown=(Column("category", _("脱贫属性"), words=dict(PovertyStatus.choices)),),
    lines=(
        Line("theirs", _("对方名册人数"), PERSONS, _("本期最后一次比对中对方名册的人"), "theirs"),
        Line("ours", _("在册人数"), PERSONS, _("本期最后一次比对中我方在册的人"), "ours"),
        Line("both", _("两边都有"), PERSONS, _("两边名册都有的人"), "both_lists"),
        Line("only_theirs", _("仅对方名册有"), PERSONS, _("对方有、我方没有的人"), "only_theirs"),
        Line("only_ours", _("仅我方在册"), PERSONS, _("我方有、对方没有的人"), "only_ours"),
        Line("differing", _("两边信息不一致"), PERSONS, _("两边都有、信息不一致"), "differing"),
    ),
)
_POVERTY_RULES = ("only_theirs", "only_ours", "both_differ")
POVERTY_FINDINGS = Section(
    code="poverty_findings",
    question="poverty_office_findings",
    key="rule",
    keys=tuple((code, RULES[code].label) for code in _POVERTY_RULES),
    unit="finding",
    shown=(Column("found_on", _("发现日期"), "day"), Column("closed_on", _("办结日期"), "day")),
    lines=(
        Line("found", _("本期发现疑点"), ITEMS, _("本期比对首次发现的疑点"), "found"),
        Line(
            "stopped", _("停发或调整"), ITEMS, _("本期以处置代码 1、2 办结"), "stopped_or_changed"
        ),
        Line("explained", _("仍符合条件"), ITEMS, _("本期以处置代码 3 办结"), "explained"),
        Line("data_error", _("数据有误"), ITEMS, _("本期以处置代码 4、5 办结"), "data_error"),
        Line("aided", _("新开申请或救助"), ITEMS, _("本期以处置代码 6、7 办结"), "aided"),
        Line(
            "handed_over", _("转介或移交"), ITEMS, _("本期以处置代码 8、10、11 办结"), "handed_over"
        ),
        Line("watched", _("继续关注"), ITEMS, _("本期以处置代码 9、12 办结"), "watched"),
        Line("vanished", _("自动销号"), ITEMS, _("本期再次比对时已经消失的疑点"), "vanished"),
        Line("still_open", _("期末未办结"), ITEMS, _("期末尚未办结的疑点"), "open"),
    ),
)

PROBLEMS = Section(
    code="problems",
    question="rectifications",
    key="kind",
    keys=tuple(Rectification.Kind.choices),
    unit="unit",
    shown=(
        Column("problem", _("问题")),
        Column("opened_on", _("登记日期"), "day"),
        Column("due_on", _("整改时限"), "day"),
        Column("closed_on", _("销号日期"), "day"),
        Column("recovered", _("追回金额"), "money"),
    ),
    lines=(
        Line("found", _("发现问题"), ITEMS, _("本期登上整改台账的问题"), "found"),
        Line("rectified", _("整改销号"), ITEMS, _("本期验收销号的问题"), "rectified"),
        Line("open", _("期末整改中"), ITEMS, _("期末还没有销号的问题"), "open"),
        Line("late", _("其中：超期"), ITEMS, _("期末没有销号、已过整改时限的问题"), "late"),
        Line(
            "recovered", _("追回金额"), YUAN, _("本期销号的问题追回的钱"), "rectified",
            measure="sum", amount="recovered",
        ),
    ),
)  # fmt: skip

ACCOUNTABILITY = Section(
    code="accountability",
    question="accountability",
    key="everything",
    keys=(("cases", _("问责案例")),),
    unit="unit",
    shown=(
        Column("fact", _("事实")),
        Column("organ", _("查处机关")),
        Column("result", _("核查结果")),
        Column("discipline", _("处理处分")),
        Column("replied_on", _("办结日期"), "day"),
    ),
    lines=(
        Line(
            "concluded", _("问责案例"), ITEMS, _("移送的线索中，本期有处理处分结果的"), "concluded"
        ),
        Line(
            "names_staff", _("其中：涉及民政工作人员"), ITEMS, _("处置时写明涉及工作人员的"),
            "names_staff",
        ),
    ),
)  # fmt: skip

ON_FILE = Section(
    code="on_file",
    question="people_on_file",
    key="everything",
    keys=(("on_file", _("在档人员")),),
    shown=(),
    lines=(
        Line("persons", _("在档人数"), PERSONS, _("期末最后一天家庭档案中的成员"), "on_file"),
        Line("households", _("在档户数"), _HOUSEHOLDS, _("上述人员的家庭"), "on_file", measure="households"),
        Line("held", _("享受待遇人数"), PERSONS, _("期末最后一天有待遇的人员"), "held"),
        Line("edge", _("低保边缘人数"), PERSONS, _("最近一次核算为低保边缘、没有待遇的"), "edge"),
        Line("unstable", _("脱贫不稳定人数"), PERSONS, _("家庭为脱贫不稳定户的"), "unstable"),
        Line("marginal", _("边缘易致贫人数"), PERSONS, _("家庭为边缘易致贫户的"), "marginal"),
        Line(
            "sudden_hardship", _("突发严重困难人数"), PERSONS, _("家庭为突发严重困难户的"),
            "sudden_hardship",
        ),
        Line(
            "monitored_held", _("三类对象中享受待遇人数"), PERSONS, _("上述三类家庭中有待遇的人员"),
            "monitored_held",
        ),
        Line("disabled", _("残疾人"), PERSONS, _("有残疾类别和等级的人员"), "disabled"),
        Line("seriously_ill", _("重病患者"), PERSONS, _("登记为重病的人员"), "seriously_ill"),
        Line("students", _("在学人员"), PERSONS, _("登记为在学的人员"), "student"),
        Line("without_number", _("缺身份号码"), PERSONS, _("居民没有登记身份号码"), "without_number"),
        Line("without_phone", _("缺联系电话"), _HOUSEHOLDS, _("户主没有登记电话的家庭"), "without_phone"),
        Line("without_account", _("缺发放账户"), PERSONS, _("有待遇、家庭没有账户的"), "without_account"),
    ),
)  # fmt: skip
