"""县级抽查: the draws of the county with their seeds, and the button that draws."""

from itertools import groupby

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.roles import Right
from cases.actions import spot_check
from cases.models import Event, SpotCheck
from cases.procedure import Stage, StepRefused

MOST = 500


@require_safe
@right_required(Right.EXAMINE, Right.CONFIRM)
def spot_check_list(request: OfficerRequest) -> HttpResponse:
    """Every draw with its seed, its cases, and which of the chosen were visited."""
    lots = SpotCheck.objects.visible_to(request.user).select_related("application", "drawn_by")
    drawn = list(lots[:MOST])
    visited = set(
        Event.objects.visible_to(request.user)
        .filter(
            application__in=[lot.application_id for lot in drawn], kind=Event.Kind.VISITED,
            stage=Stage.EXAMINATION,
        ).values_list("application_id", flat=True)
    )  # fmt: skip
    context = {
        "draws": [list(group) for _seed, group in groupby(drawn, key=lambda lot: lot.seed)],
        "visited": visited,
        "count": len(drawn),
        "chosen": sum(lot.chosen for lot in drawn),
        "waiting": spot_check.waiting(request.user).count(),
    }
    return render(request, "cases/spot_check_list.html", context)


@require_POST
@right_required(Right.EXAMINE)
def spot_check_new(request: OfficerRequest) -> HttpResponse:
    """Draw among all that wait."""
    try:
        lots = spot_check.draw(by=request.user, on=timezone.localdate())
    except (StepRefused, PermissionDenied) as refused:
        messages.warning(request, str(refused))
    else:
        chosen = sum(lot.chosen for lot in lots)
        words = _("%(all)d 件中抽中 %(chosen)d 件")
        messages.success(request, words % {"all": len(lots), "chosen": chosen})
    return redirect("spot_check_list")
