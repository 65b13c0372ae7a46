"""Local standards (标准): the list with its history, entering one, and the moves of the two people.

The page of one standard, with what it would change, stands where awards are known: `cases.views.standards`.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.decorators import right_required, step_up_required
from accounts.forms.places import suggestions
from accounts.http import OfficerRequest
from accounts.paging import page_of
from accounts.roles import Right
from eligibility.actions import standards as actions
from eligibility.forms import ReasonForm, StandardFilter, StandardForm, around, regions_offered
from eligibility.models import Standard
from eligibility.querysets import StandardQuerySet
from eligibility.rules.law import STANDARDS
from eligibility.wording import label_of

may_set = right_required(Right.SET_STANDARD)


@require_GET
@may_set
def standard_list(request: OfficerRequest) -> HttpResponse:
    """The figures of the officer's places with their history, and those of the regions around."""
    rows = _seen_by(request)
    form = StandardFilter(request.GET)
    filtered = False
    if form.is_valid():
        if key := form.cleaned_data["key"]:
            rows, filtered = rows.filter(key=key), True
        if region := form.cleaned_data["region"]:
            rows, filtered = rows.inside(region.code, region.until), True
    rows = rows.select_related("region", "entered_by", "confirmed_by", "closed_by")
    waiting = Standard.objects.set_by(request.user).waiting().select_related("region", "entered_by")
    context = {
        "form": form,
        "filtered": filtered,
        "waiting": waiting.order_by("entered_at"),
        "regions": regions_offered(request.user),
        "labels": {key: label_of(key) for key in STANDARDS},
        "today": timezone.localdate(),
        **page_of(request, rows.order_by("region_id", "key", "area", "-period", "-pk")),
    }
    status = 422 if form.errors else 200
    return render(request, "eligibility/standard_list.html", context, status=status)


@require_http_methods(["GET", "POST"])
@may_set
@step_up_required
def standard_new(request: OfficerRequest) -> HttpResponse:
    """Write down what a document sets; its page then shows what it would change."""
    form = StandardForm(request.user, request.POST or None, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        try:
            standard = actions.enter_standard(
                form.cleaned_data["region"].code,
                form.figure,
                by=request.user,
                on=timezone.localdate(),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("已录入，由另一人确认后生效"))
            return redirect("standard_detail", pk=standard.pk)
    offered = suggestions(request.user.intervals_with(Right.SET_STANDARD))
    context = {"form": form, "regions": offered}
    status = 422 if form.errors else 200
    return render(request, "eligibility/standard_new.html", context, status=status)


@require_POST
@may_set
@step_up_required
def standard_confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """The second person agrees: the figure applies from its first day on."""
    standard = _find(request, pk)
    try:
        actions.confirm_standard(standard.pk, by=request.user, checked="checked" in request.POST)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("已确认，从起始日期起用于核算"))
    return redirect("standard_detail", pk=pk)


@require_POST
@may_set
def standard_reject(request: OfficerRequest, pk: int) -> HttpResponse:
    """The second person sends the figure back, with the reason."""
    standard = _find(request, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("写明退回的理由"))
        return redirect("standard_detail", pk=pk)
    try:
        actions.reject_standard(standard.pk, reason=form.cleaned_data["reason"], by=request.user)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("已退回，不生效"))
    return redirect("standard_detail", pk=pk)


@require_POST
@may_set
def standard_withdraw(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who entered the figure takes it back."""
    standard = _find(request, pk)
    try:
        actions.withdraw_standard(standard.pk, by=request.user)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("已撤回，不生效"))
    return redirect("standard_detail", pk=pk)


def _seen_by(request: OfficerRequest) -> StandardQuerySet:
    """All figures of the officer's own places; of the regions around only those that count."""
    own = Standard.objects.set_by(request.user)
    wider = Standard.objects.in_use().filter(region_id__in=around(request.user))
    return Standard.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=wider.values("pk")))


def _find(request: OfficerRequest, pk: int) -> Standard:
    return get_object_or_404(Standard.objects.set_by(request.user), pk=pk)
