"""Temporary aid: both types, what goes before it, the amount, its stages and who approves; epidemic aid."""

import pytest

from eligibility.assess import assess
from tests.eligibility.families import Facts, family, pensioner
from tests.eligibility.golden_rows import answered, expected, rows_of

ROWS = rows_of("temporary_aid")


def test_the_table_is_as_long_as_it_says():
    assert len(ROWS) >= 50
    assert [int(row["序号"]) for row in ROWS] == list(range(1, len(ROWS) + 1))


@pytest.mark.requirement("R-048", "R-088", "R-089", "R-100", "R-185", "R-241", "R-242")
@pytest.mark.parametrize("row", ROWS, ids=[f"{row['序号']} {row['说明']}" for row in ROWS])
def test_agrees_with_the_table(row):
    assert answered(row) == expected(row)


def emergency(level: str, **given: object) -> Facts:
    """A household of Si county (standard 660) whose house has burnt down."""
    home = pensioner("head", "head", "1950-01-01")
    return family(home, hardship={"kind": "emergency", "cause": "fire", "level": level}, **given)


def told(facts: Facts, **settings: str) -> dict[str, object]:
    """What is told of the aid of a household, by rule: an amount, or whether it holds."""
    sheet = assess(facts, settings=settings)
    (aid,) = (each for each in sheet["benefits"] if each["benefit"] == "temporary_aid")
    return {
        line["rule"]: line["holds"] if line["amount"] is None else line["amount"]
        for line in aid["lines"]
    }


STAGES = ("aid_stage_1", "aid_stage_2", "aid_stage_3")


def stages(lines: dict[str, object]) -> list[object]:
    return [lines[stage] for stage in STAGES if stage in lines]


@pytest.mark.requirement("R-185")
def test_one_approval_is_paid_in_three_stages():
    assert stages(told(emergency("ordinary"))) == ["1320.00", "1320.00", "660.00"]


def test_the_last_stage_is_what_the_others_left():
    lines = told(emergency("ordinary"), **{"temporary_aid_stages.first": "0.3333"})
    assert stages(lines) == ["1099.00", "1320.00", "881.00"]


def test_an_amount_at_the_bound_is_paid_at_once():
    assert stages(told(emergency("light"))) == []


@pytest.mark.parametrize(("limit", "holds"), [("3300", True), ("3299.99", False)])
def test_says_who_may_approve(limit, holds):
    lines = told(emergency("ordinary"), temporary_aid_town_limit=limit)
    assert lines["town_may_approve"] is holds


def test_nothing_is_said_of_approval_where_no_limit_is_known():
    beijing = emergency("ordinary", region="110101000000")
    assert "town_may_approve" not in told(beijing, dibao_standard="1000")


def test_a_very_heavy_hardship_may_be_decided_by_itself():
    heavier = {"emergency_aid_multiple.heavy": "10.0001"}
    assert told(emergency("heavy"), **heavier)["case_by_case"] is True
    assert "case_by_case" not in told(emergency("heavy"))


@pytest.mark.parametrize(
    ("own", "met"), [("968.75", True), ("968.76", False), ("581.25", True), ("581.24", False)]
)
def test_the_aid_standard_of_a_place_stays_within_a_quarter(own, met):
    nanan = emergency("light", region="350583000000", on="2021-01-15")
    assert told(nanan, temporary_aid_standard=own)["aid_standard_met"] is met


def test_a_family_without_a_stated_hardship_only_gets_the_hint():
    bills = [{"kind": "medical", "amount": "9000", "per": "year", "vouchers": True}]
    rent = [{"kind": "property", "amount": "40000", "per": "year"}]
    ill = family(pensioner("head", "head", "1950-01-01", expenses=bills), income=rent)
    sheet = assess(ill)
    assert "temporary_aid" in sheet["also_fits"]
    assert "temporary_aid" not in {each["benefit"] for each in sheet["benefits"]}
