"""The limit: the arithmetic of the same law, written by hand for one place and one day in bare polars.

Nothing here is cited, unknown, explained or changeable: it is what a programmer in a hurry would write for
Si county in September 2021, and it knows that this crowd has no absent members, no houses and no vehicles.
"""

import polars as pl

from eligibility.rules.facts import Frames

STANDARD, WAGE, PENSION = 66_000, 118_000, 9_300  # fen a month
TODAY = 2021_09_10


def outcomes(facts: Frames) -> pl.DataFrame:
    """Household, outcome and total in fen a month, by household."""
    people = (
        people_of(facts)
        .group_by("household")
        .agg(
            pl.len().cast(pl.Int64).alias("n"),
            pl.col("own").sum(),
            pl.col("medical").sum(),
            pl.col("raise").sum(),
            pl.col("single").sum().alias("singles"),
            (pl.col("severe") | pl.col("serious_illness")).any().alias("hardship"),
        )
    )
    kind, annual = pl.col("kind"), pl.col("annual")
    farm = (
        facts.incomes.lazy()
        .filter(pl.col("member").is_null())
        .group_by("household")
        .agg(annual.sum().alias("farm"))
    )
    saved = (
        facts.assets.lazy()
        .filter(kind == "deposit")
        .group_by("household")
        .agg(pl.col("amount").sum().alias("saved"))
    )
    homes = (
        facts.households.lazy()
        .join(people, on="household")
        .join(farm, on="household", how="left")
        .join(saved, on="household", how="left")
    )
    income = pl.col("own") + pl.col("farm").fill_null(0)
    homes = homes.with_columns(income=income, line=pl.col("n") * STANDARD * 12)
    homes = homes.with_columns(counted=pl.col("income") - pl.min_horizontal("medical", "income"))
    counted, line = pl.col("counted"), pl.col("line")
    saved, head = pl.col("saved").fill_null(0), pl.col("n") * STANDARD
    poor = (saved <= head * 36) | (pl.col("hardship") & (saved <= head * 48))
    single = (counted * 10_000 < line * 15_000) & (pl.col("singles") > 0)
    leaving = (pl.col("award_benefit") == "dibao").fill_null(False) & (counted < line * 2)
    short = (line - counted + 1199) // 1200 * 100
    chosen = (
        pl.when(~poor)
        .then(pl.lit("refused_property"))
        .when(counted < line)
        .then(pl.lit("household"))
        .when(single)
        .then(pl.lit("single_person"))
        .when(leaving)
        .then(pl.lit("gradual_exit"))
        .when(counted * 10_000 < line * 15_000)
        .then(pl.lit("edge_family"))
        .otherwise(pl.lit("refused_income"))
    )
    total = (
        pl.when(~poor).then(0)
        .when(counted < line).then(short + pl.col("raise"))
        .when(single).then(pl.col("singles"))
        .when(leaving).then(pl.col("award_monthly"))
        .otherwise(0)
    )  # fmt: skip
    return homes.select("household", outcome=chosen, total=total).collect().sort("household")


def people_of(facts: Frames) -> pl.LazyFrame:
    kind, annual = pl.col("kind"), pl.col("annual")
    earned = (
        facts.incomes.lazy()
        .filter(pl.col("member").is_not_null())
        .group_by("member")
        .agg(
            annual.filter(kind == "wage").sum().alias("wage"),
            annual.filter(kind == "pension_resident").sum().alias("pension"),
        )
    )
    spent = facts.expenses.lazy().group_by("member").agg(annual.sum().alias("medical"))
    people = (
        facts.members.lazy()
        .join(earned, on="member", how="left")
        .join(spent, on="member", how="left")
        .with_columns(pl.col("wage", "pension", "medical").fill_null(0))
    )
    born = pl.col("birth_date").dt
    age = (
        TODAY - (born.year() * 10_000 + born.month().cast(pl.Int32) * 100 + born.day())
    ) // 10_000
    grade, what = pl.col("disability_grade"), pl.col("disability_kind")
    severe = what.is_not_null() & (
        (grade <= 2) | ((grade == 3) & what.is_in(["intellectual", "mental"]))
    )
    people = people.with_columns(age=age, severe=severe.fill_null(False))
    idle = (
        (pl.col("wage") == 0)
        & (pl.col("employment") == "none")
        & (pl.col("labour_capacity") == "full")
        & pl.col("age").is_between(18, 59)
        & ~pl.col("severe")
        & ~pl.col("serious_illness")
    )
    wage, pension = pl.col("wage"), pl.col("pension")
    cost = pl.min_horizontal((wage * 3000 + 9999) // 10_000, pl.lit(STANDARD * 12))
    own = wage - cost + pension - pl.min_horizontal(pension, PENSION * 12)
    people = people.with_columns(idle=idle, own=own + pl.when(idle).then(WAGE * 12).otherwise(0))
    weak = pl.col("severe") | pl.col("serious_illness")
    tender = (pl.col("age") >= 60) | (pl.col("age") < 18)
    raised = pl.when(weak).then(13_200).when(tender).then(6_600).otherwise(0)
    apart = pl.col("own") - pl.min_horizontal("own", "medical")
    short = (STANDARD * 12 - apart + 1199) // 1200 * 100
    single = pl.when(weak & (apart < STANDARD * 12)).then(short).otherwise(0)
    return people.with_columns(raised.alias("raise"), single.alias("single"))
