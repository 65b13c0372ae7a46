"""From discovery to aid (发现、响应、救助): how somebody was found, and how long each part took.

厅民发〔2021〕34号 二(四): found in time, answered fast, aided at once.
"""

from datetime import date
from typing import Any

from django.db.models import Min
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import AidStage, Application, PaymentLine

Channel = Application.Channel
# The three routes of the document; a review is none of them.
ROUTES: dict[str, Promise] = {
    "self": gettext_lazy("主动申请"),
    "comparison": gettext_lazy("救助部门信息比对"),
    "inspection": gettext_lazy("基层干部摸排核查"),
}
ROUTE_OF = {
    Channel.WINDOW: "self",
    Channel.HOTLINE: "self",
    Channel.COMPARISON: "comparison",
    Channel.DISCOVERY: "inspection",
}


def aided_on(application: Application) -> date | None:
    """The first day on which money or goods were given for it: what was locked for payment, or handed out."""
    locked = PaymentLine.objects.locked().filter(
        award__decision__application=application, amount__gt=0
    )
    given = AidStage.objects.filter(aid__application=application, state="given")
    paid_at = locked.aggregate(at=Min("run__locked_at"))["at"]
    days = [given.aggregate(on=Min("given_on"))["on"], paid_at and localdate(paid_at)]
    return min((day for day in days if day), default=None)


def told(application: Application) -> list[tuple[str, Any]]:
    """The route, the day of discovery, and the days to the answer and to the aid, for the page of a case."""
    since = application.discovered_on
    if since is None or application.channel not in ROUTE_OF:
        return []
    facts: list[tuple[str, Any]] = [
        (_("发现途径"), ROUTES[ROUTE_OF[Channel(application.channel)]]),
        (_("发现日期"), since),
    ]
    if application.accepted_on:
        facts.append((_("发现到受理"), _("%d 天") % (application.accepted_on - since).days))
    if (aided := aided_on(application)) is not None:
        facts.append((_("发现到救助"), _("%d 天") % (aided - since).days))
    return facts
