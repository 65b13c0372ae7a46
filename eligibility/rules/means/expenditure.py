"""What a family cannot help spending: the expenses that are taken off its income."""

import polars as pl

from eligibility.rules.law import EXPENSE_KINDS, Law
from eligibility.rules.money import WHOLE, YEAR, share
from eligibility.rules.rule import method_2012, method_2021, regulation, rule

CLAUSES = (regulation("第九条"), method_2012("第四条"), method_2021("第十三条"))
RIGID = ("rigid_ratio", "rigid_cap", "education_above")


@rule(
    "认可的支出",
    of="item",
    cites=CLAUSES,
    parameters=("rigid_vouchers",),
)
def claimed(law: Law) -> pl.Expr:
    """Fen a year of an expense, nothing where vouchers are required and known to be wanting."""
    unproved = pl.col("kind").is_in(list(law.rigid_vouchers)) & ~pl.col("vouchers").fill_null(True)
    return pl.when(unproved).then(0).otherwise(pl.col("annual"))


@rule("按公办标准的教育支出", of="member", cites=CLAUSES, parameters=("education_rates",))
def education_at_public_rate(law: Law) -> pl.Expr:
    """Fen a year of what a member's study costs, no more than a public school of that stage takes."""
    if not law.education_rates:
        return pl.col("education")
    rate = pl.col("schooling").replace_strict(
        dict(law.education_rates), default=None, return_dtype=pl.Int64
    )
    return pl.min_horizontal("education", rate)


@rule(
    "重度残疾人照料支出",
    of="member",
    cites=CLAUSES,
    parameters=(
        "care_deduction",
        "disability_living",
        "disability_nursing_1",
        "disability_nursing_2",
    ),
)
def care_allowed(law: Law) -> pl.Expr:
    """Fen a year of care: as claimed, or for a severely disabled person what the two subsidies come to."""
    if law.care_deduction == "claimed":
        return pl.col("care")
    living = law.disability_living or 0
    first, second = law.disability_nursing_1 or 0, law.disability_nursing_2 or 0
    month = pl.when(pl.col("disability_grade") == 1).then(living + first).otherwise(living + second)
    return pl.when(pl.col("severe_disability")).then(month * YEAR).otherwise(0)


def deductible(law: Law, kind: str, income: pl.Expr) -> pl.Expr:
    """Fen a year that may be taken off for one kind of expense: its share, up to its cap. Where the place
    says so, of education only what is above a multiple of the income."""
    spent = pl.col(kind)
    if kind == "education" and law.education_above is not None:
        spent = (spent - income * law.education_above // WHOLE).clip(lower_bound=0)
    part = share(spent, law.rigid_ratio.get(kind, 0))
    cap = law.rigid_cap.get(kind)
    return part if cap is None else pl.min_horizontal(part, pl.lit(cap))


@rule("刚性支出合计", of="household", cites=CLAUSES, parameters=RIGID)
def rigid_expenditure(law: Law) -> pl.Expr:
    """Fen a year of all kinds together, before the family's income limits it."""
    income = pl.coalesce("last_year_income", "income")
    return pl.sum_horizontal(deductible(law, kind, income) for kind in EXPENSE_KINDS)


@rule("本人刚性支出", of="member", cites=CLAUSES, parameters=RIGID)
def own_rigid_expenditure(law: Law) -> pl.Expr:
    """Fen a year of one member's own expenses, for the person computed apart."""
    income = pl.col("own_income")
    return pl.sum_horizontal(deductible(law, kind, income) for kind in EXPENSE_KINDS)


@rule(
    "刚性支出扣减",
    of="household",
    cites=CLAUSES,
    parameters=("rigid_household_cap",),
)
def deductions(law: Law) -> pl.Expr:
    """Fen a year really taken off: no more than the allowed part of income, and never below nothing."""
    ceiling = share(pl.col("income"), law.rigid_household_cap)
    return pl.min_horizontal("rigid_expenditure", ceiling, "income")
