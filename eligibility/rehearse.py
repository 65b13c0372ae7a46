"""Rehearse: what another parameter would change for many households at once. Writes nothing.

Both laws are asked twice: as things are, and with every household 100 yuan a month richer. The 100 yuan
are a transfer to the household as a whole, twelve months long: nobody's wage changes, no cost of
employment is taken off them, and they count in full unless the law excludes transfers.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from eligibility.assess import assess_frames
from eligibility.policies.law import Settings
from eligibility.policies.standards import LocalStandard
from eligibility.rules.facts import INCOMES, Frames
from eligibility.rules.money import FEN, YEAR

RISE = 100 * FEN  # a month
RISE_KIND = "transfer"
TOWNSHIP = 1000  # codes in a township
CHANGES = ("enters", "leaves", "gains", "loses", "unchanged")
# What the examples are taken from, so many of each
KINDS = ("enters", "leaves", "gains", "loses", "cliff_made", "cliff_gone", "protected")
EXAMPLES = 3
FLAGS = ("cliff_before", "cliff_after", "protected")


@dataclass(frozen=True)
class Terms:
    """What a law is read with: the bureau's own figures, and settings that are tried in place of others."""

    standards: tuple[LocalStandard, ...]
    settings: Settings | None = None


@dataclass(frozen=True)
class Tally:
    """What a rehearsal found for some households. Money in fen a month.

    `townships` has a row for each: households, persons, before, after, protection (fen that only the
    protection pays), and for each change and flag its households and persons. `outcomes` counts by
    outcome before and after. `examples` names households by kind with `turn`, which decides who is shown.
    """

    townships: pl.DataFrame
    outcomes: pl.DataFrame
    examples: pl.DataFrame
    laws_before: tuple[str, ...]
    laws_after: tuple[str, ...]

    def told(self) -> dict[str, Any]:
        """For JSON."""
        tables = {
            name: getattr(self, name).to_dicts() for name in ("townships", "outcomes", "examples")
        }
        return tables | {"laws_before": [*self.laws_before], "laws_after": [*self.laws_after]}


def rehearse(
    facts: Frames, before: Terms, after: Terms, *, on: date, protect: bool = False
) -> Tally:
    """Both laws over the same facts. With `protect`, who holds an award never gets less than it.

    Raises PolicyError for a setting that is no parameter.
    """
    richer = richer_by(facts, RISE)
    now, now_richer, then, then_richer = (
        assess_frames(each, on=on, standards=terms.standards, settings=terms.settings)
        for terms in (before, after)
        for each in (facts, richer)
    )
    both = facts.households.select(
        "household", "region", held=pl.col("award_monthly") if protect else pl.lit(None, pl.Int64)
    )
    sides = (
        ("before", now),
        ("before_richer", now_richer),
        ("after", then),
        ("after_richer", then_richer),
    )
    for side, answers in sides:
        told = answers.select(
            "household",
            pl.col("members_counted").alias(f"{side}_members_counted"),
            pl.col("outcome").cast(pl.String).alias(f"{side}_outcome"),
            pl.col("total").alias(f"{side}_money"),
        )
        both = both.join(told, on="household")
    marked = both.with_columns(_money()).with_columns(_change(), *_flags())
    return Tally(
        _by_township(marked), _by_outcome(marked), _examples(marked),
        tuple(sorted(now["law"].unique())), tuple(sorted(then["law"].unique())),
    )  # fmt: skip


def richer_by(facts: Frames, monthly: int) -> Frames:
    """The same households, each with one more transfer of so many fen a month."""
    more = facts.households.select(
        "household",
        member=pl.lit(None, pl.Int64),
        kind=pl.lit(RISE_KIND, INCOMES["kind"]),
        annual=pl.lit(monthly * YEAR, pl.Int64),
        months=pl.lit(YEAR, pl.Int64),
    )
    return replace(facts, incomes=pl.concat([facts.incomes, more], how="diagonal"))


