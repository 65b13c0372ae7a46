"""Celery only wakes us: each task hands a job's number, or the day, to one action."""

from celery import shared_task
from django.utils import timezone

from accounts.actions.officers import machine
from monitoring.actions import comparing, loading, schedule
from monitoring.models import Comparison


@shared_task(name="import_register")
def import_register(job_id: int) -> None:
    loading.run(job_id)


@shared_task(name="compare_deaths")
def compare_deaths(job_id: int) -> None:
    comparing.run(job_id, on=timezone.localdate())


@shared_task(name="compare_poverty_office")
def compare_poverty_office(job_id: int) -> None:
    comparing.run(job_id, on=timezone.localdate())


@shared_task(name="monitoring.open_monthly_death_checks")
def open_monthly_death_checks() -> None:
    schedule.open_due(Comparison.Kind.DEATHS, by=machine(), on=timezone.localdate())


@shared_task(name="monitoring.open_quarterly_poverty_comparisons")
def open_quarterly_poverty_comparisons() -> None:
    schedule.open_due(Comparison.Kind.POVERTY_OFFICE, by=machine(), on=timezone.localdate())
