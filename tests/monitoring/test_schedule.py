"""Comparisons that fall due: once for each county and period, caught up when a day was missed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection

from accounts.actions.officers import machine
from accounts.models import Job
from accounts.roles import Role
from cases.actions.payment import gates
from monitoring import tasks
from monitoring.actions import comparing, schedule
from monitoring.models import Comparison, Finding
from tests.cases.payment_roll import Desk, computed, roll
from tests.factories import HUIAN, LUOCHENG, NANAN, officer, region
from tests.monitoring.files import AS_OF
from tests.monitoring.registers import funeral
from tests.monitoring.test_deaths import HEADER, dead, members

DEATHS = Comparison.Kind.DEATHS


def opened() -> list[tuple[int, str]]:
    return sorted(Job.objects.filter(kind="compare_deaths").values_list("region", "period"))


@pytest.mark.django_db
@pytest.mark.requirement("R-287", "R-003")
def test_each_county_with_awards_gets_one_job_a_period():
    roll(1)
    roll(1, village=LUOCHENG + 1)
    region(350526000000, name="德化县")  # nobody is paid there
    with time_machine.travel(AS_OF, tick=False):
        for _day in range(3):
            tasks.open_due()
    assert opened() == [(HUIAN, "2026-11"), (NANAN, "2026-11")]
    quarterly = Job.objects.filter(kind="compare_poverty_office")
    assert set(quarterly.values_list("period", flat=True)) == {"2026Q4"}
    with time_machine.travel(date(2026, 12, 9), tick=False):  # nobody asked on the first
        tasks.open_due()
    assert opened()[1::2] == [(HUIAN, "2026-12"), (NANAN, "2026-12")]


@pytest.mark.django_db(transaction=True)
def test_beats_that_race_open_one_job():
    roll(1)
    machine()

    def ask(_number: int) -> None:
        try:
            tasks.open_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(ask, range(6)))
    assert Job.objects.filter(kind="compare_deaths").count() == 1


@pytest.mark.django_db(transaction=True)
def test_workers_that_race_find_everything_once(tmp_path):
    people = members(roll(4))
    reviewer = officer(Role.COUNTY_REVIEWER, NANAN)
    rows = [dead(person, date(2026, 10, 3)) for person in people[:5]]
    funeral(tmp_path / "f.csv", *rows, header=HEADER, by=reviewer)
    job = Job.objects.get(kind="compare_deaths")

    def work(_number: int) -> Job | None:
        try:
            return comparing.run(job.pk, on=AS_OF)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        done = [one for one in pool.map(work, range(4)) if one is not None]
    assert len(done) == 1
    assert done[0].result == {"matched": 5, "new": 5, "known": 0, "closed": 0}
    assert Finding.objects.count() == 5


@pytest.mark.django_db
def test_a_check_without_a_register_waits_for_one(tmp_path):
    (gone, *_rest) = members(roll(1))
    with time_machine.travel(AS_OF, tick=False):
        tasks.open_due()
    job = Job.objects.get(kind="compare_deaths")
    assert comparing.run(job.pk, on=AS_OF) is None
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("ready", 0)
    assert "还没有导入过" in job.error and job.not_before is not None
    funeral(tmp_path / "f.csv", dead(gone, date(2026, 10, 3)), header=HEADER)
    job.refresh_from_db()
    assert job.not_before is None
    done = comparing.run(job.pk, on=AS_OF)
    assert done is not None and done.result["new"] == 1


@pytest.mark.django_db
def test_new_rows_in_a_period_that_is_done_are_compared_again(tmp_path):
    first, second, *_rest = members(roll(2))
    with time_machine.travel(AS_OF, tick=False):
        funeral(tmp_path / "a.csv", dead(first, date(2026, 10, 3)), header=HEADER)
        comparing.run(Job.objects.get(kind="compare_deaths").pk, on=AS_OF)
        funeral(tmp_path / "b.csv", dead(second, date(2026, 11, 3)), header=HEADER)
    again = Job.objects.get(kind="compare_deaths", state="ready")
    done = comparing.run(again.pk, on=AS_OF)
    assert done is not None and done.result == {"matched": 2, "new": 1, "known": 1, "closed": 0}


@pytest.mark.requirement("R-003")
@pytest.mark.django_db
def test_what_was_missed_is_listed():
    roll(1, start=date(2026, 6, 1))
    county = region(NANAN)
    reviewer = officer(Role.COUNTY_REVIEWER, NANAN)
    on = date(2026, 9, 20)
    Job.objects.create(
        kind="compare_deaths", key="x", region=county, period="2026-07", state="done",
        finished_at="2026-07-03T02:10:00+08:00", requested_by=reviewer,
    )  # fmt: skip
    deaths, quarterly, *_others = schedule.standings(reviewer, on)
    assert deaths.missed == ["2026-06", "2026-08", "2026-09"]
    assert quarterly.missed == ["2026Q2", "2026Q3"]
    assert (deaths.done, deaths.next_on) == (False, date(2026, 9, 10))


@pytest.mark.django_db
def test_the_gate_of_payment_opens_with_the_finished_check(tmp_path):
    (gone, *_rest) = members(roll(2))
    desk = Desk()
    run = computed(desk.cashier)

    def death_gate() -> bool:
        every = gates.gates_of(run, on=AS_OF, exceptions=gates.exceptions_of(run))
        return next(gate.is_open for gate in every if "死亡" in str(gate.label))

    assert not death_gate()
    with time_machine.travel(AS_OF, tick=False):
        funeral(tmp_path / "f.csv", dead(gone, date(2026, 10, 3)), header=HEADER)
        comparing.run(Job.objects.get(kind="compare_deaths").pk, on=AS_OF)
    Job.objects.filter(kind="compare_deaths").update(
        finished_at=f"{AS_OF - timedelta(days=1)}T10:00+08:00"
    )
    assert death_gate()
