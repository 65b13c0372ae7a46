"""Two readings of one family: relatives who live with it counted in, or left out; the better one stands."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import polars as pl

from eligibility.rules.dibao.decided import Decided
from eligibility.rules.dibao.decision import OUTCOMES
from eligibility.rules.facts import Frames
from eligibility.rules.law import Law
from eligibility.rules.means import family
from eligibility.rules.rule import answer

TOGETHER, APART = "together", "apart"


@dataclass(frozen=True)
class Chosen:
    """The facts as they are to be read, and what the reading that was not taken would have given: by
    household `reading`, `other_outcome`, `other_total` in fen a month, `other_members`."""

    facts: Frames
    told: pl.DataFrame

    def beside(self, decided: Decided) -> Decided:
        """What was decided, with the other reading beside it."""
        told = decided.households.join(self.told.lazy(), on="household", how="left")
        return replace(decided, households=told)


def chosen(facts: Frames, law: Law, decide: Callable[[Frames, Law], Decided]) -> Chosen | None:
    """Household by household the reading that gives more; None when no family has relatives who may be
    read either way. A reading in which a fact is wanting goes first: it could be the better one; not one in
    which nobody is left."""
    members = facts.members.lazy()
    members = answer(members, law, family.age, family.disabled, family.severe_disability)
    optional = members.filter(family.optional(law)).select_seq("household", "member").collect()
    if optional.is_empty():
        return None
    open_homes = facts.of(optional.select_seq("household").unique())
    answers = (
        decide(read, law).households.select_seq("household", "outcome", "total", "members_counted")
        for read in (open_homes, _apart(open_homes, optional))
    )
    together, apart = pl.collect_all(answers, engine="in-memory")
    told = together.join(apart, on="household", suffix="_apart").select_seq("household", *_told())
    leaving = told.filter(pl.col("reading") == APART).select_seq("household")
    return Chosen(_apart(facts, optional.join(leaving, on="household", how="semi")), told)


def _apart(facts: Frames, leaving: pl.DataFrame) -> Frames:
    """The facts with these members living apart."""
    outside = leaving.select_seq("member", lives_apart=pl.lit(False))
    members = facts.members.join(outside, on="member", how="left", maintain_order="left")
    read = pl.coalesce("lives_apart", "lives_with").alias("lives_with")
    return replace(facts, members=members.with_columns_seq(read).drop("lives_apart"))


def _told() -> list[pl.Expr]:
    """Which reading was taken, and the answers of the other one."""
    apart = _apart_gives_more()
    others = {
        "outcome": "other_outcome",
        "total": "other_total",
        "members_counted": "other_members",
    }
    return [
        pl.when(apart).then(pl.lit(APART)).otherwise(pl.lit(TOGETHER)).alias("reading"),
        *(
            pl.when(apart).then(pl.col(name)).otherwise(pl.col(f"{name}_apart")).alias(other)
            for name, other in others.items()
        ),
    ]


def _apart_gives_more() -> pl.Expr:
    rank = {name: place for place, name in enumerate(OUTCOMES)}
    together, apart = (
        pl.col(name).replace_strict(rank, return_dtype=pl.Int64)
        for name in ("outcome", "outcome_apart")
    )
    wanting, wanting_apart = (
        pl.col(name) == "need_information" for name in ("outcome", "outcome_apart")
    )
    more = (pl.col("total_apart") > pl.col("total")) | (
        (pl.col("total_apart") == pl.col("total")) & (apart < together)
    )
    somebody_left = pl.col("members_counted_apart") > 0
    return ~wanting & somebody_left & (wanting_apart | more)
