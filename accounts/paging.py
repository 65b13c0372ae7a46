"""One page of a list, and the addresses of its neighbours with the same filters."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http.request import HttpRequest
from django.utils.functional import cached_property

MOST = 5_000  # nobody turns further pages: the list is narrowed down


class Pages(Paginator):  # type: ignore[type-arg]  # no type can be named at run time
    """The pages of a list that may be as long as the table: it is counted to one beyond MOST at most."""

    @cached_property
    def count(self) -> int:
        rows = self.object_list
        if not isinstance(rows, QuerySet):
            return len(rows)
        if rows.query.group_by is not None:  # sums beside the rows are not worked out to count them
            return rows.count()
        if _by_expression(rows):
            rows = rows.order_by()
        return rows.values("pk")[: MOST + 1].count()  # an index has the rows in their order

    def page(self, number: int | str) -> Page:  # type: ignore[type-arg]
        """Of a later page the keys are found first: what a row shows is not worked out for rows before it."""
        number, rows = self.validate_number(number), self.object_list
        if number == 1 or not isinstance(rows, QuerySet) or rows.query.group_by is not None:
            return super().page(number)
        first = (number - 1) * self.per_page
        keys = list(rows.values_list("pk", flat=True)[first : first + self.per_page])
        return Page(rows.filter(pk__in=keys), number, self)


def _by_expression(rows: "QuerySet[Any]") -> bool:
    """Whether rows are put in an order that has to be worked out for each."""
    worked_out = rows.query.annotations
    order = rows.query.order_by
    return any(not isinstance(by, str) or by.lstrip("-") in worked_out for by in order)


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
