"""A sealed calculation sheet: as a page, on paper, as JSON, and beside the answer of today."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.actions.access import record
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog
from accounts.roles import Right
from eligibility.again import decided_again, side_by_side
from eligibility.models import Assessment
from eligibility.policies.packs import PolicyError
from eligibility.replay import replayed
from eligibility.rules.reading import FactsError
from eligibility.spoken import WORDS


@require_GET
@right_required(Right.SEE_CASES)
def sheet_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """Every line with its working and clause, the distance to the line, and what else the family fits."""
    assessment = _assessment(request, pk)
    _record(request, assessment, AccessLog.Kind.VIEW)
    return render(request, "eligibility/sheet.html", _context(assessment))


@require_GET
@right_required(Right.SEE_CASES)
def sheet_print(request: OfficerRequest, pk: int) -> HttpResponse:
    """The sheet on A4."""
    assessment = _assessment(request, pk)
    _record(request, assessment, AccessLog.Kind.PRINT)
    printed = {"printed_by": request.user, "printed_at": timezone.localtime()}
    return render(request, "eligibility/sheet_print.html", _context(assessment) | printed)


@require_GET
@right_required(Right.SEE_CASES)
def sheet_json(request: OfficerRequest, pk: int) -> JsonResponse:
    """The sheet as it was sealed; members are numbers, not names."""
    assessment = _assessment(request, pk)
    _record(request, assessment, AccessLog.Kind.DOWNLOAD)
    told = {"sha256": assessment.sha256, "sheet": assessment.sheet}
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})


@require_GET
@right_required(Right.SEE_CASES)
def sheet_again(request: OfficerRequest, pk: int) -> HttpResponse:
    """The sealed answer beside the one that the same facts would get today."""
    assessment = _assessment(request, pk)
    _record(request, assessment, AccessLog.Kind.VIEW)
    context = _context(assessment)
    today = timezone.localdate()
    try:
        now = decided_again(assessment, on=today)
    except (FactsError, PolicyError) as reason:
        return render(request, "eligibility/sheet_again.html", context | {"refused": str(reason)})
    pairs = side_by_side(assessment.sheet, now)
    differing = [pair for pair in pairs if pair.differs]
    return render(
        request,
        "eligibility/sheet_again.html",
        context
        | {"now": now, "today": today, "pairs": pairs, "differing": differing,
           "broken": bool(replayed(assessment))},
    )  # fmt: skip


def _assessment(request: OfficerRequest, pk: int) -> Assessment:
    visible = Assessment.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("household__head", "assessed_by"), pk=pk)


def _record(request: OfficerRequest, assessment: Assessment, kind: AccessLog.Kind) -> None:
    record(
        by=request.user, kind=kind, subject="household", subject_id=assessment.household_id,
        region_id=assessment.region_id, fields=["sheet"],
    )  # fmt: skip


def _context(assessment: Assessment) -> dict[str, Any]:
    household = assessment.household
    people = household.memberships.select_related("person")
    return {
        "assessment": assessment,
        "household": household,
        "sheet": assessment.sheet,
        "fits": [each for each in assessment.sheet["benefits"] if each["answer"] == "yes"],
        "people": {str(each.person_id): each.person.name for each in people},
        "words": WORDS,
        "clause_url": reverse("clause"),
        "trail": [
            (_("家庭档案"), reverse("household_list")),
            (household.number, household.get_absolute_url()),
        ],
    }
