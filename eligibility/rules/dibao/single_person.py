"""Single-person inclusion (单人保): a member computed apart from a family that is over the line."""

import polars as pl

from eligibility.rules.law import Law
from eligibility.rules.means.family import LATER_STUDY
from eligibility.rules.money import WHOLE, YEAR, monthly_yuan_up, yuan_up
from eligibility.rules.rule import method_2021, regulation, rule

CLAUSES = (regulation("第九条"), method_2021("第八条"))


@rule(
    "本人单独核算收入",
    of="member",
    cites=CLAUSES,
    parameters=("rigid_ratio", "rigid_cap", "single_person_impute_support"),
)
def own_counted(law: Law) -> pl.Expr:
    """Fen a year of the member's own income less their own rigid expenses, as for a household of one; of
    support that is taken to be given, what counts for such a person."""
    own = pl.col("own_income") - pl.col("imputed_support") + pl.col("imputed_support_single")
    return own - pl.min_horizontal(own, pl.col("own_rigid_expenditure"))


@rule(
    "单人保对象",
    of="member",
    cites=CLAUSES,
    parameters=("single_person_grounds", "single_person_needs_labour_loss"),
    needs=("serious_illness", "disability_grade", "labour_capacity"),
)
def candidate(law: Law) -> pl.Expr:
    """Has one of the grounds, where asked also lost capacity for labour, and is alone below the line.
    That the member depends on the family is read from their own income."""
    if law.dibao_standard is None or not law.single_person_grounds:
        return pl.lit(False)
    grounds = {
        "severe_disability": pl.col("severe_disability"),
        "serious_illness": pl.col("serious_illness"),
        "study": pl.col("schooling").is_in(LATER_STUDY).fill_null(False),
    }
    holds = pl.any_horizontal(grounds[ground] for ground in law.single_person_grounds)
    if law.single_person_needs_labour_loss:
        holds = holds & (pl.col("labour_capacity") != "full")
    return holds & (pl.col("own_counted") < law.dibao_standard * YEAR)


@rule(
    "单人保补助",
    of="member",
    cites=CLAUSES,
    parameters=(
        "single_person_award", "single_person_ratio", "single_person_floor", "dibao_standard",
    ),
)  # fmt: skip
def single_award(law: Law) -> pl.Expr:
    """Fen a month for a candidate: the whole standard, the difference to it but not below a share of it,
    or a share of it."""
    standard = law.dibao_standard or 0
    award = {
        "full": pl.lit(standard, pl.Int64),
        "difference": monthly_yuan_up(standard * YEAR - pl.col("own_counted")),
        "ratio": pl.lit((standard * law.single_person_ratio + WHOLE - 1) // WHOLE, pl.Int64),
    }[law.single_person_award]
    if law.single_person_floor:
        award = pl.max_horizontal(award, pl.lit(standard * law.single_person_floor // WHOLE))
    return pl.when(pl.col("candidate").fill_null(False)).then(yuan_up(award)).otherwise(0)


@rule(
    "单人保家庭收入条件",
    of="household",
    cites=CLAUSES,
    parameters=("single_person_ceiling", "single_person_ceiling_unlifted"),
    needs=("poverty_status",),
)
def single_person_band(law: Law) -> pl.Expr:
    """The family's income stays below the multiple of the line set for its standing."""
    unlifted = pl.col("poverty_status") == "unlifted"
    general = _below(law.single_person_ceiling)
    theirs = _below(law.single_person_ceiling_unlifted)
    if law.single_person_ceiling == law.single_person_ceiling_unlifted:
        return general
    return (general & theirs) | (unlifted & theirs) | (~unlifted & general)


def _below(ceiling: int | None) -> pl.Expr:
    if ceiling is None:
        return pl.lit(True)
    return pl.col("counted_income") * WHOLE < pl.col("line") * ceiling
