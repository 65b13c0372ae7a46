"""Minimum living allowance (低保): single persons, gradual exit, neighbouring groups, category raises."""

from collections.abc import Mapping
from dataclasses import dataclass

from eligibility.rules.law.kinds import EXIT_REASONS, GROUNDS, POVERTY_STATUSES, RAISE_CATEGORIES
from eligibility.rules.law.parameter import UNLIMITED, Raise, Tier, parameter


@dataclass(frozen=True, kw_only=True, eq=False)
class Dibao:
    """Ceilings are multiples of the standard in basis points, ratios basis points."""

    # Award of a household
    award_mode: str = parameter("按户补助算法", "choice", choices=("difference", "tiers"))
    award_tiers: tuple[Tier, ...] = parameter("按户补助分档（人均月收入低于，每人每月）", "tiers")
    award_minimum: int = parameter("按户补助最低（元/人月）", "yuan")

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
    single_person_floor: int = parameter("单人保补助不低于标准的比例", "ratio")
    single_person_impute_support: str = parameter(
        "单人保本人收入计入赡养费", "choice",
        choices=("all", "not_siblings_or_elderly", "none"),
    )  # fmt: skip
    single_person_needs_labour_loss: bool = parameter("单人保须完全或部分丧失劳动能力", "flag")

    # Gradual exit
    gradual_exit_ceiling: int = parameter("渐退收入上限（标准的倍数）", "multiple")
    gradual_exit_months: int | None = parameter("渐退期（月）", "count", nothing=UNLIMITED)
    gradual_exit_guide_months: int | None = parameter(
        "国家渐退期上限（月）", "count", nothing=UNLIMITED
    )
    gradual_exit_months_by_reason: Mapping[str, int] = parameter(
        "按增收原因的渐退期（月）", "counts", choices=EXIT_REASONS
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
