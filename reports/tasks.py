"""The worker's part in reports: what is taken away, and figures of large places."""

from celery import shared_task

from accounts.actions.exports import KIND
from reports.actions import extracting, prepared


@shared_task(name=KIND)
def extract(job_id: int) -> None:
    """Make a long file, or make it again when a worker died over it."""
    extracting.run(job_id)


@shared_task(name=prepared.KIND)
def prepare(job_id: int) -> None:
    """Read the figures of a large place."""
    prepared.run(job_id)
