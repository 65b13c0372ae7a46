"""Every part of the property test a place may set, ways to pay, and the two readings of a family."""

from datetime import date

import pytest

from eligibility.assess import assess, assess_frames
from eligibility.rules.facts import frames_of, read_facts
from tests.eligibility.families import earning, family, pensioner, worker

NANAN = {"region": "350583112000", "on": "2022-03-01"}


def fits(facts, **settings):
    return assess(facts, settings=settings)["outcome"] == "household"


@pytest.mark.parametrize(
    ("exempt", "within"), [(None, False), ("assistance_money", True), ("sale_of_only_home", True)]
)
def test_deposits_that_are_left_out(exempt, within):
    facts = earning("0", assets=[{"kind": "deposit", "amount": "50000", "exempt": exempt}])
    assert fits(facts) is within
    assert fits(facts, deposit_exemptions="") is False


@pytest.mark.parametrize("use", ["medical", "rehabilitation", "disability", "livelihood"])
def test_vehicles_that_are_left_out(use):
    facts = earning("0", assets=[{"kind": "vehicle", "amount": "90000", "vehicle_use": use}])
    assert fits(facts)
    assert not fits(facts, vehicle_exempt_uses="")


@pytest.mark.parametrize("kind", ["large_machine", "ship"])
def test_machines_and_ships(kind):
    facts = earning("0", assets=[{"kind": kind, "amount": "10"}])
    assert not fits(facts)
    assert fits(facts, barred_assets="")
    assert fits(facts | {"region": "500243000000"})


@pytest.mark.parametrize(
    ("bought", "within"), [("2020-09-10", True), ("2020-09-11", False), (None, True)]
)
def test_a_home_bought_within_a_year(bought, within):
    home = {"kind": "house", "amount": "100000", "area_m2": "40", "acquired_on": bought}
    facts = earning("0", assets=[home])
    assert fits(facts)
    assert fits(facts, home_purchase_months="12") is within


@pytest.mark.parametrize(
    ("company", "within"),
    [
        ({"legal_person": True}, False),
        ({"legal_person": False}, True),
        ({"net_profit_annual": "15840"}, True),  # twice the standard for twelve months
        ({"net_profit_annual": "15840.01"}, False),
        ({"hiring_months": 12}, True),
        ({"hiring_months": 13}, False),
        (None, True),
    ],
)
def test_companies_and_people_employed(company, within):
    assert fits(earning("0", company=company)) is within
    assert fits(earning("0", company=company, region="500243000000"))


@pytest.mark.requirement("R-026")
@pytest.mark.parametrize(
    ("conduct", "within"),
    [
        ([], True),
        (None, True),
        (["hides_means"], False),
        (["idle_land", "refuses_cooperation"], False),
        (["study_abroad"], True),
    ],
)
def test_conduct_a_place_bars(conduct, within):
    sheet = assess(earning("0", conduct=conduct))
    assert (sheet["outcome"] == "household") is within
    told = [line for line in sheet["lines"] if line["rule"] == "conduct_within"]
    assert bool(told) is not within


def test_conduct_is_not_waived_with_the_means_test():
    facts = earning("0", conduct=["hides_means"], means_test_waived_until="2021-12-31")
    assert not fits(facts, means_test_waiver="true")


@pytest.mark.parametrize(
    ("within", "outcome"),
    [(True, "household"), (False, "refused_property"), (None, "need_information")],
)
def test_what_supporters_own_where_a_place_asks(within, outcome):
    one = pensioner("one", "head", "1950-01-01", supporters=[{"property_within": within}])
    assert assess(earning("0", one))["outcome"] == "household"
    sheet = assess(earning("0", one), settings={"supporters_property": "true"})
    assert sheet["outcome"] == outcome
    missing = [each["fact"] for each in sheet["missing"]]
    assert missing == ([] if within is not None else ["supporters.property_within"])


@pytest.mark.parametrize(
    ("deposit", "annual", "outcome"),
    [
        ("23760", "0", "household"),
        ("23760.01", "0", "edge_family"),
        ("47520", "0", "edge_family"),
        ("47520.01", "0", "refused_property"),
        ("47520", "11880", "refused_property"),
    ],
)
def test_the_edge_may_own_more(deposit, annual, outcome):
    facts = earning(annual, assets=[{"kind": "deposit", "amount": deposit}])
    assert assess(facts, settings={"financial_limit_edge": "72"})["outcome"] == outcome


# --- awards


@pytest.mark.parametrize(
    ("annual", "award"),
    [("0", "400.00"), ("2399.99", "400.00"), ("2400", "250.00"), ("7000", "90.00")],
)
def test_tiers(annual, award):
    tiers = '[{"below": "200", "award": "400"}, {"below": "400", "award": "250"}]'
    settings = {"award_mode": "tiers", "award_tiers": tiers, "award_minimum": "90"}
    assert assess(earning(annual), settings=settings)["award_monthly"] == award


def test_the_least_a_household_gets():
    assert assess(earning("7900"), settings={"award_minimum": "50"})["award_monthly"] == "50.00"
    assert assess(earning("0"), settings={"award_minimum": "50"})["award_monthly"] == "660.00"


