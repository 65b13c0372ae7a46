"""The reserve funds of townships (临时救助备用金): set up, filled up, given back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from cases.actions import reserve_fund
from cases.procedure import StepRefused
from monitoring.forms.reserve_funds import FundForm
from monitoring.views import row_kinds, row_page

KIND = row_kinds.RESERVE_FUND


@require_http_methods(["GET", "POST"])
@right_required(*reserve_fund.FUNDERS)
def reserve_fund_new(request: OfficerRequest) -> HttpResponse:
    """The county sets up the fund of a township, with its first grant."""
    form = FundForm(request.POST if request.method == "POST" else None, officer=request.user)
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "monitoring/reserve_fund_new.html", {"form": form}, status=status)
    given = form.cleaned_data
    try:
        made = reserve_fund.open_fund(
            region_id=given["region"].pk, quota=given["quota"], document=given["document"],
            by=request.user, on=timezone.localdate(),
        )  # fmt: skip
    except (StepRefused, PermissionDenied) as refused:
        form.add_error(None, str(refused))
        return render(request, "monitoring/reserve_fund_new.html", {"form": form}, status=409)
    messages.success(request, _("已设立备用金并拨付"))
    return redirect("reserve_fund_detail", made.pk)


@require_safe
@right_required(*KIND.rights)
def reserve_fund_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    return row_page.show(KIND, request, pk)


@require_POST
@right_required(*reserve_fund.FUNDERS, *reserve_fund.KEEPERS)
def reserve_fund_step(request: OfficerRequest, pk: int, name: str) -> HttpResponse:
    return row_page.take(KIND, request, pk, name)
