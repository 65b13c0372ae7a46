"""Random households, decided by the rules and by an independent slow reading: equal to the fen."""

from random import Random

import pytest

from eligibility.assess import assess_frames
from eligibility.rules.facts import frames_of, read_facts
from tests.eligibility import oracle
from tests.eligibility.crowds import household

HOUSEHOLDS = 1500


@pytest.mark.parametrize("place", [oracle.FUJIAN, oracle.PENGSHUI, oracle.SIXIAN])
def test_agrees_with_the_slow_reading(place):
    chance = Random(place.region)
    crowd = [household(chance, region=place.region) for _ in range(HOUSEHOLDS)]
    answers = assess_frames(frames_of(read_facts(facts) for facts in crowd), on=place.on)
    seen = set()
    for facts, row in zip(crowd, answers.iter_rows(named=True), strict=True):
        outcome, counted, award, raises = oracle.decide(facts, place)
        told = (row["outcome"], row["counted_income"], row["award"], row["raised"])
        assert told == (outcome, counted * 100, award * 100, raises * 100), facts
        seen.add(outcome)
    assert {"household", "single_person", "gradual_exit", "refused_income"} <= seen
