"""Exactly once, whatever happens: racing threads, killed workers, killed database processes."""

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from decimal import Decimal
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.models import Sum

from accounts.actions.jobs import run_job, wake
from accounts.models import Job
from cases.actions.payment import bank_file, returns, reviews, runs, signatures
from cases.actions.payment.bridge import totals_of
from cases.models import BankReturn, PaymentLine, PaymentRun, PaymentSignature
from cases.procedure import StepRefused
from tests.cases.payment_roll import (
    MONTH,
    TODAY,
    Desk,
    answers,
    change_account,
    computed,
    deaths_compared,
    roll,
    signed,
)
from tests.factories import NANAN, officer
from tests.stack import until, worker

pytestmark = pytest.mark.django_db(transaction=True)


def together(work: Callable[[int], object], threads: int = 6) -> list[object]:
    """Do the same in several threads at once; each answer, or the refusal it met."""

    def one(number: int) -> object:
        try:
            return work(number)
        except (StepRefused, DatabaseError) as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(one, range(threads)))


def opened(desk: Desk) -> PaymentRun:
    run, _is_new = runs.open_run(
        region_id=NANAN, benefit="dibao", month=MONTH, by=desk.cashier, on=TODAY
    )
    return run


class TestRaces:
    def test_one_run_is_opened(self):
        roll(4)
        desk = Desk()
        found = together(lambda _n: opened(desk))
        assert {run.pk for run in found if isinstance(run, PaymentRun)} == {
            PaymentRun.objects.get().pk
        }

    def test_racing_workers_compute_each_share_once(self):
        roll(60)
        run = opened(Desk())
        job_id = Job.objects.get().pk
        together(lambda _n: run_job(job_id, runs.compute_part, closing=runs.close_computing))
        run.refresh_from_db()
        assert run.state == "computed"
        assert PaymentLine.objects.count() == 120
        assert not run.exclusions.exists()

    def test_the_same_part_done_twice_adds_nothing(self):
        roll(40)
        run = opened(Desk())
        for _again in range(2):
            for number in range(run.job.arguments["parts"]):
                runs.compute_part(run.job, number)
        assert totals_of(run).is_exact
        assert PaymentLine.objects.count() == 80

    def test_one_of_several_signs_a_step(self):
        roll(2)
        deaths_compared()
        desk = Desk()
        run = computed(desk.cashier)
        seal = signatures.short(signatures.seal_of(run))
        cashiers = [officer("county_cashier", NANAN) for _n in range(4)]
        found = together(
            lambda n: signatures.sign(
                run.pk, step="prepare", seal_seen=seal, by=cashiers[n], on=TODAY
            ),
            4,
        )
        assert sum(isinstance(one, PaymentSignature) for one in found) == 1
        assert PaymentSignature.objects.count() == 1

    def test_a_return_is_written_once_and_one_supplement_follows(self):
        roll(5)
        deaths_compared()
        desk = Desk()
        run = signed(computed(desk.cashier), desk)
        bank_file.export(run.pk, by=desk.cashier, on=TODAY)
        said = answers(run, {1: "closed"})
        together(
            lambda _n: returns.import_return(
                run.pk, answers=said, sha256="f" * 64, by=desk.cashier, on=TODAY
            )
        )
        assert BankReturn.objects.count() == 10
        home = returns.to_repair(run)[0].household
        account = change_account(home, TODAY, by=desk.clerk)
        reviews.check_account(account.pk, by=desk.reviewer, on=TODAY)
        found = together(lambda _n: returns.open_supplementary(run.pk, by=desk.cashier, on=TODAY))
        assert sum(isinstance(one, PaymentRun) for one in found) == 1
        assert PaymentLine.objects.filter(sequence=1).count() == 2


@pytest.mark.requirement("R-112")
def test_the_command_builds_a_month_once():
    roll(5)
    told = [build(), build()]
    assert [one["added"] for one in told] == [10, 0]
    assert told[0]["runs"] == [told[1]["runs"][0] | {"added": 10}]
    assert told[0]["runs"][0]["amount"] == "6000.00"


