"""Indicators (工作指标) of assistance: each is one question, its part and its whole open their rows."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.benefits import BENEFITS
from cases.discovery import ROUTES
from cases.models import VerificationResult
from monitoring.models.screening import RETURNS
from reports.catalogue.activity import DAYS, ITEMS, PER_CENT, PERSONS, TEMPORARY_AID
from reports.catalogue.form import Column, Due, Line, Report, Section
from reports.catalogue.tekun import CENTRALISED

_Part = tuple[str, Promise, Promise]


def _rate(
    figure: str, label: Promise, unit: Promise | str, part: _Part, whole: _Part
) -> tuple[Line, ...]:
    """A whole, its part and the rate between them; a part is flag, label and definition."""
    return (
        Line(f"{figure}_whole", whole[1], unit, whole[2], whole[0]),
        Line(f"{figure}_part", part[1], unit, part[2], part[0]),
        Line(figure, label, PER_CENT, _("上一行 ÷ 再上一行"), part[0], measure="rate", of=whole[0]),
    )


def _day(name: str, label: Promise) -> Column:
    return Column(name, label, "day")


INCLUSION = Section(
    code="inclusion",
    question="screenings",
    key="everything",
    keys=(("screenings", _("应保尽保")),),
    unit="case",
    shown=(_day("entered_on", _("登记日期")), _day("disposed_on", _("办结日期"))),
    lines=_rate(
        "inclusion_rate", _("纳入保障率"), _("户"),
        ("covered", _("已纳入保障"), _("上述对象中期末最后一天家庭有待遇的")),
        ("eligible", _("核实符合条件"), _("本期办结为在保、协助申请或临时救助的排查对象")),
    ),
)  # fmt: skip

PAYMENT = Section(
    code="on_time",
    question="township_months",
    key="everything",
    keys=(("townships", _("按时发放")),),
    unit="unit",
    shown=(_day("month", _("月份")), _day("locked_on", _("锁定日期"))),
    lines=_rate(
        "on_time_rate", _("按时发放率"), _("乡镇·月"),
        ("in_time", _("当月已发放"), _("当月底前发放批次已锁定的")),
        ("due", _("应发放"), _("有在享待遇的乡镇（街道）数 × 月数 × 待遇")),
    ),
)  # fmt: skip

APPLICATIONS = Section(
    code="applications",
    question="applications",
    key="everything",
    keys=(("applications", _("申请办理")),),
    unit="case",
    shown=(
        Column("number", _("受理编号")),
        _day("accepted_on", _("受理日期")),
        _day("decided_on", _("决定日期")),
        _day("paid_on", _("首次发放")),
    ),
    lines=(
        *_rate(
            "rejection_rate", _("不予确认率"), ITEMS,
            ("refused", _("不予确认"), _("本期决定不予确认的申请")),
            ("decided", _("本期决定"), _("本期确认和不予确认的申请")),
        ),
        Line("first_paid", _("首次发放"), ITEMS, _("本期首次发放的申请"), "first_paid"),
        Line(
            "days_to_payment", _("受理到首次发放平均天数"), DAYS,
            _("首次发放批次锁定日期 − 受理日期，按申请平均"), "first_paid",
            measure="mean", amount="days",
        ),
    ),
)  # fmt: skip

DISCOVERY = Section(
    code="discovery",
    question="applications",
    key="route",
    keys=tuple(ROUTES.items()),
    unit="case",
    shown=(
        Column("number", _("受理编号")),
        _day("discovered_on", _("发现日期")),
        _day("accepted_on", _("受理日期")),
        _day("paid_on", _("首次发放")),
    ),
    lines=(
        Line("answered", _("本期受理"), ITEMS, _("本期受理的、这样发现的申请"), "accepted"),
        Line(
            "days_to_answer", _("发现到受理平均天数"), DAYS, _("受理日期 − 发现日期，按申请平均"),
            "accepted", measure="mean", amount="days_to_answer",
        ),
        Line("aided", _("本期救助"), ITEMS, _("本期首次发放的、这样发现的申请"), "first_paid"),
        Line(
            "days_to_aid", _("发现到救助平均天数"), DAYS, _("首次发放日期 − 发现日期，按申请平均"),
            "first_paid", measure="mean", amount="days_to_aid",
        ),
    ),
)  # fmt: skip

# The first payment counts. The type of aid is not on record, so every application for it is counted.
PROMPT = Section(
    code="prompt",
    question="applications",
    key="benefit",
    keys=(("temporary_aid", BENEFITS["temporary_aid"].label),),
    unit="case",
    shown=APPLICATIONS.shown,
    lines=_rate(
        "prompt_rate", _("5 个工作日发放率"), ITEMS,
        ("prompt", _("5 个工作日内发放"), _("受理后 5 个工作日内首次发放已锁定的")),
        ("accepted", _("本期受理"), _("本期受理的临时救助申请")),
    ),
)  # fmt: skip

REGISTER_ANSWERS = Section(
    code="means_test",
    question="register_answers",
    key="everything",
    keys=(("register_answers", _("经济状况核对")),),
    shown=(
        Column("source", _("数据来源"), words=dict(VerificationResult.Source.choices)),
        _day("finished_on", _("核对完成")),
    ),
    lines=_rate(
        "hit_rate", _("核对命中率"), _("人次"),
        ("hit", _("核对不一致"), _("部门数据与申报不一致的")),
        ("answered", _("核对人次"), _("本期完成的核对，每人每个部门一次")),
    ),
)  # fmt: skip

OBJECTIONS = Section(
    code="objections",
    question="objections",
    key="everything",
    keys=(("objections", _("异议和投诉")),),
    unit="unit",
    shown=(
        _day("received_on", _("收到日期")),
        _day("due_on", _("最迟答复")),
        _day("settled_on", _("办结日期")),
    ),
    lines=(
        *_rate(
            "reply_rate", _("答复率"), ITEMS,
            ("answered", _("已经答复"), _("上述异议中期末前已经办结的")),
            ("received", _("本期收到"), _("本期收到的异议")),
        ),
        *_rate(
            "reversal_rate", _("异议成立率"), ITEMS,
            ("upheld", _("异议成立"), _("上述异议中认定成立的")),
            ("settled", _("本期办结"), _("本期办结的异议")),
        ),
        Line(
            "reply_days", _("答复平均天数"), DAYS, _("办结日期 − 收到日期，按件平均"), "settled",
            measure="mean", amount="days",
        ),
    ),
)  # fmt: skip

MATCHING = Section(
    code="matching",
    question="findings",
    key="everything",
    keys=(("findings", _("信息比对")),),
    unit="finding",
    shown=(_day("found_on", _("发现日期")), _day("closed_on", _("办结日期"))),
    lines=(
        *_rate(
            "closure_rate", _("疑点办结率"), ITEMS,
            ("settled", _("本期办结"), _("上述疑点中本期办结或自动销号的")),
            ("at_hand", _("本期在办疑点"), _("期初未办结的和本期新发现的疑点")),
        ),
        Line(
            "closure_days", _("办结平均天数"), DAYS, _("办结日期 − 发现日期，按件平均"), "settled",
            measure="mean", amount="days",
        ),
    ),
)  # fmt: skip

SUBSIDIES = Section(
    code="subsidies",
    question="subsidy_coverage",
    key="benefit",
    keys=tuple((code, BENEFITS[code].label) for code in ("disability_living", "disability_nursing")),
    shown=(Column("grade", _("残疾等级")), _day("valid_until", _("证件有效期"))),
    lines=_rate(
        "coverage_rate", _("补贴覆盖率"), PERSONS,
        ("paid", _("已经发放"), _("上述人员中期末月份发放了这项补贴的")),
        ("eligible", _("按证件应享"), _("生活补贴：低保中的持证残疾人；护理补贴：一、二级残疾人")),
    ),
)  # fmt: skip

# Who had been lifted out of poverty returns to it; everybody else found in hardship is newly poor.
POVERTY = Section(
    code="poverty",
    question="poverty_entries",
    key="kind",
    keys=tuple(RETURNS.items()),
    unit="case",
    shown=(_day("entered_on", _("发现日期")), _day("decided_on", _("纳入低保日期"))),
    lines=(
        *_rate(
            "poverty_covered", _("纳入低保率"), _("户"),
            ("entered", _("已经纳入低保"), _("上述家庭中期末前确认低保的")),
            ("flagged", _("本期发现"), _("本期登记并写明困难原因的排查对象")),
        ),
        Line(
            "poverty_days", _("发现到纳入平均天数"), DAYS, _("确认日期 − 登记日期，按户平均"), "entered",
            measure="mean", amount="days",
        ),
    ),
)  # fmt: skip

VISITS = Section(
    code="visits",
    question="visits_due",
    key="everything",
    keys=(("visits", _("走访")),),
    unit="case",
    shown=(_day("due_on", _("期限")), _day("done_on", _("完成日期"))),
    lines=(
        *_rate(
            "visit_rate", _("走访完成率"), ITEMS,
            ("done", _("已经完成"), _("上述任务中期末前完成的")),
            ("due", _("应完成任务"), _("期限在本期内的走访任务")),
        ),
        Line("visits_in_time", _("其中：按期完成"), ITEMS, _("期限前完成的"), "in_time"),
    ),
)  # fmt: skip

SAMPLING = Section(
    code="sampling",
    question="inspections",
    key="everything",
    keys=(("inspections", _("抽查准确性")),),
    unit="case",
    shown=(
        Column("number", _("检查编号")),
        _day("checked_on", _("核查日期")),
        Column("monthly", _("月金额"), "money"),
        Column("amount_found", _("核定月金额"), "money"),
    ),
    lines=(
        *_rate(
            "object_errors", _("对象错误率"), _("户"),
            ("object_wrong", _("对象不准确"), _("上述家庭中不该救助而救助、该救助而没有救助的")),
            ("checked", _("已核查家庭"), _("本期督查检查中核查过的家庭，每次检查每户一次")),
        ),
        Line("measure_wrong", _("措施不准确"), _("户"), _("上述家庭中因户施策不准确的"), "measure_wrong"),
        Line(
            "measure_errors", _("措施错误率"), PER_CENT, _("上一行 ÷ 已核查家庭"), "measure_wrong",
            measure="rate", of="checked",
        ),
        Line("amount_wrong", _("金额不准确"), _("户"), _("上述家庭中补助金额不准确的"), "amount_wrong"),
        Line(
            "amount_errors", _("金额错误率"), PER_CENT, _("上一行 ÷ 已核查家庭"), "amount_wrong",
            measure="rate", of="checked",
        ),
    ),
)  # fmt: skip

INDICATORS = Report(
    kind="indicators",
    title=_("社会救助工作指标"),
    organ=_("民政部门"),
    months=1,
    sections=(
        INCLUSION, PAYMENT, APPLICATIONS, DISCOVERY, PROMPT, REGISTER_ANSWERS, OBJECTIONS, MATCHING,
        SUBSIDIES, POVERTY, VISITS, TEMPORARY_AID, SAMPLING, CENTRALISED,
    ),
    levels=("county", "city", "province"),
    due=Due(days_after=10),
    source=_("各方案的考核指标；报送日期各地自定，此处为示例"),
)  # fmt: skip
