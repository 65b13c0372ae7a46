"""What the search found as hits of a comparison: one row a home, under the name of its head.

`facts` holds the household's facts file, so that whoever opens the finding sees the same calculation as in
an application; what the law of the day makes of it stands apart under `figures`.
"""

import json
from collections import defaultdict
from datetime import date
from typing import Any

import polars as pl

from accounts.models import Region
from cases.models import Award
from eligibility.rules.money import yuan_of
from monitoring.missed.homes import BEYOND_FILE
from monitoring.missed.reverse import over_the_line
from monitoring.missed.search import missed
from monitoring.missed.told import facts_files, heads_first

MISSED, WRONG = "missed_recipients", "wrong_recipients"
Hits = list[dict[str, Any]]


def missed_recipients(region: Region, *, on: date) -> Hits:
    """Homes that look eligible and have nothing."""
    found = missed(region, on=on, kept=_kept(region, on))
    files, homes = facts_files(found.facts), _people(found.people)
    members: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in found.benefits.iter_rows(named=True):
        members[row["household"]].append(row)
    return [
        _hit(MISSED, homes[home["household"]], _missed(
            home, members[home["household"]], homes[home["household"]]
        ) | {"home": files[home["household"]]})
        for home in found.homes.iter_rows(named=True)
    ]  # fmt: skip


def wrong_recipients(region: Region, *, on: date) -> Hits:
    """Homes that hold dibao and are over a line by what file and registers say."""
    found = over_the_line(region, on=on)
    files, homes = facts_files(found.facts), _people(found.people)
    return [
        _hit(WRONG, homes[home["household"]], {
            "outcome": home["outcome"],
            "failed": home["failed"],
            "told": home["told"] or [],
            "figures": {"monthly": yuan_of(home["award_monthly"])},
            "home": files[home["household"]],
        })
        for home in found.homes.iter_rows(named=True)
    ]  # fmt: skip


SEARCHES = {MISSED: missed_recipients, WRONG: wrong_recipients}


def _kept(region: Region, on: date) -> frozenset[str]:
    """Benefits with an award in force in the region: their rolls are kept here."""
    held = Award.objects.filter(
        region_id__gte=region.code, region_id__lt=region.until, period__contains=on
    )
    return frozenset(held.order_by().values_list("benefit", flat=True).distinct())


def _people(people: pl.DataFrame) -> dict[int, list[dict[str, Any]]]:
    homes: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in heads_first(people).iter_rows(named=True):
        homes[row["household"]].append(row)
    return homes


def _missed(
    home: dict[str, Any], benefits: list[dict[str, Any]], people: list[dict[str, Any]]
) -> dict[str, Any]:
    refs = {person["member"]: f"m{place}" for place, person in enumerate(people, 1)}
    amounts = {f"{refs[b['member']]}:{b['benefit']}": _yuan(b["monthly"]) for b in benefits}
    told = {
        "benefit": home["benefit"],
        "certainty": home["certainty"],
        "signs": home["signs"] or [],
        "origin": people[0]["origin"],
        "benefits": [{"benefit": b["benefit"], "member": refs[b["member"]]} for b in benefits],
        "figures": {
            "monthly": _yuan(home["monthly"]),
            "per_head": _yuan(home["per_head"]),
            "short": _yuan(home["short"]),
            "known": home["facts_known"],
            "asked": home["facts_asked"],
            "benefits": amounts,
        },
    }
    for since in ("refused", "watch"):
        if home[since]:
            told[since] = home[since].isoformat()
    return told


def _hit(rule: str, people: list[dict[str, Any]], facts: dict[str, Any]) -> dict[str, Any]:
    head = next((each for each in people if each["relation"] == "head"), people[0])
    named = {f"m{place}": _who(person) for place, person in enumerate(people, 1)}
    return {
        "rule": rule,
        "level": _level(head),
        "event": "",
        "person_id": head["member"] if head["member"] < BEYOND_FILE else None,
        "household_id": head["household"] if head["household"] < BEYOND_FILE else None,
        "id_token": head["token"],
        "name": head["name"],
        "region_code": head["region"],
        "facts": json.dumps(facts | {"people": named}, ensure_ascii=False, default=str),
    }


def _who(person: dict[str, Any]) -> dict[str, Any]:
    told = {"name": person["name"], "token": person["token"]}
    return told | ({"person": person["member"]} if person["member"] < BEYOND_FILE else {})


def _level(head: dict[str, Any]) -> str:
    """L1 unless there is no number, or a register has another name for it."""
    if head["token"] is None:
        return "L3"
    differs = head["their_name"] and head["their_name"] != head["name_key"]
    return "L2" if differs else "L1"


def _yuan(fen: int | None) -> str | None:
    return None if fen is None else yuan_of(fen)
