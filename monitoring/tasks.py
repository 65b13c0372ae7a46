"""Celery only wakes us: each task hands a job's number, or the day, to one action."""

from celery import shared_task
from django.utils import timezone

from accounts.actions.officers import machine
from monitoring.actions import chores, comparing, loading, pushes, resting, schedule
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


def do_chore(job_id: int) -> None:
    """Do a chore, or what a dead worker left of it."""
    chores.run(job_id, on=timezone.localdate())


for chore in chores.CHORES.values():
    shared_task(name=chore.job)(do_chore)


@shared_task(name="monitoring.open_due")
def open_due() -> None:
    """Whatever the law wants of the period has its job in each county."""
    for kind in schedule.DUTIES:
        schedule.open_due(kind, by=machine(), on=timezone.localdate())


@shared_task(name="monitoring.wake_findings")
def wake_findings() -> None:
    resting.wake(on=timezone.localdate())
