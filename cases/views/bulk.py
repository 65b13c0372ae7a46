"""Bulk approval (批量审批确认): chosen by filter on the server, confirmed by a typed count."""

from decimal import Decimal
from typing import Any

from django.core import signing
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.roles import Right
from cases.actions import bulk
from cases.forms.bulk import SALT, BulkForm
from cases.forms.lists import CaseFilter
from cases.grants import grant_for
from cases.models import Application
from cases.views.county_desk import waiting_cases

RESULT = "bulk_result"
LOOKED_AT = (
    2 * bulk.AT_ONCE
)  # of a longer queue the most urgent; the rest comes with the next round


# Each case is confirmed in a transaction of its own, so the request must not be one.
@transaction.non_atomic_requests
@require_http_methods(["GET", "POST"])
@right_required(Right.CONFIRM)
def bulk_confirm(request: OfficerRequest) -> HttpResponse:
    """Show what would be confirmed, what is left out and why; then confirm what was shown."""
    if request.method == "GET":
        return _show(request, 200)
    form = BulkForm(request.POST, officer=request.user)
    if not form.is_valid():
        return _show(request, 422, form)
    results = bulk.bulk_confirm(form.seen, by=request.user, on=timezone.localdate())
    request.session[RESULT] = {result.application_id: result.reason for result in results}
    return redirect("bulk_result")


@require_GET
@right_required(Right.CONFIRM)
def bulk_result(request: OfficerRequest) -> HttpResponse:
    """What became of each case of the last bulk approval."""
    reasons = {int(pk): reason for pk, reason in request.session.get(RESULT, {}).items()}
    cases = Application.objects.visible_to(request.user).filter(pk__in=reasons)
    listed = list(cases.select_related("region", "household__head").order_by("pk"))
    context = {
        "trail": _trail(),
        "confirmed": [case for case in listed if not reasons[case.pk]],
        "failed": [(case, reasons[case.pk]) for case in listed if reasons[case.pk]],
    }
    return render(request, "cases/bulk_result.html", context)


def _trail() -> list[tuple[str, str]]:
    return [(_("审批台"), reverse("county_desk"))]


def _show(request: OfficerRequest, status: int, form: BulkForm | None = None) -> HttpResponse:
    today = timezone.localdate()
    narrowing = CaseFilter(request.GET, officer=request.user)
    queue = narrowing.narrow(waiting_cases(request.user), today=today).by_deadline()
    chosen, left = bulk.choose(list(queue[:LOOKED_AT]), by=request.user, on=today)
    shown = signing.dumps({case.pk: case.version for case in chosen}, salt=SALT)
    context = {
        "trail": _trail(),
        "form_filter": narrowing,
        "form": form or BulkForm(initial={"shown": shown}, officer=request.user),
        "shown": shown,
        "chosen": [(case, grant_for(case)) for case in chosen],
        "left": left,
        **_sums(chosen),
    }
    return render(request, "cases/bulk_confirm.html", context, status=status)


def _sums(chosen: list[Application]) -> dict[str, Any]:
    """Households, persons, yuan a month."""
    grants = [grant for case in chosen if (grant := grant_for(case))]
    return {
        "households": len(chosen),
        "persons": sum(len(grant.shares) for grant in grants),
        "monthly": sum((grant.monthly for grant in grants), Decimal(0)),
    }
