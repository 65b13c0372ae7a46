"""Category raises (分类施保): what a member's own hardship adds to the month."""

import polars as pl

from eligibility.rules.law import Law, Raise
from eligibility.rules.means.family import ADULT, SCHOOL_AGE
from eligibility.rules.money import WHOLE, yuan_up
from eligibility.rules.rule import method_2012, method_2021, regulation, rule


def belonging(law: Law) -> list[pl.Expr]:
    """A column `is_<category>` for each category that the place raises; unknown where a fact is."""
    preschool = (pl.col("schooling") == "preschool").fill_null(False)
    below_school = preschool | (pl.col("age") < SCHOOL_AGE)
    holds = {
        "disabled": pl.col("disabled"),
        "severe_disability": pl.col("severe_disability"),
        "serious_illness": pl.col("serious_illness"),
        "elderly": pl.col("age") >= law.raise_elderly_age,
        "minor": pl.col("age") < ADULT,
        "student": below_school | pl.col("studying"),
    }
    return [holds[category].alias(f"is_{category}") for category in law.raise_table]


def monthly(each: Raise, standard: int) -> int:
    """Fen a month of one entry of the raise table; a broken fen goes up."""
    if each.fen is not None:
        return each.fen
    return (standard * (each.of_standard or 0) + WHOLE - 1) // WHOLE


@rule(
    "分类施保",
    of="member",
    cites=(regulation("第十二条"), method_2012("第二十七条"), method_2021("第二十七条")),
    parameters=("raise_table", "raise_stacking", "raise_elderly_age"),
    needs=("birth_date", "serious_illness", "disability_grade", "schooling"),
)
def raise_monthly(law: Law) -> pl.Expr:
    """Fen a month, up to the yuan per person. Unknown only where the missing fact would change it."""
    if not law.raise_table:
        return pl.lit(0, pl.Int64)
    least, most = _stacked(law, taking_unknown_as=False), _stacked(law, taking_unknown_as=True)
    return pl.when(least == most).then(yuan_up(least))


def _stacked(law: Law, *, taking_unknown_as: bool) -> pl.Expr:
    standard = law.dibao_standard or 0
    amounts = {
        category: pl.when(pl.col(f"is_{category}").fill_null(taking_unknown_as))
        .then(pl.lit(monthly(each, standard), pl.Int64))
        .otherwise(0)
        for category, each in law.raise_table.items()
    }
    if law.raise_stacking == "sum":
        return pl.sum_horizontal(amounts.values())
    on_top = amounts.pop("disabled", None) if law.raise_stacking != "highest" else None
    highest = pl.max_horizontal(amounts.values()) if amounts else pl.lit(0, pl.Int64)
    return highest if on_top is None else highest + on_top