def build() -> dict[str, object]:
    out = StringIO()
    given = ["--region", str(NANAN), "--month", "2026-11", "--json"]
    call_command("build_payments", *given, stdout=out)
    answer: dict[str, object] = json.loads(out.getvalue())
    return answer


@pytest.mark.alone
def test_kills_change_nothing(tmp_path: Path):
    """Workers are killed three times and the database once; the month is as if nothing happened."""
    desk = Desk()
    deaths_compared()
    roll(300)
    run = opened(desk)
    job = Job.objects.get(kind=runs.KIND)
    kills = 0
    with slow_lines():
        for done in (1, 3, 5):
            with worker(tmp_path / f"{kills}.log") as process:
                wake(job)
                until(partial(has_done, job, done), 60, process.log.read_text)
                process.kill()
            kills += 1
            expire_lease(job)
        for done in (8,):
            with worker(tmp_path / f"{kills}.log") as process:
                wake(job)
                until(partial(has_done, job, done), 60, process.log.read_text)
                kills += kill_backends_at_work()
            expire_lease(job)
    assert kills == 4
    assert 0 < parts_done(job) < job.parts.count()
    with worker(tmp_path / f"{kills}.log") as process:
        wake(job)
        until(lambda: finished(job), 60, process.log.read_text)
    run.refresh_from_db()
    assert totals_of(run).is_exact
    assert run.lines.count() == run.lines.values("person").distinct().count() == 600
    assert run.lines.aggregate(sum=Sum("amount"))["sum"] == Decimal("360000.00")
    disturbed = sent(run, desk)
    assert disturbed == sent(undisturbed(run, desk), desk)


def sent(run: PaymentRun, desk: Desk) -> bytes:
    """What the bank would get, without the number of the batch."""
    for line in bank_file.bank_rows(run):
        assert line.amount == 1200
    run.batch_number = "BATCH"
    return bank_file.bank_file(run).content


def undisturbed(run: PaymentRun, desk: Desk) -> PaymentRun:
    runs.cancel(run.pk, by=desk.approver, on=TODAY)
    again = computed(desk.cashier)
    assert again.pk != run.pk
    return again


@contextmanager
def slow_lines() -> Iterator[None]:
    """Each statement that adds lines takes a while, so that a kill hits its transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            """CREATE FUNCTION rest() RETURNS trigger LANGUAGE plpgsql AS
               $$ BEGIN PERFORM pg_sleep(0.4); RETURN NULL; END $$;
               CREATE TRIGGER rest AFTER INSERT ON cases_paymentline
               FOR EACH STATEMENT EXECUTE FUNCTION rest()"""
        )
    try:
        yield
    finally:
        with reconnected().cursor() as cursor:
            cursor.execute("DROP FUNCTION rest() CASCADE")


def kill_backends_at_work() -> int:
    """`kill -9` of the database processes that compute; the server restarts them all."""
    pids: list[int] = []
    end = time.monotonic() + 20
    while not pids and time.monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute(
                """SELECT pid FROM pg_stat_activity
                   WHERE datname = current_database() AND pid <> pg_backend_pid()
                     AND state = 'active' AND query LIKE '-- Who is paid%'"""
            )
            pids = [pid for (pid,) in cursor.fetchall()]
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    time.sleep(0.5)
    reconnected()
    return len(pids)


def reconnected():
    """The connection of this test, once the server takes connections again."""
    end = time.monotonic() + 30
    while True:
        connection.close()
        with suppress(DatabaseError):
            connection.ensure_connection()
            return connection
        assert time.monotonic() < end, "the database did not come back"
        time.sleep(0.2)


def expire_lease(job: Job) -> None:
    """A minute passes: the dead worker's lease runs out."""
    with reconnected().cursor() as cursor:
        cursor.execute(
            """UPDATE accounts_job SET lease_until = now() - interval '1 second', not_before = NULL
               WHERE id = %s AND state IN ('running', 'ready')""",
            [job.pk],
        )


def has_done(job: Job, parts: int) -> bool:
    return parts_done(job) >= parts


def parts_done(job: Job) -> int:
    return job.parts.exclude(done_at=None).count()


def finished(job: Job) -> bool:
    return Job.objects.filter(pk=job.pk, state=Job.State.DONE).exists()
