"""From items to members, from members to households: every sum that the rules of dibao read.

What is to be left out of a sum is made null before the rows are grouped, never filtered within a group:
over a million households that is twice as fast.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

import polars as pl

from eligibility.rules.law import EXPENSE_KINDS, Law
from eligibility.rules.law.kinds import BARRED_ASSETS, INCOME_DEDUCTIONS
from eligibility.rules.means import property

Kinds = frozenset[str]


class Sums:
    """What is read of each row, and how the rows of one member or household are put together."""

    def __init__(self, each: Mapping[str, pl.Expr], *together: pl.Expr) -> None:
        self.each = [value.alias(name) for name, value in each.items()]
        self.together = together


EARNED = ("wage", "business")
SUMMED = ("wage", "wage_months", "gross", "basic_pension", "support_received", "actual_cost")
FLAGS = ("earning", "income_unknown", "expense_unknown", "family_business")


def kinds_in(expenses: pl.DataFrame) -> Kinds:
    """The kinds of expense that occur at all, and care, which a place may reckon though nobody names it; the
    others are nothing for everybody."""
    return frozenset(expenses["kind"].unique().to_list()) | {"care"}


def of_the_whole_household(
    incomes: pl.LazyFrame, expenses: pl.LazyFrame, kinds: Kinds
) -> pl.LazyFrame:
    """Sums of the items that belong to a household as a whole, not to one of its members."""
    of_all = pl.col("member").is_null()
    earned = _summed(incomes.filter(of_all), "household", _common_earned())
    spent = _summed(expenses.filter(of_all), "household", _common_spent(kinds))
    return earned.join(spent, on="household", how="full", coalesce=True)


@cache
def _common_earned() -> Sums:
    annual = pl.col("annual")
    each = {
        "common_income": annual - pl.col("excluded_income") - pl.col("basic_pension"),
        "family_business": pl.col("kind") == "business",
        "common_income_unknown": annual.is_null(),
    }
    flags = pl.col("family_business", "common_income_unknown")
    return Sums(each, pl.col("common_income").sum(), flags.any())


@cache
def _common_spent(kinds: Kinds) -> Sums:
    rigid = {f"common_{kind}": _claimed(kind) for kind in _rigid(kinds)}
    each = {**rigid, "common_expense_unknown": pl.col("claimed").is_null()}
    return Sums(each, pl.col(*rigid).sum(), pl.col("common_expense_unknown").any())


def earned(incomes: pl.LazyFrame) -> pl.LazyFrame:
    """What each member brings."""
    return _summed(incomes.filter(pl.col("member").is_not_null()), "member", _earned())


@cache
def _earned() -> Sums:
    kind, annual = pl.col("kind"), pl.col("annual")
    each = {
        "basic_pension": pl.col("basic_pension"),
        "wage": pl.when(kind == "wage").then(annual),
        "wage_months": pl.when(kind == "wage").then(pl.col("months")),
        "gross": annual - pl.col("excluded_income"),
        "support_received": pl.when(kind == "support").then(annual),
        "earning": kind.is_in(EARNED),
        "income_unknown": annual.is_null(),
    }
    return Sums(
        each,
        pl.col("wage", "gross", "basic_pension", "support_received").sum(),
        pl.col("wage_months").sum().clip(upper_bound=12),
        pl.col("earning", "income_unknown").any(),
    )


def spent(expenses: pl.LazyFrame, kinds: Kinds) -> pl.LazyFrame:
    """What each member spends, by the kinds that occur."""
    return _summed(expenses.filter(pl.col("member").is_not_null()), "member", _spent(kinds))


@cache
def _spent(kinds: Kinds) -> Sums:
    named = [kind for kind in (*EXPENSE_KINDS, *INCOME_DEDUCTIONS) if kind in kinds]
    amounts = {kind: _claimed(kind) for kind in named} | {"actual_cost": _claimed("employment")}
    each = {**amounts, "expense_unknown": pl.col("claimed").is_null()}
    return Sums(each, pl.col(*amounts).sum(), pl.col("expense_unknown").any())


@cache
def or_nothing(kinds: Kinds) -> list[pl.Expr]:
    """Who has no item has a sum of nothing, and nothing unknown in it."""
    return [
        *(pl.col(name).fill_null(0) for name in SUMMED),
        *(
            pl.col(kind).fill_null(0) if kind in kinds else pl.lit(0, pl.Int64).alias(kind)
            for kind in (*EXPENSE_KINDS, *INCOME_DEDUCTIONS)
        ),
        *(pl.col(name).fill_null(False) for name in FLAGS),
    ]


def of_members(members: pl.LazyFrame, kinds: Kinds) -> pl.LazyFrame:
    """Sums over the members counted; of the others only whether they should count is asked."""
    return _summed(members, "household", _of_members(kinds))


@cache
def _of_members(kinds: Kinds) -> Sums:
    counted = pl.col("counted").fill_null(False)
    candidate = pl.col("candidate").fill_null(False) & counted
    total = (
        pl.col("gross") - pl.col("pension_excluded")
        + pl.col("imputed_wage") + pl.col("imputed_support")
    )  # fmt: skip
    summed = {
        "members_income": pl.when(counted).then(pl.col("own_income")),
        "members_total": pl.when(counted).then(total),
        "raises": pl.when(counted).then(pl.col("raise_monthly")),
        "single_awards": pl.when(counted).then(pl.col("single_award")),
        "candidate_raises": pl.when(candidate).then(pl.col("raise_monthly")),
        **{f"members_{kind}": pl.when(counted).then(pl.col(kind)) for kind in _rigid(kinds)},
    }
    flags = {
        "members_unknown": pl.col("counted").is_null(),
        "members_income_unknown": counted & pl.col("own_income").is_null(),
        "members_expense_unknown": counted & pl.col("expense_unknown"),
        "at_work": counted & pl.col("earning"),
        "raises_unknown": counted & pl.col("raise_monthly").is_null(),
        "candidates_unknown": pl.col("candidate").is_null() & pl.col("counted"),
        "candidate_raises_unknown": candidate & pl.col("raise_monthly").is_null(),
    }
    hardship = pl.col("severe_disability") | pl.col("serious_illness")
    each = {
        "members_counted": counted.cast(pl.Int64),
        "candidates": candidate.cast(pl.Int64),
        "hardship": pl.when(counted).then(hardship).otherwise(False),
        **summed,
        **flags,
    }
    return Sums(
        each,
        pl.col("members_counted", "candidates", *summed).sum(),
        pl.col(*flags).any(),
        pl.col("hardship").any(ignore_nulls=False),
    )


def of_assets(assets: pl.LazyFrame, law: Law) -> pl.LazyFrame:
    """What a household owns; a sum is unknown as soon as one of its items is."""
    ours = pl.col("member").is_null() | pl.col("counted")
    sums, known = _of_assets(law)
    return _summed(assets.filter(ours), "household", sums).with_columns(known)


@lru_cache(maxsize=1024)
def _of_assets(law: Law) -> tuple[Sums, list[pl.Expr]]:
    kind, amount = pl.col("kind"), pl.col("amount")
    among = {
        "financial": (property.counts_as_financial(law), amount),
        "business_capital": (kind == "business_capital", amount),
        "house_area": (kind == "house", pl.col("area_m2")),
    }
    dear = pl.when(kind == "vehicle").then(property.dear_vehicle(law)).otherwise(False)
    each = {
        "barred_asset": kind.is_in(list(law.barred_assets) or BARRED_ASSETS),
        "recent_home": property.recent_home(law),
        "houses": (kind == "house").cast(pl.Int64),
        "dear_vehicle": dear,
        **{name: pl.when(fits).then(worth) for name, (fits, worth) in among.items()},
        **{f"{name}_unknown": fits & worth.is_null() for name, (fits, worth) in among.items()},
    }
    sums = Sums(
        each,
        pl.col("houses", *among).sum(),
        pl.col("barred_asset", "recent_home", *(f"{name}_unknown" for name in among)).any(),
        pl.col("dear_vehicle").any(ignore_nulls=False),
        pl.len().alias("held"),
    )
    return sums, [
        pl.when(~pl.col(f"{name}_unknown")).then(pl.col(name)).alias(name) for name in among
    ]


def _summed(rows: pl.LazyFrame, of: str, sums: Sums) -> pl.LazyFrame:
    return rows.select(of, *sums.each).group_by(of).agg(sums.together)


def _rigid(kinds: Kinds) -> list[str]:
    return [kind for kind in EXPENSE_KINDS if kind in kinds]


def _claimed(kind: str) -> pl.Expr:
    return pl.when(pl.col("kind") == kind).then(pl.col("claimed"))
