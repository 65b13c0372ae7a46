"""One page of a list, and the addresses of its neighbours with the same filters."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http.request import HttpRequest


def page_of(request: HttpRequest, rows: QuerySet[Any], *, size: int = 50) -> dict[str, Any]:
    """`page`, `previous` and `next` for the template; a page that does not exist is the last one."""
    page = Paginator(rows, size).get_page(request.GET.get("page"))
    return {
        "page": page,
        "previous": _address(request, page.previous_page_number()) if page.has_previous() else "",
        "next": _address(request, page.next_page_number()) if page.has_next() else "",
    }


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
