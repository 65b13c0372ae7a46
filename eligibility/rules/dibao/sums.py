"""From items to members, from members to households: every sum that the rules of dibao read.

What is to be left out of a sum is made null before the rows are grouped, never filtered within a group:
over a million households that is twice as fast.
"""

from collections.abc import Iterable

import polars as pl

from eligibility.rules.law import EXPENSE_KINDS, Law
from eligibility.rules.law.kinds import BARRED_ASSETS, INCOME_DEDUCTIONS
from eligibility.rules.means import property

Kinds = frozenset[str]

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
    annual = pl.col("annual")
    earned = incomes.filter(pl.col("member").is_null()).select(
        "household",
        common_income=annual - pl.col("excluded_income") - pl.col("basic_pension"),
        family_business=pl.col("kind") == "business",
        common_income_unknown=annual.is_null(),
    )
    spent = expenses.filter(pl.col("member").is_null()).select(
        "household",
        *(_claimed(kind).alias(f"common_{kind}") for kind in _rigid(kinds)),
        common_expense_unknown=pl.col("claimed").is_null(),
    )
    return (
        earned.group_by("household")
        .agg(
            pl.col("common_income").sum(),
            pl.col("family_business", "common_income_unknown").any(),
        )
        .join(
            spent.group_by("household").agg(
                pl.col([f"common_{kind}" for kind in _rigid(kinds)]).sum(),
                pl.col("common_expense_unknown").any(),
            ),
            on="household",
            how="full",
            coalesce=True,
        )
    )


def earned(incomes: pl.LazyFrame) -> pl.LazyFrame:
    """What each member brings."""
    kind, annual = pl.col("kind"), pl.col("annual")
    items = incomes.filter(pl.col("member").is_not_null()).select(
        "member",
        "basic_pension",
        wage=pl.when(kind == "wage").then(annual),
        wage_months=pl.when(kind == "wage").then(pl.col("months")),
        gross=annual - pl.col("excluded_income"),
        support_received=pl.when(kind == "support").then(annual),
        earning=kind.is_in(EARNED),
        income_unknown=annual.is_null(),
    )
    return items.group_by("member").agg(
        pl.col("wage", "gross", "basic_pension", "support_received").sum(),
        pl.col("wage_months").sum().clip(upper_bound=12),
        pl.col("earning", "income_unknown").any(),
    )


def spent(expenses: pl.LazyFrame, kinds: Kinds) -> pl.LazyFrame:
    """What each member spends, by the kinds that occur."""
    named = [kind for kind in (*EXPENSE_KINDS, *INCOME_DEDUCTIONS) if kind in kinds]
    items = expenses.filter(pl.col("member").is_not_null()).select(
        "member",
        *(_claimed(kind).alias(kind) for kind in named),
        actual_cost=_claimed("employment"),
        expense_unknown=pl.col("claimed").is_null(),
    )
    return items.group_by("member").agg(
        pl.col([*named, "actual_cost"]).sum(), pl.col("expense_unknown").any()
    )


def or_nothing(kinds: Kinds) -> Iterable[pl.Expr]:
    """Who has no item has a sum of nothing, and nothing unknown in it."""
    yield from (pl.col(name).fill_null(0) for name in SUMMED)
    for kind in (*EXPENSE_KINDS, *INCOME_DEDUCTIONS):
        yield pl.col(kind).fill_null(0) if kind in kinds else pl.lit(0, pl.Int64).alias(kind)
    yield from (pl.col(name).fill_null(False) for name in FLAGS)


def of_members(members: pl.LazyFrame, kinds: Kinds) -> pl.LazyFrame:
    """Sums over the members counted; of the others only whether they should count is asked."""
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
    each = members.select(
        "household",
        members_counted=counted.cast(pl.Int64),
        candidates=candidate.cast(pl.Int64),
        hardship=pl.when(counted).then(hardship).otherwise(False),
        **summed,
        **flags,
    )
    return each.group_by("household").agg(
        pl.col("members_counted", "candidates", *summed).sum(),
        pl.col(*flags).any(),
        pl.col("hardship").any(ignore_nulls=False),
    )


def of_assets(assets: pl.LazyFrame, law: Law) -> pl.LazyFrame:
    """What a household owns; a sum is unknown as soon as one of its items is."""
    kind, amount = pl.col("kind"), pl.col("amount")
    ours = pl.col("member").is_null() | pl.col("counted")
    among = {
        "financial": (property.counts_as_financial(law), amount),
        "business_capital": (kind == "business_capital", amount),
        "house_area": (kind == "house", pl.col("area_m2")),
    }
    dear = pl.when(kind == "vehicle").then(property.dear_vehicle(law)).otherwise(False)
    each = assets.filter(ours).select(
        "household",
        barred_asset=kind.is_in(list(law.barred_assets) or BARRED_ASSETS),
        recent_home=property.recent_home(law),
        houses=(kind == "house").cast(pl.Int64),
        dear_vehicle=dear,
        **{name: pl.when(fits).then(worth) for name, (fits, worth) in among.items()},
        **{f"{name}_unknown": fits & worth.is_null() for name, (fits, worth) in among.items()},
    )
    return (
        each.group_by("household")
        .agg(
            pl.col("houses", *among).sum(),
            pl.col("barred_asset", "recent_home", *(f"{name}_unknown" for name in among)).any(),
            pl.col("dear_vehicle").any(ignore_nulls=False),
            held=pl.len(),
        )
        .with_columns(
            pl.when(~pl.col(f"{name}_unknown")).then(pl.col(name)).alias(name) for name in among
        )
    )


def _rigid(kinds: Kinds) -> list[str]:
    return [kind for kind in EXPENSE_KINDS if kind in kinds]


def _claimed(kind: str) -> pl.Expr:
    return pl.when(pl.col("kind") == kind).then(pl.col("claimed"))
