"""The county's approval desk (审批台): queue, case and assessment side by side."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.actions import access
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog, Officer
from accounts.roles import Right
from cases.forms.lists import CaseFilter
from cases.models import Application
from cases.procedure import State
from cases.querysets import ApplicationQuerySet
from cases.views.case_file import case_file
from cases.views.rows import rows_of
from cases.views.step_table import STEPS, open_steps

QUEUE = 60


@require_GET
@right_required(Right.CONFIRM, Right.EXAMINE)
def county_desk(request: OfficerRequest) -> HttpResponse:
    """Cases that wait for the decision, the most urgent first, and one of them opened."""
    today = timezone.localdate()
    form = CaseFilter(request.GET, officer=request.user)
    queue = form.narrow(waiting_cases(request.user), today=today).by_deadline()
    rows = rows_of(queue[:QUEUE], on=today)
    chosen = _chosen(request, [row.case for row in rows])
    context = {
        "form_filter": form,
        "rows": rows,
        "count": queue.count(),
        "query": _without_case(request),
        "may_confirm": request.user.may(Right.CONFIRM),
        **(_opened(request, chosen, today) if chosen else {}),
    }
    return render(request, "cases/county_desk.html", context)


def waiting_cases(officer: Officer) -> ApplicationQuerySet:
    """Reported cases in scope, with all that the queue and the flags ask for."""
    cases = Application.objects.visible_to(officer).filter(state=State.REPORTED)
    return cases.select_related("region", "household__head", "assessment").with_deadline()


def _chosen(request: OfficerRequest, listed: list[Application]) -> Application | None:
    wanted = request.GET.get("case", "")
    if not wanted.isdigit():
        return listed[0] if listed else None
    return get_object_or_404(
        Application.objects.visible_to(request.user).select_related(
            "region", "household__head", "assessment"
        ),
        pk=wanted,
    )


def _opened(request: OfficerRequest, chosen: Application, today: date) -> dict[str, Any]:
    access.record(
        by=request.user, kind=AccessLog.Kind.VIEW, subject="application",
        subject_id=chosen.pk, region_id=chosen.region_id,
    )  # fmt: skip
    steps, refused = open_steps(chosen, request.user, on=today)
    names = {step.name for step in steps}
    confirm = STEPS["confirm"] if "confirm" in names else None
    return {
        **case_file(chosen, by=request.user, on=today),
        "main": confirm,
        "form": confirm.form(application=chosen, officer=request.user) if confirm else None,
        "others": [step for step in steps if step is not confirm],
        "refused": refused,
    }


def _without_case(request: OfficerRequest) -> str:
    query = request.GET.copy()
    query.pop("case", None)
    return query.urlencode()
