"""How income, expenses and property are counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from eligibility.rules.law.kinds import EXPENSE_KINDS, INCOME_KINDS
from eligibility.rules.law.parameter import NOT_TESTED, UNLIMITED, parameter


@dataclass(frozen=True, kw_only=True, eq=False)
class Means:
    """Amounts in fen, ratios and multiples in basis points; None where a limit does not exist."""

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

    # Means test
    means_test_waiver: bool = parameter("允许免予经济状况核对", "flag")
