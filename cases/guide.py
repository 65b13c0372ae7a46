"""The guide for everybody (办事指南): for each benefit whom it is for, how much, on what conditions, with
which papers and how long, each figure as the law of the place has it, with its clause."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.benefits import BENEFITS
from eligibility.browse import Line, Place, law_of, lines_of
from eligibility.policies.documents import texts
from households.models import Document

Kind = Document.Kind
Papers = tuple[tuple[Kind, Promise], ...]


@dataclass(frozen=True)
class Guide:
    """What stands in the guide of a benefit; `amounts` and `conditions` name parameters of the law."""

    benefit: str
    who: Promise
    document: str
    clause: str
    amounts: tuple[str, ...]
    conditions: tuple[str, ...]
    papers: Papers

    @property
    def label(self) -> Promise:
        return BENEFITS[self.benefit].label

    @property
    def cite(self) -> str:
        """Document and clause that say whom it is for."""
        return f"{texts()[self.document].cite} {self.clause}".strip()

    @property
    def posted(self) -> bool:
        return BENEFITS[self.benefit].posted


@dataclass(frozen=True)
class Told:
    """A guide with the figures of a place and a day."""

    guide: Guide
    amounts: Sequence[Line]
    conditions: Sequence[Line]
    limits: Sequence[Line]


EVERYBODY: Papers = (
    (Kind.ID_CARD, _("每位家庭成员，正反面")),
    (Kind.HUKOU, _("全部页")),
    (Kind.BANK, _("收款人本人，正面")),
)
MEANS: Papers = (
    (Kind.AUTHORISATION, _("每位成年家庭成员和赡养抚养扶养人签字，表格在窗口领")),
    (Kind.INCOME, _("有工资的")),
    (Kind.EXPENSE, _("有医疗、教育等大额支出的")),
    (Kind.DISABILITY, _("有残疾的")),
    (Kind.ILLNESS, _("有重病的")),
    (Kind.SCHOOL, _("上高中以上学校的")),
)
OF_MEANS = ("financial_limit", "vehicle_limit", "houses_limit", "house_area_limit")

GUIDES: dict[str, Guide] = {
    guide.benefit: guide
    for guide in (
        Guide(
            "dibao",
            _("共同生活的家庭成员人均收入低于当地低保标准，家庭财产也符合规定的家庭。"),
            "regulation", "第九条",
            ("dibao_standard", "award_minimum"),
            ("income_window_months", *OF_MEANS, "single_person_ceiling", "gradual_exit_months"),
            (*EVERYBODY, *MEANS),
        ),
        Guide(
            "tekun",
            _("无劳动能力、无生活来源、没有人能够赡养抚养扶养的老年人、残疾人和未成年人。"),
            "regulation", "第十四条",
            ("tekun_basic_scattered", "tekun_basic_centralised", "tekun_care_scattered_self",
             "tekun_care_scattered_half", "tekun_care_scattered_full"),
            ("tekun_age", "tekun_minor_age", "tekun_disabilities"),
            (*EVERYBODY, *MEANS),
        ),
        Guide(
            "temporary_aid",
            _("遇到火灾、意外、突发重病等急事难事，或者必需支出突然太大，基本生活一时过不下去的家庭和个人。"),
            "regulation", "第四十七条",
            ("temporary_aid_standard", "temporary_aid_least", "temporary_aid_most"),
            ("emergency_aid_method", "expenditure_aid_method", "temporary_aid_months"),
            (*EVERYBODY, (Kind.EXPENSE, _("能证明急事或大额支出的；急难的先救助，后补材料"))),
        ),
        Guide(
            "unsupported_child",
            _("父母都死亡、失踪、重残、重病、服刑等，不能抚养的儿童。"),
            "children_2019", "一",
            ("child_unsupported", "child_scattered"),
            ("child_age", "child_kept_in_school", "unsupported_parent_states", "child_parent_months"),
            EVERYBODY,
        ),
        Guide(
            "disability_living",
            _("低保家庭中的残疾人，以及当地规定的其他困难残疾人。"),
            "disability_2015", "",
            ("disability_living", "disability_living_mild"),
            ("disability_living_groups", "disability_living_excluded_by"),
            (*EVERYBODY, (Kind.DISABILITY, _("申请人本人"))),
        ),
        Guide(
            "disability_nursing",
            _("残疾等级一级、二级，需要长期照护的重度残疾人。"),
            "disability_2015", "",
            ("disability_nursing_1", "disability_nursing_2"),
            ("disability_nursing_grades", "disability_nursing_mental_grades",
             "disability_nursing_excluded_by"),
            (*EVERYBODY, (Kind.DISABILITY, _("申请人本人"))),
        ),
        Guide(
            "rigid_expenditure",
            _("收入高于低保标准，但看病、上学等必需支出太大，实际生活困难的家庭。"),
            "rigid_2025", "",
            (),
            ("rigid_expenditure_ratio", *OF_MEANS),
            (*EVERYBODY, *MEANS),
        ),
    )
}  # fmt: skip


def told(guide: Guide, place: Place) -> Told:
    """The guide for a place and a day. Raises PolicyError for a day before the first text."""
    law = law_of(place)
    limits = BENEFITS[guide.benefit].limits.values()
    amounts, conditions, clocks = (
        [line for line in lines_of(law, names) if line.text]
        for names in (guide.amounts, guide.conditions, limits)
    )
    return Told(guide, amounts, conditions, clocks)
