"""Temporary aid (临时救助): a short page to take an emergency in, and the page of the aid."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.roles import Right
from cases.actions.aid.intake import take_in
from cases.actions.intake import AlreadyOpen
from cases.models import Aid
from cases.procedure import StepRefused
from households.actions.people import LivesElsewhere
from monitoring.forms.aids import EmergencyForm
from monitoring.views import row_kinds, row_page

KIND = row_kinds.AID


@require_http_methods(["GET", "POST"])
@right_required(Right.SUBMIT)
def aid_new(request: OfficerRequest) -> HttpResponse:
    """An emergency is taken in; `follows` names an aid that this one follows up."""
    on = timezone.localdate()
    follows = _followed(request)
    form = EmergencyForm(
        request.POST if request.method == "POST" else None,
        officer=request.user,
        on=on,
        follows=follows,
        initial={"happened_on": on} | _known(follows),
    )
    context = {"form": form, "follows": follows}
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "monitoring/aid_new.html", context, status=status)
    given = form.cleaned_data
    try:
        made = take_in(
            form.identity(), form.emergency(), region_id=given["region"].pk, area=given["area"],
            address=given["address"], channel=given["channel"], follows=follows, by=request.user,
            on=on,
        )  # fmt: skip
    except (StepRefused, AlreadyOpen, LivesElsewhere, PermissionDenied) as refused:
        form.add_error(None, str(refused))
        return render(request, "monitoring/aid_new.html", context, status=409)
    messages.success(request, _("已受理 %(number)s") % {"number": made.application.number})
    return redirect("aid_detail", made.pk)


@require_safe
@right_required(Right.SEE_CASES)
def aid_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    return row_page.show(KIND, request, pk)


@require_POST
@right_required(Right.SUBMIT, Right.REVIEW, Right.EXAMINE, Right.CONFIRM)
def aid_step(request: OfficerRequest, pk: int, name: str) -> HttpResponse:
    return row_page.take(KIND, request, pk, name)


def _followed(request: OfficerRequest) -> Aid | None:
    told = request.GET.get("follows", "")
    if not told.isdecimal():
        return None
    mine = Aid.objects.visible_to(request.user).within(request.user.intervals_with(Right.SUBMIT))
    return get_object_or_404(mine.select_related("person", "application"), pk=int(told))


def _known(aid: Aid | None) -> dict[str, object]:
    """What a follow-up need not ask again."""
    if aid is None:
        return {}
    return {
        "region": aid.region_id, "area": aid.application.area, "hukou": aid.hukou,
        "cause": aid.cause, "severity": aid.severity, "need": aid.need,
    }  # fmt: skip
