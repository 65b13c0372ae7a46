"""From items to members, from members to households: every sum that the rules of dibao read.

What is to be left out of a sum is made null before the rows are grouped, never filtered within a group:
over a million households that is twice as fast.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import polars as pl

from eligibility.rules.facts import Frames
from eligibility.rules.law import EXPENSE_KINDS, Law
from eligibility.rules.law.kinds import BARRED_ASSETS, INCOME_DEDUCTIONS
from eligibility.rules.means import property
from eligibility.rules.pace import Pace, in_order, together

Kinds = frozenset[str]
NOTHING, NEVER = pl.lit(0, pl.Int64), pl.lit(False)
OF_ALL = pl.col("member").is_null()  # an item of the household as a whole


@dataclass(frozen=True)
class Told:
    """What the items of a batch tell at all. What none of them tells is nothing for everybody, and is not
    summed: kinds of expense of members and of whole households, incomes and expenses without an amount."""

    of_members: Kinds
    of_households: Kinds
    incomes_wanting: bool
    expenses_wanting: bool


def told_by(facts: Frames, law: Law) -> Told:
    """What occurs; with care wherever the place reckons it though nobody names it."""
    kinds, of_all = facts.expenses["kind"], facts.expenses["member"].is_null()
    reckoned = frozenset({"care"} if law.care_deduction != "claimed" else ())
    return Told(
        frozenset(kinds.filter(~of_all).unique().to_list()) | reckoned,
        frozenset(kinds.filter(of_all).unique().to_list()),
        *(table["annual"].null_count() > 0 for table in (facts.incomes, facts.expenses)),
    )


class Sums:
    """What is read of each row, and how the rows of one member or household are put together."""

    def __init__(self, each: Mapping[str, pl.Expr], *together: pl.Expr) -> None:
        self.each = [value.alias(name) for name, value in each.items()]
        self.together = together


EARNED = ("wage", "business")
SUMMED = ("wage", "wage_months", "gross", "basic_pension", "support_received", "actual_cost")
FLAGS = ("earning", "income_unknown", "expense_unknown")


def earned_together(incomes: pl.LazyFrame, told: Told, pace: Pace) -> pl.LazyFrame:
    """What comes in for a household as a whole, not for one of its members."""
    rows = incomes.filter(OF_ALL)
    return _summed(rows, "household", _earned_together(told.incomes_wanting), pace)


@cache
def _earned_together(wanting: bool) -> Sums:
    annual = pl.col("annual")
    each = {"common_income": annual - pl.col("excluded_income") - pl.col("basic_pension")}
    flags = {"common_income_unknown": annual.is_null()} if wanting else {}
    return Sums(each | flags, pl.col("common_income").sum(), *_any(flags))


def spent_together(expenses: pl.LazyFrame, told: Told, pace: Pace) -> pl.LazyFrame:
    """What goes out for a household as a whole, by the kinds that occur."""
    return _summed(expenses.filter(OF_ALL), "household", _spent_together(told), pace)


@cache
def _spent_together(told: Told) -> Sums:
    rigid = {f"common_{kind}": _claimed(kind) for kind in _rigid(told.of_households)}
    flags = _wanting("common_expense_unknown", told)
    return Sums(rigid | flags, *(pl.col(name).sum() for name in rigid), *_any(flags))


def earned(incomes: pl.LazyFrame, told: Told, pace: Pace) -> pl.LazyFrame:
    """What each member brings."""
    return _summed(incomes.filter(~OF_ALL), "member", _earned(told.incomes_wanting), pace)


@cache
def _earned(wanting: bool) -> Sums:
    kind, annual = pl.col("kind"), pl.col("annual")
    flags = {"earning": kind.is_in(EARNED)}
    if wanting:
        flags["income_unknown"] = annual.is_null()
    each = {
        "basic_pension": pl.col("basic_pension"),
        "wage": pl.when(kind == "wage").then(annual),
        "wage_months": pl.when(kind == "wage").then(pl.col("months")),
        "gross": annual - pl.col("excluded_income"),
        "support_received": pl.when(kind == "support").then(annual),
    }
    return Sums(
        each | flags,
        pl.col("wage", "gross", "basic_pension", "support_received").sum(),
        pl.col("wage_months").sum().clip(upper_bound=12),
        *_any(flags),
    )


def spent(expenses: pl.LazyFrame, told: Told, pace: Pace) -> pl.LazyFrame:
    """What each member spends, by the kinds that occur."""
    return _summed(expenses.filter(~OF_ALL), "member", _spent(told), pace)


@cache
def _spent(told: Told) -> Sums:
    named = [kind for kind in (*EXPENSE_KINDS, *INCOME_DEDUCTIONS) if kind in told.of_members]
    amounts = {kind: _claimed(kind) for kind in named} | {"actual_cost": _claimed("employment")}
    flags = _wanting("expense_unknown", told)
    return Sums(amounts | flags, pl.col(*amounts).sum(), *_any(flags))


def _wanting(name: str, told: Told) -> dict[str, pl.Expr]:
    return {name: pl.col("claimed").is_null()} if told.expenses_wanting else {}


def _any(flags: Mapping[str, pl.Expr]) -> list[pl.Expr]:
    return [pl.col(name).any() for name in flags]


@cache
def or_nothing(told: Told) -> list[pl.Expr]:
    """Who has no item has a sum of nothing, and nothing unknown in it."""
    kinds = (*EXPENSE_KINDS, *INCOME_DEDUCTIONS)
    untold = {kind for kind in kinds if kind not in told.of_members}
    untold |= set() if told.incomes_wanting else {"income_unknown"}
    untold |= set() if told.expenses_wanting else {"expense_unknown"}
    nothing = dict.fromkeys((*SUMMED, *kinds), NOTHING) | dict.fromkeys(FLAGS, NEVER)
    return [
        none.alias(name) if name in untold else pl.col(name).fill_null(none)
        for name, none in nothing.items()
    ]


def of_members(members: pl.LazyFrame, told: Told, pace: Pace) -> pl.LazyFrame:
    """Sums over the members counted; of the others only whether they should count is asked."""
    return _summed(members, "household", _of_members(told), pace)


@cache
def _of_members(told: Told) -> Sums:
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
        **{
            f"members_{kind}": pl.when(counted).then(pl.col(kind))
            for kind in _rigid(told.of_members)
        },
    }
    flags = _unknown_of_members(told, counted, candidate)
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


def _unknown_of_members(told: Told, counted: pl.Expr, candidate: pl.Expr) -> dict[str, pl.Expr]:
    """What is not known of somebody, and whether somebody works."""
    flags = {
        "members_unknown": pl.col("counted").is_null(),
        "members_income_unknown": counted & pl.col("own_income").is_null(),
        "at_work": counted & pl.col("earning"),
        "raises_unknown": counted & pl.col("raise_monthly").is_null(),
        "candidates_unknown": pl.col("candidate").is_null() & pl.col("counted"),
        "candidate_raises_unknown": candidate & pl.col("raise_monthly").is_null(),
    }
    if told.expenses_wanting:
        flags["members_expense_unknown"] = counted & pl.col("expense_unknown")
    return flags


def of_assets(assets: pl.DataFrame, members: pl.LazyFrame, law: Law, pace: Pace) -> pl.LazyFrame:
    """What a household and its members who count own; a sum is unknown as soon as one of its items is."""
    sums, known = _of_assets(law)
    return _summed(_ours(assets, members), "household", sums, pace).with_columns_seq(known)


def _ours(assets: pl.DataFrame, members: pl.LazyFrame) -> pl.LazyFrame:
    """Few own by themselves: they are looked for among the members, not every member among them."""
    whole, own = assets.lazy().filter(OF_ALL), assets.filter(~OF_ALL)
    if own.is_empty():
        return whole
    owners = (
        members.filter("counted").select_seq("member").join(own.lazy(), on="member", how="semi")
    )
    return pl.concat([whole, own.lazy().join(owners, on="member", how="semi")])


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


def _summed(rows: pl.LazyFrame, of: str, sums: Sums, pace: Pace) -> pl.LazyFrame:
    return together(in_order(rows.select_seq(of, *sums.each), of, pace), of, sums.together, pace)


def _rigid(kinds: Kinds) -> list[str]:
    return [kind for kind in EXPENSE_KINDS if kind in kinds]


def _claimed(kind: str) -> pl.Expr:
    return pl.when(pl.col("kind") == kind).then(pl.col("claimed"))
