"""Monthly aid of confirmed patients in an epidemic until they leave hospital (新冠肺炎确诊患者按月救助)."""

from datetime import date
from math import lcm

import polars as pl

from eligibility.rules.benefits.entitlement import Entitlement
from eligibility.rules.law import Law
from eligibility.rules.money import WHOLE, YEAR
from eligibility.rules.rule import Clause, regulation, rule

GROUNDS = (regulation("第四十七条"), Clause("民发〔2018〕23号", "", date(2018, 1, 23)))
# Shares of a month of any length are whole numbers of this part of it.
PARTS = lcm(28, 29, 30, 31)
CHILDREN = ("orphan", "unsupported_child", "hiv_child")


@rule(
    "确诊患者",
    of="member",
    cites=GROUNDS,
    parameters=("epidemic_aid_multiple",),
    needs=("epidemic.confirmed",),
    benefit="epidemic_aid",
)
def epidemic_patient(law: Law) -> pl.Expr:
    """A confirmed patient, where the place gives this aid; who was told to be in hospital without saying
    whether the illness was confirmed is an open question."""
    if law.epidemic_aid_multiple is None:
        return pl.lit(False)
    told = pl.col("admitted_on").is_not_null() | pl.col("discharged_on").is_not_null()
    later = (pl.col("admitted_on") > law.on).fill_null(False)
    confirmed = pl.coalesce(pl.col("epidemic_confirmed"), pl.when(~told).then(False))
    return confirmed & ~later


@rule(
    "困境儿童",
    of="member",
    cites=GROUNDS,
    needs=("held",),
    benefit="epidemic_aid",
)
def child_in_difficulty(law: Law) -> pl.Expr:
    """Gets the basic living of an orphan, of a child nobody supports, or of a child with HIV."""
    return pl.any_horizontal(f"holds_{each}" for each in CHILDREN)


@rule(
    "属于按月救助的对象",
    of="member",
    cites=GROUNDS,
    parameters=("epidemic_aid_groups",),
    needs=("in_dibao_family", "gets_tekun", "child_in_difficulty", "on_poverty_register"),
    benefit="epidemic_aid",
)
def epidemic_group(law: Law) -> pl.Expr:
    """In dibao, tekun, a child in difficulty, or in the country on the poverty register."""
    groups = {
        "dibao": pl.col("in_dibao_family"),
        "tekun": pl.col("gets_tekun"),
        "child": pl.col("child_in_difficulty"),
        "rural_poverty_register": (pl.col("area") == "rural") & pl.col("on_poverty_register"),
    }
    return pl.any_horizontal(False, *(groups[group] for group in law.epidemic_aid_groups))


@rule(
    "救助月数",
    of="member",
    cites=GROUNDS,
    parameters=("epidemic_partial_month",),
    needs=("epidemic.admitted_on",),
    benefit="epidemic_aid",
)
def epidemic_month_parts(law: Law) -> pl.Expr:
    """Months from the confirmation to the discharge, or to the day where the patient is still in hospital,
    in parts of a month: every month touched as a whole one, or by its days."""
    first = pl.col("admitted_on")
    last = pl.min_horizontal(pl.col("discharged_on").fill_null(law.on), pl.lit(law.on))
    later = (last.dt.year() - first.dt.year()) * YEAR + last.dt.month() - first.dt.month()
    months = later.cast(pl.Int64) + 1
    if law.epidemic_partial_month == "full_month":
        parts = months * PARTS
    else:
        before = (first.dt.day() - 1) * (PARTS // _days_in(first))
        after = (_days_in(last) - last.dt.day()) * (PARTS // _days_in(last))
        parts = months * PARTS - before - after
    return pl.when(last >= first).then(parts)


def _days_in(day: pl.Expr) -> pl.Expr:
    return day.dt.month_end().dt.day().cast(pl.Int64)


@rule(
    "确诊患者救助金",
    of="member",
    cites=GROUNDS,
    parameters=("epidemic_aid_multiple", "dibao_standard"),
    needs=("epidemic_month_parts", "dibao_standard"),
    benefit="epidemic_aid",
)
def epidemic_amount(law: Law) -> pl.Expr:
    """Fen for the whole stay: the multiple of the standard for each month, up to the whole fen once, at
    the end."""
    unit = PARTS * WHOLE
    return (_monthly(law) * pl.col("epidemic_month_parts") + (unit - 1)) // unit


def _monthly(law: Law) -> pl.Expr:
    """The multiple of the standard, in the parts of a fen that a ratio counts in."""
    return pl.lit(law.dibao_standard, pl.Int64) * (law.epidemic_aid_multiple or 0)


@rule(
    "每月救助金",
    of="member",
    cites=GROUNDS,
    parameters=("epidemic_aid_multiple", "dibao_standard"),
    needs=("dibao_standard",),
    benefit="epidemic_aid",
)
def epidemic_monthly(law: Law) -> pl.Expr:
    """Fen for a whole month of the stay, by the standard of the day; up to the whole fen."""
    return (_monthly(law) + (WHOLE - 1)) // WHOLE


EPIDEMIC_AID = Entitlement(
    benefit="epidemic_aid",
    of="member",
    stages=(
        (epidemic_patient,),
        (child_in_difficulty, epidemic_month_parts, epidemic_monthly),
        (epidemic_group, epidemic_amount),
    ),
    concerns=epidemic_patient,
    conditions=(epidemic_group,),
    amount=epidemic_amount,
    per="once",
    tells=(epidemic_monthly,),
)
