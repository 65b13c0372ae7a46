"""Local standards: figures that a bureau sets by place and day, fen a person and month unless the label says
otherwise. Published amounts are rounded by hand, so each is stored and none is derived from another."""

from dataclasses import dataclass

from eligibility.rules.law.parameter import standard


@dataclass(frozen=True, kw_only=True, eq=False)
class Standards:
    """None where nobody has entered one."""

    # What the others are measured by
    dibao_standard: int | None = standard("低保标准（元/月）")
    minimum_wage: int | None = standard("最低工资（元/月）")
    disposable_income: int | None = standard("上年人均可支配收入（元/年）")
    consumption_expenditure: int | None = standard("上年人均消费支出（元/年）")
    provincial_minimum: int | None = standard("省定低保最低标准（元/月）")

    # Tekun: basic living by mode, care by mode and self-care tier
    tekun_basic_scattered: int | None = standard("特困分散供养基本生活标准（元/月）")
    tekun_basic_centralised: int | None = standard("特困集中供养基本生活标准（元/月）")
    tekun_care_scattered_self: int | None = standard("特困分散供养照料标准·全自理（元/月）")
    tekun_care_scattered_half: int | None = standard("特困分散供养照料标准·半护理（元/月）")
    tekun_care_scattered_full: int | None = standard("特困分散供养照料标准·全护理（元/月）")
    tekun_care_centralised_self: int | None = standard("特困集中供养照料标准·全自理（元/月）")
    tekun_care_centralised_half: int | None = standard("特困集中供养照料标准·半护理（元/月）")
    tekun_care_centralised_full: int | None = standard("特困集中供养照料标准·全护理（元/月）")
    # What the treasury gives for each of them, whatever they are paid
    tekun_fiscal_subsidy: int | None = standard("特困人员供养财政补助标准（元/月）")

    # Subsidies of disabled persons
    disability_living: int | None = standard("困难残疾人生活补贴（元/月）")
    disability_living_mild: int | None = standard("困难残疾人生活补贴·三四级（元/月）")
    disability_living_annual: int | None = standard("困难残疾人生活补贴（元/年）")
    disability_living_annual_mild: int | None = standard("困难残疾人生活补贴·三四级（元/年）")
    disability_nursing_1: int | None = standard("重度残疾人护理补贴·一级（元/月）")
    disability_nursing_2: int | None = standard("重度残疾人护理补贴·二级（元/月）")
    disability_nursing_1_hardship: int | None = standard("重度残疾人护理补贴·一级困难（元/月）")
    disability_nursing_2_hardship: int | None = standard("重度残疾人护理补贴·二级困难（元/月）")
    disability_nursing_mental: int | None = standard("智力、精神三四级残疾人护理补贴（元/月）")

    # Temporary aid
    temporary_aid_standard: int | None = standard("临时救助标准（元/人·月）")
    temporary_aid_town_limit: int | None = standard("乡镇（街道）临时救助审批额度（元）")

    # Children
    child_scattered: int | None = standard("孤儿散居基本生活标准（元/月）")
    child_centralised: int | None = standard("孤儿集中养育基本生活标准（元/月）")
    child_unsupported: int | None = standard("事实无人抚养儿童基本生活补贴（元/月）")

    # Price indices: the rise of a month on the same month of last year in basis points, standing from the
    # first to the last day of the month in which it is published and the subsidy paid
    price_subsidy_floor: int | None = standard("价格临时补贴最低额（元/人·月）")
    price_index: int | None = standard("居民消费价格同比涨幅（%）", "percent")
    food_price_index: int | None = standard("食品价格同比涨幅（%）", "percent")
