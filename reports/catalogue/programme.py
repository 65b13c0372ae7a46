"""Programme reports (专项报告) that the plans ask for: figures, a text that an officer writes, and a day."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from reports.catalogue.activity import (
    ACCOUNTABILITY,
    ALL_COMPARED,
    DEATHS,
    DEATHS_COMPARED,
    ON_FILE,
    POVERTY_FINDINGS,
    POVERTY_LISTS,
    PROBLEMS,
    SCREENED,
    SUSPECTED,
    TEMPORARY_AID,
)
from reports.catalogue.form import Due, Heading, Report
from reports.catalogue.indicators import MATCHING
from reports.catalogue.statistical import DIBAO, OTHERS

_CIVIL = _("民政部门")
_LOCAL = _("报送日期各地自定，此处为示例")
_PROVINCE = ("county", "city", "province")
_PROBLEMS = Heading("problems", _("存在的问题"))
_NEXT = Heading("next", _("下一步打算"))

IMPLEMENTATION = Report(
    kind="implementation",
    title=_("社会救助兜底脱贫行动实施情况报告"),
    organ=_CIVIL,
    months=3,
    sections=(SUSPECTED, DIBAO, OTHERS, TEMPORARY_AID, ALL_COMPARED, MATCHING),
    narrative=(
        Heading(
            "progress",
            _("工作进展"),
            _(
                "本期收到疑似名单 %(suspected.received)s 户，走访核实 %(suspected.verified)s 户，纳入救助"
                " %(suspected.aided)s 户，转介 %(suspected.referred)s 户，办结 %(suspected.closed)s 户。"
            ),
        ),
        Heading(
            "coverage",
            _("兜底保障"),
            _(
                "期末城市低保 %(urban.persons)s 人，农村低保 %(rural.persons)s 人，本期新增"
                " %(urban.new_persons)s 人和 %(rural.new_persons)s 人；单人保 %(urban.single_persons)s 人和"
                " %(rural.single_persons)s 人。特困人员 %(tekun.persons)s 人。临时救助"
                " %(temporary_aid.person_times)s 人次，支出 %(temporary_aid.aid_spent)s 元。"
                "困难残疾人生活补贴 %(disability_living.persons)s 人，"
                "重度残疾人护理补贴 %(disability_nursing.persons)s 人。"
            ),
        ),
        Heading(
            "matching",
            _("信息比对"),
            _(
                "本期完成比对 %(comparisons.runs)s 次，办结疑点 %(findings.closure_rate_part)s 件，在办"
                " %(findings.closure_rate_whole)s 件。"
            ),
        ),
        _PROBLEMS,
        _NEXT,
    ),
    levels=_PROVINCE,
    due=Due(day_of_last_month=25, ends_in=(6, 9, 12)),
    clause="闽民救〔2020〕21号 四(三)",
)

ACCOUNTABILITY_CASES = Report(
    kind="accountability",
    title=_("社会救助领域问责案例月报"),
    organ=_CIVIL,
    months=1,
    sections=(ACCOUNTABILITY,),
    narrative=(
        Heading("cases", _("案例情况"), _("本月问责案例 %(cases.concluded)s 件。")),
        Heading("published", _("通报曝光情况")),
    ),
    levels=_PROVINCE,
    due=Due(days_after=15),
    clause="闽民救〔2020〕20号 三(四)",
)

GOVERNANCE = Report(
    kind="governance",
    title=_("专项治理进展月报"),
    organ=_CIVIL,
    months=1,
    sections=(PROBLEMS,),
    narrative=(Heading("progress", _("治理进展")), _PROBLEMS, _NEXT),
    levels=("township", *_PROVINCE),
    due=Due(days_after=10),
    clause="闽民救〔2020〕20号 三(二)",
    source=_LOCAL,
)

DEATH_MATCHING = Report(
    kind="death_matching",
    title=_("死亡人员信息比对结果月报"),
    organ=_CIVIL,
    months=1,
    sections=(DEATHS_COMPARED, DEATHS),
    narrative=(
        Heading(
            "result",
            _("比对结果"),
            _(
                "本月比中 %(death_findings.hits)s 人，核实死亡 %(death_findings.confirmed)s 人，应追回"
                " %(death_findings.overpaid)s 元，已追回 %(death_findings.recovered)s 元。"
            ),
        ),
        Heading("reasons", _("多发原因")),
    ),
    levels=_PROVINCE,
    due=Due(days_after=10),
    clause="闽民救〔2020〕20号 三(三)",
    source=_LOCAL,
)

POVERTY_MATCHING = Report(
    kind="poverty_matching",
    title=_("与扶贫（乡村振兴）数据比对季报"),
    organ=_CIVIL,
    months=3,
    sections=(POVERTY_LISTS, POVERTY_FINDINGS),
    narrative=(Heading("result", _("比对情况")), _PROBLEMS),
    levels=_PROVINCE,
    due=Due(days_after=10),
    clause="闽民救〔2020〕21号 二(一)1",
    source=_LOCAL,
)

MILESTONES = Report(
    kind="milestones",
    title=_("数据汇聚节点报告"),
    organ=_CIVIL,
    months=1,
    sections=(ON_FILE,),
    narrative=(
        Heading(
            "completeness",
            _("数据完整性"),
            _(
                "在档 %(on_file.households)s 户 %(on_file.persons)s 人；缺身份号码 %(on_file.without_number)s"
                " 人，缺联系电话 %(on_file.without_phone)s 户，缺发放账户 %(on_file.without_account)s 人。"
            ),
        ),
        _NEXT,
    ),
    levels=("county", "city"),
    due=Due(day_of_last_month=31, ends_in=(7, 8, 9, 12)),
    clause="《巩固拓展脱贫攻坚兜底保障成果实施方案》",
)

AID_LEVEL = Report(
    kind="aid_level",
    title=_("临时救助水平月报"),
    organ=_CIVIL,
    months=1,
    sections=(TEMPORARY_AID,),
    levels=("county", "city"),
    due=Due(days_after=10),
    clause="《巩固拓展脱贫攻坚兜底保障成果实施方案》二(六)",
    source=_LOCAL,
)
AID_LEVEL_OF_THE_YEAR = replace(
    AID_LEVEL, kind="aid_level_year", title=_("临时救助水平年报"), months=12
)

LOOK_BACK = Report(
    kind="look_back",
    title=_("兜底保障“回头看”总结"),
    organ=_CIVIL,
    months=12,
    sections=(SCREENED, POVERTY_LISTS, PROBLEMS),
    narrative=(
        Heading(
            "done",
            _("开展情况"),
            _(
                "本年登记排查对象 %(screenings.received)s 户，走访 %(screenings.verified)s 户，纳入救助"
                " %(screenings.aided)s 户，年末未办结 %(screenings.open)s 户。"
            ),
        ),
        _PROBLEMS,
        _NEXT,
    ),
    levels=_PROVINCE,
    due=Due(day_of_year=(12, 31)),
    clause="闽民救〔2020〕21号",
)

YEAR_SUMMARY = Report(
    kind="year_summary",
    title=_("社会救助兜底保障年度总结"),
    organ=_CIVIL,
    months=12,
    sections=(DIBAO, OTHERS, TEMPORARY_AID, SCREENED),
    narrative=(
        Heading(
            "results",
            _("主要成效"),
            _(
                "年末城市低保 %(urban.persons)s 人，农村低保 %(rural.persons)s 人，全年支出"
                " %(urban.spent)s 元和 %(rural.spent)s 元。"
            ),
        ),
        Heading("experience", _("经验做法")),
        _PROBLEMS,
        _NEXT,
    ),
    levels=_PROVINCE,
    due=Due(day_of_year=(12, 31)),
    clause="闽民救〔2020〕21号 三(四)",
)

PLAN = Report(
    kind="plan",
    title=_("社会救助兜底脱贫行动实施方案备案"),
    organ=_CIVIL,
    months=12,
    narrative=(
        Heading("tasks", _("重点任务")),
        Heading("nodes", _("时间节点")),
        Heading("departments", _("责任部门")),
        Heading("measures", _("工作举措")),
        Heading("standards", _("工作标准")),
    ),
    levels=("province",),
    due=Due(day_of_year=(3, 31)),
    clause="《社会救助兜底脱贫行动实施方案》阶段一",
)

COUNTY_PLAN = replace(
    PLAN,
    kind="county_plan",
    title=_("实施方案细则备案"),
    levels=("county", "city"),
    due=Due(day_of_year=(7, 31)),
    clause="《巩固拓展脱贫攻坚兜底保障成果实施方案》三(一)",
)
