"""The two subsidies of disabled persons, and the temporary price subsidy."""

from dataclasses import dataclass

from eligibility.rules.law.parameter import UNLIMITED, parameter

LIVING_GROUPS = ("dibao", "severe_in_band", "severe_elderly")


@dataclass(frozen=True, kw_only=True, eq=False)
class Subsidies:
    """Ceilings are multiples of the standard in basis points."""

    disability_living_groups: tuple[str, ...] = parameter(
        "困难残疾人生活补贴对象", "choices", choices=LIVING_GROUPS
    )
    disability_living_ceiling: int | None = parameter(
        "重度残疾人生活补贴家庭收入上限（标准的倍数）", "multiple", nothing=UNLIMITED
    )
