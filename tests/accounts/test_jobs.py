"""Jobs: once per key, one owner at a time, every part exactly once, whatever dies."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import close_old_connections, connection
from django.utils import timezone

from accounts.actions import jobs, officers
from accounts.models import Job, JobPart, Officer
from accounts.models.region import NATION

State = Job.State


@pytest.fixture
def machine(db) -> Officer:
    return officers.machine()


@pytest.fixture
def sent(monkeypatch, settings) -> list[tuple[str, int]]:
    """What was sent to the broker; `settings.JOB_WAKER` points to a list instead."""
    messages: list[tuple[str, int]] = []
    monkeypatch.setattr("tests.accounts.test_jobs.MAILBOX", messages)
    settings.JOB_WAKER = "tests.accounts.test_jobs.take"
    return messages


MAILBOX: list[tuple[str, int]] = []


def take(kind: str, job_id: int) -> bool:
    MAILBOX.append((kind, job_id))
    return True


def no_broker(kind: str, job_id: int) -> bool:
    return False


def open_one(machine: Officer, parts: int = 3, key: str = "count:2026-11") -> Job:
    return jobs.open_job("count", key=key, region_id=NATION, by=machine, parts=parts)


def rows_of(job: Job, number: int) -> int:
    return number + 10


def age(job: Job, seconds: int) -> None:
    """Let the lease have run out that long ago."""
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=seconds))


def test_opens_once_per_key_and_wakes_after_the_commit(
    machine, sent, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        first, second = open_one(machine), open_one(machine)
        assert sent == []
    assert first == second
    assert sent == [("count", first.pk)]
    assert first.parts.count() == 3
    first.refresh_from_db()
    assert first.sent_at is not None


def test_runs_each_part_and_keeps_the_result(machine):
    job = jobs.run_job(open_one(machine).pk, rows_of)
    assert (job.state, job.result, job.owner) == (State.DONE, {"rows": 33}, None)
    assert job.finished_at is not None
    assert jobs.run_job(job.pk, rows_of) is None  # the message came twice


def test_a_closing_makes_the_result(machine):
    job = jobs.run_job(open_one(machine).pk, rows_of, closing=lambda job: {"households": 7})
    assert job.result == {"households": 7}


def test_what_was_done_before_a_crash_is_not_done_again(machine):
    job = open_one(machine)
    done: list[int] = []

    def dies_at_the_second(job: Job, number: int) -> int:
        if number == 1 and not done[1:]:
            done.append(-1)
            raise KeyboardInterrupt  # as if the process had been killed
        done.append(number)
        return 1

    with pytest.raises(KeyboardInterrupt):
        jobs.run_job(job.pk, dies_at_the_second)
    assert jobs.claim(job.pk) is None  # the dead worker's lease still holds
    age(job, 1)
    finished = jobs.run_job(job.pk, dies_at_the_second)
    assert finished.state == State.DONE
    assert done == [0, -1, 1, 2]


def test_a_worker_that_lost_its_lease_leaves_nothing_behind(machine):
    job = open_one(machine)
    slow = jobs.claim(job.pk)
    age(job, 1)
    quick = jobs.claim(job.pk)
    assert quick.owner != slow.owner
    with pytest.raises(jobs.LeaseLost):
        jobs.finish(slow, {"rows": 1})
    with pytest.raises(jobs.LeaseLost):
        jobs.renew(slow)
    jobs.finish(quick, {"rows": 2})
    job.refresh_from_db()
    assert job.result == {"rows": 2}


def test_a_failure_is_kept_and_tried_again_after_a_pause(machine):
    job = open_one(machine)

    def fails(job: Job, number: int) -> int:
        raise ValueError("no standard for 350583000000")

    failed = jobs.run_job(job.pk, fails)
    assert (failed.state, failed.error) == (
        State.READY,
        "ValueError: no standard for 350583000000",
    )
    assert failed.not_before > timezone.now()
    assert jobs.claim(job.pk) is None
    Job.objects.filter(pk=job.pk).update(not_before=None)
    assert jobs.run_job(job.pk, rows_of).error == ""


def test_five_failures_park_it_and_a_person_resumes_it(machine):
    job = open_one(machine, parts=1)

    def fails(job: Job, number: int) -> int:
        raise ValueError("again")

    for attempt in range(1, 6):
        assert jobs.run_job(job.pk, fails).attempts == attempt
        Job.objects.filter(pk=job.pk).update(not_before=None)
    job.refresh_from_db()
    assert job.state == State.PARKED
    assert jobs.run_job(job.pk, rows_of) is None
    jobs.resume(job.pk, by=machine)
    assert jobs.run_job(job.pk, rows_of).state == State.DONE


def test_a_job_that_kills_its_workers_is_parked_at_the_sixth(machine):
    job = open_one(machine, parts=1)
    for _attempt in range(5):
        assert jobs.claim(job.pk) is not None
        age(job, 1)
    assert jobs.claim(job.pk) is None
    job.refresh_from_db()
    assert job.state == State.PARKED
    assert "五次" in job.error


def test_progress_gives_new_attempts(machine):
    """A long job may lose more than five workers, so long as each finishes a part."""
    job = open_one(machine, parts=8)

    def one_each(job: Job, number: int) -> int:
        if job.parts.exclude(done_at=None).count() > survived:
            raise KeyboardInterrupt
        return 1

    for survived in range(8):  # noqa: B007  read in the closure
        try:
            jobs.run_job(job.pk, one_each)
        except KeyboardInterrupt:
            age(job, 1)
    job.refresh_from_db()
    assert job.state == State.DONE


def test_the_sweep_wakes_what_nobody_holds(machine, sent):
    lost, dead, running, done = (open_one(machine, 1, key) for key in "abcd")
    jobs.claim(dead.pk)
    age(dead, 1)
    jobs.claim(running.pk)
    jobs.run_job(done.pk, rows_of)
    assert jobs.wake_waiting() == 2
    assert {job_id for _kind, job_id in sent} == {lost.pk, dead.pk}
    assert jobs.wake_waiting() == 0  # asked for within the minute


def test_without_a_broker_the_job_waits(machine, settings, django_capture_on_commit_callbacks):
    settings.JOB_WAKER = "tests.accounts.test_jobs.no_broker"
    with django_capture_on_commit_callbacks(execute=True):
        job = open_one(machine)
    job.refresh_from_db()
    assert (job.state, job.sent_at) == (State.READY, None)


@pytest.mark.django_db(transaction=True)
def test_many_workers_give_one_result():
    job = open_one(officers.machine(), parts=6)
    together = threading.Barrier(4)

    def work(_number: int) -> Job | None:
        try:
            together.wait()
            return jobs.run_job(job.pk, rows_of)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(work, range(4)))
    assert sum(result is not None for result in results) == 1
    assert sum(JobPart.objects.filter(job=job).values_list("rows", flat=True)) == 75
    close_old_connections()


@pytest.mark.django_db(transaction=True)
def test_a_part_that_still_runs_cannot_be_taken_over(monkeypatch):
    """The fence holds the row: a lease that ran out does not end a living transaction."""
    monkeypatch.setattr(jobs, "LEASE", timedelta(0))
    job = open_one(officers.machine(), parts=1)
    inside, leave = threading.Event(), threading.Event()

    def long(job: Job, number: int) -> int:
        inside.set()
        assert leave.wait(20)
        return 1

    def work() -> Job | None:
        try:
            return jobs.run_job(job.pk, long)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(work)
        assert inside.wait(20)
        assert Job.objects.claimable(timezone.now()).filter(pk=job.pk).exists()
        assert jobs.claim(job.pk) is None
        leave.set()
        assert first.result().state == State.DONE


@pytest.mark.django_db(transaction=True)
def test_many_who_open_it_make_one():
    machine = officers.machine()

    def work(_number: int) -> int:
        try:
            return open_one(machine, parts=2).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(work, range(8)))
    assert len(found) == 1
    assert JobPart.objects.count() == 2
