"""Jobs: rows with a lease. The broker only wakes workers; what there is to do stands here.

1. `open_job` writes the row once per key, and wakes a worker when the transaction commits.
2. `claim` gives it to one worker for a minute. A message that comes twice finds nothing to claim.
3. `run_job` does each part in one transaction: fence (we still own the job), work, mark, renew.
   The fence locks the row, so nobody can claim a job whose part is still running, however long.
4. A worker that dies leaves the lease to run out; `wake_waiting` (each minute) wakes another.
5. Five attempts without one finished part park the job; a person resumes it.
6. A person pauses or cancels a job between two of its parts: the fence lets no part begin after that.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Now
from django.utils.module_loading import import_string

from accounts.models import Job, JobPart, Officer
from accounts.models.job import new_owner
from accounts.redaction import redacted

LEASE = timedelta(seconds=60)
ATTEMPTS = 5
PAUSE = timedelta(seconds=20)  # after a failure, longer with each one
PATIENCE = "SET LOCAL lock_timeout = '25s'"  # for the part at work to end

log = logging.getLogger(__name__)

Part = Callable[[Job, int], int]
Closing = Callable[[Job], dict[str, Any]]


class LeaseLost(Exception):
    """Another worker has the job: whatever we did since is rolled back."""


@transaction.atomic
def open_job(
    kind: str,
    *,
    key: str,
    region_id: int,
    by: Officer,
    period: str = "",
    arguments: Mapping[str, Any] | None = None,
    parts: int = 1,
    waking: bool = True,
) -> Job:
    """The job of that key exists, with its parts, and a worker is woken after the commit.

    `kind` is the name of its Celery task, which takes the job's number. Whoever does the work at once
    wakes nobody (`waking`); if they die, the sweep does.
    """
    job, created = Job.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "region_id": region_id,
            "requested_by": by,
            "period": period,
            "arguments": dict(arguments or {}),
        },
    )
    if created:
        JobPart.objects.bulk_create(JobPart(job=job, number=number) for number in range(parts))
        if waking:
            transaction.on_commit(lambda: wake(job))
    return job


def wake(job: Job) -> None:
    """Tell a worker that the job waits. Without a broker nothing is lost: the sweep asks again."""
    if import_string(settings.JOB_WAKER)(job.kind, job.pk):
        Job.objects.filter(pk=job.pk).update(sent_at=Now())


def wake_waiting() -> int:
    """Wake workers for every job that nobody holds and that was not asked for within the lease."""
    waiting = Job.objects.claimable(Now()).filter(Q(sent_at=None) | Q(sent_at__lt=Now() - LEASE))
    jobs = list(waiting.order_by("pk"))
    for job in jobs:
        wake(job)
    return len(jobs)


@transaction.atomic
def claim(job_id: int) -> Job | None:
    """The job is ours for a minute; None when another has it, or it is done, parked or too early.

    The sixth attempt without a finished part parks it: it kills its workers.
    """
    free = Job.objects.claimable(Now()).select_for_update(skip_locked=True, of=("self",))
    job = free.filter(pk=job_id).first()
    if job is None:
        return None
    if job.attempts >= ATTEMPTS:
        _park(job, job.error or "工作进程五次中途退出 / five workers ended half-way")
        return None
    owner = new_owner()
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.RUNNING,
        owner=owner,
        lease_until=Now() + LEASE,
        attempts=F("attempts") + 1,
        started_at=Coalesce("started_at", Now()),
    )
    return Job.objects.select_related("requested_by", "region").get(pk=job.pk)


def fence(job: Job) -> None:
    """Lock the row for this transaction. Raises LeaseLost when the job is no longer ours."""
    mine = Job.objects.select_for_update().filter(
        pk=job.pk, owner=job.owner, state=Job.State.RUNNING
    )
    if not mine.exists():
        raise LeaseLost(job.key)


def renew(job: Job) -> None:
    """Ours for another minute; the attempts count anew, for there was progress."""
    mine = Job.objects.filter(pk=job.pk, owner=job.owner, state=Job.State.RUNNING)
    if not mine.update(lease_until=Now() + LEASE, attempts=0):
        raise LeaseLost(job.key)


@transaction.atomic
def finish(job: Job, result: Mapping[str, Any]) -> None:
    """The job is done, with its result. Raises LeaseLost."""
    fence(job)
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.DONE,
        owner=None,
        lease_until=None,
        finished_at=Now(),
        result=dict(result),
        error="",
    )


@transaction.atomic
def fail(job: Job, error: str) -> None:
    """The attempt is over: try again after a pause, or park at the fifth. Raises LeaseLost."""
    fence(job)
    current = Job.objects.get(pk=job.pk)
    if current.attempts >= ATTEMPTS:
        _park(current, error)
        return
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.READY,
        owner=None,
        lease_until=None,
        not_before=Now() + PAUSE * max(current.attempts, 1),
        error=error,
    )


@transaction.atomic
def postpone(job_id: int, pause: timedelta, reason: str) -> None:
    """A job that nobody holds waits for what it lacks; that is no attempt."""
    Job.objects.filter(pk=job_id, state=Job.State.READY).update(
        not_before=Now() + pause, error=reason
    )


@transaction.atomic
def hasten(job: Job) -> None:
    """What the job waited for has come: a worker is woken after the commit."""
    waiting = Job.objects.filter(pk=job.pk, state=Job.State.READY)
    if waiting.update(not_before=None):
        transaction.on_commit(lambda: wake(job))


@transaction.atomic
def resume(job_id: int, *, by: Officer) -> Job:
    """A parked or paused job waits for a worker again. Raises Job.DoesNotExist outside `by`'s scope."""
    resting = Job.objects.visible_to(by).filter(state__in=Job.RESTING)
    job = resting.select_for_update(of=("self",)).get(pk=job_id)
    job.state, job.attempts, job.not_before, job.halted_by = Job.State.READY, 0, None, None
    job.save(update_fields=["state", "attempts", "not_before", "halted_by"])
    transaction.on_commit(lambda: wake(job))
    return job


