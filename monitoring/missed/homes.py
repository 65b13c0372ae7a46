"""Who belongs together: households on file, then those of the poverty office, then those of the register
of households, then people of whom only a sign of hardship is known.

Each person belongs to the first of these that names them. Of a home of the poverty office in which
somebody is on file the file decides: the others are a difference for the quarterly comparison to find.
"""

from typing import Any

import polars as pl

from accounts.ciphers import first17_of
from accounts.models import Region
from eligibility.columns import copied
from eligibility.rules.facts import MEMBERS
from eligibility.rules.schema import RELATIONS
from monitoring.missed.people import GONE, gone, signs
from monitoring.missed.rows import SQL, Registers, newest, stack

BEYOND_FILE = 10**15  # numbers of homes and people that are not on file begin here
ON_FILE: dict[str, Any] = {
    "household": pl.Int64, "member": pl.Int64, "token": pl.String, "name": pl.String,
    "name_key": pl.String, "region": pl.Int64, "heads": pl.Boolean, "relation": pl.String,
    "birth_date": pl.Date, "sex": pl.String,
}  # fmt: skip
PERSON = pl.Schema(
    {
        **{n: k for n, k in ON_FILE.items() if n != "heads"},
        "area": pl.String,
        "origin": pl.String,  # file, poverty_office, household_registration, alone
        "home": pl.String,
        "their_name": pl.String,
    }
)
OLDEST_FIRST = ("birth_date", "token")


def people(region: Region, registers: Registers) -> pl.DataFrame:
    """Every living person concerned once, in the columns of PERSON."""
    asked = {"start": region.code, "until": region.until, "on": registers.on}
    filed = copied(SQL, "people_on_file", ON_FILE, asked).with_columns(origin=pl.lit("file"))
    families = _families(registers)
    filed = filed.join(_names(registers), on="token", how="left")
    known = families.join(filed, on="token", how="semi")
    taken = known.filter(pl.col("origin") == "poverty_office").select("home").unique()
    theirs = families.join(filed, on="token", how="anti").join(taken, on="home", how="anti")
    alone = _alone(registers, filed, families)
    left = gone(registers).to_frame("token")
    new = stack([theirs, alone], PERSON).join(left, on="token", how="anti")
    still = filed.join(left, on="token", how="anti")
    return pl.concat([stack([still], PERSON), _numbered(new)])


def _names(registers: Registers) -> pl.DataFrame:
    """What the poverty office or the police call each person."""
    rows = pl.concat(
        [registers.rows(kind).select("token", their_name="name_key")
         for kind in ("household_registration", "poverty_office")]
    )  # fmt: skip
    return newest(rows)


def _families(registers: Registers) -> pl.DataFrame:
    """People of homes that a register names, each in the first home that names them."""
    listed = _each_once(registers.rows("poverty_office", "relation"))
    police = _each_once(registers.rows("household_registration", "relation", "hukou"))
    police = police.filter(~pl.col("category").is_in(GONE).fill_null(False))
    urban = pl.col("hukou").str.contains("非农|城")
    named = [
        listed.with_columns(origin=pl.lit("poverty_office"), area=pl.lit("rural")),
        police.with_columns(
            origin=pl.lit("household_registration"),
            area=pl.when(urban.fill_null(False)).then(pl.lit("urban")).otherwise(pl.lit("rural")),
        ),
    ]
    told = [
        each.filter(pl.col("group_key").is_not_null()).with_columns(
            home=pl.concat_str(pl.col("origin").str.head(1), "import", "group_key", separator=":")
        )
        for each in named
    ]
    named_first = stack(told, PERSON)
    numbered = pl.col("token").is_not_null()
    once = named_first.filter(numbered).unique("token", keep="first", maintain_order=True)
    return pl.concat([once, named_first.filter(~numbered)])


def _each_once(rows: pl.DataFrame) -> pl.DataFrame:
    """The last row of each number, and every row without one: children often have none there."""
    return pl.concat([newest(rows), rows.filter(pl.col("token").is_null())])


def _alone(registers: Registers, filed: pl.DataFrame, families: pl.DataFrame) -> pl.DataFrame:
    """People with a sign of hardship of whose household nobody tells."""
    kinds = ("disability", "suspected", "epidemic", "medical", "hotline", "housing")
    rows = pl.concat([newest(registers.rows(kind)).drop("import", "row") for kind in kinds])
    seen = rows.join(signs(registers), on="token", how="semi")
    unknown = seen.join(filed, on="token", how="anti").join(families, on="token", how="anti")
    return unknown.unique("token", keep="first", maintain_order=True).with_columns(
        origin=pl.lit("alone"), area=pl.lit("rural"), relation=pl.lit("head"), home="token"
    )


def _numbered(new: pl.DataFrame) -> pl.DataFrame:
    """People not on file with numbers of their own, and a head in every home."""
    if new.is_empty():
        return new
    stated = pl.col("relation") == "head"
    number = pl.col("home").rank("dense").cast(pl.Int64)
    new = new.sort("home", ~stated.fill_null(False), *OLDEST_FIRST)
    first = pl.int_range(pl.len()).over("home") == 0
    relation = pl.when(first).then(pl.lit("head")).when(stated).then(pl.lit("other"))
    return (
        new.with_columns(
            household=number + BEYOND_FILE,
            member=pl.int_range(pl.len(), dtype=pl.Int64) + BEYOND_FILE,
            relation=relation.otherwise(pl.col("relation").fill_null("other")),
        )
        .join(_sexes(new["token"].drop_nulls()), on="token", how="left")
        .with_columns(sex=pl.coalesce("sex", "stated"))
        .drop("stated")
    )


def _sexes(tokens: pl.Series) -> pl.DataFrame:
    """The sex that each number states: its seventeenth digit is odd for men."""
    odd = pl.Series(first17_of(tokens.to_list()), dtype=pl.Int64) % 2 == 1
    said = pl.when(odd).then(pl.lit("male")).otherwise(pl.lit("female"))
    return tokens.to_frame("token").select("token", stated=said)


def as_members(people: pl.DataFrame) -> pl.DataFrame:
    """The people as the rules read members: they live together; nothing else is told yet."""
    told = people.with_columns(lives_with=pl.lit(True))
    return stack([told], MEMBERS).with_columns(pl.col("relation").cast(pl.Enum(RELATIONS)))
