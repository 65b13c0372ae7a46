"""Who may hold what together: the matrix as a table, and what it does to the answers of a sheet."""

from datetime import date
from itertools import accumulate
from random import Random

import polars as pl
import pytest

from eligibility.assess import assess
from eligibility.policies.law import policy_of
from eligibility.rules.benefits.entitle import ENTITLEMENTS, entitle
from eligibility.rules.benefits.together import pairs
from eligibility.rules.dibao.decide import decide
from eligibility.rules.facts import frames_of, read_facts
from eligibility.rules.words import BENEFITS as LABELS
from tests.eligibility.crowds import household
from tests.eligibility.families import family, member, pensioner
from tests.eligibility.spreadsheet import BENEFITS, REGIONS, VERDICTS, Case, cases

TABLE = cases("together")
ITEMS = ("eating", "dressing", "bed", "toilet", "walking", "bathing")
LUOJIANG = {"region": "350504000000"}
ON = date(2021, 9, 10)


def verdict(law, one, other):
    """What the matrix says of two benefits; nothing where it does not know the pair."""
    return next((pair for pair in pairs(law) if {one, other} == {pair.first, pair.second}), None)


@pytest.mark.parametrize("case", TABLE, ids=[f"{row['编号']} {row['说明']}" for row in TABLE])
def test_the_matrix(case: Case):
    law = policy_of(int(REGIONS[case["地区"]]), "rural", date.fromisoformat(case["日期"])).law
    pair = verdict(law, BENEFITS[case["待遇一"]], BENEFITS[case["待遇二"]])
    if case["结论"] == "未规定":
        assert pair is None
        return
    assert pair.verdict == VERDICTS[case["结论"]]
    assert pair.gives_way == (BENEFITS[case["让位"]] if case["让位"] else None)
    if case["条款"].startswith("示例："):
        assert pair.illustrative
    else:
        assert case["条款"] in pair.cites


def test_the_table_is_long_enough():
    assert len(TABLE) >= 20
    assert set(BENEFITS.values()) == set(LABELS)


def answers(sheet, ref):
    return {b["benefit"]: b for b in sheet["benefits"] if b["member"] == ref}


def conflicts(sheet):
    return {tuple(each["pair"]): each for each in sheet["conflicts"]}


def child_of_two_benefits(**given):
    """A child whom both tekun and the child's money fit, with a grandparent over the line."""
    old = pensioner(
        "g", "head", "1956-01-01", income=[{"kind": "other", "amount": "5000", "per": "month"}]
    )
    known = {
        "parents": [{"state": "dead"}, {"state": "serious_illness"}], "supporters": [],
        "support_mode": "scattered", "self_care": dict.fromkeys(ITEMS, True), "held": [],
    }  # fmt: skip
    child = member("k", "grandchild", "2012-05-01", schooling="compulsory", **known | given)
    return family(old, child, **LUOJIANG)


def test_a_child_must_choose_and_both_wait():
    sheet = assess(child_of_two_benefits())
    for benefit in ("tekun", "unsupported_child"):
        told = answers(sheet, "k")[benefit]
        assert (told["answer"], told["amount"]) == ("need_information", None)
        assert [each["fact"] for each in told["missing"]] == ["chooses"]
    told = conflicts(sheet)["tekun", "unsupported_child"]
    assert (told["verdict"], told["choose"], told["gives_way"]) == ("choose", True, None)


@pytest.mark.parametrize(
    ("chooses", "gets", "amount", "left"),
    [
        ("child", "unsupported_child", "1400.00", "tekun"),
        ("tekun", "tekun", "1182.00", "unsupported_child"),
    ],
)
def test_what_was_chosen_is_given_and_the_other_gives_way(chooses, gets, amount, left):
    sheet = assess(child_of_two_benefits(chooses=chooses))
    told = answers(sheet, "k")
    assert (told[gets]["answer"], told[gets]["amount"]) == ("yes", amount)
    assert (told[left]["answer"], told[left]["amount"]) == ("other_route", None)
    assert told[left]["route"] == gets
    assert conflicts(sheet)["tekun", "unsupported_child"]["gives_way"] == left


def test_a_child_that_chose_need_not_be_asked_for_tekun():
    sheet = assess(child_of_two_benefits(chooses="child", supporters=None, self_care=None))
    assert answers(sheet, "k")["tekun"]["route"] == "unsupported_child"


def test_choosing_tekun_that_is_not_open_loses_nothing():
    able = [{"state": "able", "benefit": "none", "birth_date": "1990-01-01"}]
    sheet = assess(child_of_two_benefits(chooses="tekun", supporters=able))
    assert answers(sheet, "k")["unsupported_child"]["answer"] == "yes"


def test_a_choice_ends_the_tekun_money_that_was_held():
    held = [{"benefit": "tekun", "monthly": "500"}]
    kept = assess(child_of_two_benefits(held=held, supporters=None))
    assert answers(kept, "k")["unsupported_child"]["amount"] == "900.00"
    chosen = assess(child_of_two_benefits(held=held, supporters=None, chooses="child"))
    assert answers(chosen, "k")["unsupported_child"]["amount"] == "1400.00"


