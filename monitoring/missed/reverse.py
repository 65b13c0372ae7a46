"""应退未退: homes that hold dibao and are over a line, with every open question read in their favour.

The facts are those of the file and of the registers together. What is found is a question to be asked in
a visit: nothing is stopped by it.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from eligibility.facts import entered_standards
from eligibility.rules.facts import Frames
from monitoring.missed.answers import ON_DIBAO, PROPERTY, of_homes
from monitoring.missed.facts import Known
from monitoring.missed.readings import favourable

OVER_THE_LINE = "below_line"


@dataclass(frozen=True)
class Over:
    """Homes over a line by `household`: the outcome, `failed` (the rules that are not kept), `by_file`
    (whether the file alone says so), `told` (the kinds of items that registers added); their facts."""

    homes: pl.DataFrame
    facts: Frames
    people: pl.DataFrame


def over_the_line(known: Known, *, on: date) -> Over:
    """Homes that hold dibao against the facts."""
    standards = entered_standards()
    held = known.facts.households.filter(
        (pl.col("award_benefit") == "dibao").fill_null(False)
    ).select("household")
    facts = known.facts.of(held)
    best = of_homes(favourable(facts), on=on, standards=standards)
    over = best.filter(
        ~pl.col("outcome").is_in((*ON_DIBAO, "need_information")) & (pl.col("members_counted") > 0)
    )
    told = known.told.group_by("household").agg(told=pl.col("kind").unique().sort())
    homes = (
        over.with_columns(failed=_failed())
        .join(told, on="household", how="left")
        .join(known.facts.households.select("household", "award_monthly"), on="household")
        .sort(-pl.col("award_monthly"), "household")
    )
    return Over(homes, facts.of(homes.select("household")), known.people)


def _failed() -> pl.Expr:
    """The rules that are not kept; income is one of them where the home is not below its line."""
    rules = (OVER_THE_LINE, *PROPERTY)
    broken = [pl.when(~pl.col(rule)).then(pl.lit(rule)) for rule in rules]
    return pl.concat_list(broken).list.drop_nulls()
