"""The worker's part in the procedure: jobs, each three lines."""

from celery import shared_task

from accounts.actions.jobs import run_job
from cases.actions.payment.runs import KIND, close_computing, compute_part


@shared_task(name=KIND)
def compute_payments(job_id: int) -> None:
    """Compute a payment run, or what a dead worker left of it."""
    run_job(job_id, compute_part, closing=close_computing)
