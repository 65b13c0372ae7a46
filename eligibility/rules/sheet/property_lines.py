"""The lines of the property test: what was measured against which limit, and which part fails."""

from collections.abc import Iterator

from eligibility.rules.law import Law
from eligibility.rules.means import property
from eligibility.rules.money import WHOLE, half_up, times, yuan_of
from eligibility.rules.sheet.line import Line, Row, line_of
from eligibility.rules.words import CONDUCTS


def property_lines(law: Law, home: Row) -> Iterator[Line]:
    if home["waived"]:
        return
    if law.financial_limit is not None:
        yield _financial_line(law, home)
    if law.vehicle_limit is not None and home["dear_vehicle"]:
        limit = yuan_of(law.vehicle_limit)
        working = f"有价值 {limit} 元及以上、不属于本地免计用途的机动车"
        yield line_of(property.vehicles_within, law, 0, working, section="property")
    if law.houses_limit is not None and home["houses"] > law.houses_limit:
        area, verdict = yuan_of(home["house_area"] or 0), _verdict(home["houses_within"])
        working = f"{home['houses']} 套，共 {area} 平方米：{verdict}"
        yield line_of(property.houses_within, law, 0, working, section="property")
    if law.business_capital_limit is not None and home["business_capital"]:
        working = f"限额 {yuan_of(law.business_capital_limit)}：{_verdict(home['business_within'])}"
        capital = home["business_capital"]
        yield line_of(property.business_within, law, capital, working, section="property")
    yield from _failed_lines(law, home)


def _failed_lines(law: Law, home: Row) -> Iterator[Line]:
    """Parts of the test that show only when they fail."""
    conduct = (home["conduct"] or "").split()
    failed = [(property.conduct_within, CONDUCTS[c]) for c in conduct if c in law.barring_conduct]
    if home["barred_asset"] and law.barred_assets:
        failed.append((property.vehicles_within, "有大型农机具或船舶"))
    why = {
        property.purchase_within: f"{law.home_purchase_months} 个月内购房",
        property.company_within: "企业法定代表人、净利润或雇工超出规定",
        property.supporters_within: "赡养义务人财产超出规定",
    }
    failed += [(rule, told) for rule, told in why.items() if home[rule.name] is False]
    for rule, told in failed:
        yield line_of(rule, law, 0, f"{told}：不符合", section="property")


def _financial_line(law: Law, home: Row) -> Line:
    high = law.financial_limit_hardship
    limit = high if home["hardship"] and high is not None else law.financial_limit
    assert limit is not None
    ceiling = (law.dibao_standard or 0) * limit // WHOLE
    per_head = half_up(home["financial"], home["members_counted"])
    working = (
        f"{yuan_of(home['financial'])} ÷ {home['members_counted']} = {yuan_of(per_head)}，"
        f"限额 {yuan_of(law.dibao_standard or 0)} × {times(limit)} = {yuan_of(ceiling)}："
        f"{_verdict(home['financial_within'])}"
    )
    return line_of(property.financial_within, law, per_head, working, section="property")


def _verdict(within: bool) -> str:
    return "符合" if within else "不符合"
