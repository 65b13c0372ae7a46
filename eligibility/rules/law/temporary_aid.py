"""Temporary aid (临时救助), and the monthly aid of an epidemic."""

from collections.abc import Mapping
from dataclasses import dataclass

from eligibility.rules.law.kinds import POVERTY_STATUSES
from eligibility.rules.law.parameter import NONE, UNLIMITED, parameter

LEVELS = ("light", "ordinary", "heavy")
BANDS = ("first", "second", "third", "fourth", "fifth")  # from the least self-paid cost upwards
STAGES = ("first", "second", "third")
EPIDEMIC_GROUPS = ("dibao", "tekun", "child", "rural_poverty_register")


@dataclass(frozen=True, kw_only=True, eq=False)
class TemporaryAid:
    """Amounts in fen; multiples of the dibao standard of a month, ratios and shares in basis points."""

    # Which type, and what goes before it
    epidemic_is_emergency: bool = parameter("因疫情致困直接按急难型救助", "flag")
    aid_first_statuses: tuple[str, ...] = parameter(
        "可先行给予临时救助的户", "choices", choices=POVERTY_STATUSES
    )

    # How much
    emergency_aid_method: str = parameter(
        "急难型救助算法", "choice", choices=("level", "light_then_months")
    )
    emergency_aid_multiple: Mapping[str, int] = parameter(
        "急难型救助档次（标准的倍数）", "ratios", choices=LEVELS
    )
    emergency_aid_light_ceiling: int | None = parameter(
        "急难型困难程度较轻一次性上限（元）", "yuan", nothing=UNLIMITED
    )
    expenditure_aid_method: str = parameter("支出型救助算法", "choice", choices=("months", "bands"))
    temporary_aid_months: int = parameter("临时救助月数上限", "count")
    aid_standard_deviation: int | None = parameter(
        "临时救助标准可上下浮动的比例", "ratio", nothing=UNLIMITED
    )
    medical_aid_from: Mapping[str, int] = parameter(
        "医疗支出分档起点（自付元）", "amounts", choices=BANDS
    )
    medical_aid_multiple: Mapping[str, int] = parameter(
        "医疗支出分档救助（标准的倍数）", "ratios", choices=BANDS
    )
    education_aid_from: Mapping[str, int] = parameter(
        "教育支出分档起点（自付元）", "amounts", choices=BANDS
    )
    education_aid_multiple: Mapping[str, int] = parameter(
        "教育支出分档救助（标准的倍数）", "ratios", choices=BANDS
    )
    temporary_aid_least: int | None = parameter(
        "临时救助最低额（标准的倍数）", "multiple", nothing=NONE
    )
    temporary_aid_most: int | None = parameter(
        "临时救助最高额（标准的倍数）", "multiple", nothing=UNLIMITED
    )

    # How it is paid
    temporary_aid_staged_above: int | None = parameter(
        "超过此额分阶段救助（标准的倍数）", "multiple", nothing=UNLIMITED
    )
    temporary_aid_stages: Mapping[str, int] = parameter("各阶段发放比例", "ratios", choices=STAGES)
    bridge_month_aid: bool = parameter("新确认对象当月给予过渡救助", "flag")

    # Epidemic
    epidemic_aid_multiple: int | None = parameter(
        "确诊患者按月救助（标准的倍数）", "multiple", nothing=NONE
    )
    epidemic_aid_groups: tuple[str, ...] = parameter(
        "确诊患者救助对象", "choices", choices=EPIDEMIC_GROUPS
    )
    epidemic_partial_month: str = parameter(
        "确诊患者救助不足整月的算法", "choice", choices=("full_month", "daily")
    )
