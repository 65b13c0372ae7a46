"""What a facts file may not say is refused with the place and a plain sentence in two languages."""

from copy import deepcopy
from datetime import date

import pytest

from eligibility.assess import assess
from eligibility.rules.reading import FactsError
from tests.eligibility.families import earning, worker

GOOD = earning("1000", worker("one", "head", "1985-01-01", "2600"))


def changed(*path, to):
    facts = deepcopy(GOOD)
    held = facts
    for step in path[:-1]:
        held = held[step]
    held[path[-1]] = to
    return facts


DIBAO = {"benefit": "dibao", "monthly": "300"}
WAGE = ("members", 0, "income", 0)


@pytest.mark.parametrize(
    ("path", "to", "where"),
    [
        (("area",), "suburb", "facts.area"),
        (("region",), "3505", "facts.region"),
        (("region",), 350583000000, "facts.region"),
        (("on",), "2021-02-30", "facts.on"),
        (("on",), "20210101", "facts.on"),
        (("on",), "2100-01-01", "facts.on"),
        (("on",), "9999-12-31", "facts.on"),
        (("colour",), "red", "facts.colour"),
        (("members",), [], "facts.members"),
        (("members",), {}, "facts.members"),
        (("members", 0, "relation"), "uncle", "facts.members[0].relation"),
        (("members", 0, "ref"), " ", "facts.members[0].ref"),
        (("members", 0, "lives_with"), "yes", "facts.members[0].lives_with"),
        (("members", 0, "disability"), {"kind": "mental", "grade": 5}, ".disability.grade"),
        (("members", 0, "disability"), {"grade": 2}, "facts.members[0].disability.kind"),
        ((*WAGE, "amount"), 2600, "facts.members[0].income[0].amount"),
        ((*WAGE, "amount"), 2600.5, "facts.members[0].income[0].amount"),
        ((*WAGE, "amount"), "-1", "facts.members[0].income[0].amount"),
        ((*WAGE, "amount"), "1000000000", "facts.members[0].income[0].amount"),
        ((*WAGE, "amount"), "1e3", "facts.members[0].income[0].amount"),
        ((*WAGE, "amount"), "1.005", "facts.members[0].income[0].amount"),
        ((*WAGE, "amount"), "２６００", "facts.members[0].income[0].amount"),
        ((*WAGE, "months"), 13, "facts.members[0].income[0].months"),
        ((*WAGE, "months"), True, "facts.members[0].income[0].months"),
        ((*WAGE, "per"), "week", "facts.members[0].income[0].per"),
        ((*WAGE, "kind"), "salary", "facts.members[0].income[0].kind"),
        (("income", 0, "kind"), "wage", "facts.income[0]"),
        (("current_award",), {"benefit": "dibao", "monthly": "x"}, "facts.current_award.monthly"),
        (("current_award",), DIBAO | {"since": "2021-10-02"}, "facts.current_award.since"),
        (
            ("current_award",),
            DIBAO | {"since": "2021-03-01", "gradual_exit_until": "2021-02-28"},
            "facts.current_award.gradual_exit_until",
        ),
        (("members", 0, "birth_date"), "2021-09-11", "facts.members[0].birth_date"),
        (("members", 0, "birth_date"), "1879-12-31", "facts.members[0].birth_date"),
        (("members", 0, "ref"), "one\ud800", "facts.members[0].ref"),
    ],
)
def test_refuses(path, to, where):
    with pytest.raises(FactsError) as refused:
        assess(changed(*path, to=to))
    (problem,) = refused.value.problems
    assert problem.path.endswith(where)
    assert problem.english.isascii()
    assert not problem.chinese.isascii()


def test_names_every_problem_at_once():
    facts = changed("area", to="suburb") | {"on": "yesterday"}
    with pytest.raises(FactsError) as refused:
        assess(facts)
    assert {problem.path for problem in refused.value.problems} == {"facts.area", "facts.on"}


def test_two_members_cannot_share_a_name_and_one_is_head():
    facts = changed("members", to=[GOOD["members"][0], GOOD["members"][0]])
    with pytest.raises(FactsError) as refused:
        assess(facts)
    assert len(refused.value.problems) == 2


@pytest.mark.parametrize("given", [None, [], "x", 3])
def test_refuses_what_is_no_object(given):
    with pytest.raises(FactsError):
        assess(given)


def test_needs_a_day():
    with pytest.raises(FactsError):
        assess(changed("on", to=None))


@pytest.mark.parametrize("day", ["2021-09-10", None])
def test_nobody_is_born_after_the_day_that_is_assessed(day):
    facts = changed("members", 0, "birth_date", to="2021-09-10") | {"on": day}
    assess(facts, on=date(2021, 9, 10))
    with pytest.raises(FactsError) as refused:
        assess(facts, on=date(2021, 9, 9))
    assert [each.path for each in refused.value.problems] == ["facts.members[0].birth_date"]


@pytest.mark.parametrize("since", ["2021-09-10", "2021-10-01"])
def test_an_award_may_begin_with_the_month_after_the_day(since):
    assess(GOOD | {"current_award": DIBAO | {"since": since, "gradual_exit_until": since}})


@pytest.mark.parametrize("items", [1, 3, 12, 100])
@pytest.mark.parametrize(
    ("held", "outcome"),
    [
        ({"assets": [{"kind": "deposit", "amount": "999999999.99"}]}, "refused_property"),
        ({"income": [{"kind": "business", "amount": "999999999.99", "per": "month"}]}, "refused_income"),
    ],
)  # fmt: skip
def test_the_largest_amounts_a_file_may_hold_are_added_without_running_over(held, outcome, items):
    much = {name: listed * items for name, listed in held.items()}
    assert assess(GOOD | much)["outcome"] == outcome
