"""审批权限下放: what the county lets its townships confirm."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions import delegations as actions
from accounts.decorators import right_required, step_up_required
from accounts.http import OfficerRequest
from accounts.models import Delegation
from accounts.roles import Right
from cases.benefits import BENEFITS
from cases.forms.delegation import DelegationForm


@require_http_methods(["GET", "POST"])
@right_required(Right.DELEGATE)
@step_up_required
def delegation_list(request: OfficerRequest) -> HttpResponse:
    """All delegations of the approver's county, and the form for one more."""
    form = DelegationForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        township = given.pop("township")
        try:
            actions.delegate(township.code, by=request.user, **given)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("已下放"))
            return redirect("delegation_list")
    standing = Delegation.objects.given_by_county_of(request.user)
    context = {
        "form": form,
        "delegations": standing.select_related("township", "given_by").order_by("-period", "-pk"),
        "benefits": {code: benefit.label for code, benefit in BENEFITS.items()},
        "today": timezone.localdate(),
    }
    status = 422 if form.errors else 200
    return render(request, "cases/delegation_list.html", context, status=status)


@require_POST
@right_required(Right.DELEGATE)
@step_up_required
def delegation_revoke(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take a delegation back from today on."""
    mine = Delegation.objects.given_by_county_of(request.user)
    delegation = get_object_or_404(mine, pk=pk)
    try:
        actions.revoke(delegation.pk, by=request.user, on=timezone.localdate())
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("已收回，今天起由县级审核确认"))
    return redirect("delegation_list")
