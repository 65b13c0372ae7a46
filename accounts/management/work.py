"""Commands do their jobs themselves, or wait for the worker who was faster."""

import time
from collections.abc import Callable

from django.core.management.base import CommandError

from accounts.models import Job

PATIENCE_SECONDS = 3600


def work_off(job: Job, run: Callable[[int], object]) -> Job:
    """The job is done, by us or by a worker. Raises CommandError when it was parked or halted."""
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        run(job.pk)
        job.refresh_from_db()
        if job.state == Job.State.DONE:
            return job
        if job.state in (*Job.RESTING, Job.State.CANCELLED) or time.monotonic() > end:
            raise CommandError(f"没有完成：{job.error} / not finished")
        time.sleep(0.5)
