"""Funds (资金收支): what a county was given, has spent and wants; one enters a sum, another confirms it."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import Region
from accounts.models.region import ancestor
from accounts.roles import Right
from cases.actions import appropriations as actions
from cases.benefits import BENEFITS
from cases.forms.funds import AppropriationForm, SettleForm, YearForm
from cases.funds import Book, books_of, together, treasury_due
from cases.models import Appropriation
from cases.procedure import StepRefused
from cases.views.payment_page import LOOK
from cases.xlsx import table_book

SEERS = (*LOOK, Right.SET_STANDARD)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SOURCES = list(Appropriation.Source)


@require_GET
@right_required(*SEERS)
def fund_page(request: OfficerRequest) -> HttpResponse:
    """The books of a year in the reader's places, with the sums behind them."""
    return _page(request)


@require_POST
@right_required(*actions.ENTERERS)
def fund_enter(request: OfficerRequest) -> HttpResponse:
    """Write down a sum; another person confirms it."""
    form = AppropriationForm(request.POST, counties=_counties(request))
    if not form.is_valid():
        return _page(request, form, status=422)
    given = form.cleaned_data
    region = given.pop("region")
    try:
        actions.enter(region_id=region.pk, by=request.user, on=timezone.localdate(), **given)
    except StepRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, form, status=422)
    messages.success(request, _("已登记，由另一人确认后计入"))
    return redirect(f"{reverse('fund_page')}?year={given['year']}")


@require_POST
@right_required(*actions.CONFIRMERS)
def fund_settle(request: OfficerRequest, pk: int) -> HttpResponse:
    """Confirm a sum, or send it back with a reason."""
    mine = Appropriation.objects.visible_to(request.user)
    row = get_object_or_404(mine.within(request.user.intervals_with(*actions.CONFIRMERS)), pk=pk)
    form = SettleForm(request.POST)
    who: dict[str, Any] = {"by": request.user, "on": timezone.localdate()}
    try:
        if not form.is_valid():
            messages.warning(request, _("写明退回的理由"))
        elif form.cleaned_data["confirmed"]:
            actions.confirm(row.pk, **who)
            messages.success(request, _("已确认，计入资金"))
        else:
            actions.refuse(row.pk, reason=form.cleaned_data["reason"], **who)
            messages.success(request, _("已退回"))
    except StepRefused as refused:
        messages.warning(request, str(refused))
    return redirect(f"{reverse('fund_page')}?year={row.year}")


@require_GET
@right_required(*SEERS)
def fund_book(request: OfficerRequest) -> HttpResponse:
    """The table of the page as a workbook."""
    year = _year(request)
    head = [_("地区"), *(str(source.label) for source in SOURCES)]
    head += [_("下达合计"), _("已发放"), _("结余"), _("最近一月"), _("按此到年底还差"), _("提示")]
    rows: list[list[str | int | float]] = [
        [name, *(float(yuan) for yuan in _figures(book)), _("资金不足") if book.is_red else ""]
        for name, book, _level in _rows(request, year)
    ]
    content = table_book(str(year), head, rows, widths=[18, *[16] * (len(head) - 1)])
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="funds-{year}.xlsx"'
    return response


def _page(
    request: OfficerRequest, form: AppropriationForm | None = None, *, status: int = 200
) -> HttpResponse:
    year, may = _year(request), request.user.may
    sums = Appropriation.objects.visible_to(request.user).within(_places(request))
    sums = sums.filter(year=year).select_related("region", "entered_by", "settled_by")
    rows = list(_rows(request, year))
    counties = [book for _name, book, level in rows if level == "county"]
    alone = counties[0] if len(counties) == 1 else None
    context = {
        "year": year,
        "form": YearForm({"year": year}),
        "sources": SOURCES,
        "rows": [(name, book, level, _figures(book)) for name, book, level in rows],
        "book": alone,
        "months": _months(alone) if alone else [],
        "by_benefit": _by_benefit(alone) if alone else [],
        "treasury_due": treasury_due(alone) if alone else None,
        "red": [name for name, book, level in rows if level == "county" and book.is_red],
        "sums": sums.order_by("state", "region", "-arrived_on", "-pk")[:200],
        "labels": {code: benefit.label for code, benefit in BENEFITS.items()},
        "entering": (form or AppropriationForm(counties=_counties(request), initial={"year": year}))
        if may(actions.ENTERERS[0])
        else None,
        "may_settle": any(may(right) for right in actions.CONFIRMERS),
        "me": request.user.natural_person,
    }
    return render(request, "cases/payment/funds.html", context, status=status)


def _rows(request: OfficerRequest, year: int) -> Iterator[tuple[str, Book, str]]:
    """The counties, each city after its own, and all of them together, with their names."""
    books = books_of(_places(request), year)
    cities = sorted({ancestor(book.county, "city") for book in books})
    codes = [*cities, *(book.county for book in books)]
    names = dict(Region.objects.filter(code__in=codes).values_list("code", "name"))
    for city in cities:
        inside = [book for book in books if ancestor(book.county, "city") == city]
        for book in inside:
            yield names[book.county], book, "county"
        if len(inside) > 1:
            yield _("%(city)s合计") % {"city": names[city]}, together(inside, city), "city"
    if len(cities) > 1:
        yield _("合计"), together(books, 0), "all"


def _figures(book: Book) -> list[Any]:
    given = [book.given.get(source, 0) for source in SOURCES]
    return [*given, book.granted, book.spent, book.balance, book.rate, book.wanting]


def _months(book: Book) -> list[tuple[Any, Any, Any]]:
    """Each month with what it cost and what was left of the year's sums after it."""
    left, told = book.granted, []
    for month in sorted(book.months):
        left -= book.months[month]
        told.append((month, book.months[month], left))
    return told


def _by_benefit(book: Book) -> list[tuple[Any, Any, Any, bool]]:
    """Each benefit with what was spent on it and the sums that may be spent on it."""
    return [
        (BENEFITS[code].label, spent, book.may_cover(code), code in book.short)
        for code, spent in sorted(book.spent_on.items())
    ]


def _places(request: OfficerRequest) -> list[tuple[int, int]]:
    return list(request.user.intervals_with(*SEERS))


def _counties(request: OfficerRequest) -> Any:
    mine = request.user.intervals_with(*actions.ENTERERS)
    places = Region.objects.visible_to(request.user).within(mine)
    return places.filter(level=Region.Level.COUNTY).in_force().order_by("code")


def _year(request: OfficerRequest) -> int:
    form = YearForm(request.GET)
    return form.cleaned_data["year"] if form.is_valid() else timezone.localdate().year
