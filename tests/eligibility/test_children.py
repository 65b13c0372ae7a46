"""Orphans and de-facto unsupported children: the table of cases, what is told, and the parameters."""

from datetime import date

import pytest

from eligibility.assess import assess
from eligibility.policies.law import policy_of
from tests.eligibility.families import family, member, pensioner
from tests.eligibility.spreadsheet import ANSWERS, Case, cases, child_facts, labels, missing_of

TABLE = cases("children")
COLUMNS = {"orphan": "孤儿", "unsupported_child": "事实无人抚养"}
LUOJIANG = {"region": "350504000000"}
GONE = [{"state": "dead"}, {"state": "serious_illness"}]


def told_of(sheet, ref, benefit):
    found = [b for b in sheet["benefits"] if (b["benefit"], b["member"]) == (benefit, ref)]
    return found[0] if found else None


@pytest.mark.requirement("R-061")
@pytest.mark.parametrize("case", TABLE, ids=[f"{row['编号']} {row['说明']}" for row in TABLE])
def test_the_table_of_cases(case: Case):
    sheet = assess(child_facts(case))
    wanting, cites = set(), set()
    for benefit, column in COLUMNS.items():
        told = told_of(sheet, "k", benefit)
        if case[f"{column}结论"] == "不涉及":
            assert told is None
            continue
        assert told["answer"] == ANSWERS[case[f"{column}结论"]]
        assert told["amount"] == (case[f"{column}金额"] or None)
        wanting |= labels(told["missing"])
        cites |= {cite for line in told["lines"] for cite in line["cites"]}
    assert wanting == missing_of(case)
    assert not cites or case["条款"] in cites or sheet["on"] < "2019-06-18"


def test_the_table_is_long_enough():
    assert len(TABLE) >= 50
    assert len({row["编号"] for row in TABLE}) == len(TABLE)


def child(relation="grandchild", **given):
    known = {"parents": GONE, "support_mode": "scattered", "held": [], "labour_capacity": "none"}
    return member("k", relation, "2012-05-01", schooling="compulsory", **known | given)


def test_the_amount_shows_its_working():
    old = pensioner("g", "head", "1956-01-01")
    told = told_of(assess(family(old, child(), **LUOJIANG)), "k", "unsupported_child")
    assert told["amount"] == "625.00"
    assert told["lines"][-1]["working"] == "1400.00 − 低保人均 775.00"


def test_full_money_is_no_income_of_the_family():
    old = pensioner("g", "head", "1956-01-01")
    without = assess(family(old, child(), **LUOJIANG))
    held = [{"benefit": "unsupported_child", "monthly": "1400"}]
    assert assess(family(old, child(held=held), **LUOJIANG))["income_annual"] == "0.00"
    assert without["income_annual"] == "0.00"


def test_it_does_not_concern_a_child_whom_a_sound_head_raises():
    sound = member("g", "head", "1985-01-01")
    sheet = assess(family(sound, child("child", parents=None), **LUOJIANG))
    assert told_of(sheet, "k", "orphan") is None
    assert told_of(sheet, "k", "unsupported_child") is None
    ill = member("g", "head", "1985-01-01", serious_illness=True)
    asked = told_of(assess(family(ill, child("child", parents=None), **LUOJIANG)), "k", "orphan")
    assert asked["answer"] == "need_information"


def test_only_a_child_counted_in_the_family_has_a_part_of_its_dibao():
    old = pensioner("g", "head", "1956-01-01")
    apart = child(lives_with=False)
    told = told_of(assess(family(old, apart, **LUOJIANG)), "k", "unsupported_child")
    assert told["amount"] == "1400.00"


def test_the_difference_is_a_parameter():
    old = pensioner("g", "head", "1956-01-01")
    sheet = assess(
        family(old, child(), **LUOJIANG), settings={"unsupported_child_difference": "false"}
    )
    assert told_of(sheet, "k", "unsupported_child")["amount"] == "1400.00"


@pytest.mark.requirement("R-060")
def test_fujian_rose_by_more_than_a_hundred():
    before, after = (
        policy_of(350504000000, "rural", on).law for on in (date(2020, 11, 30), date(2020, 12, 1))
    )
    assert after.child_scattered - before.child_scattered >= 10_000
    assert after.child_centralised - before.child_centralised >= 10_000


def test_nobody_is_posted():
    law = policy_of(350504000000, "rural", date(2021, 9, 10)).law
    assert law.child_posting is False
    assert law.cites("child_posting") == ["《关于进一步加强事实无人抚养儿童保障工作的意见》 二(二)"]
