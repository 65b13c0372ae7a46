"""What the approver's attention is drawn to, asked for many cases at the cost of one."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from cases.flags import Level, difference, flags_of, needs_a_look
from cases.models import Application, Verification, VerificationResult, Visit
from households.models import Asset, Membership
from tests import factories
from tests.cases.steps import TODAY, Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return factories.application(by=Staff().clerk)


def rules(case: Application) -> dict[str, Level]:
    return {flag.rule: flag.level for flag in flags_of([case], on=TODAY)[case.pk]}


def test_an_ordinary_case_has_none(case):
    assert rules(case) == {}
    assert not needs_a_look([])


def test_an_account_changed_within_ninety_days(case):
    changed = TODAY - timedelta(days=90)
    factories.account(case.household, period=DateRange(date(2020, 1, 1), changed))
    assert rules(case) == {}
    factories.account(case.household, card="6222020200112299999", period=DateRange(changed, None))
    assert rules(case) == {"new_account": Level.LOOK}
    assert flags_of([case], on=TODAY + timedelta(days=1))[case.pk] == []


def test_somebody_who_left_within_six_months(case):
    son = factories.person("陈志强", born=date(1980, 1, 1))
    gone = Membership.objects.create(
        household=case.household, region=case.region, person=son, relation="child",
        period=DateRange(date(2020, 1, 1), TODAY - timedelta(days=30)),
    )  # fmt: skip
    assert rules(case) == {"departure": Level.LOOK}
    gone.period = DateRange(date(2020, 1, 1), date(2025, 1, 1))
    gone.save()
    assert rules(case) == {}


def test_what_a_register_found_beyond_a_fifth(case):
    asked = Verification.objects.create(
        application=case, region=case.region, asked_by=case.entered_by, asked_on=TODAY
    )
    result = VerificationResult.objects.create(
        verification=asked, region=case.region, person=case.people.get(), source="human_resources",
        as_of=TODAY, answer="conflict", recorded_by=case.entered_by,
        detail={"declared": "10000.00", "found": "12000.00"},
    )  # fmt: skip
    assert rules(case) == {}
    result.detail = {"declared": "10000.00", "found": "12000.01"}
    result.save()
    flag = flags_of([case], on=TODAY)[case.pk][0]
    assert (flag.rule, flag.sentence) == (
        "conflict",
        "陈阿土的社会保险与就业核对与申报不一致，相差 20%",
    )


@pytest.mark.parametrize(
    ("detail", "apart"),
    [
        ({}, None),
        ({"declared": "", "found": "3"}, None),
        ({"declared": "100", "found": "150"}, Decimal("0.5")),
        ({"declared": "0", "found": "1"}, Decimal(1)),
        ({"declared": "0", "found": "0"}, Decimal(0)),
    ],
)
def test_how_far_apart_declared_and_found_are(detail, apart):
    assert difference(detail) == apart


def test_a_private_car_two_houses_a_visit_that_disagrees_a_quick_entry(case):
    owned = {"household": case.household, "region": case.region, "known_on": TODAY}
    Asset.objects.create(kind="vehicle", vehicle_use="private", amount=30000, **owned)
    for _n in range(2):
        Asset.objects.create(kind="house", amount=60000, **owned)
    Visit.objects.create(
        application=case, region=case.region, visited_on=TODAY, first_visitor=case.entered_by,
        second_visitor_name="陈协理", present="户主", means_agree=False, conclusion="有车",
    )  # fmt: skip
    case.submitted_at = case.created_at + timedelta(minutes=2)
    looks = {"vehicle", "houses", "visit"}
    assert rules(case) == dict.fromkeys(looks, Level.LOOK) | {"quick_entry": Level.NOTE}


def test_many_cases_cost_as_much_as_one(case, django_assert_max_num_queries):
    clerk = Staff().clerk
    cases = [case, *(factories.application(by=clerk) for _n in range(8))]
    factories.household(address=cases[4].household.address)
    with django_assert_max_num_queries(14):
        found = flags_of(cases, on=TODAY)
    assert {pk for pk, flags in found.items() if flags} == {cases[4].pk}
