"""The two subsidies of disabled persons, and the temporary price subsidy."""

from dataclasses import dataclass

from eligibility.rules.law.kinds import POVERTY_STATUSES
from eligibility.rules.law.parameter import NONE, UNLIMITED, parameter

LIVING_GROUPS = ("dibao", "poverty_register", "severe_in_band", "severe_elderly")
EXCLUDING = ("tekun", "orphan", "unsupported_child", "work_injury_nursing")
PRICE_GROUPS = (
    "dibao", "tekun", "unemployment_insurance", "unemployment_aid", "entitled_group", "orphan",
    "unsupported_child", "hiv_child", "edge_family",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, eq=False)
class Subsidies:
    """Multiples and ratios in basis points, amounts in fen; price indices in basis points of a rise."""

    poverty_register: tuple[str, ...] = parameter(
        "视为建档立卡贫困人口的身份", "choices", choices=POVERTY_STATUSES
    )

    # Living subsidy
    disability_living_groups: tuple[str, ...] = parameter(
        "困难残疾人生活补贴对象", "choices", choices=LIVING_GROUPS
    )
    disability_living_ceiling: int | None = parameter(
        "重度残疾人生活补贴家庭收入上限（标准的倍数）", "multiple", nothing=UNLIMITED
    )
    disability_living_elderly_age: int = parameter("重度残疾老年人生活补贴年龄", "count")
    disability_living_excluded_by: tuple[str, ...] = parameter(
        "享受后不得领取生活补贴的待遇", "choices", choices=EXCLUDING
    )
    disability_living_per: str = parameter(
        "困难残疾人生活补贴发放周期", "choice", choices=("month", "year")
    )
    disability_living_floor: int | None = parameter(
        "生活补贴不低于省定低保最低标准的比例", "ratio", nothing=NONE
    )

    # Nursing subsidy
    disability_nursing_grades: int = parameter("护理补贴最低残疾等级", "count")
    disability_nursing_mental_grades: int = parameter("智力、精神残疾护理补贴最低等级", "count")
    disability_nursing_excluded_by: tuple[str, ...] = parameter(
        "享受后不得领取护理补贴的待遇", "choices", choices=EXCLUDING
    )
    disability_nursing_floor_1: int | None = parameter(
        "一级困难残疾人护理补贴不低于省定低保最低标准的比例", "ratio", nothing=NONE
    )
    disability_nursing_floor_2: int | None = parameter(
        "二级困难残疾人护理补贴不低于省定低保最低标准的比例", "ratio", nothing=NONE
    )

    # Temporary price subsidy
    price_trigger: int = parameter("居民消费价格同比涨幅启动条件（%）", "percent")
    food_price_trigger: int = parameter("食品价格同比涨幅启动条件（%）", "percent")
    price_subsidy_index: str = parameter(
        "价格临时补贴所乘的涨幅", "choice", choices=("cpi", "food", "triggered")
    )
    price_subsidy_groups: tuple[str, ...] = parameter(
        "价格临时补贴对象", "choices", choices=PRICE_GROUPS
    )
    price_subsidy_multiplier: int = parameter("价格临时补贴倍数", "multiple")
