"""What a family earns: what counts, what does not, and what work costs."""

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
    "就业成本扣减",
    of="member",
    cites=CLAUSES,
    parameters=(
        "employment_cost", "employment_cost_ratio", "employment_cost_cap",
        "employment_cost_disabled_ratio",
    ),
)  # fmt: skip
def employment_cost(law: Law) -> pl.Expr:
    """Fen a year taken off a wage for the cost of earning it, never more than the wage."""
    return pl.min_horizontal(cost_of_work(law, pl.col("wage"), pl.col("wage_months")), "wage")


def cost_of_work(law: Law, wage: pl.Expr, months: pl.Expr) -> pl.Expr:
    """Fen a year of the cost of working for a wage of so much a year in so many months."""
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
    if law.employment_cost_cap is None:
        return cost
    return pl.min_horizontal(cost, months * standard * law.employment_cost_cap // WHOLE)


@rule("照料者收入扣减", of="member", cites=CLAUSES, parameters=("carer_relief", "minimum_wage"))
def carer_relieved(law: Law) -> pl.Expr:
    """Fen a year off the wage of who cares for a severely disabled member: the minimum wage, for one carer
    to each person cared for."""
    if not law.carer_relief or law.minimum_wage is None:
        return pl.lit(0, pl.Int64)
    here = pl.col("counted").fill_null(False)
    carer = here & pl.col("care_duty").fill_null(False) & (pl.col("wage") > 0)
    cared_for = (here & pl.col("severe_disability").fill_null(False)).sum().over("household")
    relieved = carer & (carer.cast(pl.Int64).cum_sum().over("household") <= cared_for)
    left = pl.col("wage") - pl.col("employment_cost")
    return (
        pl.when(relieved)
        .then(pl.min_horizontal(left, pl.lit(law.minimum_wage * YEAR)))
        .otherwise(0)
    )


@rule("税费等扣除", of="member", cites=CLAUSES, parameters=("income_deductions",))
def income_deducted(law: Law) -> pl.Expr:
    """Fen a year of tax, social insurance and support paid, never more than what came in."""
    paid = [pl.col(kind) for kind in law.income_deductions]
    left = (
        pl.col("gross") - pl.col("pension_excluded") - pl.col("employment_cost")
        - pl.col("carer_relieved")
    )  # fmt: skip
    return pl.min_horizontal(pl.sum_horizontal(paid), left) if paid else pl.lit(0, pl.Int64)


@rule(
    "本人收入",
    of="member",
    cites=CLAUSES,
    needs=("income", "income_amount"),
)
def own_income(law: Law) -> pl.Expr:
    """Fen a year that count of what this member brings; unknown while an amount is, or while a member
    of working age has not said what they earn."""
    told = pl.col("income_known") | (pl.col("age") < WORKING_AGE)
    known = told & pl.col("income_amount").is_not_null()
    brought = pl.col("gross") - pl.sum_horizontal(
        "pension_excluded", "employment_cost", "carer_relieved", "income_deducted"
    )
    taken_to_have = pl.col("imputed_wage") + pl.col("imputed_support")
    return pl.when(known).then(brought + taken_to_have)
