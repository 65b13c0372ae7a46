"""Assess everybody: the same answers as one by one, each household once, also after a worker was killed."""

import json
from datetime import date
from decimal import Decimal
from functools import partial
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, transaction

from accounts.actions.officers import machine
from accounts.models import Job, Region
from accounts.roles import Role
from cases.actions import assessment_run
from cases.caseload import Caseload, caseload_of, stretches
from cases.models import AssessedHousehold, AssessmentRun
from eligibility.assess import assess
from eligibility.facts import entered_standards, facts_of
from households.models import Asset, Expense, Household
from tests import factories as make

ON = date(2021, 9, 10)
SPOILT = "a power cut"


def crowd(number: int, at: int = make.QIANFENG) -> list[Household]:
    """Households that differ in age, work, hardship, expenses and property."""
    homes = []
    for place in range(number):
        head = make.person(
            born=date(1940 + 5 * place, 3, 4), at=at, serious_illness=place % 3 == 0,
            labour_capacity="full" if place % 2 else "none",
            employment="flexible" if place % 2 else "retired",
            disability_kind="mental" if place % 4 == 1 else None,
            disability_grade=3 if place % 4 == 1 else None,
            disability_until=date(2021, 9, 9 + place % 2) if place % 4 == 1 else None,
        )  # fmt: skip
        child = make.person("陈小", born=date(2004 + place, 9, 11), at=at, schooling="compulsory")
        home = make.household(head, child)
        if place % 2:
            make.income(home, kind="wage", amount=Decimal("700.55") * place, times=1 + place % 12)
        else:
            make.income(home)
        Expense.objects.create(
            household=home, region=home.region, person=head, kind="medical", vouchers=True,
            amount=Decimal("333.33"), unit="time", times=place + 1, known_on=date(2020, 1, 1),
        )  # fmt: skip
        if place % 5 == 4:
            Asset.objects.create(
                household=home, region=home.region, kind="deposit", amount=Decimal("90000.01"),
                known_on=date(2020, 1, 1),
            )  # fmt: skip
        homes.append(home)
    return homes


def answers() -> list[tuple[object, ...]]:
    columns = (
        "household",
        "region",
        "outcome",
        "members_counted",
        "counted_income",
        "award",
        "total",
    )
    return list(AssessedHousehold.objects.order_by("household").values_list(*columns, "law"))


@pytest.mark.django_db
def test_everybody_is_answered_as_alone():
    homes = crowd(12)
    run = assessment_run.open_run(
        make.NANAN, by=make.officer(Role.COUNTY_REVIEWER, make.NANAN), on=ON
    )
    assessment_run.work(run.job_id)
    found = {row.household_id: row for row in AssessedHousehold.objects.filter(run=run)}
    assert len({row.outcome for row in found.values()}) > 2
    for home in homes:
        sheet, row = assess(facts_of(home, on=ON), standards=entered_standards()), found[home.pk]
        assert row.outcome == sheet["outcome"]
        assert row.members_counted == sheet["members_counted"]
        assert str(row.total) == sheet["total_monthly"]
        assert str(row.counted_income) == sheet["counted_annual"]
        assert row.law == sheet["policy"]["sha256"]
        assert row.region_id == home.region_id
    run.refresh_from_db()
    assert run.finished_at and run.households == 12
    assert run.total_monthly == sum(row.total for row in found.values())


@pytest.mark.django_db
def test_a_run_is_not_for_everybody():
    make.region(make.NANAN)
    for role, place in ((Role.COUNTY_CASHIER, make.NANAN), (Role.COUNTY_REVIEWER, make.HUIAN)):
        with pytest.raises(PermissionDenied):
            assessment_run.open_run(make.NANAN, by=make.officer(role, place), on=ON)
    assert not AssessmentRun.objects.exists()


