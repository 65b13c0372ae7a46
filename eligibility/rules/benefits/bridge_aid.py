"""Temporary aid that bridges the month in which dibao is newly confirmed (新确认对象当月过渡救助)."""

import polars as pl

from eligibility.rules.benefits.entitlement import Entitlement
from eligibility.rules.benefits.temporary_aid_amount import GROUNDS
from eligibility.rules.law import Law
from eligibility.rules.rule import rule

NEWLY = ("household", "single_person")


@rule(
    "新确认低保",
    of="household",
    cites=GROUNDS,
    parameters=("bridge_month_aid",),
    needs=("outcome",),
    benefit="bridge_aid",
)
def newly_confirmed(law: Law) -> pl.Expr:
    """Found to get dibao now and without an award until now, where the place gives such aid."""
    outcome = pl.col("outcome")
    fits = pl.when(outcome != "need_information").then(outcome.is_in(NEWLY))
    none_before = pl.col("award_benefit").is_null()
    return pl.lit(law.bridge_month_aid) & fits & none_before


@rule(
    "过渡救助金",
    of="household",
    cites=GROUNDS,
    parameters=("bridge_month_aid", "dibao_standard"),
    benefit="bridge_aid",
)
def bridge_amount(law: Law) -> pl.Expr:
    """Fen once: the monthly amount confirmed, for the month that dibao itself does not pay."""
    return pl.col("total")


BRIDGE_AID = Entitlement(
    benefit="bridge_aid",
    of="household",
    stages=((newly_confirmed,), (bridge_amount,)),
    concerns=newly_confirmed,
    conditions=(newly_confirmed,),
    amount=bridge_amount,
    per="once",
)
