"""What must hold of every household, whatever its facts: found by hypothesis, not by example."""

from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligibility.assess import assess, assess_frames
from eligibility.rules.facts import frames_of, read_facts
from eligibility.rules.sheet.sheet import canonical
from tests.eligibility import oracle
from tests.eligibility.crowds import any_household, household
from tests.eligibility.families import earning, pensioner

PLACES = {place.region: place for place in (oracle.FUJIAN, oracle.PENGSHUI, oracle.SIXIAN)}


def inhabited(chance, region):
    """A household of which everything is told, and that has somebody in it."""
    facts = any_household(chance, region, PLACES[region].on)
    facts["members"][0]["absence"] = "none"
    return facts


households = st.builds(
    lambda seed, region: inhabited(Random(seed), region),
    st.integers(0, 10**9),
    st.sampled_from(sorted(PLACES)),
)  # fmt: skip
few = settings(max_examples=40, deadline=None)


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


LADDER = (
    "household", "single_person", "gradual_exit", "edge_family", "rigid_expenditure",
    "refused_income",
)  # fmt: skip


def richer(facts, more):
    """The same family with so many yuan a year more that belong to all of it."""
    rent = {"kind": "property", "amount": str(more), "per": "year", "in_window": str(more)}
    return facts | {"income": [*facts["income"], rent]}


def in_batch(crowd, on, **settings):
    frames = frames_of([read_facts(facts) for facts in crowd])
    return list(assess_frames(frames, on=on, settings=settings).iter_rows(named=True))


@pytest.fixture(scope="module", params=sorted(PLACES))
def before_and_after(request):
    """Pairs of answers: of a family, and of the same family with more income; of many steps."""
    place = PLACES[request.param]
    chance = Random(request.param)
    poorer, more = [], []
    for _ in range(1200):
        facts = any_household(chance, place.region, place.on)
        poorer.append(facts)
        more.append(richer(facts, Decimal(chance.choice((1, 100, 40_000, 900_000))) / 100))
    return list(zip(in_batch(poorer, place.on), in_batch(more, place.on), strict=True))


@pytest.mark.requirement("R-026")
def test_more_income_never_gives_more_to_a_household(before_and_after):
    """Within the household route what is paid only falls; the raises do not move."""
    both = [(a, b) for a, b in before_and_after if a["outcome"] == b["outcome"] == "household"]
    assert len(both) > 100
    for poor, rich in both:
        assert rich["award"] <= poor["award"]
        assert rich["raised"] == poor["raised"]


def test_within_another_route_the_common_income_changes_nothing(before_and_after):
    """A single person is measured by their own income, a gradual exit keeps the former award."""
    for route in ("single_person", "gradual_exit"):
        for poor, rich in before_and_after:
            if poor["outcome"] == rich["outcome"] == route:
                assert rich["total"] == poor["total"]


def test_more_income_never_climbs_the_ladder(before_and_after):
    """The outcomes stand in an order, and more income only leads down it; save that rigid expenditure is a
    share of income, so that it is not compared."""
    steps = 0
    for poor, rich in before_and_after:
        pair = poor["outcome"], rich["outcome"]
        if not set(pair) <= set(LADDER) - {"rigid_expenditure"}:
            continue
        assert LADDER.index(pair[0]) <= LADDER.index(pair[1])
        steps += pair[0] != pair[1]
    assert steps > 20


def test_where_the_law_itself_pays_more_above_the_line():
    """The cliffs of the law, each stated: a family just over the line may get more than one just below it,
    as a single person in need is paid by their own income, and a gradual exit keeps the former award."""
    ill = [
        pensioner("head", "head", "1970-01-01"),
        pensioner("ill", "spouse", "1972-01-01", serious_illness=True),
    ]
    held = {"benefit": "dibao", "monthly": "500", "since": "2019-03-01"}
    for members, told in ((ill, {}), (ill[:1], {"current_award": held})):
        line = 7920 * len(members)
        below, at = (
            assess(earning(annual, *members, **told)) for annual in (f"{line - 1}", f"{line}")
        )
        assert below["outcome"] == "household"
        assert at["outcome"] in ("single_person", "gradual_exit")
        assert Decimal(at["award_monthly"]) > Decimal(below["award_monthly"])


@pytest.mark.parametrize("region", sorted(PLACES))
def test_nothing_is_negative(region):
    chance, place = Random(region), PLACES[region]
    crowd = [any_household(chance, region, place.on) for _ in range(1200)]
    for row in in_batch(crowd, place.on):
        names = ("income", "deductions", "counted_income", "line", "award", "raised", "total")
        assert all(row[name] is None or row[name] >= 0 for name in names)
        assert row["award"] is None or row["total"] == row["award"] + row["raised"]


@pytest.mark.parametrize("region", sorted(PLACES))
def test_a_wider_deduction_never_lowers_the_counted_income_or_a_household(region):
    """Every kind of expense, and the cost of working. Only between routes may the sum fall: a family that
    comes below the line is paid what it is short, be it less than its single person was paid."""
    chance, place = Random(region), PLACES[region]
    crowd = [any_household(chance, region, place.on) for _ in range(600)]
    for name in ("rigid_ratio.medical", "rigid_ratio.education", "employment_cost_ratio"):
        narrow, wide = (in_batch(crowd, place.on, **{name: ratio}) for ratio in ("0.2", "0.6"))
        for less, more in zip(narrow, wide, strict=True):
            if less["members_counted"] != more["members_counted"]:
                continue
            assert (more["counted_income"] or 0) <= (less["counted_income"] or 0)
            if less["outcome"] == more["outcome"] == "household":
                assert more["total"] >= less["total"]


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
    crowd = [inhabited(chance, region) for _ in range(60)]
    answers = assess_frames(frames_of([read_facts(facts) for facts in crowd]), on=PLACES[region].on)
    for facts, row in zip(crowd, answers.iter_rows(named=True), strict=True):
        sheet = assess(facts, on=PLACES[region].on)
        assert row["outcome"] == sheet["outcome"]
        assert row["total"] == amount(sheet) * 100


@pytest.mark.parametrize("region", sorted(PLACES))
def test_a_crowd_may_stand_in_any_order_and_is_taken_some_at_a_time(region, monkeypatch):
    chance = Random(region)
    crowd = [inhabited(chance, region) for _ in range(60)]
    frames = frames_of([read_facts(facts) for facts in crowd])
    whole = assess_frames(frames, on=PLACES[region].on)
    tables = ("households", "members", "incomes", "expenses", "assets")
    mixed = {
        name: getattr(frames, name).sample(fraction=1, shuffle=True, seed=7) for name in tables
    }
    monkeypatch.setattr("eligibility.assess.AT_A_TIME", 7)
    assert assess_frames(replace(frames, **mixed), on=PLACES[region].on).equals(whole)


def test_places_under_different_laws_go_together():
    chance = Random(7)
    here = ("341324000000", "341302000000", "350583112000", "500243000000")
    crowd = [household(chance, region=chance.choice(here)) for _ in range(60)]
    answers = assess_frames(frames_of([read_facts(facts) for facts in crowd]), on=oracle.SIXIAN.on)
    assert answers["household"].to_list() == list(range(60))
    for facts, row in zip(crowd, answers.iter_rows(named=True), strict=True):
        assert row["total"] == amount(assess(facts, on=oracle.SIXIAN.on)) * 100
