"""The other benefits over a batch are the same functions: each household gets what it gets by itself."""

from datetime import date
from random import Random
from typing import Any

import pytest

from eligibility.policies.law import policy_of
from eligibility.rules.benefits.entitle import ENTITLEMENTS, entitle
from eligibility.rules.dibao.decide import decide
from eligibility.rules.facts import frames_of, read_facts
from eligibility.rules.schema import HELD
from tests.eligibility.crowds import household, yuan
from tests.eligibility.families import Facts

PLACES = (
    (350583000000, date(2021, 12, 15)),
    (500243000000, date(2020, 10, 20)),
    (341324000000, date(2022, 10, 10)),
)
CAUSES = ("fire", "epidemic", "education", "medical", "unemployment", None)
ALONE = 17  # every so many households is also computed by itself, which takes half a second
SETTINGS = {"price_index": "3.6", "disposable_income": "24000"}


def sometimes(chance: Random, share: float, value: Any) -> Any:
    return value if chance.random() < share else None


def with_more(chance: Random, facts: Facts) -> Facts:
    """A household of the crowd with what only other benefits ask, and a part of that unknown."""
    for member in facts["members"]:
        held = [
            {"benefit": benefit, "monthly": sometimes(chance, 0.8, yuan(chance, 200))}
            for benefit in chance.sample(HELD, chance.choice((0, 0, 0, 1, 2)))
        ]
        member["held"] = sometimes(chance, 0.8, held)
        member["hukou_here"] = chance.choice((True, True, False, None))
        if chance.random() < 0.2:
            days = {
                "admitted_on": "2020-02-03",
                "discharged_on": chance.choice(("2020-03-28", None)),
            }
            member["epidemic"] = {"confirmed": chance.choice((True, False, None)), **days}
    hardship = {
        "kind": chance.choice(("emergency", "expenditure")),
        "cause": chance.choice(CAUSES),
        "level": chance.choice(("light", "ordinary", "heavy", None)),
        "months": chance.choice((1, 3, 12, None)),
        "self_paid": sometimes(chance, 0.8, yuan(chance, 120_000)),
    }
    return facts | {"hardship": sometimes(chance, 0.6, hardship)}


def answers(given: list[Facts], region: int, on: date) -> list[list[dict[str, Any]]]:
    """For each household the answers and amounts of every benefit, first its own, then by member."""
    law = policy_of(region, "rural", on, settings=SETTINGS).law
    frames = frames_of([read_facts(facts) for facts in given])
    entitled = entitle(decide(frames, law), frames.beyond, law)
    found: list[list[dict[str, Any]]] = [[] for _ in given]
    for table, of, order in (
        (entitled.households, "household", "household"),
        (entitled.members, "member", "member"),
    ):
        names = [each.benefit for each in ENTITLEMENTS if each.of == of]
        columns = [*names, *(f"{name}_amount" for name in names)]
        rows = table.select(*dict.fromkeys(("household", order)), *columns).collect().sort(order)
        for row in rows.iter_rows(named=True):
            found[row["household"]].append({name: row[name] for name in columns})
    return found


def born_by(facts: Facts) -> Facts:
    """The family with nobody who is born only after its day."""
    day = facts["on"]
    return facts | {
        "members": [
            each | {"birth_date": min(each["birth_date"], day)} for each in facts["members"]
        ]
    }


@pytest.mark.parametrize(("region", "on"), PLACES, ids=[str(region) for region, _ in PLACES])
def test_a_batch_answers_as_each_household_alone(region, on):
    crowd = [
        born_by(
            with_more(Random(seed), household(Random(seed), region=str(region), on=on.isoformat()))
        )
        for seed in range(170)
    ]
    together = answers(crowd, region, on)
    assert together[::-1] == answers(crowd[::-1], region, on)
    for place in range(0, len(crowd), ALONE):
        assert [together[place]] == answers([crowd[place]], region, on)
    given = {value for home in together for row in home for value in row.values()}
    assert {"yes", "no", "other_route", "need_information"} <= given
