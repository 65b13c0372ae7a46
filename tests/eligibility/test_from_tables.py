"""From the tables to the rules: one household, a region at once, sealed and worked out again."""

import json
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.models import Region
from accounts.roles import Role
from eligibility.actions import assess_household, seal_of
from eligibility.assess import assess, assess_frames
from eligibility.facts import entered_standards, facts_of, frames_of_region
from eligibility.models import Assessment, Standard
from eligibility.replay import replayed
from households.models import Asset, Circumstances, Expense, Household, Membership, Person
from tests import factories as make

ON = date(2021, 9, 10)
pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return make.officer(Role.TOWNSHIP_CASEWORKER)


def expense(of, person, amount, **given):
    defaults = {"kind": "medical", "unit": "year", "times": 1, "vouchers": True}
    return Expense.objects.create(
        household=of, region=of.region, person=person, amount=Decimal(amount),
        known_on=date(2020, 1, 1), **defaults | given,
    )  # fmt: skip


@pytest.fixture
def home():
    """An old couple and a daughter who earns: pension 155, wage 1,500 for ten months, medicine."""
    father, mother = make.person(), make.person("林阿春", born=date(1955, 2, 3), sex="female")
    daughter = make.person(
        "陈小梅", born=date(1990, 3, 4), sex="female", labour_capacity="full",
        employment="employed",
    )  # fmt: skip
    home = make.household(father, mother, daughter)
    make.income(home)
    make.income(home, daughter, kind="wage", amount=Decimal("1500.50"), times=10)
    make.income(home, kind="property", amount=Decimal("300"), unit="time", times=3)
    expense(home, mother, "100.10", unit="time", times=6)
    return home


def test_facts_are_those_of_the_tables(home):
    facts = facts_of(home, on=ON)
    father, mother, daughter = facts["members"]
    assert (facts["region"], facts["area"]) == ("350583113202", "rural")
    assert [each["relation"] for each in facts["members"]] == ["head", "other", "other"]
    assert father["income"] == [
        {"kind": "pension_resident", "amount": "155.00", "per": "month", "months": 12},
        {"kind": "property", "amount": "900.00", "per": "year"},
    ]
    assert daughter["income"][0]["months"] == 10
    assert mother["expenses"] == [
        {"kind": "medical", "amount": "600.60", "per": "year", "vouchers": True}
    ]


def test_reads_one_statement_for_each_table(home, django_assert_num_queries):
    home = Household.objects.get(pk=home.pk)
    with django_assert_num_queries(5):
        facts_of(home, on=ON)


def test_leaves_out_what_is_not_in_force_that_day(home):
    before = assess(facts_of(home, on=ON))["counted_annual"]
    make.income(home, kind="transfer", amount=Decimal("9000"), known_on=date(2021, 9, 11))
    make.income(home, kind="transfer", amount=Decimal("9000"), ended_on=ON)
    assert assess(facts_of(home, on=ON))["counted_annual"] == before
    home.head.died_on = ON
    home.head.save(update_fields=["died_on"])
    assert len(facts_of(home, on=ON)["members"]) == 2


def test_an_expired_certificate_is_no_disability(home):
    known = Circumstances.objects.get(person=home.head)
    known.disability_kind, known.disability_grade = "mental", 2
    known.disability_until = date(2021, 9, 9)
    known.save()
    assert facts_of(home, on=ON)["members"][0]["disability"] is None
    assert facts_of(home, on=date(2021, 9, 9))["members"][0]["disability"]["grade"] == 2


def test_seals_facts_and_sheet_together(home, clerk):
    assessment = assess_household(home.pk, by=clerk, on=ON)
    assessment.refresh_from_db()
    assert assessment.outcome == "household"
    assert str(assessment.total_monthly) == assessment.sheet["total_monthly"]
    assert assessment.sha256 == seal_of(assessment.facts, assessment.sheet)
    assert assessment.policy_sha256 == assessment.sheet["policy"]["sha256"]
    with pytest.raises(DatabaseError), transaction.atomic():
        Assessment.objects.filter(pk=assessment.pk).update(outcome="refused_income")


def test_a_household_of_another_township_is_not_there(home):
    stranger = make.officer(Role.TOWNSHIP_CASEWORKER, make.MEISHAN)
    with pytest.raises(Household.DoesNotExist):
        assess_household(home.pk, by=stranger, on=ON)
    assert not Assessment.objects.exists()


def test_what_is_not_known_is_sealed_as_a_question(home, clerk):
    Circumstances.objects.filter(person=home.head).update(serious_illness=None)
    assessment = assess_household(home.pk, by=clerk, on=ON)
    assert (assessment.outcome, assessment.total_monthly) == ("need_information", 0)
    assert assessment.sheet["missing"][0]["member"] == str(home.head_id)


@pytest.fixture
def higher_standard():
    approver, other = make.officer(Role.COUNTY_APPROVER, make.NANAN), make.officer()
    return Standard.objects.create(
        region=make.region(make.NANAN), key="dibao_standard", area="both", amount=Decimal("800"),
        period=DateRange(date(2021, 1, 1), date(2022, 1, 1)), document="南民〔2021〕1号",
        entered_by=approver, confirmed_by=other,
    )  # fmt: skip


@pytest.mark.requirement("R-164")
def test_uses_the_standard_the_bureau_entered(home, clerk, higher_standard):
    sheet = assess_household(home.pk, by=clerk, on=ON).sheet
    assert sheet["standard_monthly"] == "800.00"
    assert any("南民〔2021〕1号" in cite for line in sheet["lines"] for cite in line["cites"])
    (entered,) = entered_standards()
    assert entered.to_on == date(2021, 12, 31)


