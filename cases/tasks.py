"""The worker's part in the procedure: jobs, each three lines."""

from celery import shared_task
from django.utils import timezone

from accounts.actions.jobs import run_job
from accounts.actions.officers import machine
from cases.actions import assessment_run, notice, publication, rehearsal
from cases.actions.payment.runs import KIND, close_computing, compute_part
from cases.actions.public_visits import forget_visits


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


@shared_task(name="cases.retire_public")
def retire_public() -> None:
    """What hung long enough comes down, and counts of past days are forgotten."""
    by, today = machine(), timezone.localdate()
    notice.take_down_due(by=by, on=today)
    publication.retire_lists(by=by, on=today)
    forget_visits()
