"""Temporary price subsidy (价格临时补贴), paid for a month whose price index reached the trigger."""

from datetime import date

import polars as pl

from eligibility.rules.benefits.entitlement import Entitlement
from eligibility.rules.law import Law
from eligibility.rules.money import FEN, WHOLE, half_up
from eligibility.rules.rule import Clause, rule

FIRST_DAY = date(2016, 9, 1)
LINK = (
    Clause("发改价格规〔2016〕1835号", "", FIRST_DAY, date(2021, 10, 31)),
    Clause("发改价格〔2021〕1553号", "", date(2021, 11, 1)),
)


@rule(
    "价格涨幅达到启动条件",
    of="member",
    cites=LINK,
    parameters=("price_trigger", "food_price_trigger", "price_index", "food_price_index"),
    needs=("price_index", "food_price_index"),
    since=FIRST_DAY,
    otherwise=False,
    benefit="price_subsidy",
)
def price_link_started(law: Law) -> pl.Expr:
    """An index published in the month is at or above its trigger. While the bureau has entered neither,
    nothing has been started and nobody is concerned; while only one is entered and below, it is open."""
    fired = _fired(law)
    return pl.lit(None if fired is None else bool(fired), pl.Boolean)


def _fired(law: Law) -> dict[str, int] | None:
    """The indices at or above their trigger; none while one that is not entered could be."""
    indices = {"cpi": law.price_index, "food": law.food_price_index}
    triggers = {"cpi": law.price_trigger, "food": law.food_price_trigger}
    entered = {name: index for name, index in indices.items() if index is not None}
    fired = {name: index for name, index in entered.items() if index >= triggers[name]}
    return None if not fired and len(entered) == 1 else fired


@rule(
    "属于价格临时补贴对象",
    of="member",
    cites=LINK,
    parameters=("price_subsidy_groups",),
    needs=("in_dibao_family", "gets_tekun", "held"),
    since=FIRST_DAY,
    otherwise=False,
    benefit="price_subsidy",
)
def price_group(law: Law) -> pl.Expr:
    """In one of the groups of the month, or in several: the subsidy is for the person, once."""
    edge = (pl.col("outcome") == "edge_family") & pl.col("counted")
    decided = pl.when(pl.col("outcome") != "need_information").then(edge)
    ruled = {
        "dibao": pl.col("in_dibao_family"),
        "tekun": pl.col("gets_tekun"),
        "edge_family": decided,
    }
    groups = (ruled.get(group, pl.col(f"holds_{group}")) for group in law.price_subsidy_groups)
    return pl.any_horizontal(False, *groups)


@rule(
    "价格临时补贴金额",
    of="member",
    cites=LINK,
    parameters=(
        "price_subsidy_index", "price_index", "food_price_index", "price_subsidy_floor",
        "price_subsidy_multiplier", "dibao_standard",
    ),
    needs=("dibao_standard", "price_index", "food_price_index"),
    since=FIRST_DAY,
    benefit="price_subsidy",
)  # fmt: skip
def price_amount(law: Law) -> pl.Expr:
    """Fen for the month: the standard times the rise, to the nearest yuan, not below the floor of the
    place, times the multiplier of the period."""
    index = _counting(law)
    if index is None or law.dibao_standard is None:
        return pl.lit(None, pl.Int64)
    due = half_up(law.dibao_standard * index, WHOLE * FEN) * FEN
    least = max(due, law.price_subsidy_floor or 0)
    return pl.lit(least * law.price_subsidy_multiplier // WHOLE, pl.Int64)


def _counting(law: Law) -> int | None:
    """The rise that is multiplied, in basis points: the one the place names, or of those that started the
    link the higher."""
    if law.price_subsidy_index == "triggered":
        return max((_fired(law) or {}).values(), default=None)
    return law.price_index if law.price_subsidy_index == "cpi" else law.food_price_index


PRICE_SUBSIDY = Entitlement(
    benefit="price_subsidy",
    of="member",
    stages=((price_link_started,), (price_group, price_amount)),
    concerns=price_link_started,
    conditions=(price_group,),
    amount=price_amount,
)
