"""The members of many households: memberships, people and circumstances, put together in columns.

The database reads each table by itself much faster than it joins them. People are read by the region they
are on file in; a household that moves leaves them there, so those few are then asked for by number.
"""

from collections.abc import Mapping
from typing import Any

import polars as pl

from eligibility.columns import facts_table
from eligibility.rules.facts import MEMBERS

# The columns of the statements in sql/, in their order
MEMBERSHIP = ("household", "member", "relation", "lives_with")
PERSON = ("member", "birth_date", "sex")
CIRCUMSTANCES = (
    "member", "labour_capacity", "employment", "disability_kind", "disability_grade",
    "serious_illness", "schooling", "care_duty",
)  # fmt: skip
EVERYWHERE = {"start": 0, "until": 10**12}


def members_of(asked: Mapping[str, Any]) -> pl.DataFrame:
    """The living members of the households of a region, [start, until), numbered from `first` to `last`,
    on a day, `on`; the columns are those of MEMBERS."""
    belonging = _read("memberships", MEMBERSHIP, asked)
    numbers = belonging["member"]
    people = _about(numbers, "people", PERSON, asked).lazy()
    known = _about(numbers, "circumstances", CIRCUMSTANCES, asked).lazy()
    told = (*MEMBERSHIP, *PERSON, *CIRCUMSTANCES)
    missing = [pl.lit(None, kind).alias(name) for name, kind in MEMBERS.items() if name not in told]
    members = belonging.lazy().join(people, on="member").join(known, on="member", how="left")
    return members.with_columns(missing).select(MEMBERS.names()).collect()


def _about(
    members: pl.Series, table: str, columns: tuple[str, ...], asked: Mapping[str, Any]
) -> pl.DataFrame:
    """The rows of a table about these members and about others, each person once."""
    between = {"first": members.min(), "last": members.max(), "people": None}
    here = _read(table, columns, {**asked, **between})
    elsewhere = members.filter(~members.is_in(here["member"].implode()))
    if elsewhere.is_empty():
        return here
    people = {"people": f"{{{','.join(map(str, elsewhere))}}}"}
    return pl.concat([here, _read(table, columns, {**asked, **between, **EVERYWHERE, **people})])


def _read(table: str, columns: tuple[str, ...], asked: Mapping[str, Any]) -> pl.DataFrame:
    schema = pl.Schema({name: MEMBERS[name] for name in columns})
    return facts_table(table, schema, schema, asked)
