"""What a family earns: what counts, what does not, what is imputed, and what work costs."""

import polars as pl

from eligibility.rules.law import Law
from eligibility.rules.money import WHOLE, YEAR, share
from eligibility.rules.rule import method_2012, method_2021, regulation, rule

WORKING_AGE = 16  # below it nobody is asked for income
CLAUSES = (regulation("第九条"), method_2012("第四条"), method_2021("第十三条"))


@rule(
    "不计入家庭收入",
    of="item",
    cites=CLAUSES,
    parameters=("excluded_income",),
)
def excluded_income(law: Law) -> pl.Expr:
    """Fen a year of an item that does not count at all: aid, awards, entitled-group pensions."""
    outside = pl.col("kind").is_in(list(law.excluded_income))
    return pl.when(outside).then(pl.col("annual")).otherwise(0)


@rule(
    "基础养老金扣除",
    of="item",
    cites=CLAUSES,
    parameters=("pension_exclusion", "central_basic_pension"),
)
def basic_pension(law: Law) -> pl.Expr:
    """Fen a year of the centrally set basic pension inside an item of resident pension."""
    whole = pl.col("annual")
    part = {
        "central": pl.min_horizontal(whole, pl.col("months") * law.central_basic_pension),
        "all": whole,
        "none": pl.lit(0, pl.Int64),
    }[law.pension_exclusion]
    return pl.when(pl.col("kind") == "pension_resident").then(part).otherwise(0)


@rule(
    "基础养老金不计入",
    of="member",
    cites=CLAUSES,
    parameters=("pension_exclusion", "central_basic_pension"),
)
def pension_excluded(law: Law) -> pl.Expr:
    """Never more than twelve months of it for one person."""
    if law.pension_exclusion == "central":
        return pl.min_horizontal("basic_pension", pl.lit(law.central_basic_pension * YEAR))
    return pl.col("basic_pension")


@rule(
    "应予推算收入",
    of="member",
    cites=CLAUSES,
    parameters=("imputation", "imputation_from_age", "imputation_until_age"),
    needs=(
        "birth_date", "labour_capacity", "employment", "disability_grade", "serious_illness",
        "care_duty", "schooling", "wage_stated",
    ),
)  # fmt: skip
def to_be_imputed(law: Law) -> pl.Expr:
    """Able to work, of working age, earning nothing and without a reason for it. Reasons are study,
    illness, severe disability, care of those who need it, and an officer's finding that no work is to
    be had. Somebody said to be employed whose wage is not given is a question, not an imputation."""
    if law.imputation == "none":
        return pl.lit(False)
    work, busy = pl.col("employment"), pl.col("wage_stated").fill_null(False)
    at_home_business = pl.col("family_business")
    idle = (
        pl.when(busy | work.is_in(["student", "retired"]).fill_null(False))
        .then(False)
        .when(work.is_in(["employed", "flexible"]) & at_home_business)
        .then(False)
        .when(work.is_not_null())
        .then(True)
    )
    unpaid_job = (work == "employed") & ~busy & ~at_home_business
    return pl.when(unpaid_job).then(None).otherwise(idle & _able_and_free(law))


def _able_and_free(law: Law) -> pl.Expr:
    of_age = pl.col("age").is_between(
        law.imputation_from_age, law.imputation_until_age, closed="left"
    )
    return (
        of_age
        & (pl.col("labour_capacity") == "full")
        & ~pl.col("severe_disability")
        & ~pl.col("serious_illness")
        & ~pl.col("care_duty")
        & ~pl.col("studying")
        & ~pl.col("excused_from_work").fill_null(False)
    )


@rule(
    "推算工资性收入",
    of="member",
    cites=CLAUSES,
    parameters=("imputation", "imputation_ratio", "minimum_wage"),
)
def imputed_wage(law: Law) -> pl.Expr:
    """Fen a year of the minimum wage for whoever is to be imputed; no employment cost is taken off it."""
    if law.minimum_wage is None:
        return pl.when(~pl.col("to_be_imputed")).then(pl.lit(0, pl.Int64))
    wage = law.minimum_wage * YEAR * law.imputation_ratio // WHOLE
    return pl.when(pl.col("to_be_imputed")).then(wage).when(~pl.col("to_be_imputed")).then(0)


@rule(
    "就业成本扣减",
    of="member",
    cites=CLAUSES,
    parameters=("employment_cost", "employment_cost_ratio", "employment_cost_cap"),
)
def employment_cost(law: Law) -> pl.Expr:
    """Fen a year taken off a wage for the cost of earning it, never more than the wage."""
    wage, months = pl.col("wage"), pl.col("wage_months")
    standard, minimum = law.dibao_standard or 0, law.minimum_wage or 0
    by_wage = share(wage, law.employment_cost_ratio)
    by_minimum = share(months * minimum, law.employment_cost_disabled_ratio)
    cost = {
        "none": pl.lit(0, pl.Int64),
        "wage_ratio": by_wage,
        "wage_ratio_or_minimum_wage": pl.when(pl.col("disabled"))
        .then(pl.max_horizontal(by_wage, by_minimum))
        .otherwise(by_wage),
        "standard_ratio": share(months * standard, law.employment_cost_ratio),
        "minimum_wage_ratio": pl.when(pl.col("disabled"))
        .then(by_minimum)
        .otherwise(share(months * minimum, law.employment_cost_ratio)),
        "actual": pl.col("actual_cost"),
    }[law.employment_cost]
    if law.employment_cost_cap is not None:
        cost = pl.min_horizontal(cost, months * standard * law.employment_cost_cap // WHOLE)
    return pl.min_horizontal(cost, wage)


@rule(
    "本人收入",
    of="member",
    cites=CLAUSES,
    needs=("income", "income_amount"),
)
def own_income(law: Law) -> pl.Expr:
    """Fen a year that count of what this member brings; unknown while an amount is, or while a member
    of working age has not said what they earn."""
    unasked = pl.col("income_known") | (pl.col("age") < WORKING_AGE)
    known = unasked & pl.col("income_amount").is_not_null()
    brought = pl.col("gross") - pl.col("pension_excluded") - pl.col("employment_cost")
    return pl.when(known).then(brought + pl.col("imputed_wage"))
