"""What the search found as hits of a comparison: one row a home, under the name of its head.

`facts` holds the household's facts file, so that whoever opens the finding sees the same calculation as in
an application; what the law of the day makes of it stands apart under `figures`.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import Any, cast

import polars as pl
from django.db import connection

from accounts import statements
from accounts.models import Region
from cases.models import Award
from eligibility.rules.money import yuan_of
from monitoring.comparisons.coverage import MISSED, WRONG
from monitoring.missed.facts import Known, known_of
from monitoring.missed.homes import BEYOND_FILE
from monitoring.missed.reverse import over_the_line
from monitoring.missed.rows import SQL, Registers, registers_of
from monitoring.missed.search import missed
from monitoring.missed.told import facts_files, heads_first

Hit = dict[str, Any]
Hits = list[Hit]
Homes = dict[int, list[dict[str, Any]]]
HIT = dict.fromkeys(
    (
        "rule",
        "level",
        "event",
        "person_id",
        "household_id",
        "id_token",
        "name",
        "region_code",
        "facts",
    ),
    pl.String,
) | dict.fromkeys(("person_id", "household_id", "region_code"), pl.Int64)


def search(region: Region, imports: Sequence[int], *, on: date) -> Hits:
    """Homes that look eligible and have nothing, then those that hold dibao and are over a line."""
    registers = registers_of(region, imports, on=on)
    known = known_of(registers)
    homes = _people(known.people)
    return [*_missed(known, registers, homes), *_wrong(known, homes, on)]


def keep(hits: Hits) -> None:
    """The hits as a temporary table of this transaction, in place of an earlier one."""
    lines = BytesIO()
    pl.DataFrame(hits, HIT, orient="row").write_csv(lines, include_header=False)
    lines.seek(0)
    with connection.cursor() as cursor:
        cursor.execute(statements.text(SQL, "hits_of_a_search"))
        cast(Any, cursor).copy_expert("COPY hits FROM STDIN WITH (FORMAT csv)", lines)


def _missed(known: Known, registers: Registers, homes: Homes) -> Iterator[Hit]:
    found = missed(known, registers, on=registers.on, kept=_kept(registers.region, registers.on))
    files = facts_files(found.facts)
    members: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in found.benefits.iter_rows(named=True):
        members[row["household"]].append(row)
    for home in found.homes.iter_rows(named=True):
        number = home["household"]
        told = _likely(home, members[number], homes[number]) | {"home": files[number]}
        yield _hit(MISSED, homes[number], told)


def _wrong(known: Known, homes: Homes, on: date) -> Iterator[Hit]:
    found = over_the_line(known, on=on)
    files = facts_files(found.facts)
    for home in found.homes.iter_rows(named=True):
        number = home["household"]
        told = {
            "outcome": home["outcome"],
            "failed": home["failed"],
            "told": home["told"] or [],
            "figures": {"monthly": yuan_of(home["award_monthly"])},
            "home": files[number],
        }
        yield _hit(WRONG, homes[number], told)


def _kept(region: Region, on: date) -> frozenset[str]:
    """Benefits with an award in force in the region: their rolls are kept here."""
    held = Award.objects.filter(
        region_id__gte=region.code, region_id__lt=region.until, period__contains=on
    )
    return frozenset(held.order_by().values_list("benefit", flat=True).distinct())


def _people(people: pl.DataFrame) -> Homes:
    homes: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in heads_first(people).iter_rows(named=True):
        homes[row["household"]].append(row)
    return homes


def _likely(
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


def _hit(rule: str, people: list[dict[str, Any]], facts: dict[str, Any]) -> Hit:
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
