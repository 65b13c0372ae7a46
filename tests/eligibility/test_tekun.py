"""Tekun: the table of cases, what a sheet tells of one, and who in a household counts as a supporter."""

import pytest

from eligibility.assess import assess
from tests.eligibility.families import family, member, pensioner
from tests.eligibility.spreadsheet import ANSWERS, Case, cases, labels, missing_of, tekun_facts

TABLE = cases("tekun")
ITEMS = ("eating", "dressing", "bed", "toilet", "walking", "bathing")
LUOJIANG = {"region": "350504000000"}


def told_of(sheet, ref):
    """What the sheet says of tekun for one member; nothing where it does not concern them."""
    found = [b for b in sheet["benefits"] if (b["benefit"], b["member"]) == ("tekun", ref)]
    return found[0] if found else None


def old(ref="a", relation="head", **given):
    known = {"supporters": [], "support_mode": "scattered", "self_care": dict.fromkeys(ITEMS, True)}
    return pensioner(ref, relation, "1955-01-01", **known | given)


@pytest.mark.requirement("R-035")
@pytest.mark.parametrize("case", TABLE, ids=[f"{row['编号']} {row['说明']}" for row in TABLE])
def test_the_table_of_cases(case: Case):
    told = told_of(assess(tekun_facts(case)), "a")
    if case["结论"] == "不涉及":
        assert told is None
        return
    assert told["answer"] == ANSWERS[case["结论"]]
    assert told["amount"] == (case["金额"] or None)
    assert labels(told["missing"]) == missing_of(case)
    if told["answer"] != "need_information":
        assert case["条款"] in {cite for line in told["lines"] for cite in line["cites"]}


def test_the_table_is_long_enough():
    assert len(TABLE) >= 60
    assert len({row["编号"] for row in TABLE}) == len(TABLE)


def test_the_amount_shows_its_working():
    one = old(self_care=dict.fromkeys(ITEMS, True) | {"bathing": False})
    *_, line = (
        line
        for line in told_of(assess(family(one, **LUOJIANG)), "a")["lines"]
        if line["rule"] == "tekun_due"
    )
    assert line["amount"] == "1440.00"
    assert line["working"] == "分散供养基本生活 1010.00 + 半护理照料护理 430.00（1 项不能自理）"


@pytest.mark.parametrize(
    ("other", "answer"),
    [
        (member("b", "child", "1985-01-01"), None),
        (member("b", "child", "1985-01-01", absence="prison"), "need_information"),
        (
            member("b", "child", "1985-01-01", disability={"kind": "mental", "grade": 3}),
            "need_information",
        ),
        (member("b", "child", "2004-01-01"), "need_information"),
        (member("b", "sibling", "1985-01-01"), "need_information"),
        (pensioner("b", "spouse", "1957-01-01"), "need_information"),
    ],
)
def test_it_does_not_concern_whom_an_able_close_relative_at_home_supports(other, answer):
    told = told_of(assess(family(old(supporters=None), other, **LUOJIANG)), "a")
    assert (told and told["answer"]) == answer


def test_what_was_told_of_supporters_goes_before_the_household():
    told = told_of(assess(family(old(), member("b", "child", "1985-01-01"), **LUOJIANG)), "a")
    assert told["answer"] == "yes"


def test_common_income_is_shared_out_by_head():
    facts = family(
        old(), old("b", "sibling"), income=[{"kind": "property", "amount": "18599.99", "per": "year"}],
        **LUOJIANG,
    )  # fmt: skip
    assert told_of(assess(facts), "a")["answer"] == "yes"
    facts["income"][0]["amount"] = "18600.00"
    assert told_of(assess(facts), "a")["answer"] == "no"


def test_a_province_may_add_disabilities():
    one = old(supporters=[])
    one |= {"birth_date": "1991-01-01", "disability": {"kind": "hearing", "grade": 1}}
    facts = family(one, **LUOJIANG)
    assert told_of(assess(facts), "a") is None
    settings = {"tekun_disabilities.hearing": 1}
    assert told_of(assess(facts, settings=settings), "a")["answer"] == "yes"


@pytest.mark.parametrize(
    ("settings", "rule", "holds"),
    [
        ({}, "basic_floor_met", True),  # 1,010 is not below 1.3 × 775 = 1,007.50
        ({"tekun_basic_floor": "1.31"}, "basic_floor_met", False),
        ({}, "care_floor_met", True),  # 172 is 10 % of 1,720
        ({"tekun_care_floor.self": "0.1001"}, "care_floor_met", False),
        ({"tekun_basic_floor": "none"}, "basic_floor_met", None),
    ],
)
def test_a_stored_standard_below_its_floor_is_told_and_paid(settings, rule, holds):
    told = told_of(assess(family(old(), **LUOJIANG), settings=settings), "a")
    found = {line["rule"]: line["holds"] for line in told["lines"]}
    assert found.get(rule) is holds
    assert told["amount"] == "1182.00"
