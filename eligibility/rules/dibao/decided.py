"""What the rules of dibao leave behind."""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Decided:
    """The facts with every answer beside them: items, members, households. Not yet computed."""

    households: pl.LazyFrame
    members: pl.LazyFrame
    incomes: pl.LazyFrame
    expenses: pl.LazyFrame
