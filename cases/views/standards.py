"""One standard: what its document says, what it would change, and the moves of the two people."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Sum
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.roles import Right
from cases.forms.rehearsal import places_of
from cases.models import BackPay
from cases.standard_impact import benefits_using, impact_of, persons_held, too_many
from eligibility.actions.standards import (
    gives_way_to,
    goes_before,
    hindrance,
    refusal,
    waiting_beside,
)
from eligibility.doubts import doubts_about
from eligibility.forms import ReasonForm
from eligibility.models import Standard
from eligibility.wording import in_words, label_of


@require_GET
@right_required(Right.SET_STANDARD)
def standard_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """The figure, the one that gives way, and the households it touches."""
    standards = Standard.objects.set_by(request.user).select_related(
        "region", "entered_by", "confirmed_by", "closed_by", "replaced_by"
    )
    standard = get_object_or_404(standards, pk=pk)
    today = timezone.localdate()
    waiting = standard.state == Standard.State.WAITING
    context = {
        "standard": standard,
        "label": label_of(standard.key),
        "figure": _figure(standard),
        "waiting": waiting,
        "own": standard.entered_by.natural_person == request.user.natural_person,
        "author": standard.entered_by_id == request.user.pk,
        "back_paid": BackPay.objects.visible_to(request.user)
        .filter(standard=standard, amount__gt=0)
        .aggregate(lines=Count("pk"), yuan=Sum("amount")),
        **(_preview(request, standard, today) if waiting else {}),
    }
    return render(request, "eligibility/standard_detail.html", context)


def _preview(request: OfficerRequest, standard: Standard, today: date) -> dict[str, Any]:
    """What confirming would do, or why it would be refused, and what to look at before."""
    beside = waiting_beside(standard).select_related("entered_by").order_by("entered_at")
    told = {
        "beside": [(row, _figure(row)) for row in beside],
        "doubts": doubts_about(standard),
        "months_back": months_between(standard.from_on, today),
        "form": ReasonForm(),
    }
    if hindered := hindrance(standard):
        return told | {"hindered": hindered}
    return {
        **told,
        "refused": refusal(standard, by=request.user),
        "earlier": [(row, _figure(row)) for row in gives_way_to(standard)],
        "alike": [(row, _figure(row)) for row in goes_before(standard)],
        **_impact(request, standard, today),
    }


def _figure(standard: Standard) -> str:
    return in_words(standard.key, f"{standard.amount:f}")


def _impact(request: OfficerRequest, standard: Standard, today: date) -> dict[str, Any]:
    """What the page says of the caseload: sums, or why there are none."""
    if "dibao" not in benefits_using(standard.key):
        return {"held": persons_held(standard, today)}
    if many := too_many(standard.region):
        return {"too_many": many, "rehearse_url": _rehearse_url(request, standard, today)}
    return {"impact": impact_of(standard, today=today)}


def _rehearse_url(request: OfficerRequest, standard: Standard, today: date) -> str:
    """The form of a rehearsal filled in with the figure; "" where the officer cannot rehearse there."""
    if not places_of(request.user).filter(pk=standard.region_id).exists():
        return ""
    asked = {
        "region": standard.region_id,
        "on": max(today, standard.from_on).isoformat(),
        "parameter_1": standard.key,
        "value_1": f"{standard.amount:f}",
    }
    return f"{reverse('rehearsal_list')}?{urlencode(asked)}"


def months_between(first: date, today: date) -> list[date]:
    """The months from the first day to the month before this one: they would need back pay."""
    months = []
    year, month = first.year, first.month
    while (year, month) < (today.year, today.month):
        months.append(date(year, month, 1))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return months
