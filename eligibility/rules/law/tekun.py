"""Support for people in extreme difficulty (特困人员救助供养)."""

from collections.abc import Mapping
from dataclasses import dataclass

from eligibility.rules.law.kinds import (
    DISABILITIES,
    INCOME_KINDS,
    SCHOOLINGS,
    SELF_CARE_TIERS,
    SUPPORTERS_UNABLE,
)  # fmt: skip
from eligibility.rules.law.parameter import NONE, parameter


@dataclass(frozen=True, kw_only=True, eq=False)
class Tekun:
    """Ages in full years; ratios and multiples in basis points. The floors only check stored standards."""

    # No capacity for labour
    tekun_age: int = parameter("特困老年人年龄", "count")
    tekun_minor_age: int = parameter("特困未成年人年龄（未满）", "count")
    tekun_disabilities: Mapping[str, int] = parameter(
        "无劳动能力的残疾类别和最低等级", "counts", choices=DISABILITIES
    )
    tekun_kept_in_school: tuple[str, ...] = parameter(
        "成年后在读可继续供养的学段", "choices", choices=SCHOOLINGS
    )

    # No source of living
    tekun_excluded_income: tuple[str, ...] = parameter(
        "特困认定不计入收入的项目", "choices", choices=INCOME_KINDS
    )
    tekun_pension_exclusion: str = parameter(
        "特困认定基础养老金不计入收入", "choice", choices=("central", "all", "none")
    )

    # No supporter who could
    tekun_supporters_unable: tuple[str, ...] = parameter(
        "法定义务人无履行义务能力的情形", "choices", choices=SUPPORTERS_UNABLE
    )
    tekun_supporter_dibao_age: int = parameter("低保义务人视为无能力的年龄", "count")
    tekun_supporter_age: int = parameter("老年义务人视为无能力的年龄", "count")

    # Care
    tekun_half_from: int = parameter("半护理起始项数（不能自理）", "count")
    tekun_full_from: int = parameter("全护理起始项数（不能自理）", "count")

    # Floors of the stored standards
    tekun_basic_floor: int | None = parameter(
        "特困基本生活标准下限（低保标准的倍数）", "multiple", nothing=NONE
    )
    tekun_consumption_floor: int | None = parameter(
        "特困基本生活标准下限（占上年人均消费支出）", "ratio", nothing=NONE
    )
    tekun_care_floor: Mapping[str, int] = parameter(
        "特困照料护理标准下限（占最低工资）", "ratios", choices=SELF_CARE_TIERS
    )
