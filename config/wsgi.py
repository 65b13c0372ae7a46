"""The entry of gunicorn."""

import os

from django.core.checks import run_checks
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")  # noqa: TID251
# A page reckons one household, where more threads only wait for one another; workers keep them all.
os.environ.setdefault("POLARS_MAX_THREADS", "1")  # noqa: TID251

application = get_wsgi_application()

# gunicorn runs no system checks: a policy that is written wrongly is refused here, with its file and line.
if wrong := run_checks(tags=["eligibility"]):
    raise SystemExit("\n".join(map(str, wrong)))
