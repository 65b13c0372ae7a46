"""What the rules of dibao leave behind."""

from dataclasses import dataclass

import polars as pl

from eligibility.rules.pace import Pace


@dataclass(frozen=True)
class Decided:
    """The facts with every answer beside them: items, members, households. Not yet computed."""

    households: pl.LazyFrame
    members: pl.LazyFrame
    incomes: pl.LazyFrame
    expenses: pl.LazyFrame

    def of(self, household: int, pace: Pace) -> "Decided":
        """One household of them."""
        tables = (self.households, self.members, self.incomes, self.expenses)
        return Decided(*(pace(table.filter(pl.col("household") == household)) for table in tables))
