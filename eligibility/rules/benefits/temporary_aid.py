"""Temporary aid (临时救助): emergency type without a means test, expenditure type with one."""

import polars as pl

from eligibility.rules.benefits import temporary_aid_amount as amount
from eligibility.rules.benefits.entitlement import Entitlement
from eligibility.rules.benefits.temporary_aid_amount import GROUNDS
from eligibility.rules.beyond import Beyond
from eligibility.rules.dibao.decision import ON_DIBAO
from eligibility.rules.law import Law
from eligibility.rules.rule import rule


@rule("提出遭遇困难", of="household", cites=GROUNDS, benefit="temporary_aid")
def hardship_stated(law: Law) -> pl.Expr:
    """A hardship is a fact only when somebody has told of it."""
    return pl.col("hardship_kind").is_not_null()


@rule(
    "急难型",
    of="household",
    cites=GROUNDS,
    parameters=("epidemic_is_emergency",),
    benefit="temporary_aid",
)
def emergency(law: Law) -> pl.Expr:
    """Told as an emergency, or caused by an epidemic where the place treats that as one outright."""
    told = pl.col("hardship_kind") == "emergency"
    epidemic = (pl.col("hardship.cause") == "epidemic").fill_null(False)
    return told | (epidemic & law.epidemic_is_emergency)


@rule(
    "收入在规定以内（急难型不问）",
    of="household",
    cites=GROUNDS,
    parameters=("disposable_income",),
    needs=("aid_people", "counted_income", "disposable_income"),
    benefit="temporary_aid",
)
def aid_income_within(law: Law) -> pl.Expr:
    """Below last year's figure of the place per head and year; an emergency is helped without asking."""
    limit = pl.col("aid_people") * pl.lit(law.disposable_income, pl.Int64)
    return pl.col("emergency") | (pl.col("counted_income") < limit)


@rule(
    "财产在规定以内（急难型不问）",
    of="household",
    cites=GROUNDS,
    needs=("assets",),
    benefit="temporary_aid",
)
def aid_property_within(law: Law) -> pl.Expr:
    """The property test of the means test; an emergency is helped without asking."""
    return pl.col("emergency") | pl.col("property_within")


@rule(
    "不能以低保解决或可先行救助",
    of="household",
    cites=GROUNDS,
    parameters=("aid_first_statuses",),
    needs=("outcome",),
    benefit="temporary_aid",
)
def no_dibao_instead(law: Law) -> pl.Expr:
    """The family does not fit dibao, or has it already, or is one that the place helps first: in an
    emergency, or newly poor or poor again."""
    fits = pl.col("outcome").is_in(ON_DIBAO)
    decided = pl.when(pl.col("outcome") != "need_information").then(~fits)
    holds = pl.col("award_benefit").is_in(["dibao", "tekun"]).fill_null(False)
    first = pl.col("poverty_status").is_in(list(law.aid_first_statuses)).fill_null(False)
    return pl.col("emergency") | holds | first | decided


@rule("应申请低保", of="household", cites=GROUNDS, benefit="temporary_aid")
def dibao_instead(law: Law) -> pl.Expr:
    """The family fits dibao and is not one to be helped first: it is sent to apply for that."""
    return ~pl.col("no_dibao_instead")


def _hardship(beyond: Beyond, law: Law) -> pl.LazyFrame:
    """One row a household with a hardship, its columns named as in a facts file where they can be missing."""
    return beyond.hardships.lazy().select_seq(
        "household",
        pl.col("hardship").alias("hardship_kind"),
        pl.col("cause").alias("hardship.cause"),
        pl.col("level").alias("hardship.level"),
        pl.col("aid_months").alias("hardship.months"),
        pl.col("self_paid").alias("hardship.self_paid"),
    )


TEMPORARY_AID = Entitlement(
    benefit="temporary_aid",
    of="household",
    stages=(
        (hardship_stated,),
        (emergency, amount.aid_people, amount.aid_standard,
         amount.aid_standard_met, amount.banded_cost),
        (aid_income_within, aid_property_within, no_dibao_instead,
         amount.aid_by_level, amount.aid_by_months, amount.aid_by_bands),
        (dibao_instead, amount.aid_before_limits),
        (amount.aid_amount, amount.case_by_case),
        (amount.town_may_approve, amount.aid_stage_1, amount.aid_stage_2, amount.aid_stage_3),
    ),
    concerns=hardship_stated,
    conditions=(aid_income_within, aid_property_within, no_dibao_instead),
    amount=amount.aid_amount,
    per="once",
    routes={dibao_instead: "dibao"},
    tells=(
        emergency, amount.aid_standard_met, amount.case_by_case, amount.town_may_approve,
        amount.aid_stage_1, amount.aid_stage_2, amount.aid_stage_3,
    ),
    gather=_hardship,
)  # fmt: skip
