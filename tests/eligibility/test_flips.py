"""What one change would give: computed by the rules on the changed facts, never guessed."""

import pytest

from eligibility.assess import assess
from tests.eligibility.families import earning, family, member, pensioner, worker

LINE = "7920.00"  # Si county in September 2021: 660 yuan a month


def told(sheet, name):
    return [flip for flip in sheet["distance"]["flips"] if flip["change"] == name]


@pytest.mark.parametrize(
    ("annual", "over", "receipt"),
    [
        ("7919.99", "0.00", None),  # below the line: nothing is wanting
        ("7920.00", "0.00", "0.01"),  # at the line: one fen
        ("7920.01", "0.01", "0.02"),
        ("9000.00", "1080.00", "1080.01"),
    ],
)
def test_names_the_missing_yuan_to_the_fen(annual, over, receipt):
    sheet = assess(earning(annual))
    assert sheet["distance"]["over_line_annual"] == over
    assert [flip["label"] for flip in told(sheet, "receipt")] == (
        [f"再有 {receipt} 元医疗自付票据"] if receipt else []
    )


def test_the_receipt_it_names_is_enough_and_one_fen_less_is_not():
    facts = earning("9000.00")
    for amount, outcome in (("1080.01", "household"), ("1080.00", "edge_family")):
        bill = {"kind": "medical", "amount": amount, "per": "year", "vouchers": True}
        assert assess(facts | {"expenses": [bill]})["outcome"] == outcome


def test_a_place_that_takes_off_a_part_asks_for_more():
    sheet = assess(
        earning("9000.00", region="500243000000", on="2021-01-15"),  # 496 a month, 70 % of expenses
    )
    assert sheet["distance"]["over_line_annual"] == "3048.00"
    (receipt,) = told(sheet, "receipt")
    assert receipt["label"] == "再有 4354.29 元医疗自付票据"
    assert receipt["outcome"] == "household"


def test_a_certificate_would_open_the_single_person_route():
    frail = pensioner("mother", "parent", "1960-01-01")
    sheet = assess(family(worker("head", "head", "1985-01-01", "2300"), frail))
    assert sheet["outcome"] == "edge_family"
    (found,) = told(sheet, "disability_certificate")
    assert (found["member"], found["outcome"], found["total_monthly"]) == (
        "mother", "single_person", "660.00",
    )  # fmt: skip


def test_a_relative_found_to_live_here_after_all():
    away = member("mother", "parent", "1950-01-01", labour_capacity="none", lives_with=False)
    sheet = assess(earning("12000.00", pensioner("head", "head", "1955-01-01"), away))
    assert sheet["outcome"] == "refused_income"
    (found,) = told(sheet, "living_together")
    assert (found["outcome"], found["total_monthly"]) == ("household", "452.00")


def test_a_car_by_which_the_family_lives():
    car = {"kind": "vehicle", "amount": "90000", "vehicle_use": "private"}
    sheet = assess(earning("3000.00") | {"assets": [car]})
    assert sheet["outcome"] == "refused_property"
    (found,) = told(sheet, "vehicle_use")
    assert found["outcome"] == "household"


def test_says_how_far_the_savings_are_over():
    savings = [{"kind": "deposit", "amount": "25000.00"}]
    sheet = assess(earning("3000.00") | {"assets": savings})
    assert sheet["outcome"] == "refused_property"
    assert sheet["distance"]["over_property"] == "1240.00"  # 36 × 660 = 23,760


def test_shows_the_gradual_exit_beside_the_single_person_route():
    held = {"benefit": "dibao", "monthly": "970", "since": "2019-03-01"}
    ill = pensioner("mother", "parent", "1955-01-01", serious_illness=True)
    facts = family(worker("head", "head", "1985-01-01", "2300"), ill, current_award=held)
    distance = assess(facts)["distance"]
    assert assess(facts)["outcome"] == "single_person"
    assert distance["alternatives"] == [{"outcome": "gradual_exit", "award_monthly": "970.00"}]
