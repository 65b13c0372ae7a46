"""The law of one place on one day: every parameter a rule may read, with where it was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

# What may stand for "no such limit" in a policy pack.
NOT_TESTED = "not_tested"
UNLIMITED = "unlimited"
NONE = "none"


@dataclass(frozen=True)
class Source:
    """Where a value stands written, from when to when, and what it takes the place of."""

    pack: str
    document: str
    clause: str
    quote: str
    from_on: date
    to_on: date | None
    illustrative: bool
    written: Any
    warning: str = ""
    overrode: tuple["Source", ...] = ()

    @property
    def cite(self) -> str:
        return f"{self.document} {self.clause}".strip()


@dataclass(frozen=True)
class Raise:
    """What a category adds a month: fen, or basis points of the standard."""

    fen: int | None = None
    of_standard: int | None = None


def parameter(
    label: str, kind: str, *, choices: tuple[str, ...] = (), nothing: str | None = None
) -> Any:
    """One parameter: its Chinese label, how it is written, and its word for no limit."""
    return field(metadata={"label": label, "kind": kind, "choices": choices, "nothing": nothing})


EXPENSE_KINDS = ("medical", "education", "rehabilitation", "care", "epidemic", "rent")
INCOME_KINDS = (
    "wage", "business", "property", "transfer", "support", "pension_resident", "pension_employee",
    "entitled_group", "family_planning", "scholarship", "assistance", "disability_subsidy",
    "old_age_allowance", "bravery_award", "other",
)  # fmt: skip
POVERTY_STATUSES = ("none", "unlifted", "lifted", "unstable", "marginal", "sudden_hardship")
GROUNDS = ("severe_disability", "serious_illness", "study")
RAISE_CATEGORIES = (
    "disabled", "severe_disability", "serious_illness", "elderly", "minor", "student",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, eq=False)
class Law:
    """Amounts in fen, ratios and multiples in basis points; None where a limit does not exist."""

    region: int
    area: str
    on: date
    sources: Mapping[str, Source]

    # Local standards; None where nobody has entered one.
    dibao_standard: int | None = parameter("低保标准（元/月）", "yuan", nothing=NONE)
    minimum_wage: int | None = parameter("最低工资（元/月）", "yuan", nothing=NONE)
    disposable_income: int | None = parameter("上年人均可支配收入（元/年）", "yuan", nothing=NONE)

    # Income
    excluded_income: tuple[str, ...] = parameter(
        "不计入收入的项目", "choices", choices=INCOME_KINDS
    )
    pension_exclusion: str = parameter(
        "基础养老金不计入收入", "choice", choices=("central", "all", "none")
    )
    central_basic_pension: int = parameter("中央确定的基础养老金（元/月）", "yuan")
    imputation: str = parameter(
        "有劳动能力未就业的推算", "choice", choices=("minimum_wage", "none")
    )
    imputation_ratio: int = parameter("推算比例（占最低工资）", "ratio")
    imputation_from_age: int = parameter("推算起始年龄", "count")
    imputation_until_age: int = parameter("满此年龄不再推算", "count")

    # Employment cost
    employment_cost: str = parameter(
        "就业成本算法",
        "choice",
        choices=("wage_ratio", "wage_ratio_or_minimum_wage", "standard_ratio", "minimum_wage_ratio",
                 "actual", "none"),
    )  # fmt: skip
    employment_cost_ratio: int = parameter("就业成本比例", "ratio")
    employment_cost_cap: int | None = parameter(
        "就业成本上限（低保标准的倍数）", "multiple", nothing=UNLIMITED
    )
    employment_cost_disabled_ratio: int = parameter("残疾人就业成本（占最低工资）", "ratio")

    # Rigid expenditure
    rigid_ratio: Mapping[str, int] = parameter("刚性支出扣减比例", "ratios", choices=EXPENSE_KINDS)
    rigid_cap: Mapping[str, int] = parameter(
        "刚性支出年度上限（元）", "amounts", choices=EXPENSE_KINDS
    )
    rigid_vouchers: tuple[str, ...] = parameter(
        "须凭票据扣减的支出", "choices", choices=EXPENSE_KINDS
    )
    rigid_household_cap: int = parameter("刚性支出扣减不超过收入的比例", "ratio")

    # Property
    financial_limit: int | None = parameter(
        "人均金融资产上限（月标准的倍数）", "multiple", nothing=NOT_TESTED
    )
    financial_limit_hardship: int | None = parameter(
        "重病重残家庭人均金融资产上限（月标准的倍数）", "multiple", nothing=NOT_TESTED
    )
    vehicle_limit: int | None = parameter("机动车价值限额（元）", "yuan", nothing=NOT_TESTED)
    houses_limit: int | None = parameter("住房套数上限", "count", nothing=NOT_TESTED)
    house_area_limit: int | None = parameter(
        "人均住房面积上限（平方米）", "count", nothing=NOT_TESTED
    )
    business_capital_limit: int | None = parameter("经营出资上限（元）", "yuan", nothing=NOT_TESTED)

    # Single person
    single_person_grounds: tuple[str, ...] = parameter("单人保对象", "choices", choices=GROUNDS)
    single_person_ceiling: int | None = parameter(
        "单人保家庭收入上限（标准的倍数）", "multiple", nothing=UNLIMITED
    )
    single_person_ceiling_unlifted: int | None = parameter(
        "未脱贫户单人保家庭收入上限（标准的倍数）", "multiple", nothing=UNLIMITED
    )
    single_person_award: str = parameter(
        "单人保补助算法", "choice", choices=("full", "difference", "ratio")
    )
    single_person_ratio: int = parameter("单人保补助比例", "ratio")
    single_person_needs_labour_loss: bool = parameter("单人保须完全或部分丧失劳动能力", "flag")

    # Gradual exit
    gradual_exit_ceiling: int = parameter("渐退收入上限（标准的倍数）", "multiple")
    gradual_exit_months: int | None = parameter("渐退期（月）", "count", nothing=UNLIMITED)
    gradual_exit_guide_months: int | None = parameter(
        "国家渐退期上限（月）", "count", nothing=UNLIMITED
    )
    gradual_exit_payment: str = parameter("渐退期发放方式", "choice", choices=("keep", "taper"))
    gradual_exit_taper_ratio: int = parameter("渐退期减发后比例", "ratio")
    gradual_exit_statuses: tuple[str, ...] = parameter(
        "可给予渐退的户", "choices", choices=POVERTY_STATUSES
    )
    gradual_exit_needs_employment: bool = parameter("渐退须因就业增收", "flag")

    # Neighbouring groups
    edge_ceiling: int = parameter("低保边缘收入上限（标准的倍数）", "multiple")
    rigid_expenditure_ratio: int = parameter("刚性支出占家庭总收入的比例", "ratio")

    # Category raises
    raise_table: Mapping[str, Raise] = parameter("分类施保", "raises", choices=RAISE_CATEGORIES)
    raise_stacking: str = parameter(
        "分类施保叠加", "choice", choices=("highest", "sum", "highest_plus_disabled")
    )
    raise_elderly_age: int = parameter("分类施保老年年龄", "count")
    raise_in_single_person: bool = parameter("单人保享受分类施保", "flag")

    # Means test
    means_test_waiver: bool = parameter("允许免予经济状况核对", "flag")

    def cites(self, *names: str) -> list[str]:
        """Where these parameters stand written, each text once."""
        written = (self.sources[name].cite for name in names if name in self.sources)
        return list(dict.fromkeys(cite for cite in written if cite))

    def illustrative(self, *names: str) -> bool:
        return any(self.sources[name].illustrative for name in names if name in self.sources)


PARAMETERS: dict[str, Mapping[str, Any]] = {
    each.name: each.metadata for each in fields(Law) if each.metadata
}
