"""The entry of gunicorn."""

import os

from django.core.checks import run_checks
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")  # noqa: TID251

application = get_wsgi_application()

# gunicorn runs no system checks: a policy that is written wrongly is refused here, with its file and line.
if wrong := run_checks(tags=["eligibility"]):
    raise SystemExit("\n".join(map(str, wrong)))
