"""Two readings of facts that are partly unknown: the best that they can turn out to be, and a careful one.

The rules themselves are the same in both, and nothing assumed here is ever written into a household's
facts or shown as one. Who gets a benefit by both readings gets it however the open questions are answered,
as far as the law reckons them; who gets it by the better one alone may get it.
"""

from dataclasses import replace

import polars as pl

from eligibility.rules.facts import Frames

NO_END = 10**15  # fen, and hundredths of a square metre: above every limit


def favourable(facts: Frames) -> Frames:
    """Whatever nobody told is as good for the household as it can be: no income and no property that is
    not known, no capacity to work where none is stated, nothing held elsewhere."""
    members = facts.members.with_columns(
        pl.col("labour_capacity").fill_null("none"),
        pl.col("employment").fill_null("none"),
        income_known=pl.lit(True),
    )
    incomes = facts.incomes.with_columns(pl.col("annual").fill_null(0))
    assets = facts.assets.with_columns(pl.col("amount", "area_m2").fill_null(0))
    people = facts.beyond.people.with_columns(held_known=pl.lit(True))
    return replace(
        _settled(replace(facts, members=members, incomes=incomes), assets_known=True),
        assets=assets,
        beyond=replace(facts.beyond, people=people),
    )


def careful(facts: Frames, *, property_told: bool) -> Frames:
    """Whatever nobody told is against the household: whoever could work does, at what the law of the place
    takes a person to earn, and property of unknown worth is above its limit. That there is no other
    property is assumed only where the registers of property are complete."""
    could = pl.col("labour_capacity").fill_null("full")
    members = facts.members.with_columns(
        could,
        pl.col("employment").fill_null("unemployed"),
        pl.col("serious_illness", "care_duty").fill_null(False),
        pl.when(pl.col("disability_kind").is_not_null())
        .then(pl.col("disability_grade").fill_null(4))
        .alias("disability_grade"),
        income_known=pl.lit(True),
    )
    untold = pl.col("annual").is_null()
    out_of_work = facts.incomes.filter(untold & pl.col("member").is_not_null()).select("member")
    idle = pl.col("member").is_in(out_of_work["member"].implode())
    members = members.with_columns(
        employment=pl.when(idle)
        .then(pl.lit("unemployed"))
        .otherwise(pl.col("employment").cast(pl.String))
        .cast(facts.members.schema["employment"])
    )
    assets = facts.assets.with_columns(pl.col("amount", "area_m2").fill_null(NO_END))
    read = replace(facts, members=members, incomes=facts.incomes.filter(~untold), assets=assets)
    return _settled(read, assets_known=property_told)


def _settled(facts: Frames, *, assets_known: bool) -> Frames:
    """Nothing of the household is left open that no register could tell."""
    settled = pl.col("serious_illness", "care_duty").fill_null(False)
    members = facts.members.with_columns(
        settled,
        pl.col("lives_with").fill_null(True),
        schooling=pl.when(pl.col("employment") != "student")
        .then(pl.col("schooling").fill_null("none"))
        .otherwise("schooling"),
    )
    households = facts.households.with_columns(
        pl.col("poverty_status").fill_null("none"),
        income_known=pl.lit(True),
        assets_known=pl.when(assets_known).then(True).otherwise("assets_known"),
    )
    return replace(facts, members=members, households=households)
