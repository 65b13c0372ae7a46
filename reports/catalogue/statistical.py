"""Statistical tables (民政统计月报、季报): who was paid in the last month of the period, and what."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from cases.benefits import BENEFITS
from cases.models import AidStage
from monitoring.comparisons import COMPARISONS
from reports.catalogue.form import Check, Column, Due, Line, Report, Section
from reports.catalogue.tekun import TIERS

_PERSONS, _HOUSEHOLDS, _YUAN, _YUAN_A_MONTH = _("人"), _("户"), _("元"), _("元/人·月")
_TIMES = _("人次")
_AREAS = (("urban", _("城市")), ("rural", _("农村")))

PERSONS = Line("persons", _("人数"), _PERSONS, _("期末月份已锁定发放批次中的人员"), "now")
HOUSEHOLDS = Line(
    "households", _("户数"), _HOUSEHOLDS, _("上述人员所在的家庭"), "now", measure="households"
)
FLOW = (
    Line(
        "persons_before", _("上期末人数"), _PERSONS, _("上期最后一个月已锁定批次中的人员"), "before"
    ),
    Line("new_persons", _("本期新增人数"), _PERSONS, _("本期末在、上期末不在的人员"), "entered"),
    Line("exited_persons", _("本期退出人数"), _PERSONS, _("上期末在、本期末不在的人员"), "exited"),
)
MONEY = (
    Line(
        "average_supplement", _("月人均补助水平"), _YUAN_A_MONTH, _("期末月份发放金额 ÷ 人数"), "now",
        measure="mean", amount="amount",
    ),
    Line(
        "month_amount", _("期末月份发放金额"), _YUAN, _("不含银行未成功的明细"), "now",
        measure="sum", amount="amount",
    ),
    Line(
        "spent", _("本年累计支出"), _YUAN, _("1 月起发放金额，不含银行未成功的明细"), "paid_this_year",
        measure="sum", amount="spent",
    ),
)  # fmt: skip
COMPOSITION = (
    Line("women", _("其中：女性"), _PERSONS, _("期末月份享受人员中的女性"), "woman"),
    Line("disabled", _("其中：残疾人"), _PERSONS, _("有残疾类别和等级的人员"), "disabled"),
    Line(
        "severely_disabled", _("其中：重度残疾人"), _PERSONS,
        _("一、二级残疾，或三级智力、精神残疾"), "severely_disabled",
    ),
    Line("elderly", _("其中：老年人"), _PERSONS, _("期末月份最后一天年满 60 周岁"), "elderly"),
    Line("minors", _("其中：未成年人"), _PERSONS, _("期末月份最后一天未满 18 周岁"), "minor"),
    Line("students", _("其中：在校未成年人"), _PERSONS, _("未成年人中在学的"), "minor_student"),
    Line("seriously_ill", _("其中：重病患者"), _PERSONS, _("登记为重病的人员"), "seriously_ill"),
    Line(
        "registered_poor", _("其中：建档立卡（监测）人员"), _PERSONS,
        _("家庭在扶贫、防返贫名册中的人员"), "registered_poor",
    ),
)  # fmt: skip
IN_BALANCE = Check(
    _("上期末 ＋ 新增 − 退出 ＝ 期末"),
    ("persons_before", "new_persons"),
    ("exited_persons",),
    "persons",
)
_SHOWN = (
    Column("amount", _("当月金额"), "money"),
    Column("raised", _("其中增发"), "money"),
    Column("spent", _("本年累计"), "money"),
)

DIBAO = Section(
    code="dibao",
    question="people_paid",
    key="area",
    keys=_AREAS,
    given={"benefits": ["dibao"]},
    checks=(IN_BALANCE,),
    shown=_SHOWN,
    lines=(
        replace(PERSONS, label=_("低保人数")),
        replace(HOUSEHOLDS, label=_("低保户数")),
        *FLOW,
        Line(
            "average_standard", _("平均保障标准"), _YUAN_A_MONTH, _("各人所依标准按人平均"), "now",
            measure="mean", amount="standard",
        ),
        *MONEY,
        Line(
            "month_raised", _("其中分类增发"), _YUAN, _("期末月份分类施保增发金额"), "raised_now",
            measure="sum", amount="raised",
        ),
        Line("single_persons", _("单人保人数"), _PERSONS, _("以单人保方式享受的人员"), "single_person"),
        Line(
            "gradual_exit_households", _("渐退期户数"), _HOUSEHOLDS, _("处于渐退期的家庭"),
            "gradual_exit", measure="households",
        ),
        Line(
            "deduction_households", _("因扣减支出纳入户数"), _HOUSEHOLDS,
            _("不扣减刚性支出则不低于标准的按户保家庭"), "by_deduction", measure="households",
        ),
        *COMPOSITION,
    ),
)  # fmt: skip

_MONTHLY_BENEFITS = [
    *("tekun", "orphan", "unsupported_child", "disability_living", "disability_nursing"),
]
OTHERS = Section(
    code="others",
    question="people_paid",
    key="benefit",
    keys=tuple((code, BENEFITS[code].label) for code in _MONTHLY_BENEFITS),
    given={"benefits": _MONTHLY_BENEFITS},
    checks=(IN_BALANCE,),
    shown=_SHOWN,
    lines=(PERSONS, *FLOW, *MONEY),
)

AIDS = Section(
    code="aids",
    question="temporary_aids",
    key="everything",
    keys=(("temporary_aid", BENEFITS["temporary_aid"].label),),
    shown=(
        Column("paid_on", _("发放日期"), "day"),
        Column("form", _("救助方式"), words=dict(AidStage.Form.choices)),
        Column("amount", _("金额"), "money"),
    ),
    checks=tuple(
        Check(_("各类人次相加 ＝ 临时救助人次"), parts, (), "aid_times")
        for parts in (
            ("aid_emergency", "aid_expenditure", "aid_type_unknown"),
            ("aid_by_county", "aid_by_township"),
            ("aid_cash", "aid_goods", "aid_referral"),
            ("aid_to_dibao", "aid_to_tekun", "aid_to_others"),
        )
    ),
    lines=(
        Line("aid_times", _("临时救助人次"), _TIMES, _("本期发放的，一人一次"), "now"),
        Line(
            "aid_money", _("临时救助支出"), _YUAN, _("本期发放金额，不含银行未成功的"), "now",
            measure="sum", amount="amount",
        ),
        Line("aid_emergency", _("其中：急难型"), _TIMES, _("临时救助登记的类型"), "emergency"),
        Line("aid_expenditure", _("其中：支出型"), _TIMES, _("临时救助登记的类型"), "expenditure"),
        Line("aid_type_unknown", _("其中：类型没有登记"), _TIMES, _("没有类型的发放"), "type_unknown"),
        Line("aid_by_county", _("其中：县级审批"), _TIMES, _("由县级作出决定的"), "by_county"),
        Line(
            "aid_by_township", _("其中：乡镇（街道）审批"), _TIMES, _("受县级委托由乡镇作出决定的"),
            "by_township",
        ),
        Line("aid_cash", _("其中：现金"), _TIMES, _("发放救助金的"), "cash"),
        Line("aid_goods", _("其中：实物"), _TIMES, _("发放实物的"), "goods"),
        Line("aid_referral", _("其中：转介"), _TIMES, _("提供转介服务的"), "referral"),
        Line("aid_to_dibao", _("其中：低保对象"), _TIMES, _("发放当月家庭有低保的"), "to_dibao"),
        Line("aid_to_tekun", _("其中：特困人员"), _TIMES, _("发放当月本人有特困供养的"), "to_tekun"),
        Line(
            "aid_to_others", _("其中：其他困难群众"), _TIMES, _("发放当月没有低保和特困供养的"),
            "to_others",
        ),
        Line("aid_not_local", _("其中：非本地户籍"), _TIMES, _("登记了外地户籍的"), "not_local"),
    ),
)  # fmt: skip

FINDINGS = Section(
    code="findings",
    question="findings",
    key="rule",
    keys=tuple((rule.code, rule.label) for each in COMPARISONS.values() for rule in each.rules),
    unit="finding",
    shown=(Column("found_on", _("发现日期"), "day"), Column("due_on", _("办理期限"), "day")),
    lines=(
        Line("found", _("本期发现疑点"), _("件"), _("本期比对首次发现的疑点"), "found"),
        Line("settled", _("本期办结疑点"), _("件"), _("本期办结或自动销号的疑点"), "settled"),
        Line("open", _("期末未办结疑点"), _("件"), _("期末尚未办结的疑点"), "open"),
    ),
)

_LEVELS = ("county", "city", "province")
_SOURCE = _("民政统计报表制度；报送日期各地自定，此处为示例")
MONTHLY = Report(
    kind="monthly",
    title=_("民政统计月报表（社会救助）"),
    table_number="JBZH0001",
    organ=_("民政部"),
    months=1,
    sections=(DIBAO, OTHERS, TIERS, AIDS),
    levels=_LEVELS,
    due=Due(days_after=5),
    source=_SOURCE,
)
QUARTERLY = Report(
    kind="quarterly",
    title=_("民政统计季报表（社会救助）"),
    table_number="JBZH0001",
    organ=_("民政部"),
    months=3,
    sections=(DIBAO, OTHERS, FINDINGS),
    levels=_LEVELS,
    due=Due(days_after=10),
    source=_SOURCE,
)
