"""Papers of the procedure (打印): approval form, written decision, the notice for the board."""

from collections.abc import Mapping
from itertools import takewhile
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.actions import access
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog
from accounts.roles import Right
from cases.benefits import BENEFITS
from cases.grants import asked_of
from cases.models import Application, Award, Decision, Notice
from cases.views.case_file import case_file
from eligibility.spoken import WORDS


@require_GET
@right_required(Right.SEE_CASES)
def approval_sheet(request: OfficerRequest, pk: int) -> HttpResponse:
    """The form on which everybody signs (审核确认表)."""
    application = _found(request, pk)
    context = case_file(application, by=request.user, on=timezone.localdate())
    awards = Award.objects.visible_to(request.user).filter(decision__application=application)
    context["award"] = awards.order_by("pk").last()
    return _printed(request, application, "approval_sheet", context)


@require_GET
@right_required(Right.SEE_CASES)
def decision_notice(request: OfficerRequest, pk: int) -> HttpResponse:
    """The written decision for the applicant, with reason, clause and remedies."""
    application = _found(request, pk)
    decision = application.decisions.exclude(kind=Decision.Kind.RECALLED).last()
    if decision is None or application.decided_on is None:
        raise Http404
    asked = asked_of(application, decision.assessment.sheet)
    context = {
        "application": application,
        "decision": decision,
        "award": decision.awards.first(),
        "sheet": decision.assessment.sheet,
        "benefit": BENEFITS[application.benefit].label,
        "asked": asked,
        "conditions": _conditions(asked),
        "words": WORDS,
    }
    return _printed(request, application, "decision_notice", context)


@require_GET
@right_required(Right.SEE_CASES)
def notice_board(request: OfficerRequest, pk: int) -> HttpResponse:
    """The notice as it hangs in the village: the stored text and nothing else."""
    notice = get_object_or_404(
        Notice.objects.visible_to(request.user).select_related("application"), pk=pk
    )
    address = request.build_absolute_uri(reverse("public_notice", args=[notice.slug]))
    context = {"notice": notice, "address": address}
    return _printed(request, notice.application, "notice_board", context)


def _found(request: OfficerRequest, pk: int) -> Application:
    cases = Application.objects.visible_to(request.user).select_related(
        "region", "household__head", "assessment", "entered_by", "person"
    )
    return get_object_or_404(cases, pk=pk)


def _conditions(asked: Mapping[str, Any] | None) -> list[Mapping[str, Any]]:
    """The conditions of a benefit; what comes after its amount is told to the office, not the applicant."""
    lines = asked["lines"] if asked else ()
    return list(takewhile(lambda line: line["amount"] is None, lines))


def _printed(
    request: OfficerRequest, application: Application, paper: str, context: dict[str, Any]
) -> HttpResponse:
    access.record(
        by=request.user, kind=AccessLog.Kind.PRINT, subject=paper,
        subject_id=application.pk, region_id=application.region_id,
    )  # fmt: skip
    return render(request, f"cases/print/{paper}.html", context)
