"""Paper about a finding: the notice that a share has ended."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.actions import access
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog
from accounts.roles import Right
from monitoring.models import Disposal


@require_GET
@right_required(Right.SETTLE, Right.CONFIRM_DISPOSAL)
def stop_notice(request: OfficerRequest, pk: int) -> HttpResponse:
    """What the household is told of a confirmed stop (停发告知书): reason, clause, remedies."""
    seen = Disposal.objects.visible_to(request.user).within(
        request.user.intervals_with(Right.SETTLE, Right.CONFIRM_DISPOSAL)
    )
    stops = seen.filter(code=Disposal.Code.STOPPED, confirmed_by__isnull=False)
    related = stops.select_related("finding__household__head", "finding__person", "region")
    disposal = get_object_or_404(related, pk=pk)
    access.record(
        by=request.user,
        kind=AccessLog.Kind.PRINT,
        subject="disposal",
        subject_id=disposal.pk,
        region_id=disposal.region_id,
    )
    return render(request, "monitoring/stop_notice.html", {"disposal": disposal})