def added(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """The tallies of several parts (as told) as one; the examples are those whose turn comes first."""

    def whole(name: str) -> pl.DataFrame:
        return pl.DataFrame([row for part in parts for row in part[name]])

    townships, outcomes, examples = whole("townships"), whole("outcomes"), whole("examples")
    sums: dict[str, Any] = {"townships": [], "outcomes": [], "examples": []}
    if not townships.is_empty():
        sums["townships"] = townships.group_by("township").sum().sort("township").to_dicts()
        sums["outcomes"] = (
            outcomes.group_by("before", "after").sum().sort("before", "after").to_dicts()
        )
    if not examples.is_empty():
        first = (
            examples.sort("turn", "household").group_by("kind", maintain_order=True).head(EXAMPLES)
        )
        order = {kind: place for place, kind in enumerate(KINDS)}
        sums["examples"] = sorted(
            first.to_dicts(), key=lambda each: (order[each["kind"]], each["turn"])
        )
    laws = {
        name: sorted({law for part in parts for law in part[name]})
        for name in ("laws_before", "laws_after")
    }
    return sums | laws


def _money() -> list[pl.Expr]:
    """What is paid on each side; a household that must be asked more is paid nothing yet."""
    held = pl.col("held").fill_null(0)
    paid = {side: pl.col(f"{side}_money").fill_null(0) for side in ("before", "after")}
    return [
        paid["before"].alias("paid"),
        pl.max_horizontal(paid["after"], held).alias("due"),
        (held - paid["after"]).clip(lower_bound=0).alias("protection"),
        # What becoming richer costs: null while either answer is unknown
        (pl.col("before_money") - pl.col("before_richer_money")).alias("fall_before"),
        (_kept("after_money", held) - _kept("after_richer_money", held)).alias("fall_after"),
    ]  # fmt: skip


def _kept(money: str, held: pl.Expr) -> pl.Expr:
    """Null while the answer is; the greatest of several would take a null for nothing."""
    return pl.when(pl.col(money).is_not_null()).then(pl.max_horizontal(pl.col(money), held))


def _change() -> pl.Expr:
    """A household enters when the new law begins to pay it, whatever the protection adds."""
    paid, due, by_law = pl.col("paid"), pl.col("due"), pl.col("after_money").fill_null(0)
    return (
        pl.when((paid == 0) & (by_law > 0)).then(pl.lit("enters"))
        .when((paid > 0) & (due == 0)).then(pl.lit("leaves"))
        .when((paid > 0) & (due > paid)).then(pl.lit("gains"))
        .when(due < paid).then(pl.lit("loses"))
        .otherwise(pl.lit("unchanged"))
        .alias("change")
    )  # fmt: skip


def _flags() -> list[pl.Expr]:
    """A cliff: 100 yuan more of income take away more than 100 yuan of money."""
    return [
        (pl.col("fall_before") > RISE).fill_null(False).alias("cliff_before"),
        (pl.col("fall_after") > RISE).fill_null(False).alias("cliff_after"),
        (pl.col("protection") > 0).alias("protected"),
    ]


def _by_township(marked: pl.DataFrame) -> pl.DataFrame:
    persons = pl.col("before_members_counted")
    groups = {name: pl.col("change") == name for name in CHANGES} | {
        name: pl.col(name) for name in FLAGS
    }
    counted = [each for name, which in groups.items() for each in (
        which.sum().cast(pl.Int64).alias(name), persons.filter(which).sum().alias(f"{name}_persons"),
    )]  # fmt: skip
    return marked.group_by(township=pl.col("region") // TOWNSHIP * TOWNSHIP).agg(
        *counted,
        households=pl.len().cast(pl.Int64), persons=persons.sum(), before=pl.col("paid").sum(),
        after=pl.col("due").sum(), protection=pl.col("protection").sum(),
    )  # fmt: skip


def _by_outcome(marked: pl.DataFrame) -> pl.DataFrame:
    return marked.group_by(before="before_outcome", after="after_outcome").agg(
        households=pl.len().cast(pl.Int64), persons=pl.col("before_members_counted").sum()
    )


def _examples(marked: pl.DataFrame) -> pl.DataFrame:
    """Some households of each kind; who is shown depends on a household's number alone."""
    cliff = {"cliff_made": pl.col("cliff_after") & ~pl.col("cliff_before"),
             "cliff_gone": pl.col("cliff_before") & ~pl.col("cliff_after")}  # fmt: skip
    which = {name: pl.col("change") == name for name in KINDS if name in CHANGES} | cliff
    which["protected"] = pl.col("protected")
    turn = (pl.col("household") % 2**31 * 2_654_435_761 % 2**32).alias("turn")
    chosen = [
        marked.filter(those)
        .select("household", turn, kind=pl.lit(kind))
        .sort("turn", "household")
        .head(EXAMPLES)
        for kind, those in which.items()
    ]
    return pl.concat(chosen)
