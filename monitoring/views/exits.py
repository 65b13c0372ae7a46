"""Exit with a double lock: proposed from the household's file, then taken through its gates."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.roles import Right
from cases.models import Award, ExitCheck
from cases.procedure import StepRefused
from households.models import Household
from monitoring.actions import exits
from monitoring.forms.exits import ProposeForm
from monitoring.views import row_kinds, row_page


@require_http_methods(["GET", "POST"])
@right_required(Right.VERIFY)
def exit_new(request: OfficerRequest, pk: int) -> HttpResponse:
    """An exit of the award that is named, or of the latest one the household holds; the check that is open
    already is shown instead."""
    mine = request.user.intervals_with(Right.VERIFY)
    homes = Household.objects.visible_to(request.user).within(mine).select_related("head")
    home = get_object_or_404(homes, pk=pk)
    on = timezone.localdate()
    awards = Award.objects.visible_to(request.user).filter(household=home, end_reason="")
    named = request.GET.get("award", "")
    if named.isdecimal():
        awards = awards.filter(pk=named)
    award = awards.exclude(period__isempty=True).order_by("-pk").first()
    if award is None:
        raise Http404
    checks = ExitCheck.objects.visible_to(request.user).filter(award=award)
    if known := checks.filter(cleared_on=None, dropped_on=None).first():
        return redirect("exit_detail", known.pk)
    form = ProposeForm(request.POST if request.method == "POST" else None, benefit=award.benefit)
    context = {"form": form, "household": home, "award": award}
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "monitoring/exit_new.html", context, status=status)
    try:
        made = exits.propose(award.pk, by=request.user, on=on, **form.cleaned_data)
    except (StepRefused, PermissionDenied) as refused:
        form.add_error(None, str(refused))
        return render(request, "monitoring/exit_new.html", context, status=409)
    messages.success(request, _("已提出退出核对"))
    return redirect("exit_detail", made.pk)


@require_safe
@right_required(Right.SEE_CASES)
def exit_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    return row_page.show(row_kinds.EXIT, request, pk)


@require_POST
@right_required(Right.SEE_CASES)
def exit_step(request: OfficerRequest, pk: int, name: str) -> HttpResponse:
    return row_page.take(row_kinds.EXIT, request, pk, name)