def test_before_the_method_of_2021_nothing_was_chosen():
    facts = child_of_two_benefits() | {"on": "2021-06-30"}
    told = answers(assess(facts), "k")
    assert (told["tekun"]["answer"], told["unsupported_child"]["answer"]) == ("yes", "yes")


def old_and_disabled(**given):
    known = {
        "supporters": [], "support_mode": "scattered", "self_care": dict.fromkeys(ITEMS, True),
        "held": [], "hukou_here": True, "disability": {"kind": "physical", "grade": 1},
    }  # fmt: skip
    return family(pensioner("a", "head", "1955-01-01", **known | given), **LUOJIANG)


def test_subsidies_give_way_to_tekun_that_is_proposed():
    sheet = assess(old_and_disabled())
    told = answers(sheet, "a")
    assert told["tekun"]["answer"] == "yes"
    for subsidy in ("disability_living", "disability_nursing"):
        assert (told[subsidy]["answer"], told[subsidy]["route"]) == ("other_route", "tekun")
        assert told[subsidy]["amount"] is None
        assert conflicts(sheet)["tekun", subsidy]["gives_way"] == subsidy


def test_dibao_and_tekun_together_are_pointed_out():
    sheet = assess(old_and_disabled())
    told = conflicts(sheet)["dibao", "tekun"]
    assert (told["verdict"], told["gives_way"]) == ("never", "dibao")
    assert told["standing"] == ["proposed", "proposed"]
    assert told["cites"]
    assert not [warning for warning in sheet["warnings"] if "特困" in warning]


def test_a_member_on_tekun_stays_counted_with_a_warning():
    held = [{"benefit": "tekun", "monthly": "1182"}]
    sheet = assess(old_and_disabled(held=held))
    assert sheet["members_counted"] == 1
    assert conflicts(sheet)["dibao", "tekun"]["standing"] == ["proposed", "held"]
    assert [warning for warning in sheet["warnings"] if "低保与特困供养不得同时享受" in warning]


def test_full_child_money_takes_the_living_subsidy_but_leaves_nursing():
    facts = child_of_two_benefits(
        disability={"kind": "physical", "grade": 1}, hukou_here=True, supporters=None
    )
    facts["members"][0]["income"] = []
    told = answers(assess(facts), "k")
    assert told["unsupported_child"]["answer"] == "yes"
    assert (told["disability_living"]["answer"], told["disability_living"]["route"]) == (
        "other_route", "unsupported_child",
    )  # fmt: skip
    assert told["disability_nursing"]["answer"] == "yes"


def test_an_ordinary_family_has_no_conflicts():
    assert assess(family(member("a", "head", "1985-01-01"), **LUOJIANG))["conflicts"] == []


STATES = ("raises", "dead", "serious_illness", "lost_contact", "prison", "not_found", None)


def with_more_facts(chance: Random):
    """A random household of which more is told, or not told, than dibao asks."""
    facts = household(chance, region="350504000000", on="2021-09-10")
    for each in facts["members"]:
        maybe = [
            ("held", [{"benefit": "tekun", "monthly": "500"}]), ("held", []), ("supporters", []),
            ("supporters", [{"state": "able", "benefit": "none", "birth_date": "1980-01-01"}]),
            ("support_mode", chance.choice(("scattered", "centralised"))),
            ("self_care", {item: chance.choice((True, False, None)) for item in ITEMS}),
            ("parents", [{"state": chance.choice(STATES), "since": "2021-01-01"} for _ in "ab"]),
            ("chooses", chance.choice(("tekun", "child"))),
        ]  # fmt: skip
        each |= {name: value for name, value in maybe if chance.random() < 0.6}
        for parent in each.get("parents", ()):
            if parent["state"] is None:
                del parent["state"]
    return read_facts(facts)


def test_a_batch_of_five_hundred_gives_the_answers_of_each():
    law = policy_of(350504000000, "rural", ON).law
    crowd = [with_more_facts(Random(seed)) for seed in range(500)]
    together = answers_of(crowd, law)
    sizes = [1] * 40 + [20] * 23  # the first forty one by one
    ends = list(accumulate(sizes))
    parts = [crowd[end - size : end] for size, end in zip(sizes, ends, strict=True)]
    alone = pl.concat([answers_of(part, law) for part in parts])
    assert together.drop("household", "member").equals(alone.drop("household", "member"))
    for benefit in ("tekun", "unsupported_child"):
        assert {"yes", "no", "need_information"} <= set(together[benefit])


def answers_of(crowd, law):
    """One row a member: every answer, amount and route."""
    frames = frames_of(crowd)
    members = entitle(decide(frames, law), frames.beyond, law).members
    of_members = [each.benefit for each in ENTITLEMENTS if each.of == "member"]
    columns = [f"{benefit}{end}" for benefit in of_members for end in ("", "_amount", "_route")]
    return (
        members.select("household", "member", *columns).collect(engine="in-memory").sort("member")
    )