def test_the_least_a_single_person_gets():
    own = [{"kind": "pension_employee", "amount": "500", "per": "month"}]
    ill = pensioner("ill", "sibling", "1962-03-04", serious_illness=True, income=own)
    facts = earning("12000", pensioner("head", "head", "1950-01-01"), ill)
    assert assess(facts)["award_monthly"] == "160.00"
    assert assess(facts, settings={"single_person_floor": "0.6"})["award_monthly"] == "396.00"


@pytest.mark.requirement("R-161", "R-234")
@pytest.mark.parametrize(
    ("reason", "months"), [("employment", 3), ("business", 5), (None, 6), ("pension", 6)]
)
def test_gradual_exit_by_the_reason_of_the_rise(reason, months):
    held = {"benefit": "dibao", "monthly": "300", "rise_reason": reason}
    settings = {
        "gradual_exit_months_by_reason.employment": "3",
        "gradual_exit_months_by_reason.business": "5",
    }
    sheet = assess(earning("8000", current_award=held), settings=settings)
    assert (sheet["outcome"], sheet["months"]) == ("gradual_exit", months)


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [("employment", "gradual_exit"), ("pension", "edge_family"), (None, "edge_family")],
)
def test_gradual_exit_may_ask_for_employment(reason, outcome):
    held = {"benefit": "dibao", "monthly": "300", "rise_reason": reason}
    facts = earning("8000", current_award=held)
    settings = {"gradual_exit_needs_employment": "true"}
    assert assess(facts, settings=settings)["outcome"] == outcome


@pytest.mark.requirement("R-032")
def test_twelve_months_of_fujian_meet_the_national_guide_of_2022():
    held = {"benefit": "dibao", "monthly": "500"}
    facts = earning("10000", region="350583112000", current_award=held)
    before = assess(facts, on=date(2022, 10, 19))
    after = assess(facts, on=date(2022, 12, 1))
    assert (before["months"], before["warnings"]) == (12, [])
    assert (after["months"], after["from"], after["until"]) == (6, "2023-01-01", "2023-06-30")
    assert any("建议按 6 个月" in warning for warning in after["warnings"])


# --- two readings of one family


def with_uncle(wage, **given):
    return family(
        pensioner("head", "head", "1950-01-01"),
        worker("uncle", "sibling", "1980-01-01", wage, **given),
        **NANAN,
    )


@pytest.mark.parametrize(
    ("wage", "members", "outcome", "total"),
    [
        ("0.01", 2, "household", "1628.00"),  # two people share the line
        ("5000", 1, "household", "853.00"),  # apart, the head alone is below it
    ],
)
def test_fujian_takes_the_reading_that_gives_more(wage, members, outcome, total):
    sheet = assess(with_uncle(wage))
    assert (sheet["members_counted"], sheet["outcome"]) == (members, outcome)
    assert sheet["total_monthly"] == total
    (line,) = [each for each in sheet["lines"] if "口径" in each["label"]]
    assert f"共 {members} 人" in line["working"]
    assert any("128" in cite for cite in line["cites"])


def test_before_october_2021_the_family_is_read_as_it_lives():
    facts = with_uncle("5000")
    assert assess(facts, on=date(2021, 10, 28))["members_counted"] == 2
    assert assess(facts, on=date(2021, 10, 29))["members_counted"] == 1


def test_what_is_unknown_of_a_relative_is_asked_before_a_reading_is_chosen():
    sheet = assess(with_uncle("0.01", birth_date=None))
    assert sheet["outcome"] == "need_information"
    assert [(each["fact"], each["member"]) for each in sheet["missing"]] == [
        ("birth_date", "uncle")
    ]


def test_a_year_together_makes_a_member():
    short = with_uncle("0.01", lives_with_since="2021-06-01")
    assert assess(short)["members_counted"] == 1
    assert assess(with_uncle("0.01", lives_with_since="2021-03-01"))["members_counted"] == 2


def test_readings_are_chosen_household_by_household():
    homes = [with_uncle("0.01"), with_uncle("5000"), earning("0", **NANAN), with_uncle("0.01")]
    rows = assess_frames(frames_of([read_facts(home) for home in homes]), on=date(2022, 3, 1))
    assert rows["members_counted"].to_list() == [2, 1, 1, 2]
    assert rows["household"].to_list() == [0, 1, 2, 3]


@pytest.mark.parametrize(("on", "members"), [("2021-06-30", 2), ("2021-07-01", 1)])
def test_parents_of_a_minor_counted_until_2021(on, members):
    facts = earning(
        "0", pensioner("minor", "head", "2006-01-01"),
        pensioner("mother", "parent", "1980-01-01", lives_with=False), on=on,
    )  # fmt: skip
    assert assess(facts)["members_counted"] == members


def test_a_reading_that_leaves_nobody_is_none():
    away = pensioner("head", "head", "1950-01-01", absence="prison")
    sheet = assess(family(away, pensioner("uncle", "sibling", "1960-01-01"), **NANAN))
    assert (sheet["members_counted"], sheet["outcome"]) == (1, "household")
