"""The story of a household (轨迹): what happened in its cases, what was paid, as one timeline."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.templatetags.formats import money
from cases.models import Event, PaymentLine
from households.models import Household

_TONES = {
    Event.Kind.CONFIRMED: "ok",
    Event.Kind.REFUSED: "bad",
    Event.Kind.RETURNED: "warn",
    Event.Kind.OBJECTED: "warn",
    Event.Kind.RECALLED: "bad",
}
KINDS = {"cases": gettext_lazy("办理"), "payments": gettext_lazy("发放")}


def story_of(household: Household, *, only: str = "") -> list[dict[str, Any]]:
    """Newest first; `only` keeps cases or payments."""
    told: list[dict[str, Any]] = []
    if only != "payments":
        told += _events(household)
    if only != "cases":
        told += _payments(household)
    return sorted(told, key=lambda one: one["at"], reverse=True)


def _events(household: Household) -> Iterable[dict[str, Any]]:
    events = Event.objects.filter(application__household=household)
    for event in events.select_related("application", "by"):
        yield {
            "at": timezone.localtime(event.at),
            "title": f"{event.get_kind_display()} · {event.application.number}",
            "url": reverse("application_detail", args=[event.application_id]),
            "by": event.by.name,
            "text": event.detail.get("reason", ""),
            "tone": _TONES.get(Event.Kind(event.kind), ""),
        }


def _payments(household: Household) -> Iterable[dict[str, Any]]:
    months = (
        PaymentLine.objects.filter(household=household, void=False)
        .values("month", "run__kind", "run__locked_at")
        .annotate(total=Sum("amount"))
        .exclude(run__locked_at=None)
        .order_by()
    )
    for paid in months:
        yield {
            "at": timezone.localtime(paid["run__locked_at"])
            if isinstance(paid["run__locked_at"], datetime)
            else timezone.make_aware(datetime.combine(paid["month"], time())),
            "title": _("%(month)s 发放 %(yuan)s 元")
            % {"month": f"{paid['month']:%Y-%m}", "yuan": money(paid["total"])},
            "url": "",
            "by": "",
            "text": "",
            "tone": "",
        }
