"""The worker's part in the procedure: jobs, each three lines."""

from celery import shared_task

from accounts.actions.jobs import run_job
from cases.actions import assessment_run, rehearsal
from cases.actions.payment.runs import KIND, close_computing, compute_part


@shared_task(name=KIND)
def compute_payments(job_id: int) -> None:
    """Compute a payment run, or what a dead worker left of it."""
    run_job(job_id, compute_part, closing=close_computing)


@shared_task(name=assessment_run.KIND)
def assess_caseload(job_id: int) -> None:
    """Assess every household of a run, or what a dead worker left of them."""
    assessment_run.work(job_id)


@shared_task(name=rehearsal.KIND)
def rehearse(job_id: int) -> None:
    """Work out a rehearsal, or what a dead worker left of it."""
    rehearsal.work(job_id)
