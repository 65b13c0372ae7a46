"""Money that must come back (追回): opened from a settled finding, then returned or written off."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.roles import Right
from cases.procedure import StepRefused
from monitoring.actions import recovery
from monitoring.forms.recoveries import MonthsForm
from monitoring.views import row_kinds, row_page
from monitoring.views.finding_page import found

KIND = row_kinds.RECOVERY


@require_http_methods(["GET", "POST"])
@right_required(Right.SETTLE)
def recovery_new(request: OfficerRequest, pk: int) -> HttpResponse:
    """Months that a finding shows to be overpaid; what each was paid stands beside the form."""
    finding = found(request, pk, Right.SETTLE)
    paid = recovery.paid_by_month(finding, by=request.user)
    form = MonthsForm(
        request.POST if request.method == "POST" else None, months=[each.month for each in paid]
    )
    context = {
        "form": form,
        "finding": finding,
        "paid": paid,
        "trail": [
            (_("疑点台账"), reverse("finding_list")),
            (finding.get_rule_display(), finding.get_absolute_url()),
        ],
    }
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "monitoring/recovery_new.html", context, status=status)
    try:
        made = recovery.open_from_finding(
            finding.pk, by=request.user, on=timezone.localdate(), **form.cleaned_data
        )
    except (StepRefused, PermissionDenied) as refused:
        form.add_error(None, str(refused))
        return render(request, "monitoring/recovery_new.html", context, status=409)
    messages.success(request, _("已登记追回 %(number)s") % {"number": made})
    return redirect("recovery_detail", made.pk)


@require_safe
@right_required(*KIND.rights)
def recovery_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    return row_page.show(KIND, request, pk)


@require_POST
@right_required(*KIND.rights)
def recovery_step(request: OfficerRequest, pk: int, name: str) -> HttpResponse:
    return row_page.take(KIND, request, pk, name)
