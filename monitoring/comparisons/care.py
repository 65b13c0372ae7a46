"""Care: disability, illness, schooling, the epidemic, and lists of people suspected to be left out."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from eligibility.rules.law import Law
from monitoring.comparisons.declaration import Declaration, Figure, Question, Rule


def living_by_dibao(law: Law) -> Any:
    """Whether living on dibao gives a disabled person the living subsidy."""
    return "dibao" in law.disability_living_groups


DISABILITY = Declaration(
    kind="disability",
    label=_("残疾人比对"),
    asks=_("补办或停发两项补贴，更正残疾类别等级；重残未纳入的入户核实能否单人保"),
    questions=(
        Question(
            "disability_subsidies",
            reads=("disability",),
            figures={
                "of_dibao": living_by_dibao,
                "nursing": "disability_nursing_grades",
                "nursing_mental": "disability_nursing_mental_grades",
            },
            rules=(
                Rule("disability_living_missing", _("应享未享困难残疾人生活补贴")),
                Rule("disability_nursing_missing", _("应享未享重度残疾人护理补贴")),
            ),
        ),
        Question(
            "subsidy_without_certificate",
            reads=("disability",),
            complete=True,
            everybody=True,
            rules=(
                Rule(
                    "subsidy_without_certificate", _("享受两项补贴、不在持证名册"), weight="heavy"
                ),
            ),
        ),
        Question(
            "certificate_ended",
            reads=("disability",),
            rules=(
                Rule(
                    "certificate_ended", _("享受两项补贴、残疾证已注销冻结或过期"), weight="heavy"
                ),
            ),
        ),
        Question(
            "disability_certificates",
            reads=("disability",),
            rules=(
                Rule(
                    "subsidy_grade_changed", _("享受两项补贴、残疾类别或等级变化"), weight="heavy"
                ),
                Rule("disability_changed", _("残疾类别或等级与档案不同")),
                Rule("certificate_inconsistent", _("残疾证号与本人信息不符"), weight="light"),
            ),
        ),
        Question(
            "severely_disabled_uncovered",
            reads=("disability",),
            strangers=True,
            figures={"severe_at_3": "severe_at_grade_3"},
            rules=(Rule("severely_disabled_uncovered", _("重度残疾人未纳入保障")),),
        ),
    ),
)

MEDICAL = Declaration(
    kind="medical",
    label=_("医疗费用比对"),
    asks=_("入户核实医疗负担，符合条件的按支出扣减纳入或给予临时救助、医疗救助"),
    questions=(
        Question(
            "large_self_paid",
            reads=("medical",),
            strangers=True,
            figures={
                "standard": "dibao_standard",
                "times": Figure(1, "个人自付达到一年低保标准即提示"),
            },
            rules=(Rule("large_self_paid", _("个人自付医疗费用大、未获医疗救助")),),
        ),
        Question(
            "seriously_ill_uncovered",
            reads=("medical",),
            strangers=True,
            rules=(Rule("seriously_ill_uncovered", _("大病患者未纳入保障")),),
        ),
        Question(
            "contribution_not_aided",
            reads=("medical",),
            rules=(Rule("contribution_not_aided", _("在享人员参保未获资助")),),
        ),
    ),
)

EDUCATION = Declaration(
    kind="education",
    label=_("学籍与教育资助比对"),
    asks=_("未获资助的转介教育部门；不在读的更正就学状况后重新核算"),
    questions=(
        Question(
            "pupils",
            reads=("education",),
            figures={"age": Figure(25, "示例：全日制本科及以下一般不满二十五周岁")},
            rules=(
                Rule("pupil_without_aid", _("在享家庭学生未获教育资助"), weight="light"),
                Rule("student_not_enrolled", _("档案为在读、学籍已离校")),
                Rule("student_over_age", _("在读学生年龄偏大")),
            ),
        ),
        Question(
            "aided_pupil_uncovered",
            reads=("education",),
            strangers=True,
            rules=(Rule("aided_pupil_uncovered", _("受资助困难学生家庭未纳入保障")),),
        ),
    ),
)

EPIDEMIC = Declaration(
    kind="epidemic",
    label=_("疫情患者家庭比对"),
    asks=_("核实务工、收入和支出变化，符合条件的给予临时救助"),
    questions=(
        Question(
            "epidemic_patients",
            reads=("epidemic",),
            rules=(Rule("epidemic_patient", _("在享家庭有疫情患者")),),
        ),
    ),
)

SUSPECTED = Declaration(
    kind="suspected",
    label=_("疑似名单核查"),
    asks=_("入户核实是否应当纳入，按批次期限反馈"),
    questions=(
        Question(
            "suspected_uncovered",
            reads=("suspected",),
            strangers=True,
            rules=(Rule("suspected_uncovered", _("疑似困难人员未纳入保障")),),
        ),
    ),
)
