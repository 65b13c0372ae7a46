"""Random households of which something is not known: the rules ask, or the answer hangs on none of it.

Left out are the facts that docs/facts.md gives a meaning when they are not stated: schooling (read from the
occupation and the age), vouchers, a certificate of disability, expenses, an officer's finding, and what
nobody asked about companies, conduct and supporters. Nobody below sixteen is asked for income, and that
somebody is a student by occupation is told by their schooling. One thing is not asked though it could matter:
whether a grown child can stand alone, before Fujian leaves relatives out.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from random import Random
from typing import Any

import pytest

from eligibility.assess import assess_frames
from eligibility.rules.facts import frames_of, read_facts
from tests.eligibility.crowds import STATUSES, any_asset, any_household, dated_item, some_day, yuan
from tests.eligibility.families import Facts
from tests.eligibility.oracle.people import age
from tests.eligibility.test_against_oracle import entered

PLACES = (
    ("350583000000", date(2022, 3, 31)),
    ("500243000000", date(2020, 10, 20)),
    ("341324000000", date(2021, 9, 10)),
    ("500243000000", date(2025, 7, 1)),
)
HOUSEHOLDS = 500
COMPLETIONS = 4
ASKED_FOR_INCOME = 16
Place = tuple[dict[str, Any], str, Callable[[Random], Any]]
FLAG: Callable[[Random], Any] = lambda chance: chance.random() < 0.5  # noqa: E731
AMOUNT: Callable[[Random], Any] = lambda chance: yuan(chance, 20_000)  # noqa: E731


def one_of(*values: Any) -> Callable[[Random], Any]:
    return lambda chance: chance.choice(values)


def open_facts(facts: Facts, on: date) -> Iterator[Place]:
    """Each fact that may be unknown: its record, its name, and how to find it out."""
    yield facts, "poverty_status", one_of(*STATUSES)
    yield facts, "assets", lambda chance: [any_asset(chance, 120_000)]
    if facts["current_award"]:
        yield facts["current_award"], "monthly", AMOUNT
    for holder in (facts, *facts["members"]):
        for item in (*holder["income"], *holder["expenses"]):
            yield item, "amount", AMOUNT
        for asset in holder.get("assets") or []:
            yield from open_of_asset(asset)
    for person in facts["members"]:
        yield from open_of_member(person, on)


def open_of_asset(asset: Facts) -> Iterator[Place]:
    yield asset, "amount", AMOUNT
    if asset["kind"] == "vehicle":
        yield asset, "vehicle_use", one_of("private", "livelihood")
    if asset["kind"] == "house":
        yield asset, "area_m2", one_of("60", "120", "500")


def open_of_member(person: Facts, on: date) -> Iterator[Place]:
    if age(person["birth_date"], on) >= ASKED_FOR_INCOME:
        yield person, "income", lambda chance: [dated_item(chance, ("other",), 900)]
    yield person, "birth_date", lambda chance: some_day(chance, on.year - 90, on.year - 1)
    if person["relation"] != "child":
        yield person, "labour_capacity", one_of("full", "partial", "none")
    yield person, "employment", one_of("flexible", "unemployed", "retired", "none")
    for name in ("lives_with", "serious_illness", "care_duty"):
        yield person, name, FLAG
    if person["disability"]:
        yield person["disability"], "grade", one_of(1, 2, 3, 4)


def completed(facts: Facts, on: date, places: list[int], chance: Random | None) -> Facts:
    """The facts with these places unknown, or found out some way."""
    told = deepcopy(facts)
    found = list(open_facts(told, on))
    for place in places:
        record, name, finding = found[place]
        record[name] = finding(chance) if chance else None
    return told


def answers(crowd: list[Facts], on: date, region: str) -> list[tuple[Any, ...]]:
    _, told = entered(int(region), on)
    frames = frames_of([read_facts(facts) for facts in crowd])
    rows = assess_frames(frames, on=on, standards=told).iter_rows(named=True)
    return [(row["outcome"], row["award"], row["raised"]) for row in rows]


@pytest.mark.parametrize(("region", "on"), PLACES, ids=[f"{r} {d}" for r, d in PLACES])
def test_what_is_unknown_is_asked_or_does_not_matter(region: str, on: date):
    chance = Random(region)
    whole = [any_household(chance, region, on) for _ in range(HOUSEHOLDS)]
    wanting = []
    for facts in whole:
        count = len(list(open_facts(facts, on)))
        wanting.append(chance.sample(range(count), min(count, chance.randint(1, 2))))
    crowd = list(zip(whole, wanting, strict=True))
    asked = answers([completed(f, on, places, None) for f, places in crowd], on, region)
    settled = 0
    for attempt in range(COMPLETIONS):
        found_out = [
            completed(facts, on, places, Random(f"{attempt} {number}"))
            for number, (facts, places) in enumerate(crowd)
        ]
        for told, known, facts in zip(
            asked, answers(found_out, on, region), found_out, strict=True
        ):
            assert "need_information" in (told[0], known[0]) or told == known, facts
            settled += told[0] != "need_information"
    assert HOUSEHOLDS < settled < HOUSEHOLDS * COMPLETIONS
