"""What the demo tells of a day is stamped in the office hours of that day."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Model
from django.db.models.expressions import DatabaseDefault
from django.db.models.functions import Now
from django.db.models.signals import pre_save  # noqa: TID251 — only to date what the demo invents
from django.utils import timezone

from cases.models import Decision, Event, PaymentRun, PaymentSignature
from eligibility.models import Assessment
from monitoring.models import Disposal, RegisterImport

_OPENS = time(9, 10)
_MINUTES = 25  # between two things that happen to one case on one day
# The column that the database would stamp, the day the row is about, and the thing it happened to.
_STAMPED: dict[type[Model], tuple[str, Callable[[Any], tuple[date, object]]]] = {
    Event: ("at", lambda row: (row.on, ("case", row.application_id))),
    Assessment: ("assessed_at", lambda row: (row.on, ("household", row.household_id))),
    Decision: ("at", lambda row: (row.decided_on, ("decided", row.application_id))),
    Disposal: ("at", lambda row: (row.proposed_on, ("finding", row.finding_id))),
    PaymentSignature: ("at", lambda row: (row.run.cut_off_on, ("run", row.run_id))),
    PaymentRun: ("locked_at", lambda row: (row.cut_off_on, ("run", row.pk))),
    RegisterImport: ("imported_at", lambda row: (row.as_of, ("imports", row.region_id))),
}


@contextmanager
def as_it_happened() -> Iterator[None]:
    """Rows written inside bear a time of their own day, in the order they were written.

    Only what is about to be stamped is: nothing that stands in the database is changed.
    """
    happened = Counter[object]()

    def stamp(sender: type[Model], instance: Any, **_: Any) -> None:
        column, about = _STAMPED[sender]
        left_to_the_database = (Now, DatabaseDefault)
        if not isinstance(getattr(instance, column), left_to_the_database):
            return
        day, thing = about(instance)
        opens = timezone.make_aware(datetime.combine(day, _OPENS))
        at = opens + timedelta(minutes=_MINUTES * happened[day, thing])
        happened[day, thing] += 1
        setattr(instance, column, min(at, timezone.now()))

    for model in _STAMPED:
        pre_save.connect(stamp, sender=model, weak=False)
    try:
        yield
    finally:
        for model in _STAMPED:
            pre_save.disconnect(stamp, sender=model)
