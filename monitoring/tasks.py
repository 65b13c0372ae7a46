"""Celery only wakes us: each task hands a job's number, or the day, to one action."""

from celery import shared_task
from django.utils import timezone

from accounts.actions.officers import machine
from monitoring.actions import comparing, loading, pushes, resting, schedule, warning
from monitoring.comparisons import COMPARISONS


@shared_task(name="import_register")
def import_register(job_id: int) -> None:
    loading.run(job_id)


@shared_task(name="import_pushed")
def import_pushed(job_id: int) -> None:
    pushes.run(job_id, on=timezone.localdate())


def compare(job_id: int) -> None:
    """Do a comparison, or what a dead worker left of it."""
    comparing.run(job_id, on=timezone.localdate())


for each in COMPARISONS.values():
    shared_task(name=each.job)(compare)


@shared_task(name="monitoring.raise_warnings")
def raise_warnings() -> None:
    """Early warnings of every county that pays somebody; asked each day, the same warning comes once."""
    by, on = machine(), timezone.localdate()
    for county in schedule.counties_with_awards(by, on):
        warning.raise_warnings(county.code, by=by, on=on)


@shared_task(name="monitoring.open_due_comparisons")
def open_due_comparisons() -> None:
    """Whatever comparison the law wants of the period has its job in each county."""
    for kind in schedule.DUTIES:
        schedule.open_due(kind, by=machine(), on=timezone.localdate())


@shared_task(name="monitoring.wake_findings")
def wake_findings() -> None:
    resting.wake(on=timezone.localdate())
