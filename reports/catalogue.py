"""Reports as entries: title, table number, lines with their definitions, questions in `sql/`."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from monitoring.comparisons import COMPARISONS


@dataclass(frozen=True)
class Line:
    """One indicator (指标). `figure` is a column of the question; its cell opens the rows behind it.

    `places`: decimals shown; `counts`: what the figure counts of those rows, `person` or `household`.
    """

    figure: str
    label: Promise
    unit: Promise
    definition: Promise
    places: int = 0
    counts: str = "person"


@dataclass(frozen=True)
class Section:
    """Lines that one question answers. `question` is a file in `sql/`, `key` its row label."""

    question: str
    rows: str
    key: str
    keys: tuple[tuple[str, Promise], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Report:
    """A report: what is printed on top, and its sections."""

    kind: str
    title: Promise
    table_number: str
    organ: Promise
    sections: tuple[Section, ...]


_PERSONS, _HOUSEHOLDS, _YUAN = _("人"), _("户"), _("元")
_AREAS = (("urban", _("城市")), ("rural", _("农村")))
_PAID = _("期末月份已锁定发放批次中的人员")

DIBAO = Section(
    question="dibao_figures",
    rows="dibao_rows",
    key="area",
    keys=_AREAS,
    lines=(
        Line("persons", _("低保人数"), _PERSONS, _PAID),
        Line("households", _("低保户数"), _HOUSEHOLDS, _PAID, counts="household"),
        Line("persons_before", _("上期末人数"), _PERSONS, _("上期最后一个月已锁定批次中的人员")),
        Line("new_persons", _("本期新增人数"), _PERSONS, _("本期末在、上期末不在的人员")),
        Line("exited_persons", _("本期退出人数"), _PERSONS, _("上期末在、本期末不在的人员")),
        Line(
            "average_standard",
            _("平均保障标准"),
            _("元/人·月"),
            _("各人所依标准按人平均"),
            places=2,
        ),
        Line(
            "average_supplement",
            _("月人均补助水平"),
            _("元/人·月"),
            _("期末月份发放金额 ÷ 人数"),
            places=2,
        ),
        Line("month_amount", _("期末月份发放金额"), _YUAN, _("不含银行未成功的明细"), places=2),
        Line("month_raised", _("其中分类增发"), _YUAN, _("期末月份分类施保增发金额"), places=2),
        Line(
            "spent", _("本年累计支出"), _YUAN, _("1 月起发放金额，不含银行未成功的明细"), places=2
        ),
        Line("single_persons", _("单人保人数"), _PERSONS, _("以单人保方式享受的人员")),
        Line(
            "gradual_exit_households",
            _("渐退期户数"),
            _HOUSEHOLDS,
            _("处于渐退期的家庭"),
            counts="household",
        ),
        Line(
            "deduction_households",
            _("因扣减支出纳入户数"),
            _HOUSEHOLDS,
            _("不扣减刚性支出则不低于标准的按户保家庭"),
            counts="household",
        ),
    ),
)

FINDINGS = Section(
    question="finding_figures",
    rows="finding_rows",
    key="rule",
    keys=tuple(
        (rule.code, rule.label)
        for kind in ("deaths", "poverty_office")
        for rule in COMPARISONS[kind].rules
    ),
    lines=(
        Line("found", _("本期发现疑点"), _("件"), _("本期比对首次发现的疑点")),
        Line("settled", _("本期办结疑点"), _("件"), _("本期办结或自动销号的疑点")),
        Line("open", _("期末未办结疑点"), _("件"), _("期末尚未办结的疑点")),
    ),
)

QUARTERLY = Report(
    kind="quarterly",
    title=_("民政统计季报表（最低生活保障）"),
    table_number="JBZH0001",
    organ=_("民政部"),
    sections=(DIBAO, FINDINGS),
)

REPORTS = {report.kind: report for report in (QUARTERLY,)}
