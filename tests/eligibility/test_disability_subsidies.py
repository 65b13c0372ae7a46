"""The two subsidies of disabled people: every group, grade, amount and exclusion of the golden table."""

import pytest

from eligibility.assess import assess
from tests.eligibility.families import Facts, family, pensioner
from tests.eligibility.golden_rows import answered, expected, rows_of

ROWS = rows_of("disability")


def test_the_table_is_as_long_as_it_says():
    assert len(ROWS) >= 60
    assert [int(row["序号"]) for row in ROWS] == list(range(1, len(ROWS) + 1))


@pytest.mark.requirement("R-051", "R-123")
@pytest.mark.parametrize("row", ROWS, ids=[f"{row['序号']} {row['说明']}" for row in ROWS])
def test_agrees_with_the_table(row):
    assert answered(row) == expected(row)


def severe(grade: int, on: str = "2021-01-15") -> Facts:
    """A dibao household of one in Nan'an, where the provincial minimum is 367 from 2021 on."""
    disabled = {"kind": "physical", "grade": grade}
    person = pensioner("person", "head", "1950-01-01", disability=disabled, held=[])
    return family(person, region="350583000000", on=on)


def warned(facts: Facts, **settings: str) -> list[str]:
    return [text for text in assess(facts, settings=settings)["warnings"] if "省定" in text]


@pytest.mark.parametrize(
    ("grade", "figure", "amount", "told"),
    [
        (2, "disability_living", "92", 0),  # 367 × 25% = 91.75, up to the yuan
        (2, "disability_living", "91.99", 1),
        (2, "disability_nursing_2_hardship", "92", 0),
        (2, "disability_nursing_2_hardship", "91", 1),
        (1, "disability_nursing_1", "111", 0),  # 367 × 30% = 110.10
        (1, "disability_nursing_1", "110.99", 1),
    ],
)
def test_a_figure_below_its_floor_is_warned_of_and_paid(grade, figure, amount, told):
    facts = severe(grade)
    assert len(warned(facts, **{figure: amount})) == told
    amounts = {each["amount"] for each in assess(facts, settings={figure: amount})["benefits"]}
    assert any(each and float(each) == float(amount) for each in amounts)


def test_nobody_is_warned_where_no_minimum_is_entered():
    assert warned(severe(2, on="2020-12-31"), disability_living="1") == []


def test_the_shipped_figures_reach_their_floors():
    assert warned(severe(1)) == warned(severe(2)) == []


@pytest.mark.parametrize(("held", "fits"), [(None, False), ([], True)])
def test_also_fits_says_what_the_benefits_of_the_sheet_say(held, fits):
    facts = severe(1)
    facts["members"][0]["held"] = held
    sheet = assess(facts)
    yes = {each["benefit"] for each in sheet["benefits"] if each["answer"] == "yes"}
    subsidies = {"disability_living", "disability_nursing"}
    assert set(sheet["also_fits"]) & subsidies == yes & subsidies
    assert bool(yes & subsidies) is fits
