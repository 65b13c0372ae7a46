"""What must hold of every household, whatever its facts: found by hypothesis, not by example."""

from copy import deepcopy
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.assess import assess, assess_frames
from eligibility.rules.facts import frames_of, read_facts
from eligibility.rules.sheet.sheet import canonical
from tests.eligibility import oracle
from tests.eligibility.crowds import household
from tests.eligibility.families import earning

PLACES = {place.region: place for place in (oracle.FUJIAN, oracle.PENGSHUI, oracle.SIXIAN)}
households = st.builds(
    lambda seed, region: household(
        Random(seed), region=region, on=PLACES[region].on.isoformat()
    ),
    st.integers(0, 10**9),
    st.sampled_from(sorted(PLACES)),
)  # fmt: skip
few = settings(max_examples=60, deadline=None)


def amount(sheet):
    return Decimal(sheet["total_monthly"])


def total_of(lines, *sections):
    return sum(
        (Decimal(line["amount"]) for line in lines if line["section"] in sections), Decimal()
    )


@few
@given(households)
def test_lines_add_up_to_the_figures(facts):
    sheet = assess(facts)
    lines = sheet["lines"]
    assert total_of(lines, "income") == Decimal(sheet["income_annual"])
    assert total_of(lines, "deduction") == -Decimal(sheet["deductions_annual"])
    assert total_of(lines, "award") == Decimal(sheet["award_monthly"])
    assert total_of(lines, "award", "raise") == amount(sheet)
    assert sum(Decimal(each["amount"]) for each in sheet["raises"]) == total_of(lines, "raise")


@few
@given(households)
def test_every_line_has_its_text(facts):
    assert all(line["cites"] for line in assess(facts)["lines"])


@few
@given(households, st.randoms(use_true_random=False))
def test_the_order_of_members_is_irrelevant(facts, chance):
    shuffled = deepcopy(facts)
    chance.shuffle(shuffled["members"])
    keys = ("outcome", "counted_annual", "award_monthly", "total_monthly", "members_counted")
    first, second = assess(facts), assess(shuffled)
    assert [first[key] for key in keys] == [second[key] for key in keys]


@few
@given(st.decimals(0, 20000, places=2), st.decimals(0, 5000, places=2))
def test_more_income_never_gives_more_within_a_mode(income, more):
    poorer, richer = assess(earning(str(income))), assess(earning(str(income + more)))
    if poorer["outcome"] == richer["outcome"]:
        assert amount(richer) <= amount(poorer)


@few
@given(st.decimals(0, 3000, places=2))
def test_twelve_months_are_a_year(monthly):
    item = {"kind": "property", "amount": str(monthly), "per": "month"}
    by_month = assess(earning("0") | {"income": [item]})
    by_year = assess(earning(str(monthly * 12)))
    for key in ("outcome", "counted_annual", "per_capita_monthly", "award_monthly"):
        assert by_month[key] == by_year[key]


@few
@given(households)
def test_a_wider_deduction_never_lowers_what_is_paid(facts):
    narrow = assess(facts, settings={"rigid_ratio.medical": "0.4"})
    wide = assess(facts, settings={"rigid_ratio.medical": "0.9"})
    if narrow["outcome"] == wide["outcome"] == "household":
        assert amount(wide) >= amount(narrow)
    assert Decimal(wide["counted_annual"]) <= Decimal(narrow["counted_annual"])


@few
@given(households)
def test_every_flip_is_a_gain(facts):
    sheet = assess(facts)
    for flip in sheet["distance"]["flips"]:
        gained = Decimal(flip["total_monthly"]) > amount(sheet)
        assert gained or flip["outcome"] != sheet["outcome"]


@few
@given(households)
def test_the_same_facts_give_the_same_bytes(facts):
    assert canonical(assess(facts)) == canonical(assess(deepcopy(facts)))


@pytest.mark.parametrize("region", sorted(PLACES))
def test_many_at_once_are_each_as_alone(region):
    chance = Random(region)
    crowd = [household(chance, region=region) for _ in range(60)]
    answers = assess_frames(frames_of(map(read_facts, crowd)), on=PLACES[region].on)
    for facts, row in zip(crowd, answers.iter_rows(named=True), strict=True):
        sheet = assess(facts, on=PLACES[region].on)
        assert row["outcome"] == sheet["outcome"]
        assert row["total"] == amount(sheet) * 100


def test_places_under_different_laws_go_together():
    chance = Random(7)
    crowd = [
        household(chance, region=chance.choice(["341324000000", "341302000000", "350583112000"]))
        for _ in range(60)
    ]
    answers = assess_frames(frames_of(map(read_facts, crowd)), on=oracle.SIXIAN.on)
    assert answers["household"].to_list() == list(range(60))
    for facts, row in zip(crowd, answers.iter_rows(named=True), strict=True):
        assert row["total"] == amount(assess(facts, on=oracle.SIXIAN.on)) * 100
