"""The property test. A limit nobody has set is not tested; an unknown amount stays unknown."""

import polars as pl

from eligibility.rules.law import Law
from eligibility.rules.means.window import months_before
from eligibility.rules.money import WHOLE, YEAR
from eligibility.rules.rule import method_2012, method_2021, regulation, rule

FINANCIAL = ("deposit", "security", "insurance")
CLAUSES = (regulation("第九条"), method_2012("第四条"), method_2021("第十四条"))


@rule(
    "人均金融资产",
    of="household",
    cites=CLAUSES,
    parameters=("financial_limit", "financial_limit_hardship", "deposit_exemptions"),
    needs=("assets", "hardship"),
)
def financial_within(law: Law) -> pl.Expr:
    """Deposits, securities and insurance per head stay within a multiple of the standard; the higher
    multiple is for a family with serious illness or severe disability."""
    low, high = law.financial_limit, law.financial_limit_hardship
    if low is None or law.dibao_standard is None:
        return pl.lit(True)
    within = _per_head_within(law.dibao_standard, low)
    if high is not None:
        within = within | (_per_head_within(law.dibao_standard, high) & pl.col("hardship"))
    return _waived_or(within)


@rule(
    "低保边缘家庭人均金融资产",
    of="household",
    cites=CLAUSES,
    parameters=("financial_limit_edge",),
    needs=("assets",),
)
def financial_within_edge(law: Law) -> pl.Expr:
    """The limit for the low-income edge, where the place sets one of its own."""
    if law.financial_limit_edge is None or law.dibao_standard is None:
        return pl.col("financial_within")
    return _waived_or(_per_head_within(law.dibao_standard, law.financial_limit_edge))


def _per_head_within(standard: int, multiple: int) -> pl.Expr:
    allowed = pl.col("members_counted") * standard * multiple
    return pl.col("financial") * WHOLE <= allowed


@rule(
    "机动车",
    of="household",
    cites=CLAUSES,
    parameters=("vehicle_limit", "vehicle_exempt_uses", "barred_assets"),
    needs=("assets", "vehicle"),
)
def vehicles_within(law: Law) -> pl.Expr:
    """No vehicle at or above the limit, save one for a disabled member or for earning a living; and no
    large machine or ship where the place bars them."""
    barred = pl.lit(False) if law.vehicle_limit is None else pl.col("dear_vehicle")
    if law.barred_assets:
        barred = barred | pl.col("barred_asset")
    return _waived_or(~barred)


@rule(
    "住房",
    of="household",
    cites=CLAUSES,
    parameters=("houses_limit", "house_area_limit"),
    needs=("assets", "house_area"),
)
def houses_within(law: Law) -> pl.Expr:
    """Not more homes than allowed, unless together they are within the area allowed per head."""
    if law.houses_limit is None:
        return pl.lit(True)
    within = pl.col("houses") <= law.houses_limit
    if law.house_area_limit is not None:
        allowed = pl.col("members_counted") * law.house_area_limit * 100
        within = within | (pl.col("house_area") <= allowed)
    return _waived_or(within)


@rule(
    "经营出资",
    of="household",
    cites=CLAUSES,
    parameters=("business_capital_limit",),
    needs=("assets",),
)
def business_within(law: Law) -> pl.Expr:
    """Capital put into a business stays within the limit."""
    if law.business_capital_limit is None:
        return pl.lit(True)
    return _waived_or(pl.col("business_capital") <= law.business_capital_limit)


@rule(
    "近期购房",
    of="household",
    cites=CLAUSES,
    parameters=("home_purchase_months",),
    needs=("assets",),
)
def purchase_within(law: Law) -> pl.Expr:
    """No home bought within the months before; of a home whose day nobody asked nothing is held."""
    if law.home_purchase_months is None:
        return pl.lit(True)
    return _waived_or(~pl.col("recent_home"))


@rule(
    "开办企业和雇工",
    of="household",
    cites=CLAUSES,
    parameters=("company_owner_barred", "net_profit_limit", "hiring_limit_months"),
)
def company_within(law: Law) -> pl.Expr:
    """No member answers for a company, earns more with one than the limit, or employs others for longer
    than it; what nobody asked is not held against the family."""
    barred = []
    if law.company_owner_barred:
        barred.append(pl.col("company_owner"))
    if law.net_profit_limit is not None and law.dibao_standard is not None:
        limit = law.dibao_standard * YEAR * law.net_profit_limit // WHOLE
        barred.append(pl.col("net_profit") > limit)
    if law.hiring_limit_months is not None:
        barred.append(pl.col("hiring_months") > law.hiring_limit_months)
    if not barred:
        return pl.lit(True)
    return _waived_or(~pl.any_horizontal(each.fill_null(False) for each in barred))


@rule(
    "赡养义务人财产",
    of="household",
    cites=CLAUSES,
    parameters=("supporters_property",),
    needs=("supporters_property_within",),
)
def supporters_within(law: Law) -> pl.Expr:
    """Where the place looks at what supporters own: none of them is above the rule. It asks of each."""
    if not law.supporters_property:
        return pl.lit(True)
    return _waived_or(pl.col("supporters_property_within"))


@rule("不予纳入的行为", of="household", cites=CLAUSES, parameters=("barring_conduct",))
def conduct_within(law: Law) -> pl.Expr:
    """Nothing the place bars was found: refusing the check, hiding means, giving rights away."""
    if not law.barring_conduct:
        return pl.lit(True)
    return ~pl.col("conduct").str.contains_any(list(law.barring_conduct)).fill_null(False)


PARTS = (
    vehicles_within, houses_within, purchase_within, business_within, company_within,
    supporters_within, conduct_within,
)  # fmt: skip


@rule("家庭财产符合规定", of="household", cites=CLAUSES)
def property_within(law: Law) -> pl.Expr:
    """All parts of the property test."""
    return pl.all_horizontal("financial_within", *(part.name for part in PARTS))


@rule("家庭财产符合低保边缘规定", of="household", cites=CLAUSES)
def property_within_edge(law: Law) -> pl.Expr:
    """All parts, with the financial limit of the low-income edge."""
    return pl.all_horizontal("financial_within_edge", *(part.name for part in PARTS))


def dear_vehicle(law: Law) -> pl.Expr:
    """Of an asset: a vehicle that the limit forbids; unknown while its use or needed value is."""
    exempt = pl.col("vehicle_use").is_in(list(law.vehicle_exempt_uses))
    dear = pl.lit(True) if not law.vehicle_limit else pl.col("amount") >= law.vehicle_limit
    return ~exempt & dear


def counts_as_financial(law: Law) -> pl.Expr:
    """Of an asset: money and papers, save deposits the place leaves out."""
    left_out = pl.col("exempt").is_in(list(law.deposit_exemptions)).fill_null(False)
    return pl.col("kind").is_in(FINANCIAL) & ~left_out


def recent_home(law: Law) -> pl.Expr:
    """Of an asset: a home bought within the months the place looks at."""
    since = months_before(law.on, law.home_purchase_months or 0)
    return (pl.col("kind") == "house") & (pl.col("acquired_on") > since).fill_null(False)


def _waived_or(within: pl.Expr) -> pl.Expr:
    """A family whose means test is waived that day is not tested again."""
    return pl.col("waived") | within
