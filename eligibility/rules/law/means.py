"""How the family, its income, its expenses and its property are counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from eligibility.rules.law.kinds import (
    BARRED_ASSETS,
    CONDUCTS,
    DEPOSIT_EXEMPTIONS,
    DISABILITIES,
    EXEMPTIONS,
    EXPENSE_KINDS,
    INCOME_DEDUCTIONS,
    INCOME_KINDS,
    LABOUR_CAPACITIES,
    SCHOOLINGS,
    TRADES,
    VEHICLE_USES,
)
from eligibility.rules.law.parameter import NONE, NOT_TESTED, UNLIMITED, Band, parameter


@dataclass(frozen=True, kw_only=True, eq=False)
class Means:
    """Amounts in fen, ratios and multiples in basis points; None where a limit does not exist."""

    # Family
    family_reading: str = parameter(
        "其他共同生活亲属的认定", "choice", choices=("as_found", "favourable")
    )
    co_residence_months: int = parameter("其他亲属须共同生活满（月）", "count")
    parents_of_minors_counted: bool = parameter("未成年人的父母一并计入", "flag")
    severe_at_grade_3: tuple[str, ...] = parameter(
        "三级视为重度的残疾类别", "choices", choices=DISABILITIES
    )

    # Income
    income_window_months: int = parameter("收入核算期（申请前月数）", "count")
    excluded_income: tuple[str, ...] = parameter(
        "不计入收入的项目", "choices", choices=INCOME_KINDS
    )
    income_deductions: tuple[str, ...] = parameter(
        "直接从收入中扣除的支出", "choices", choices=INCOME_DEDUCTIONS
    )
    pension_exclusion: str = parameter(
        "基础养老金不计入收入", "choice", choices=("central", "all", "none")
    )
    central_basic_pension: int = parameter("中央确定的基础养老金（元/月）", "yuan")

    # Imputed income
    imputation: str = parameter(
        "有劳动能力未就业的推算", "choice", choices=("minimum_wage", "none")
    )
    imputation_ratio: int = parameter("推算比例（占最低工资）", "ratio")
    imputation_from_age: int = parameter("推算起始年龄", "count")
    imputation_until_age: int = parameter("满此年龄不再推算", "count")
    imputation_bands: tuple[Band, ...] = parameter("按性别年龄分档的推算比例", "bands")
    imputation_coefficients: Mapping[str, int] = parameter(
        "劳动力系数", "ratios", choices=LABOUR_CAPACITIES
    )
    imputation_exemptions: tuple[str, ...] = parameter(
        "不予推算的情形", "choices", choices=EXEMPTIONS
    )
    imputation_carers: int | None = parameter(
        "每户因照料免予推算的人数上限", "count", nothing=UNLIMITED
    )
    unstable_work: str = parameter(
        "就业不稳定且无法举证的推算", "choice",
        choices=("minimum_wage", "minimum_wage_less_cost", "trade_wage"),
    )  # fmt: skip
    trade_wages: Mapping[str, int] = parameter(
        "上年同行业平均工资（元/月）", "amounts", choices=TRADES
    )
    self_employed_ratio: int = parameter("自营者推算比例（占最低工资）", "multiple")

    # Support fee of those who do not live with the family
    support_fee: str = parameter(
        "赡养抚养扶养费的核算", "choice", choices=("formula", "paid", "none")
    )
    support_ratio: int = parameter("赡养费占超出部分的比例", "ratio")
    support_ratio_many: int = parameter("多子女家庭赡养费占超出部分的比例", "ratio")
    support_many_from: int = parameter("视为多子女的子女数", "count")
    support_excess_base: str = parameter(
        "赡养费超出部分按人或按户", "choice", choices=("head", "household")
    )

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
    expense_window_months: int = parameter("支出核算期（申请前月数）", "count")
    rigid_ratio: Mapping[str, int] = parameter("刚性支出扣减比例", "ratios", choices=EXPENSE_KINDS)
    rigid_cap: Mapping[str, int] = parameter(
        "刚性支出年度上限（元）", "amounts", choices=EXPENSE_KINDS
    )
    rigid_vouchers: tuple[str, ...] = parameter(
        "须凭票据扣减的支出", "choices", choices=EXPENSE_KINDS
    )
    rigid_household_cap: int = parameter("刚性支出扣减不超过收入的比例", "ratio")
    education_above: int | None = parameter(
        "教育支出只扣超过上年家庭收入若干倍的部分", "multiple", nothing=NONE
    )
    education_rates: Mapping[str, int] = parameter(
        "按公办学校收费标准扣减的上限（元/年）", "amounts", choices=SCHOOLINGS
    )
    care_deduction: str = parameter(
        "重度残疾人照料支出的扣减", "choice", choices=("claimed", "subsidies")
    )
    carer_relief: bool = parameter("照料重度残疾人者的收入扣减最低工资", "flag")

    # Property
    financial_limit: int | None = parameter(
        "人均金融资产上限（月标准的倍数）", "multiple", nothing=NOT_TESTED
    )
    financial_limit_hardship: int | None = parameter(
        "重病重残家庭人均金融资产上限（月标准的倍数）", "multiple", nothing=NOT_TESTED
    )
    financial_limit_edge: int | None = parameter(
        "低保边缘家庭人均金融资产上限（月标准的倍数）", "multiple", nothing=NOT_TESTED
    )
    deposit_exemptions: tuple[str, ...] = parameter(
        "不计入金融资产的存款", "choices", choices=DEPOSIT_EXEMPTIONS
    )
    vehicle_limit: int | None = parameter("机动车价值限额（元）", "yuan", nothing=NOT_TESTED)
    vehicle_exempt_uses: tuple[str, ...] = parameter(
        "不计入财产的机动车用途", "choices", choices=VEHICLE_USES
    )
    barred_assets: tuple[str, ...] = parameter("不得拥有的财产", "choices", choices=BARRED_ASSETS)
    houses_limit: int | None = parameter("住房套数上限", "count", nothing=NOT_TESTED)
    house_area_limit: int | None = parameter(
        "人均住房面积上限（平方米）", "count", nothing=NOT_TESTED
    )
    home_purchase_months: int | None = parameter(
        "购房须早于申请（月）", "count", nothing=NOT_TESTED
    )
    business_capital_limit: int | None = parameter("经营出资上限（元）", "yuan", nothing=NOT_TESTED)
    company_owner_barred: bool = parameter("企业法定代表人不予纳入", "flag")
    net_profit_limit: int | None = parameter(
        "经营净利润上限（月标准的倍数）", "multiple", nothing=NOT_TESTED
    )
    hiring_limit_months: int | None = parameter(
        "雇用他人不得超过（月）", "count", nothing=NOT_TESTED
    )
    supporters_property: bool = parameter("审核赡养义务人的财产", "flag")
    barring_conduct: tuple[str, ...] = parameter("不予纳入的行为", "choices", choices=CONDUCTS)

    # Means test
    means_test_waiver: bool = parameter("允许免予经济状况核对", "flag")
