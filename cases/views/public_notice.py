"""The public page of a notice (公示): the stored text, for its days only, found by nobody's index."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from cases.actions.notice import published


@login_not_required
@require_GET
def public_notice(request: HttpRequest, slug: str) -> HttpResponse:
    """What the village board says, with the name masked; gone after its last day."""
    notice = published(slug)
    if notice is None:
        raise Http404
    today = timezone.localdate()
    over = notice.closed_on is not None or today > notice.ends_on
    context = {"over": True} if over else {"text": notice.text}
    response = render(request, "cases/public_notice.html", context, status=410 if over else 200)
    response.headers["X-Robots-Tag"] = "noindex, noarchive"
    return response
