"""Rehearse: what another parameter would change for many households at once. Writes nothing."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from eligibility.assess import assess_frames
from eligibility.policies.law import Settings
from eligibility.policies.standards import LocalStandard
from eligibility.rules.facts import Frames


@dataclass(frozen=True)
class Rehearsal:
    """The caseload under the law as it stands and under the settings. Money in fen a month."""

    households: int
    before: int
    after: int
    enters: int
    leaves: int
    gains: int
    loses: int
    outcomes_before: dict[str, int]
    outcomes_after: dict[str, int]


def rehearse(
    facts: Frames, settings: Settings, *, on: date, standards: tuple[LocalStandard, ...]
) -> Rehearsal:
    """Both laws over the same facts. A household enters or leaves when money begins or ends, gains or
    loses when it changes. Raises PolicyError for a setting that is no parameter."""
    now = assess_frames(facts, on=on, standards=standards)
    then = assess_frames(facts, on=on, standards=standards, settings=settings)
    both = now.select("household", paid=pl.col("total").fill_null(0)).join(
        then.select("household", due=pl.col("total").fill_null(0)), on="household"
    )
    paid, due = pl.col("paid"), pl.col("due")
    sums = both.select(
        before=paid.sum(),
        after=due.sum(),
        enters=((paid == 0) & (due > 0)).sum(),
        leaves=((paid > 0) & (due == 0)).sum(),
        gains=((paid > 0) & (due > paid)).sum(),
        loses=((due > 0) & (due < paid)).sum(),
    ).row(0, named=True)
    return Rehearsal(
        len(both), **sums, outcomes_before=counts(now), outcomes_after=counts(then)
    )  # fmt: skip


def counts(answers: pl.DataFrame) -> dict[str, int]:
    """How many households have each outcome."""
    return dict(answers.group_by("outcome").len().sort("outcome").iter_rows())
