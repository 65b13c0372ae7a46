"""The facts of single households as facts files, without names and numbers: what a sheet is made from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from eligibility.rules.facts import Frames
from eligibility.rules.money import yuan_of

Row = Mapping[str, Any]
AS_STATED = (
    "relation", "sex", "birth_date", "lives_with", "absence", "labour_capacity", "employment",
    "serious_illness", "schooling", "care_duty", "self_employed",
)  # fmt: skip


def facts_files(facts: Frames) -> dict[int, dict[str, Any]]:
    """The facts file of each household. `ref` of a member is m1, m2, …, the head before the others; what is
    not known is left out."""
    tables = (heads_first(facts.members), facts.incomes, facts.expenses, facts.assets)
    members, incomes, expenses, assets = map(_by_home, tables)
    until = dict(facts.beyond.people.select("member", "certificate_until").iter_rows())
    return {
        home["household"]: _home(
            home, members[home["household"]],
            {"income": [(row["member"], _flow(row)) for row in incomes[home["household"]]],
             "expenses": [(row["member"], _bill(row)) for row in expenses[home["household"]]],
             "assets": [(row["member"], _asset(row)) for row in assets[home["household"]]]},
            until,
        )
        for home in facts.households.iter_rows(named=True)
    }  # fmt: skip


def heads_first(people: pl.DataFrame) -> pl.DataFrame:
    """Members in the order in which they are numbered."""
    return people.sort("household", pl.col("relation").cast(pl.String) != "head", "member")


def _by_home(table: pl.DataFrame) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in table.iter_rows(named=True):
        found[row["household"]].append(row)
    return found


def _home(
    home: Row, members: Iterable[Row], items: Mapping[str, list[tuple[int | None, Any]]],
    until: Mapping[int, Any],
) -> dict[str, Any]:  # fmt: skip
    told: dict[str, Any] = {"region": f"{home['region']:012}", "area": home["area"]}
    if home["poverty_status"]:
        told["poverty_status"] = home["poverty_status"]
    if home["company_owner"]:
        told["company"] = {"legal_person": True}
    if home["award_benefit"]:
        told["current_award"] = {"benefit": home["award_benefit"]}
        if home["award_monthly"] is not None:
            told["current_award"]["monthly"] = yuan_of(home["award_monthly"])
    told["members"] = [
        _member(place, member, items, until) for place, member in enumerate(members, 1)
    ]
    known = {"income": home["income_known"], "assets": home["assets_known"], "expenses": False}
    return told | _held_by(None, items, known)


def _member(
    place: int, member: Row, items: Mapping[str, list[tuple[int | None, Any]]],
    until: Mapping[int, Any],
) -> dict[str, Any]:  # fmt: skip
    told: dict[str, Any] = {"ref": f"m{place}"}
    told |= {name: member[name] for name in AS_STATED if member[name] is not None}
    if born := told.get("birth_date"):
        told["birth_date"] = born.isoformat()
    if member["disability_kind"]:
        told["disability"] = {"kind": member["disability_kind"]}
        if member["disability_grade"]:
            told["disability"]["grade"] = member["disability_grade"]
        if last := until.get(member["member"]):
            told["disability"]["certificate_until"] = last.isoformat()
    return told | _held_by(member["member"], items, {"income": member["income_known"]})


def _held_by(
    owner: int | None, items: Mapping[str, list[tuple[int | None, Any]]], known: Mapping[str, Any]
) -> dict[str, Any]:
    mine = {
        name: [each for holder, each in rows if holder == owner] for name, rows in items.items()
    }
    return {name: rows for name, rows in mine.items() if rows or known.get(name)}


def _flow(row: Row) -> dict[str, Any]:
    told = _amount({"kind": row["kind"], "per": "year"}, row["annual"])
    return told | ({"months": row["months"]} if row.get("months") else {})


def _bill(row: Row) -> dict[str, Any]:
    told = _amount({"kind": row["kind"], "per": "year"}, row["annual"])
    return told | ({} if row["vouchers"] is None else {"vouchers": row["vouchers"]})


def _asset(row: Row) -> dict[str, Any]:
    told = _amount({"kind": row["kind"]}, row["amount"])
    if row["vehicle_use"]:
        told["vehicle_use"] = row["vehicle_use"]
    if row["area_m2"] is not None:
        told["area_m2"] = yuan_of(row["area_m2"])
    if row["acquired_on"]:
        told["acquired_on"] = row["acquired_on"].isoformat()
    return told


def _amount(told: dict[str, Any], fen: int | None) -> dict[str, Any]:
    return told if fen is None else told | {"amount": yuan_of(fen)}