@transaction.atomic
def pause(job_id: int, *, by: Officer) -> Job:
    """The job stands still after the part at work, until somebody resumes it.

    Raises Job.DoesNotExist outside `by`'s scope, or when it neither waits nor runs.
    """
    return _halt(job_id, Job.State.PAUSED, by, {Job.State.READY, Job.State.RUNNING})


@transaction.atomic
def cancel(job_id: int, *, by: Officer) -> Job:
    """The job never runs again; what its parts wrote is for the caller to clear away.

    Raises Job.DoesNotExist outside `by`'s scope, or when it has ended.
    """
    return _halt(job_id, Job.State.CANCELLED, by, set(Job.State) - set(Job.ENDED))


def _halt(job_id: int, state: Job.State, by: Officer, of: set[Job.State]) -> Job:
    """Wait for the part at work, which holds the row, and take the job from its worker."""
    with connection.cursor() as cursor:
        cursor.execute(PATIENCE)
    seen = Job.objects.visible_to(by).filter(state__in=of)
    job = seen.select_for_update(of=("self",)).get(pk=job_id)
    job.state, job.owner, job.lease_until, job.halted_by = state, None, None, by
    job.save(update_fields=["state", "owner", "lease_until", "halted_by"])
    return job


def run_job(job_id: int, part: Part, *, closing: Closing | None = None) -> Job | None:
    """Do what is left of a job; None when there was nothing for us to do.

    `part(job, number)` does one part and returns its rows; `closing(job)` runs in the last
    transaction and returns the result. An error of theirs is kept on the job, and not raised.
    """
    job = claim(job_id)
    if job is None:
        return None
    try:
        for number in _open_parts(job):
            _do_part(job, number, part)
        with transaction.atomic():
            fence(job)
            finish(job, closing(job) if closing else {"rows": job.rows_so_far})
    except LeaseLost:
        log.warning("job %s: taken over by another worker", job.key)
        return None
    except Exception as error:
        log.exception("job %s: attempt %s failed", job.key, job.attempts)
        with suppress(LeaseLost):  # somebody halted the job while the part failed
            fail(job, redacted(f"{type(error).__name__}: {error}"))
    job.refresh_from_db()
    return job


@contextmanager
def telling(job: Job, number: int) -> Iterator[Callable[[int], None]]:
    """How far a long part is, told while its transaction is open: by a connection of its own, which locks
    nothing that the part needs."""
    beside = connection.copy()
    told = "UPDATE accounts_jobpart SET rows = %s WHERE job_id = %s AND number = %s"

    def tell(rows: int) -> None:
        with beside.cursor() as cursor:
            cursor.execute(told, [rows, job.pk, number])

    try:
        yield tell
    finally:
        beside.close()


@transaction.atomic
def _do_part(job: Job, number: int, part: Part) -> None:
    fence(job)
    rows = part(job, number)
    job.parts.filter(number=number).update(done_at=Now(), rows=rows)
    renew(job)


def _open_parts(job: Job) -> list[int]:
    return list(job.parts.filter(done_at=None).order_by("number").values_list("number", flat=True))


def _park(job: Job, error: str) -> None:
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.PARKED, owner=None, lease_until=None, error=error
    )
