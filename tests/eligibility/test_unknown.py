"""Unknown is a value: what is not known is named, with whose it is, and never taken for nothing."""

from dataclasses import replace
from datetime import date

import pytest

from eligibility.assess import assess, assess_frames
from eligibility.rules.facts import frames_of, read_facts
from tests.eligibility.families import earning, family, member, pensioner, worker


def without(facts, *names):
    return {name: value for name, value in facts.items() if name not in names}


def missing(sheet):
    return {(each["fact"], each["member"]) for each in sheet["missing"]}


ADULT = member("one", "head", "1985-01-01", employment="unemployed")


@pytest.mark.parametrize(
    ("fact", "named"),
    [
        ("birth_date", "birth_date"),
        ("labour_capacity", "labour_capacity"),
        ("employment", "employment"),
        ("serious_illness", "serious_illness"),
        ("care_duty", "care_duty"),
        ("income", "income"),
    ],
)
def test_names_what_is_not_known_of_a_member(fact, named):
    sheet = assess(family(without(ADULT, fact)))
    assert sheet["outcome"] == "need_information"
    assert (named, "one") in missing(sheet)
    assert sheet["award_monthly"] is None
    assert sheet["lines"] == []


@pytest.mark.parametrize("fact", ["income", "assets"])
def test_names_what_is_not_known_of_a_household(fact):
    assert missing(assess(without(earning("0"), fact))) == {(fact, None)}


def test_an_employed_person_without_a_wage_is_a_question():
    sheet = assess(family(worker("one", "head", "1985-01-01", "1000") | {"income": []}))
    assert missing(sheet) == {("income.wage", "one")}


@pytest.mark.parametrize(
    ("item", "named"),
    [
        ({"income": [{"kind": "wage", "amount": None, "per": "month"}]}, "income.amount"),
        ({"expenses": [{"kind": "medical", "per": "year"}]}, "expenses.amount"),
    ],
)
def test_names_an_amount_that_is_not_known(item, named):
    one = member("one", "head", "1985-01-01", employment="employed") | item
    assert (named, "one") in missing(assess(family(one)))


@pytest.mark.parametrize(
    ("asset", "named"),
    [
        ({"kind": "deposit"}, "assets.amount"),
        ({"kind": "vehicle", "amount": "90000"}, "assets.vehicle_use"),
    ],
)
def test_names_what_is_not_known_of_an_asset(asset, named):
    assert missing(assess(earning("0", assets=[asset]))) == {(named, None)}


def test_asks_only_what_the_answer_hangs_on():
    """Nobody asks a child for income, nor a worker with a wage for a duty of care."""
    child = without(
        member("child", "child", "2012-01-01", schooling="compulsory"),
        "income", "labour_capacity", "employment", "care_duty",
    )  # fmt: skip
    parent = without(worker("parent", "head", "1985-01-01", "1500"), "care_duty", "labour_capacity")
    assert assess(family(parent, child))["outcome"] == "household"


def test_an_unknown_illness_matters_only_near_the_limit():
    """In household mode it changes the raise; far over every ceiling it changes nothing."""
    one = without(pensioner("one", "head", "1970-01-01"), "serious_illness")
    assert missing(assess(earning("0", one))) == {("serious_illness", "one")}
    assert missing(assess(earning("9000", one))) == {("serious_illness", "one")}
    assert assess(earning("90000", one))["outcome"] == "refused_income"


def test_a_missing_standard_is_named_not_guessed():
    sheet = assess(earning("0", region="110101000000"))
    assert sheet["outcome"] == "need_information"
    assert ("dibao_standard", None) in missing(sheet)


def test_a_candidate_of_unknown_capacity_is_asked_for_it():
    facts = earning(
        "10000", pensioner("head", "head", "1950-01-01", disability={"kind": "mental", "grade": 1}),
        region="500243000000", on="2020-10-20",
    )  # fmt: skip
    assert assess(facts)["outcome"] == "single_person"
    facts["members"] = [without(facts["members"][0], "labour_capacity")]
    assert missing(assess(facts)) == {("labour_capacity", "head")}


def test_one_known_candidate_does_not_answer_for_another():
    """Over the line with one ill member, and one of whom nobody asked: how much is paid hangs on it."""
    ill = pensioner("ill", "head", "1970-01-01", serious_illness=True)
    unasked = pensioner("unasked", "spouse", "1972-01-01", serious_illness=None)
    sheet = assess(earning("15840", ill, unasked))
    assert sheet["outcome"] == "need_information"
    assert [(each["fact"], each["member"]) for each in sheet["missing"]] == [
        ("serious_illness", "unasked")
    ]


def test_every_candidate_is_asked_what_the_place_asks():
    """Pengshui asks for lost capacity for labour: of the second one too, though the first is known."""
    here = {"region": "500243000000", "on": "2020-10-20", "poverty_status": "lifted"}
    ill = pensioner("ill", "head", "1970-01-01", serious_illness=True)
    unasked = pensioner(
        "unasked", "spouse", "1972-01-01", serious_illness=True, labour_capacity=None
    )
    assert missing(assess(earning("12000", ill, unasked, **here))) == {
        ("labour_capacity", "unasked")
    }


def test_whether_an_absent_head_is_a_minor_decides_about_the_parents():
    young = member("young", "head", None, absence="missing", schooling="compulsory")
    mother = pensioner("mother", "parent", "1985-01-01", lives_with=False)
    grandmother = pensioner("grandmother", "grandparent", "1955-01-01")
    sheet = assess(family(young, mother, grandmother, on="2021-06-30"))
    assert missing(sheet) == {("birth_date", "young")}


def test_a_household_of_which_nobody_is_known_that_day_has_no_members():
    facts = frames_of([read_facts(earning("1000.00"))])
    answers = assess_frames(replace(facts, members=facts.members.clear()), on=date(2021, 9, 10))
    told = answers.select("outcome", "members_counted", "total").row(0)
    assert told == ("need_information", 0, None)
