"""Two readings of one family: relatives who live with it counted in, or left out; the better one stands."""

import polars as pl

from eligibility.rules.dibao.decided import Decided
from eligibility.rules.dibao.decision import OUTCOMES
from eligibility.rules.facts import Frames
from eligibility.rules.law import Law
from eligibility.rules.means import family
from eligibility.rules.rule import answer

TOGETHER, APART = "together", "apart"


def left_out(facts: Frames, law: Law) -> Frames | None:
    """The households that have relatives who may be read either way, with those living apart; None when
    there is no such household."""
    members = answer(
        facts.members.lazy(), law, family.age, family.disabled, family.severe_disability
    )
    optional = members.filter(family.optional(law)).select("household", "member").collect()
    if optional.is_empty():
        return None
    apart = facts.of(optional.select("household").unique())
    outside = pl.col("member").is_in(optional["member"].implode())
    lives_with = pl.when(outside).then(False).otherwise(pl.col("lives_with"))
    return Frames(
        apart.households, apart.members.with_columns(lives_with=lives_with), apart.incomes,
        apart.expenses, apart.assets, apart.beyond,
    )  # fmt: skip


def better(together: Decided, apart: Decided) -> Decided:
    """Household by household the reading that gives more. A reading in which a fact is wanting goes first:
    it could be the better one. Columns `reading`, `other_outcome`, `other_total`, `other_members` tell
    which was taken and what the other would have given."""
    first = _beside(together, apart, TOGETHER)
    second = _beside(apart, together, APART)
    chosen = second.filter(_gives_more()).select("household")
    return Decided(
        _either(first, second, chosen),
        _either(together.members, apart.members, chosen),
        together.incomes,
        together.expenses,
    )


def _beside(one: Decided, other: Decided, reading: str) -> pl.LazyFrame:
    told = other.households.select(
        "household", other_outcome="outcome", other_total="total", other_members="members_counted"
    )
    return one.households.with_columns(reading=pl.lit(reading)).join(
        told, on="household", how="left"
    )


def _gives_more() -> pl.Expr:
    rank = {name: place for place, name in enumerate(OUTCOMES)}
    mine, other = (
        pl.col(name).replace_strict(rank, return_dtype=pl.Int64)
        for name in ("outcome", "other_outcome")
    )
    unknown, other_unknown = (
        pl.col(name) == "need_information" for name in ("outcome", "other_outcome")
    )
    more = (pl.col("total") > pl.col("other_total")) | (
        (pl.col("total") == pl.col("other_total")) & (mine < other)
    )
    return ~other_unknown & (unknown | more)


def _either(first: pl.LazyFrame, second: pl.LazyFrame, chosen: pl.LazyFrame) -> pl.LazyFrame:
    return pl.concat(
        [
            first.join(chosen, on="household", how="anti"),
            second.join(chosen, on="household", how="semi"),
        ]
    )
