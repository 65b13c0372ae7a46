"""Facts beyond the means test: what only other benefits than dibao ask, as tables beside the five."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from eligibility.rules.law.kinds import DISABILITIES
from eligibility.rules.reading import Facts
from eligibility.rules.schema import (
    HARDSHIP_CAUSES,
    HARDSHIP_KINDS,
    HARDSHIP_LEVELS,
    HELD,
    PARENT_STATES,
    SELF_CARE_ITEMS,
    SUPPORT_MODES,
    SUPPORTER_BENEFITS,
    SUPPORTER_RELATIONS,
    SUPPORTER_STATES,
)  # fmt: skip

Columns = dict[str, pl.DataType | type[pl.DataType]]


def _table(columns: Columns) -> pl.Schema:
    return pl.Schema(columns)


PERSON: Columns = {"household": pl.Int64, "member": pl.Int64}
PEOPLE = _table(
    {
        **PERSON,
        "sex": pl.String,
        "hukou_here": pl.Boolean,
        "certificate_until": pl.Date,
        "support_mode": pl.Enum(SUPPORT_MODES),
        "chooses": pl.Enum(("tekun", "child")),
        **dict.fromkeys(SELF_CARE_ITEMS, pl.Boolean),
        "epidemic_confirmed": pl.Boolean,
        "admitted_on": pl.Date,
        "discharged_on": pl.Date,
        "held_known": pl.Boolean,
        "parents_known": pl.Boolean,
        "supporters_known": pl.Boolean,
    }
)
HELD_NOW = _table({**PERSON, "benefit": pl.Enum(HELD), "monthly": pl.Int64})
PARENTS = _table(
    {
        **PERSON,
        "state": pl.Enum(PARENT_STATES),
        "since": pl.Date,
        "months": pl.Int64,
        "disability_kind": pl.Enum(DISABILITIES),
        "disability_grade": pl.Int8,
    }
)
SUPPORTERS = _table(
    {
        **PERSON,
        "state": pl.Enum(SUPPORTER_STATES),
        "benefit": pl.Enum(SUPPORTER_BENEFITS),
        "birth_date": pl.Date,
        "disability_kind": pl.Enum(DISABILITIES),
        "disability_grade": pl.Int8,
        "income_annual": pl.Int64,
        "property_within": pl.Boolean,
        "relation": pl.Enum(SUPPORTER_RELATIONS),
        "family_size": pl.Int64,
        "children": pl.Int64,
        "supports": pl.Int64,
        "paid_annual": pl.Int64,
        "agreed_annual": pl.Int64,
    }
)
HARDSHIPS = _table(
    {
        "household": pl.Int64,
        "hardship": pl.Enum(HARDSHIP_KINDS),
        "cause": pl.Enum(HARDSHIP_CAUSES),
        "level": pl.Enum(HARDSHIP_LEVELS),
        "aid_months": pl.Int64,
        "self_paid": pl.Int64,
        "accepted_on": pl.Date,
    }
)


@dataclass(frozen=True)
class Beyond:
    """Five tables by household and member; who is not in `people` was asked nothing.
    `monthly` is fen a month; of supporters fen a year; `self_paid` fen in all."""

    people: pl.DataFrame
    held: pl.DataFrame
    parents: pl.DataFrame
    supporters: pl.DataFrame
    hardships: pl.DataFrame

    def of(self, households: pl.DataFrame) -> "Beyond":
        """The tables cut down to some households."""
        tables = (self.people, self.held, self.parents, self.supporters, self.hardships)
        return Beyond(*(table.join(households, on="household", how="semi") for table in tables))


NOTHING_BEYOND = Beyond(
    *(each.to_frame() for each in (PEOPLE, HELD_NOW, PARENTS, SUPPORTERS, HARDSHIPS))
)


def filled(empty: pl.DataFrame, rows: Sequence[tuple[Any, ...]]) -> pl.DataFrame:
    """The table with these rows; an empty one serves again, to make it takes as long as to fill it."""
    if not rows:
        return empty
    columns = zip(empty.schema.items(), zip(*rows, strict=True), strict=True)
    return pl.DataFrame([pl.Series(name, told, kind) for (name, kind), told in columns])


def beyond_of(households: Sequence[Facts]) -> Beyond:
    """The records as columns, with the numbers that `frames_of` gives households and members."""
    hardships = [
        _hardship_row(home, facts["hardship"])
        for home, facts in enumerate(households)
        if facts["hardship"]
    ]
    return beyond_of_people(list(_numbered(households)), hardships)


def beyond_of_people(
    people: Sequence[tuple[int, int, Facts]], hardships: Sequence[tuple[Any, ...]] = ()
) -> Beyond:
    """What members have told, each with the numbers of the household and of the member."""
    nothing = NOTHING_BEYOND
    return Beyond(
        filled(nothing.people, [_person_row(*each) for each in people]),
        filled(nothing.held, [_held_row(*each) for each in _each(people, "held")]),
        filled(nothing.parents, [_parent_row(*each) for each in _each(people, "parents")]),
        filled(nothing.supporters, [_supporter_row(*each) for each in _each(people, "supporters")]),
        filled(nothing.hardships, hardships),
    )


def _numbered(households: Iterable[Facts]) -> Iterator[tuple[int, int, Facts]]:
    number = 0
    for home, facts in enumerate(households):
        for member in facts["members"]:
            yield home, number, member
            number += 1


def _each(people: Sequence[tuple[int, int, Facts]], name: str) -> Iterator[tuple[int, int, Facts]]:
    for home, number, member in people:
        for each in member[name] or ():
            yield home, number, each


def _person_row(home: int, number: int, member: Facts) -> tuple[Any, ...]:
    disability, epidemic = member["disability"] or {}, member["epidemic"] or {}
    self_care = member["self_care"] or {}
    return (
        home, number, member["sex"], member["hukou_here"], disability.get("certificate_until"),
        member["support_mode"], member["chooses"],
        *(self_care.get(item) for item in SELF_CARE_ITEMS),
        epidemic.get("confirmed"), epidemic.get("admitted_on"), epidemic.get("discharged_on"),
        *(member[name] is not None for name in ("held", "parents", "supporters")),
    )  # fmt: skip


def _held_row(home: int, number: int, held: Facts) -> tuple[Any, ...]:
    return home, number, held["benefit"], held["monthly"]


def _parent_row(home: int, number: int, parent: Facts) -> tuple[Any, ...]:
    disability = parent["disability"] or {}
    return (
        home, number, parent["state"], parent["since"], parent["months"],
        disability.get("kind"), disability.get("grade"),
    )  # fmt: skip


def _supporter_row(home: int, number: int, supporter: Facts) -> tuple[Any, ...]:
    disability = supporter["disability"] or {}
    return (
        home, number, supporter["state"], supporter["benefit"], supporter["birth_date"],
        disability.get("kind"), disability.get("grade"),
        supporter["income_annual"], supporter["property_within"],
        supporter["relation"], supporter["family_size"], supporter["children"],
        supporter["supports"], supporter["paid_annual"], supporter["agreed_annual"],
    )  # fmt: skip


def _hardship_row(home: int, hardship: Facts) -> tuple[Any, ...]:
    return (
        home, hardship["kind"], hardship["cause"], hardship["level"], hardship["months"],
        hardship["self_paid"], hardship["accepted_on"],
    )  # fmt: skip
