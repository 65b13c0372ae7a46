"""A worker dies half-way, like in a power cut: the next one finishes the job, and nothing is there twice."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from django.db import connection, transaction
from django.utils import timezone

from accounts.actions.jobs import wake
from accounts.models import Job
from cases.models import PaymentHold
from config.celery import app
from monitoring.actions import imports
from monitoring.models import Comparison, Finding, RegisterImport, RegisterRow, RejectedRow
from monitoring.registers.child import BATCH
from tests.cases.payment_roll import roll
from tests.factories import NANAN
from tests.monitoring import files
from tests.monitoring.registers import funeral, received
from tests.monitoring.test_deaths import HEADER, dead, members
from tests.stack import until, worker

pytestmark = [pytest.mark.alone, pytest.mark.django_db(transaction=True)]
PATIENCE = 180


def finished(job: Job) -> bool:
    """Whether the job is done; as long as it is not, the sweep of each minute happens now."""
    job.refresh_from_db()
    if job.lease_until is not None and job.lease_until < timezone.now():
        wake(job)
    return job.state == Job.State.DONE


def let_the_lease_run_out(job: Job) -> None:
    past = timezone.now() - timedelta(seconds=1)

    def expired() -> bool:
        with transaction.atomic():
            mine = Job.objects.select_for_update(skip_locked=True).filter(pk=job.pk)
            return bool(mine.filter(state="running").update(lease_until=past)) if mine else False

    until(expired, PATIENCE)


def stand_in_the_way() -> None:
    """Whoever compares deaths in the county now waits for us, in the middle of it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('compare deaths'), hashtext(%s))", [str(NANAN)]
        )


def state_of(job: Job) -> str:
    return Job.objects.values_list("state", flat=True).get(pk=job.pk)


def test_an_import_killed_half_way_is_finished_by_the_next_worker(tmp_path: Path):
    good = BATCH * 2 + 500
    rows = files.funeral_rows(Random(3), good=good, refused=280, repeated=300)
    found = received(files.write_csv(tmp_path / "big.csv", rows))
    with worker(tmp_path / "first.log") as process:
        begun = imports.begin(found.pk, mapping=found.mapping, by=found.imported_by)
        job = begun.job
        assert job is not None and job.parts.count() == 3
        until(lambda: job.parts.exclude(done_at=None).count() >= 1, PATIENCE, process.log.read_text)
        process.kill()
    job.refresh_from_db()
    assert job.state == "running"
    let_the_lease_run_out(job)
    with worker(tmp_path / "second.log") as process:
        wake(job)
        until(lambda: finished(job), PATIENCE, process.log.read_text)
    found = RegisterImport.objects.get()
    assert (found.rows, found.accepted) == (good + 580, good)
    assert (found.rejected, found.duplicate) == (280, 300)
    assert RejectedRow.objects.count() == 280
    imports.confirm(found.pk, by=found.imported_by, on=files.AS_OF)
    stored = RegisterRow.objects.filter(register_import_id=found.pk)
    assert stored.count() == good == stored.values("row_number").distinct().count()


def test_a_comparison_killed_half_way_leaves_nothing_and_is_done_again(tmp_path: Path):
    people = members(roll(5))
    rows = [dead(person, date(2026, 10, 3)) for person in people[:7]]
    funeral(tmp_path / "f.csv", *rows, header=HEADER)
    job = Job.objects.get(kind="compare_deaths")
    with worker(tmp_path / "first.log") as process, transaction.atomic():
        stand_in_the_way()
        app.send_task(job.kind, [job.pk])  # `wake` would lock the job from here
        until(lambda: state_of(job) == "running", PATIENCE, process.log.read_text)
        process.kill()
    assert not Finding.objects.exists() and not Comparison.objects.exists()
    let_the_lease_run_out(job)
    with worker(tmp_path / "second.log") as process:
        wake(job)
        until(lambda: finished(job), PATIENCE, process.log.read_text)
    assert job.result == {"matched": 7, "new": 7, "known": 0, "closed": 0}
    assert Finding.objects.count() == PaymentHold.objects.count() == 7
