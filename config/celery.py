"""The Celery app. It only wakes workers: what there is to do stands in the database.

A job's kind is the name of its task. The whole beat schedule is `CELERY_BEAT_SCHEDULE` in
`config.settings`.
"""

import logging
import os

from celery import Celery, signals
from kombu.exceptions import OperationalError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")  # noqa: TID251

app = Celery("doudi", include=["config.tasks"])
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

log = logging.getLogger(__name__)


@signals.setup_logging.connect
def keep_our_logging(**_given: object) -> None:
    """Celery leaves logging as the settings made it: numbers stay masked in the worker too."""


def wake(kind: str, job_id: int) -> bool:
    """Send the message of one job; false when there is no broker to take it."""
    try:
        app.send_task(kind, [job_id], retry=False)
    except OperationalError as error:
        log.warning("job %s waits for the broker: %s", job_id, error)
        return False
    return True
