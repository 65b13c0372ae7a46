"""The property test. A limit nobody has set is not tested; an unknown amount stays unknown."""

import polars as pl

from eligibility.rules.law import Law
from eligibility.rules.money import WHOLE
from eligibility.rules.rule import method_2012, method_2021, regulation, rule

CLAUSES = (regulation("第九条"), method_2012("第四条"), method_2021("第十四条"))


@rule(
    "人均金融资产",
    of="household",
    cites=CLAUSES,
    parameters=("financial_limit", "financial_limit_hardship"),
    needs=("assets", "hardship"),
)
def financial_within(law: Law) -> pl.Expr:
    """Deposits, securities and insurance per head stay within a multiple of the standard; the higher
    multiple is for a family with serious illness or severe disability."""
    low, high = law.financial_limit, law.financial_limit_hardship
    if low is None or law.dibao_standard is None:
        return pl.lit(True)
    held = pl.col("financial") * WHOLE
    per_head = pl.col("members_counted") * law.dibao_standard
    within = held <= per_head * low
    if high is not None:
        within = within | ((held <= per_head * high) & pl.col("hardship"))
    return _waived_or(within)


@rule(
    "机动车",
    of="household",
    cites=CLAUSES,
    parameters=("vehicle_limit",),
    needs=("assets", "vehicle"),
)
def vehicles_within(law: Law) -> pl.Expr:
    """No vehicle at or above the limit, save one for a disabled member or for earning a living."""
    return pl.lit(True) if law.vehicle_limit is None else _waived_or(~pl.col("dear_vehicle"))


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


@rule("家庭财产符合规定", of="household", cites=CLAUSES)
def property_within(law: Law) -> pl.Expr:
    """All parts of the property test."""
    return pl.all_horizontal(
        "financial_within", "vehicles_within", "houses_within", "business_within"
    )


def dear_vehicle(law: Law) -> pl.Expr:
    """Of an asset: a vehicle that the limit forbids; unknown while its use or needed value is."""
    exempt = pl.col("vehicle_use").is_in(["disability", "livelihood"])
    dear = pl.lit(True) if not law.vehicle_limit else pl.col("amount") >= law.vehicle_limit
    return ~exempt & dear


def _waived_or(within: pl.Expr) -> pl.Expr:
    """A family whose means test is waived that day is not tested again."""
    return pl.col("waived") | within
