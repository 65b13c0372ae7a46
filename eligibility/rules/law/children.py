"""Orphans and de-facto unsupported children (孤儿、事实无人抚养儿童)."""

from collections.abc import Mapping
from dataclasses import dataclass

from eligibility.rules.law.kinds import DISABILITIES, PARENT_STATES, SCHOOLINGS
from eligibility.rules.law.parameter import parameter


@dataclass(frozen=True, kw_only=True, eq=False)
class Children:
    """Ages in full years, terms in months."""

    child_age: int = parameter("儿童保障年龄（未满）", "count")
    child_kept_in_school: tuple[str, ...] = parameter(
        "成年后在读可继续保障的学段", "choices", choices=SCHOOLINGS
    )
    orphan_parent_states: tuple[str, ...] = parameter(
        "孤儿的父母情形", "choices", choices=PARENT_STATES
    )
    unsupported_parent_states: tuple[str, ...] = parameter(
        "事实无人抚养儿童的父母情形", "choices", choices=PARENT_STATES
    )
    child_parent_disabilities: Mapping[str, int] = parameter(
        "父母重残的类别和最低等级", "counts", choices=DISABILITIES
    )
    child_parent_months: int = parameter("失联、服刑等须满的月数", "count")
    unsupported_child_standard: str = parameter(
        "事实无人抚养儿童补贴标准", "choice", choices=("scattered", "own")
    )
    orphan_difference: bool = parameter("孤儿基本生活费与其他救助补差发放", "flag")
    unsupported_child_difference: bool = parameter("事实无人抚养儿童补贴与其他救助补差发放", "flag")
    child_posting: bool = parameter("儿童保障认定须公示", "flag")
