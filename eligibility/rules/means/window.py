"""The months before an application from which incomes and expenses are read, made into a year."""

from calendar import monthrange
from datetime import date

import polars as pl

from eligibility.rules.law import Law
from eligibility.rules.money import YEAR
from eligibility.rules.rule import method_2012, method_2021, regulation, rule

CLAUSES = (regulation("第九条"), method_2012("第四条"), method_2021("第十三条"))


def months_before(on: date, months: int) -> date:
    """The same day so many months earlier; the last of the month where it has no such day."""
    year, month = divmod(on.year * YEAR + on.month - 1 - months, YEAR)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


@rule("核算期收入折合全年", of="item", cites=CLAUSES, parameters=("income_window_months",))
def income_of_window(law: Law) -> pl.Expr:
    """Fen a year: what came in during the window, twelve months' worth of it. An item of which nobody told
    what came in then stands with the year it was told for."""
    return _of_a_year(law.income_window_months)


@rule("核算期支出折合全年", of="item", cites=CLAUSES, parameters=("expense_window_months",))
def expense_of_window(law: Law) -> pl.Expr:
    """Fen a year of an expense, read from its window in the same way."""
    return _of_a_year(law.expense_window_months)


def incomes_of(incomes: pl.LazyFrame, law: Law) -> pl.LazyFrame:
    """The incomes with `annual` and `months` as the place reads them."""
    if law.income_window_months == YEAR:
        return incomes
    told = pl.col("in_window").is_not_null()
    return incomes.with_columns_seq(
        annual=income_of_window(law), months=pl.when(told).then(YEAR).otherwise(pl.col("months"))
    )


def expenses_of(expenses: pl.LazyFrame, law: Law) -> pl.LazyFrame:
    """The expenses with `annual` as the place reads it."""
    if law.expense_window_months == YEAR:
        return expenses
    return expenses.with_columns_seq(annual=expense_of_window(law))


def _of_a_year(window: int) -> pl.Expr:
    if window in (0, YEAR):
        return pl.col("annual")
    return pl.coalesce(pl.col("in_window") * YEAR // window, "annual")