def test_a_standard_nobody_confirmed_is_not_used(home, clerk, higher_standard):
    Standard.objects.update(confirmed_by=None)
    sheet = assess_household(home.pk, by=clerk, on=ON).sheet
    assert sheet["standard_monthly"] == "775.00"


def test_a_region_at_once_gives_what_each_household_gives_alone(home):
    other = make.household(make.person("黄阿水", born=date(1948, 1, 1)))
    Asset.objects.create(
        household=other, region=other.region, person=other.head, kind="deposit",
        amount=Decimal("99999.99"), known_on=date(2020, 1, 1),
    )  # fmt: skip
    make.household(make.person("吴阿海", at=make.LUOCHENG))
    county = Region.objects.get(code=make.NANAN)
    answers = assess_frames(frames_of_region(county, on=ON), on=ON)
    assert answers["household"].to_list() == [home.pk, other.pk]
    for household, row in zip([home, other], answers.iter_rows(named=True), strict=True):
        sheet = assess(facts_of(household, on=ON))
        assert row["outcome"] == sheet["outcome"]
        assert row["total"] == Decimal(sheet["total_monthly"]) * 100
        assert row["counted_income"] == Decimal(sheet["counted_annual"]) * 100


def test_people_on_file_elsewhere_belong_to_their_household(home):
    away, nobody_asked = make.person(at=make.LUOCHENG), make.person(at=make.LUOCHENG)
    Circumstances.objects.filter(person=away).update(region_id=home.region_id)
    Circumstances.objects.filter(person=nobody_asked).delete()
    dead = make.person(at=make.LUOCHENG)
    Person.objects.filter(pk=dead.pk).update(died_on=ON)
    for person in (away, nobody_asked, dead):
        Membership.objects.create(
            household=home, person=person, region=home.region, relation="other",
            period=DateRange(date(2020, 1, 1), None),
        )  # fmt: skip
    members = frames_of_region(Region.objects.get(code=make.NANAN), on=ON).members
    found = {row["member"]: row for row in members.iter_rows(named=True)}
    assert found.keys() == {int(each["ref"]) for each in facts_of(home, on=ON)["members"]}
    assert found[away.pk]["labour_capacity"] == away.circumstances.labour_capacity
    assert found[nobody_asked.pk]["labour_capacity"] is None


def test_a_region_without_households_is_no_trouble():
    assert assess_frames(frames_of_region(make.region(make.NANAN), on=ON), on=ON).is_empty()


def printed(*args, **options):
    out = StringIO()
    call_command(*args, stdout=out, **options)
    return out.getvalue()


def test_assess_all_counts_outcomes(home):
    make.household(make.person("黄阿水", born=date(1948, 1, 1)))
    told = json.loads(printed("assess_all", region=make.NANAN, on=ON, json=True))
    assert told["outcomes"] == {"household": 2}
    assert told["households"] == 2
    text = printed("assess_all", region=make.FUJIAN, on=ON)
    assert "按户纳入低保 household: 2" in text


SIMULATE = {"region": make.NANAN, "on": "2021-09-10", "set": "dibao_standard=785"}


def simulate(**given):
    named = [f"--{name}={value}" for name, value in (SIMULATE | given).items()]
    return json.loads(printed("simulate", *named, "--json"))


def test_simulate_says_who_gains_and_writes_nothing(home):
    told = simulate()
    assert told["gains"] == 1
    assert told["change"] == "31.00"  # three members, and the raise of an elder
    assert not Assessment.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"set": "colour=red"}, "colour"),
        ({"set": "gradual_exit_months=six"}, "gradual_exit_months"),
        ({"set": "colour"}, "PARAM=VALUE"),
        ({"region": 990000000000}, "990000000000"),
        ({"on": "2010-01-01"}, "2010-01-01"),
        ({"on": "9999-12-31"}, "2099"),
        ({"set": "dibao_standard=1000000000"}, "1000000000"),
    ],
)
def test_simulate_refuses_what_it_cannot_do(home, wrong, says):
    with pytest.raises(CommandError, match=says):
        simulate(**wrong)


def test_simulate_takes_a_parameter_once_and_says_what_kind_each_example_is(home):
    asked = {"region": make.NANAN, "on": ON}
    with pytest.raises(CommandError, match="twice"):
        printed("simulate", "--set=dibao_standard=785", "--set=dibao_standard=795", **asked)
    assert "增加：" in printed("simulate", "--set=dibao_standard=785", **asked)


def test_replay_finds_the_sealed_answer_again(home, clerk, higher_standard):
    assessment = assess_household(home.pk, by=clerk, on=ON)
    Standard.objects.update(confirmed_by=None)
    Circumstances.objects.update(serious_illness=True)
    assert replayed(assessment) == []


def test_replay_names_each_difference_and_a_broken_seal(home, clerk):
    assessment = assess_household(home.pk, by=clerk, on=ON)
    assessment.sheet["total_monthly"] = "1.00"  # as if a row had been forged
    found = {difference.path: difference.sealed for difference in replayed(assessment)}
    assert found.keys() == {"sha256", "total_monthly"}
    assert found["total_monthly"] == "1.00"


def test_replay_counts_what_decisions_rest_on(home, clerk):
    assess_household(home.pk, by=clerk, on=ON)
    told = json.loads(printed("replay", "--period=2021Q3", region=make.NANAN, json=True))
    assert told == {"total": 0, "agree": 0, "differ": 0, "differences": []}
    with pytest.raises(CommandError):
        call_command("replay", "--period=2021Q5")
