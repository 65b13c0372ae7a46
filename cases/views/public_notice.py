"""The public page of a notice (公示) or a list (长期公布): the stored rows, for their days only."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from cases.actions.notice import published
from cases.actions.objection import hanging
from cases.actions.publication import shown_list
from cases.models import Notice
from cases.views.public_space import public_page, shown


@public_page
def public_notice(request: HttpRequest, slug: str) -> HttpResponse:
    """What the village board says, names as the place masks them; gone after the last day."""
    against = hanging(slug, on=timezone.localdate())
    if against is None:
        if published(slug) is None and shown_list(slug) is None:
            raise Http404
        return shown(request, "gone", status=410)
    context = {"text": against.text, "slug": slug}
    if isinstance(against, Notice):
        return shown(request, "notice", context)
    entries = [each for each in against.entries.all() if each.withdrawn_on is None]
    return shown(request, "list", context | {"entries": entries, "until": against.until})
