"""The house's wiring: settings, routes, the worker, and the servers of the default run."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
