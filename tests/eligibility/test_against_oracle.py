"""Random households, decided by the rules and by an independent slow reading: equal to the fen.

`ORACLE_HOUSEHOLDS=100000` asks for so many of each place instead of two thousand.
"""

import os
from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from eligibility.assess import assess_frames
from eligibility.policies.standards import LocalStandard
from eligibility.rules.facts import frames_of, read_facts
from tests.eligibility.crowds import any_household
from tests.eligibility.families import Facts
from tests.eligibility.oracle import Decision, decide
from tests.eligibility.oracle.book import standard

HOUSEHOLDS = int(os.environ.get("ORACLE_HOUSEHOLDS", "2000"))
DAYS = max(20, HOUSEHOLDS // 1000)
FIRST, LAST = date(2014, 5, 1), date(2026, 12, 31)
PLACES = (
    "110101000000", "350583000000", "350302000000", "500243000000", "341302000000", "341324000000",
)  # fmt: skip
# What a bureau would have entered, where nobody has published a figure for the day.
INVENTED = {"dibao_standard": "500", "minimum_wage": "1500", "disposable_income": "20000"}


def entered(region: int, on: date) -> tuple[dict[str, str], tuple[LocalStandard, ...]]:
    """The standards that a place wants on a day, for the slow reading and for the rules."""
    wanting = {
        name: yuan
        for name, yuan in INVENTED.items()
        if not all(standard(name, region, area, on) for area in ("urban", "rural"))
    }
    told = tuple(
        LocalStandard(name, region, None, int(yuan) * 100, FIRST, None, "invented")
        for name, yuan in wanting.items()
    )
    return wanting, told


def differences(crowd: list[Facts], region: int, on: date) -> tuple[list[Any], Counter[str]]:
    """The households on which the two do not agree, and how many there are of each outcome."""
    wanting, told = entered(region, on)
    answers = assess_frames(
        frames_of([read_facts(facts) for facts in crowd]), on=on, standards=told
    )
    found, seen = [], Counter[str]()
    for facts, row in zip(crowd, answers.iter_rows(named=True), strict=True):
        slow = decide(facts, on, **wanting)
        seen[slow.outcome] += 1
        if told_by(row) != written(slow):
            found.append((facts, told_by(row), written(slow)))
    return found, seen


def told_by(row: dict[str, Any]) -> tuple[Any, ...]:
    names = ("outcome", "members_counted", "counted_income", "award", "raised", "total")
    return tuple(row[name] for name in names)


def written(slow: Decision) -> tuple[Any, ...]:
    amounts = slow.counted, slow.award, slow.raised, slow.total
    fen: list[Any] = [amount * 100 for amount in amounts]
    if slow.outcome == "need_information":
        fen[1:] = [None] * 3
    return slow.outcome, slow.members, *fen


@pytest.mark.parametrize("region", PLACES)
def test_agrees_with_the_slow_reading(region: str):
    chance = Random(region)
    seen: Counter[str] = Counter()
    for _ in range(DAYS):
        on = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days + 1))
        crowd = [any_household(chance, region, on) for _ in range(HOUSEHOLDS // DAYS)]
        found, outcomes = differences(crowd, int(region), on)
        assert not found, (len(found), len(crowd), found[0])
        seen += outcomes
    assert set(seen) >= {"household", "single_person", "gradual_exit", "refused_income"}