@pytest.mark.django_db
def test_a_household_is_answered_once_and_a_run_is_dropped_whole():
    crowd(1)
    officer = make.officer(Role.COUNTY_APPROVER, make.NANAN)
    run = assessment_run.open_run(make.NANAN, by=officer, on=ON)
    assert assessment_run.open_run(make.NANAN, by=officer, on=ON) == run  # still at work
    assessment_run.work(run.job_id)
    row = AssessedHousehold.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        AssessedHousehold.objects.bulk_create([row])
    again = assessment_run.open_run(make.NANAN, by=officer, on=ON)
    assert again != run
    assessment_run.drop_run(run.pk, by=officer)
    assert not AssessedHousehold.objects.filter(run=run).exists()
    assert AssessmentRun.objects.get(pk=run.pk).households == 1


@pytest.mark.django_db
def test_a_run_that_answered_twice_is_not_finished(monkeypatch):
    crowd(2)
    write = assessment_run._write
    monkeypatch.setattr(assessment_run, "_write", lambda *args: (write(*args), write(*args)))
    run = assessment_run.open_run(make.NANAN, by=machine(), on=ON)
    assessment_run.work(run.job_id)
    assert "IntegrityError" in Job.objects.get().error
    assert AssessmentRun.objects.get().finished_at is None and not answers()


@pytest.mark.django_db
def test_a_big_county_is_cut_by_household_number():
    homes = crowd(7)
    cut = stretches(Region.objects.get(code=make.NANAN), size=3)
    assert [(each.first, each.last) for each in cut] == [
        (homes[0].pk, homes[2].pk), (homes[3].pk, homes[5].pk), (homes[6].pk, homes[6].pk),
    ]  # fmt: skip
    with Caseload(cut, on=ON) as caseload:
        assert [len(caseload.read(number).households) for number in range(3)] == [3, 3, 1]


@pytest.mark.django_db
def test_a_big_county_is_cut_between_its_places():
    crowd(2)
    crowd(2, at=make.MEISHAN)
    honglai = make.QIANFENG // 10**3 * 10**3  # the township of the village
    cut = stretches(Region.objects.get(code=make.NANAN), size=3)
    assert [(each.start, each.until) for each in cut] == [
        (make.MEISHAN, make.MEISHAN + 10**3), (honglai, honglai + 10**3),
    ]  # fmt: skip
    assert [len(caseload_of(each, on=ON).members) for each in cut] == [4, 4]
    village = Region.objects.get(code=make.QIANFENG)
    assert [len(caseload_of(each, on=ON).households) for each in stretches(village)] == [2]


@pytest.mark.django_db
def test_small_counties_are_read_together():
    crowd(2)
    crowd(2, at=make.LUOCHENG)
    fujian = make.region(make.FUJIAN)
    (both,) = stretches(fujian, size=4)
    assert (both.start, both.until) == (make.HUIAN, make.NANAN + 10**6)
    assert len(caseload_of(both, on=ON).households) == 4
    assert len(stretches(fujian, size=3)) == 2


@pytest.mark.django_db(transaction=True)
def test_a_killed_run_goes_on_where_it_stopped(monkeypatch):
    crowd(4)
    crowd(3, at=make.LUOCHENG)
    monkeypatch.setattr(assessment_run, "stretches", partial(stretches, size=3))
    run = assessment_run.open_run(make.FUJIAN, by=machine(), on=ON)
    assert len(run.stretches) == 3
    write, written = assessment_run._write, []

    def once(*args):
        if written:
            raise RuntimeError(SPOILT)
        written.append(args)
        write(*args)

    monkeypatch.setattr(assessment_run, "_write", once)
    assessment_run.work(run.job_id)
    assert run.job.parts.exclude(done_at=None).count() == 1
    assert not answers()  # seen when they are whole
    assert SPOILT in Job.objects.get().error
    Job.objects.update(not_before=None)
    monkeypatch.setattr(assessment_run, "_write", write)
    assert json.loads(printed("--json"))["households"] == 7
    assert len(answers()) == len({household for household, *_ in answers()}) == 7
    assert AssessmentRun.objects.get().finished_at
    second = json.loads(printed("--json"))
    assert second["run"] != run.pk and second["households"] == 7
    assert "按户纳入低保 household" in printed("--workers=1")


def printed(*args: str) -> str:
    out = StringIO()
    call_command("assess_all", f"--region={make.FUJIAN}", f"--on={ON}", *args, stdout=out)
    return out.getvalue()
