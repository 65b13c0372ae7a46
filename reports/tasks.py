"""The worker's part in what is taken away."""

from celery import shared_task

from accounts.actions.exports import KIND
from reports.actions import extracting


@shared_task(name=KIND)
def extract(job_id: int) -> None:
    """Make a long file, or make it again when a worker died over it."""
    extracting.run(job_id)
