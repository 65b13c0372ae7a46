"""Tasks that belong to no app."""

from celery import shared_task
from django.utils import timezone

from accounts.actions import exports, jobs, seals, sessions
from accounts.actions.officers import machine
from monitoring.actions.push_keys import forget_nonces
from monitoring.actions.retention import destroy_due


@shared_task(name="config.sweep_jobs")
def sweep_jobs() -> int:
    """Wake workers for jobs whose message was lost or whose worker died."""
    return jobs.wake_waiting()


@shared_task(name="config.close_day")
def close_day() -> int:
    """Seal the access log; forget ended sessions, old pushes, files and register rows whose time is over."""
    now = timezone.now()
    sessions.forget_ended()
    forget_nonces(now=now)
    exports.forget_expired(now=now)
    destroy_due(by=machine(), on=timezone.localdate())
    return seals.seal_access_log()
