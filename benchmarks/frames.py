"""Invented households as the columns that the rules read: the same seed gives the same rows."""

from datetime import date

import numpy as np
import polars as pl

from eligibility.rules.facts import ASSETS, EXPENSES, HOUSEHOLDS, INCOMES, MEMBERS, Frames
from eligibility.rules.law import POVERTY_STATUSES

ON = date(2021, 9, 10)
SI_COUNTY = 341_324_000_000
SIZES, SHARES = np.arange(1, 6), (0.22, 0.30, 0.24, 0.14, 0.10)  # 2.6 people on average
KINDS = np.array(["physical", "intellectual", "mental", "visual"])


def crowd(households: int, *, seed: int = 1) -> Frames:
    """So many rural households of Si county, of whom everything is known; 60 in 100 hold dibao."""
    chance = np.random.default_rng(seed)
    sizes = chance.choice(SIZES, households, p=SHARES)
    members = _members(chance, sizes)
    return Frames(
        _households(chance, households),
        members.select(MEMBERS.names()),
        _incomes(chance, members, households),
        _expenses(chance, members),
        _assets(chance, households),
    )


def _households(chance: np.random.Generator, count: int) -> pl.DataFrame:
    held = chance.random(count) < 0.6
    return _table(
        HOUSEHOLDS,
        count,
        household=np.arange(count),
        region=np.full(count, SI_COUNTY),
        area=pl.repeat("rural", count, eager=True),
        poverty_status=np.array(POVERTY_STATUSES)[chance.integers(0, 6, count)],
        award_benefit=pl.Series(np.where(held, "dibao", "")).replace("", None),
        award_monthly=pl.Series(chance.integers(100, 2500, count) * 100).set(
            pl.Series(~held), None
        ),
        income_known=np.ones(count, bool),
        assets_known=np.ones(count, bool),
    )


def _members(chance: np.random.Generator, sizes: np.ndarray) -> pl.DataFrame:
    """The first of a household is its head, the second the spouse, the third a parent, then children."""
    count = int(sizes.sum())
    place = np.arange(count) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    relation = np.array(["head", "spouse", "parent", "child", "child"])[place]
    oldest = np.array([75, 75, 90, 24, 24])[place]
    youngest = np.array([24, 24, 60, 1, 1])[place]
    age = chance.integers(youngest, oldest)
    born = np.datetime64("2021-09-01") - (age * 365.25 + chance.integers(0, 360, count)).astype(int)
    able = (age >= 18) & (age < 60) & (chance.random(count) < 0.85)
    work = able & (chance.random(count) < 0.7)
    certified = chance.random(count) < 0.06
    employment = np.select([work, age < 18, age >= 60], ["employed", "student", "retired"], "none")
    return _table(
        MEMBERS,
        count,
        household=np.repeat(np.arange(len(sizes)), sizes),
        member=np.arange(count),
        relation=relation,
        birth_date=born,
        lives_with=np.ones(count, bool),
        labour_capacity=np.where(able, "full", "none"),
        employment=employment,
        disability_kind=pl.Series(
            np.where(certified, KINDS[chance.integers(0, 4, count)], "")
        ).replace("", None),
        disability_grade=pl.Series(chance.integers(1, 5, count)).set(pl.Series(~certified), None),
        serious_illness=chance.random(count) < 0.04,
        schooling=np.where((age >= 6) & (age < 18), "compulsory", "none"),
        care_duty=np.zeros(count, bool),
        income_known=np.ones(count, bool),
    )


def _incomes(chance: np.random.Generator, members: pl.DataFrame, households: int) -> pl.DataFrame:
    at_work = members.filter(pl.col("employment") == "employed").select("household", "member")
    old = members.filter(pl.col("employment") == "retired").select("household", "member")
    farms = pl.DataFrame({"household": np.flatnonzero(chance.random(households) < 0.4)})
    wages = at_work.with_columns(
        kind=pl.lit("wage"), annual=pl.Series(chance.integers(80_000, 350_000, len(at_work)) * 12)
    )
    pensions = old.with_columns(kind=pl.lit("pension_resident"), annual=pl.lit(15_500 * 12))
    farming = farms.with_columns(
        member=pl.lit(None, pl.Int64), kind=pl.lit("business"),
        annual=pl.Series(chance.integers(50_000, 900_000, len(farms))),
    )  # fmt: skip
    told = pl.concat(
        [
            part.select("household", "member", "kind", "annual").cast({"annual": pl.Int64})
            for part in (wages, pensions, farming)
        ]
    )
    return _table(INCOMES, len(told), **told.to_dict(), months=pl.repeat(12, len(told), eager=True))


def _expenses(chance: np.random.Generator, members: pl.DataFrame) -> pl.DataFrame:
    ill = members.filter(pl.Series(chance.random(len(members)) < 0.15)).select(
        "household", "member"
    )
    spent = pl.Series(chance.integers(20_000, 2_500_000, len(ill)))
    said = ill.with_columns(kind=pl.lit("medical"), annual=spent, vouchers=pl.lit(True))
    return _table(EXPENSES, len(ill), **said.to_dict())


def _assets(chance: np.random.Generator, households: int) -> pl.DataFrame:
    saving = np.flatnonzero(chance.random(households) < 0.5)
    return _table(
        ASSETS,
        len(saving),
        household=saving,
        kind=pl.repeat("deposit", len(saving), eager=True),
        amount=chance.integers(100_000, 12_000_000, len(saving)),
    )


def _table(schema: pl.Schema, count: int, **columns: object) -> pl.DataFrame:
    """The columns given, and nulls for the others, in the order and the kinds of the schema."""
    empty = {name: pl.repeat(None, count, eager=True) for name in schema if name not in columns}
    return pl.DataFrame({**columns, **empty}).select(schema.names()).cast(schema)
