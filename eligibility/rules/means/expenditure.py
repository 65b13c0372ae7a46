"""What a family cannot help spending: the expenses that are taken off its income."""

import polars as pl

from eligibility.rules.law import EXPENSE_KINDS, Law
from eligibility.rules.money import share
from eligibility.rules.rule import method_2012, method_2021, regulation, rule

CLAUSES = (regulation("第九条"), method_2012("第四条"), method_2021("第十三条"))
RIGID = ("rigid_ratio", "rigid_cap")


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


def deductible(law: Law, kind: str) -> pl.Expr:
    """Fen a year that may be taken off for one kind of expense: its share, up to its cap."""
    part = share(pl.col(kind), law.rigid_ratio.get(kind, 0))
    cap = law.rigid_cap.get(kind)
    return part if cap is None else pl.min_horizontal(part, pl.lit(cap))


@rule("刚性支出合计", of="household", cites=CLAUSES, parameters=RIGID)
def rigid_expenditure(law: Law) -> pl.Expr:
    """Fen a year of all kinds together, before the family's income limits it."""
    return pl.sum_horizontal(deductible(law, kind) for kind in EXPENSE_KINDS)


@rule("本人刚性支出", of="member", cites=CLAUSES, parameters=RIGID)
def own_rigid_expenditure(law: Law) -> pl.Expr:
    """Fen a year of one member's own expenses, for the person computed apart."""
    return pl.sum_horizontal(deductible(law, kind) for kind in EXPENSE_KINDS)


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
