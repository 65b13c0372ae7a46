"""The limit: the arithmetic of the same law, written by hand for one place and one day in bare polars.

Nothing here is cited, unknown, explained or changeable: it is what a programmer in a hurry would write for
Si county in September 2021, and it knows that this crowd has no absent members, no houses and no vehicles.
"""

import polars as pl

from eligibility.rules.facts import Frames
from eligibility.rules.pace import OF_A_CROWD

STANDARD, WAGE, PENSION = 66_000, 118_000, 9_300  # fen a month
TODAY = 2021_09_10
KIND, ANNUAL = pl.col("kind"), pl.col("annual")


def outcomes(facts: Frames) -> pl.DataFrame:
    """Household, outcome and total in fen a month, by household."""
    homes = _homes(facts)
    counted, line = pl.col("counted"), pl.col("line")
    saved, head = pl.col("saved").fill_null(0), pl.col("n") * STANDARD
    poor = (saved <= head * 36) | (pl.col("hardship") & (saved <= head * 48))
    edge = counted * 10_000 < line * 15_000
    single = edge & (pl.col("singles") > 0)
    leaving = (pl.col("award_benefit") == "dibao").fill_null(False) & (counted < line * 2)
    short = (line - counted + 1199) // 1200 * 100 + pl.col("raise")
    answers = (
        (~poor, "refused_property", pl.lit(0, pl.Int64)),
        (counted < line, "household", short),
        (single, "single_person", pl.col("singles")),
        (leaving, "gradual_exit", pl.col("award_monthly")),
        (edge, "edge_family", pl.lit(0, pl.Int64)),
        (pl.lit(True), "refused_income", pl.lit(0, pl.Int64)),
    )
    chosen = pl.coalesce(*(pl.when(fits).then(pl.lit(name)) for fits, name, _ in answers))
    total = pl.coalesce(*(pl.when(fits).then(paid) for fits, _, paid in answers))
    told = homes.select("household", outcome=chosen, total=total)
    return told.collect(optimizations=OF_A_CROWD).sort("household")


def _homes(facts: Frames) -> pl.LazyFrame:
    weak = pl.col("severe") | pl.col("serious_illness")
    people = people_of(facts).group_by("household").agg(
        pl.len().cast(pl.Int64).alias("n"),
        pl.col("own", "medical", "raise").sum(),
        pl.col("single").sum().alias("singles"),
        weak.any().alias("hardship"),
    )  # fmt: skip
    farms = facts.incomes.lazy().filter(pl.col("member").is_null())
    savings = facts.assets.lazy().filter(KIND == "deposit")
    homes = (
        facts.households.lazy()
        .join(people, on="household")
        .join(farms.group_by("household").agg(farm=ANNUAL.sum()), on="household", how="left")
        .join(
            savings.group_by("household").agg(saved=pl.col("amount").sum()),
            on="household", how="left",
        )
    )  # fmt: skip
    income = pl.col("own") + pl.col("farm").fill_null(0)
    homes = homes.with_columns(income=income, line=pl.col("n") * STANDARD * 12)
    return homes.with_columns(counted=pl.col("income") - pl.min_horizontal("medical", "income"))


def people_of(facts: Frames) -> pl.LazyFrame:
    """The members with what each brings, spends, and would get alone."""
    people = _with_sums(facts)
    born = pl.col("birth_date").dt
    birthday = born.year() * 10_000 + born.month().cast(pl.Int32) * 100 + born.day()
    grade, what = pl.col("disability_grade"), pl.col("disability_kind")
    mind = (grade == 3) & what.is_in(["intellectual", "mental"])
    severe = what.is_not_null() & ((grade <= 2) | mind)
    people = people.with_columns(
        age=(TODAY - birthday) // 10_000, severe=severe.fill_null(False)
    )  # fmt: skip
    weak = pl.col("severe") | pl.col("serious_illness")
    able = pl.col("age").is_between(18, 59) & (pl.col("labour_capacity") == "full") & ~weak
    idle = (pl.col("wage") == 0) & (pl.col("employment") == "none") & able
    wage, pension = pl.col("wage"), pl.col("pension")
    cost = pl.min_horizontal((wage * 3000 + 9999) // 10_000, pl.lit(STANDARD * 12))
    own = wage - cost + pension - pl.min_horizontal(pension, PENSION * 12)
    people = people.with_columns(idle=idle, own=own + pl.when(idle).then(WAGE * 12).otherwise(0))
    tender = (pl.col("age") >= 60) | (pl.col("age") < 18)
    raised = pl.when(weak).then(13_200).when(tender).then(6_600).otherwise(0)
    apart = pl.col("own") - pl.min_horizontal("own", "medical")
    short = (STANDARD * 12 - apart + 1199) // 1200 * 100
    single = pl.when(weak & (apart < STANDARD * 12)).then(short).otherwise(0)
    return people.with_columns(raised.alias("raise"), single.alias("single"))


def _with_sums(facts: Frames) -> pl.LazyFrame:
    incomes = facts.incomes.lazy().filter(pl.col("member").is_not_null())
    earned = incomes.select(
        "member",
        wage=pl.when(KIND == "wage").then(ANNUAL),
        pension=pl.when(KIND == "pension_resident").then(ANNUAL),
    )
    spent = facts.expenses.lazy().group_by("member").agg(medical=ANNUAL.sum())
    return (
        facts.members.lazy()
        .join(earned.group_by("member").sum(), on="member", how="left")
        .join(spent, on="member", how="left")
        .with_columns(pl.col("wage", "pension", "medical").fill_null(0))
    )
