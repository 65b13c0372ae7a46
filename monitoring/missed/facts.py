"""The facts of every household concerned: what is on file, and what the registers add or say more of.

What neither says stays unknown. Silence of a register is held for an answer only where it is declared
complete (docs/adr/0024), and is never written into the facts: it only decides which of the two
readings of `readings` may assume it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from cases.caseload import Stretch, caseload_of
from eligibility.facts import EVERYBODY
from eligibility.rules import beyond
from eligibility.rules.beyond import Beyond
from eligibility.rules.facts import ASSETS, EXPENSES, HOUSEHOLDS, INCOMES, MEMBERS, Frames
from monitoring.missed.homes import BEYOND_FILE, as_members, people
from monitoring.missed.means import Means, means
from monitoring.missed.people import circumstances
from monitoring.missed.rows import Registers, newest, stack

PROPERTY = ("vehicles", "real_estate", "market")  # whose silence together says: nothing registered
FROM_REGISTERS = (
    "absence", "disability_kind", "disability_grade", "serious_illness", "schooling", "employment",
    "self_employed",
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """People, the facts of their households, and what of those facts the registers told: `told` has a row
    for each item that stands because a register says more than the file."""

    people: pl.DataFrame
    facts: Frames
    told: pl.DataFrame
    circumstances: pl.DataFrame
    property_told: bool


def known_of(registers: Registers) -> Known:
    """Everything that file and registers say of the households of a region."""
    region, on = registers.region, registers.on
    filed = caseload_of(Stretch(region.code, region.until, *EVERYBODY), on=on)
    everybody = people(region, registers)
    theirs = circumstances(registers)
    numbers = everybody.select("token", "member", "household").drop_nulls("token")
    items = means(registers)
    incomes = _more_of(
        filed.incomes, _by_member(items.incomes, numbers), ("member", "kind"), INCOMES
    )
    expenses = _more_of(
        filed.expenses, _by_member(items.expenses, numbers), ("member", "kind"), EXPENSES
    )
    assets = _more_of(
        filed.assets, _once_a_home(_by_member(items.assets, numbers)), ("kind",), ASSETS
    )
    facts = Frames(
        _households(filed.households, everybody, theirs, items, numbers),
        _members(filed.members, everybody, theirs, incomes),
        stack([incomes], INCOMES),
        stack([expenses], EXPENSES),
        stack([assets], ASSETS),
        _beyond(everybody, theirs, registers),
    )
    told = pl.concat(
        [
            each.filter("told").select("household", "member", pl.col("kind").cast(pl.String))
            for each in (incomes, expenses, assets)
        ]
    )
    whole = all(registers.complete(kind) for kind in PROPERTY)
    return Known(everybody, facts, told, theirs, whole)


def _by_member(items: pl.DataFrame, numbers: pl.DataFrame) -> pl.DataFrame:
    return items.join(numbers, on="token").drop("token")


def _once_a_home(assets: pl.DataFrame) -> pl.DataFrame:
    """A house or vehicle of two owners of one home stands there once."""
    named = pl.col("thing").is_not_null()
    once = assets.filter(named).unique(["household", "kind", "thing"], maintain_order=True)
    return pl.concat([once, assets.filter(~named)]).drop("thing")


def _more_of(
    filed: pl.DataFrame, told: pl.DataFrame, by: Sequence[str], schema: pl.Schema
) -> pl.DataFrame:
    """Item by item the side that says more, by amount, and by number where no amount is known; the file
    where both say the same. `told`: whether the registers do."""
    both = pl.concat(
        [
            stack([side], schema).with_columns(told=pl.lit(flag))
            for side, flag in ((filed, False), (told, True))
        ]
    )
    key = ["household", *by]
    measure = "annual" if "annual" in schema else "amount"
    sums = both.group_by([*key, "told"]).agg(pl.col(measure).sum(), pl.len())
    chosen = sums.sort(
        pl.col(measure).fill_null(0), "len", ~pl.col("told"), descending=True, maintain_order=True
    ).unique(key, keep="first", maintain_order=True)
    return both.join(chosen.select(*key, "told"), on=[*key, "told"], how="semi", nulls_equal=True)


def _members(
    filed: pl.DataFrame, everybody: pl.DataFrame, theirs: pl.DataFrame, incomes: pl.DataFrame
) -> pl.DataFrame:
    """Members on file and others; a register's newer word goes before the file's."""
    new = as_members(everybody.filter(pl.col("household") > BEYOND_FILE))
    living = filed.join(everybody, on="member", how="semi")
    members = pl.concat([living, new]).join(
        everybody.select("member", "token"), on="member", how="left"
    )
    said = members.join(theirs, on="token", how="left", suffix="_told")
    newer = [
        pl.coalesce(pl.col(f"{name}_told").cast(MEMBERS[name], strict=False), name).alias(name)
        for name in FROM_REGISTERS
    ]
    labour = pl.col("labour_capacity_told").cast(MEMBERS["labour_capacity"], strict=False)
    paid = incomes.filter(pl.col("member").is_not_null()).select("member").unique()
    has_row = pl.col("member").is_in(paid["member"].implode())
    at_school = pl.col("schooling").is_in(("none", "preschool")).not_()
    told = said.with_columns(*newer, pl.coalesce("labour_capacity", labour)).with_columns(
        income_known=pl.when(
            pl.col("income_known").fill_null(False) | has_row | at_school.fill_null(False)
        ).then(True)
    )
    return told.select(MEMBERS.names())


def _households(
    filed: pl.DataFrame, everybody: pl.DataFrame, theirs: pl.DataFrame, items: Means,
    numbers: pl.DataFrame,
) -> pl.DataFrame:  # fmt: skip
    """Households on file, then the others; of these nobody told their common income or their property."""
    new = everybody.filter(pl.col("household") > BEYOND_FILE)
    first = new.group_by("household", maintain_order=True).agg(pl.col("region", "area").first())
    homes = pl.concat([filed, stack([first], HOUSEHOLDS)])
    status = numbers.join(theirs.select("token", "poverty_status"), on="token")
    listed = (
        status.drop_nulls("poverty_status")
        .group_by("household")
        .agg(listed=pl.col("poverty_status").first())
    )
    firms = numbers.join(items.firms, on="token", how="semi").select("household").unique()
    homes = homes.join(listed, on="household", how="left", maintain_order="left")
    owner = pl.when(pl.col("household").is_in(firms["household"].implode())).then(True)
    return homes.with_columns(
        pl.coalesce(pl.col("listed").cast(HOUSEHOLDS["poverty_status"]), "poverty_status").alias(
            "poverty_status"
        ),
        company_owner=pl.coalesce(owner, "company_owner"),
    ).drop("listed")


def _beyond(everybody: pl.DataFrame, theirs: pl.DataFrame, registers: Registers) -> Beyond:
    """What other benefits ask: certificates, epidemic patients, the register that a person stands in here."""
    ill = newest(registers.rows("epidemic", "discharged_on"))
    sick = ill.select(
        "token", epidemic_confirmed=pl.lit(True), admitted_on="event_on",
        discharged_on=pl.col("discharged_on").str.to_date("%Y-%m-%d", strict=False),
    )  # fmt: skip
    until = theirs.select("token", "certificate_until")
    told = everybody.join(until, on="token", how="left").join(sick, on="token", how="left")
    here = pl.when(pl.col("origin") == "household_registration").then(True)
    table = stack([told.with_columns(hukou_here=here)], beyond.PEOPLE)
    others = (beyond.HELD_NOW, beyond.PARENTS, beyond.SUPPORTERS, beyond.HARDSHIPS)
    return Beyond(table, *(pl.DataFrame(schema=each) for each in others))
