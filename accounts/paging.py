"""One page of a list, and the addresses of its neighbours with the same filters."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http.request import HttpRequest
from django.utils.functional import cached_property

MOST = 10_000  # nobody turns further pages: the list is narrowed down


class Pages(Paginator):  # type: ignore[type-arg]  # no type can be named at run time
    """The pages of a list that may be as long as the table: it is counted to one beyond MOST at most."""

    @cached_property
    def count(self) -> int:
        rows = self.object_list
        if not isinstance(rows, QuerySet):
            return len(rows)
        if rows.query.group_by is not None:  # sums beside the rows are not worked out to count them
            return rows.count()
        return rows.order_by().values("pk")[: MOST + 1].count()


def page_of(
    request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], *, size: int = 50
) -> dict[str, Any]:
    """`page`, `previous` and `next` for the template; a page that does not exist is the last one."""
    page = Pages(rows, size).get_page(request.GET.get("page"))
    return {
        "page": page,
        "previous": _address(request, page.previous_page_number()) if page.has_previous() else "",
        "next": _address(request, page.next_page_number()) if page.has_next() else "",
    }


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
