"""Workers of comparisons killed at any point: what stands in the end is what one undisturbed run writes.

`DOUDI_KILLS=100 make test TESTS=tests/monitoring/test_comparison_kills.py` kills more of them.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from accounts.actions.officers import machine
from accounts.models import Job, JobPart, Region
from cases.models import PaymentHold
from monitoring.actions.schedule import DUTIES, open_duty
from monitoring.comparisons import COMPARISONS
from monitoring.models import Finding
from tests.factories import NANAN
from tests.monitoring.files import AS_OF
from tests.monitoring.specs import SPECS
from tests.monitoring.worlds import fill, world
from tests.stack import ROOT, environment

pytestmark = [pytest.mark.alone, pytest.mark.django_db(transaction=True)]
KILLS = int(os.environ.get("DOUDI_KILLS", "10"))
KINDS = [
    kind
    for kind, declared in COMPARISONS.items()
    if declared.registers and not any(q.searches or q.fills for q in declared.questions)
]
FACTS = (
    *("key", "level", "state", "person", "household", "facts_sha256", "found_on", "due_on"),
    *("version", "reappearances"),
)  # fmt: skip


class Forks:
    """The process that forks workers, and the one at work."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        assert self._said() == "ready"

    def _said(self) -> str:
        assert self._process.stdout is not None
        return str(self._process.stdout.readline()).strip()

    def work(self, jobs: list[int], *, seconds: float | None = None) -> bool:
        """A worker goes on with the jobs, and is killed after so many seconds; whether that ended it."""
        assert self._process.stdin is not None
        self._process.stdin.write(" ".join(map(str, jobs)) + "\n")
        self._process.stdin.flush()
        worker = int(self._said())
        if seconds is not None:
            time.sleep(seconds)
            with suppress(ProcessLookupError):  # done before
                os.kill(worker, signal.SIGKILL)
        return self._said() == "killed"


@contextmanager
def forks() -> Iterator[Forks]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.forked", AS_OF.isoformat()], cwd=ROOT, env=environment(),
        text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            yield Forks(process)
        finally:
            process.kill()


def opened(turn: int) -> list[int]:
    """The jobs of all comparisons for a period that nobody has done."""
    county, jobs = Region.objects.get(pk=NANAN), []
    for kind in KINDS:
        period = DUTIES[kind].period_of(AS_OF, NANAN)
        for _step in range(turn):
            period = period.previous()
        jobs.append(open_duty(kind, region=county, period=period, by=machine()).pk)
    return jobs


def stood() -> set[tuple[Any, ...]]:
    """Everything that the comparisons have written for people: findings and holds. Not whose desk a finding
    lies on: it went to whoever had fewest just then."""
    holds = PaymentHold.objects.values_list("origin", "award", "person", "reason")
    return {*Finding.objects.values_list(*FACTS), *holds}


def forget() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE monitoring_finding, cases_paymenthold CASCADE")


def let_the_leases_run_out(jobs: list[int]) -> None:
    """As the sweep finds them a minute later; who killed five workers is started again by a person."""
    mine = Job.objects.filter(pk__in=jobs)
    mine.filter(state="running").update(lease_until=timezone.now() - timedelta(seconds=1))
    mine.filter(state__in=["ready", "parked"]).update(state="ready", attempts=0, not_before=None)


def test_whoever_is_killed_at_whatever_point_the_findings_are_the_same():
    made, random = world(3, homes=40), Random(3)
    for register in dict.fromkeys(r for kind in KINDS for r in COMPARISONS[kind].registers):
        fill(made, register, SPECS[register])
    hits = turn = 0
    with forks() as workers:
        began = time.monotonic()
        workers.work(opened(turn))
        undisturbed = time.monotonic() - began
        whole = stood()
        assert Finding.objects.exists() and PaymentHold.objects.exists()
        while hits < KILLS:
            forget()
            turn += 1
            jobs, done = opened(turn), 0
            while unfinished := list(Job.objects.filter(pk__in=jobs).exclude(state="done")):
                wait = random.uniform(0, undisturbed) if hits < KILLS else None
                killed = workers.work([job.pk for job in unfinished], seconds=wait)
                left = Job.objects.filter(pk__in=jobs).exclude(state="done").exists()
                hits += killed and left
                before, done = (
                    done,
                    JobPart.objects.filter(job__in=jobs).exclude(done_at=None).count(),
                )
                assert done >= before  # the bar never goes back
                let_the_leases_run_out(jobs)
            assert stood() ^ whole == set()
    print(f"\n{hits} kills in {turn} rounds, {len(whole)} findings and holds in each")
