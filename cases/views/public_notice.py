"""The public page of a notice (公示): the stored text, for its days only, found by nobody's index."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from cases.actions.notice import published
from cases.views.public_space import public_page, shown


@public_page
def public_notice(request: HttpRequest, slug: str) -> HttpResponse:
    """What the village board says, with the name masked; gone after its last day."""
    notice = published(slug)
    if notice is None:
        raise Http404
    if notice.closed_on is not None or timezone.localdate() > notice.ends_on:
        return shown(request, "gone", status=410)
    return shown(request, "notice", {"text": notice.text})
