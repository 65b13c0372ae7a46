"""Inspections: the list with error rates, planning, the draw and its repetition, households one by one."""

from collections.abc import Callable
from decimal import Decimal
from secrets import token_hex
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.actions.exports import Extract
from accounts.decorators import right_required
from accounts.downloads import hand_out
from accounts.http import OfficerRequest
from accounts.paging import page_of
from accounts.roles import Right
from cases.procedure import StepRefused
from reports.actions import inspections as actions
from reports.forms.inspections import (
    ConclusionForm,
    HouseholdForm,
    InspectionForm,
    VerdictForm,
)
from reports.models import Inspection, InspectionCheck
from reports.sampling import key_of
from reports.views.boards import percent

LOOK = (Right.DIRECT, Right.AUDIT)
_SHOWN: dict[str, dict[str, Any]] = {
    "all": {},
    "waiting": {"checked_on": None},
    "checked": {"checked_on__isnull": False},
    "object": {"object_right": False},
    "measure": {"measure_right": False},
    "amount": {"amount_right": False},
    "wrong": {"problem__isnull": False},
}


@require_safe
@right_required(*LOOK)
def inspection_list(request: OfficerRequest) -> HttpResponse:
    """Inspections of the reader's units, each with its error rates."""
    mine = request.user.intervals_with(*LOOK)
    found = Inspection.objects.visible_to(request.user).within(mine).counted()
    found = found.select_related("region", "place").order_by("-made_on", "-pk")
    paged = page_of(request, found)
    rows = [(each, _rates(each)) for each in paged["page"]]
    context = paged | {"rows": rows, "may_plan": request.user.may(Right.DIRECT)}
    return render(request, "reports/inspection_list.html", context)


@require_http_methods(["GET", "POST"])
@right_required(Right.DIRECT)
def inspection_new(request: OfficerRequest) -> HttpResponse:
    """An inspection is planned."""
    today = timezone.localdate()
    data = request.POST if request.method == "POST" else None
    form = InspectionForm(data, officer=request.user, on=today)
    page = "reports/inspection_new.html"
    if data is None:
        return render(request, page, {"form": form})
    if not form.is_valid():
        return render(request, page, {"form": form}, status=422)
    try:
        made = actions.plan(by=request.user, on=today, **form.said())
    except (StepRefused, PermissionDenied) as refused:
        form.add_error(None, str(refused))
        return render(request, page, {"form": form}, status=409)
    return redirect(made)


@require_safe
@right_required(*LOOK)
def inspection_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """One inspection: its draw, what was found by share, and every household of the filter."""
    return _page(request, pk)


@require_safe
@right_required(*LOOK)
def inspection_sheet(request: OfficerRequest, pk: int) -> HttpResponse:
    """The list on paper, to be filled in on the way."""
    found = _inspection(request, pk)
    checks = found.checks.select_related("household__head", "region")
    return render(request, "reports/inspection_sheet.html", {"found": found, "checks": checks})


@require_POST
@right_required(*LOOK)
def inspection_frame(request: OfficerRequest, pk: int) -> HttpResponse:
    """The frozen list with what each number was drawn by: whoever has it draws again."""
    found = _inspection(request, pk)
    extract = Extract(
        subject="inspection",
        subject_id=found.pk,
        title=_("抽样底册 %(number)s") % {"number": found.number},
        region_id=found.region_id,
        name=f"{found.number}.csv",
        rows=found.on_rolls,
        content_type="text/csv",
    )
    lines = ["number,sha256", *(f"{n},{key_of(found.seed, n)}" for n in found.frame)]
    return hand_out(request, extract, lambda: "\r\n".join([*lines, ""]).encode())


@require_POST
@right_required(Right.DIRECT)
def inspection_draw(request: OfficerRequest, pk: int) -> HttpResponse:
    """Households are drawn."""
    drawing = lambda: actions.draw(  # noqa: E731
        pk, seed=token_hex(16), by=request.user, on=timezone.localdate()
    )
    return _taken(request, pk, drawing)


@require_POST
@right_required(*LOOK)
def inspection_again(request: OfficerRequest, pk: int) -> HttpResponse:
    """The frozen list is drawn anew, to see that it gives the same households."""
    found = _inspection(request, pk)
    if found.drawn_on is None:
        return _page(request, pk, refused=_("还没有抽取"), status=409)
    return _page(request, pk, same="same" if actions.drawn_again(found) else "other")


@require_POST
@right_required(Right.DIRECT)
def inspection_add(request: OfficerRequest, pk: int) -> HttpResponse:
    """A household is taken into a direct investigation."""
    form = HouseholdForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, add=form, status=422)
    adding = lambda: actions.add_household(  # noqa: E731
        pk, number=form.cleaned_data["number"], by=request.user, on=timezone.localdate()
    )
    return _taken(request, pk, adding)


@require_POST
@right_required(Right.DIRECT)
def inspection_record(request: OfficerRequest, pk: int, check: int) -> HttpResponse:
    """What was found in one household."""
    found, today = _inspection(request, pk), timezone.localdate()
    row = get_object_or_404(found.checks.select_related("household"), pk=check)
    form = VerdictForm(request.POST, check=row, officer=request.user, on=today)
    if not form.is_valid():
        return _page(request, pk, filled=form, filled_for=row.pk, status=422)
    try:
        actions.record(row.pk, form.verdict(), by=request.user, on=today)
    except (StepRefused, PermissionDenied) as refused:
        form.add_error(None, str(refused))
        return _page(request, pk, filled=form, filled_for=row.pk, status=409)
    return redirect(found)


@require_POST
@right_required(Right.DIRECT)
def inspection_close(request: OfficerRequest, pk: int) -> HttpResponse:
    """It is over."""
    form = ConclusionForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, conclude=form, status=422)
    closing = lambda: actions.close(  # noqa: E731
        pk, by=request.user, on=timezone.localdate(), **form.cleaned_data
    )
    return _taken(request, pk, closing)


def _taken(request: OfficerRequest, pk: int, step: Callable[[], object]) -> HttpResponse:
    found = _inspection(request, pk)
    try:
        step()
    except (StepRefused, PermissionDenied) as refused:
        return _page(request, pk, refused=refused, status=409)
    return redirect(found)


def _page(request: OfficerRequest, pk: int, status: int = 200, **more: Any) -> HttpResponse:
    found = _inspection(request, pk)
    shown = request.GET.get("show", "all")
    checks = found.checks.filter(**_SHOWN.get(shown, {}))
    checks = checks.select_related("household__head", "region", "problem", "checked_by")
    paged = page_of(request, checks)
    open_now = found.closed_on is None and request.user.may(Right.DIRECT, found.region_id)
    rows = [
        (row, _verdict_form(request, row, more) if open_now and not row.checked_on else None)
        for row in paged["page"]
    ]
    context = paged | {
        "found": found,
        "rows": rows,
        "shown": shown,
        "rates": _rates(found),
        "may_draw": open_now and found.drawn_at_random and found.drawn_on is None,
        "add": HouseholdForm() if open_now and not found.drawn_at_random else None,
        "conclude": ConclusionForm() if open_now and found.households else None,
    }
    return render(request, "reports/inspection_detail.html", context | more, status=status)


def _verdict_form(
    request: OfficerRequest, row: InspectionCheck, more: dict[str, Any]
) -> VerdictForm:
    if more.get("filled_for") == row.pk:
        return more["filled"]  # type: ignore[no-any-return]
    return VerdictForm(check=row, officer=request.user, on=timezone.localdate())


def _rates(found: Inspection) -> list[dict[str, Any]]:
    """Each matter with how many were wrong of those looked at, and the share."""
    matters = (
        ("object", _("对象"), found.object_wrong),
        ("measure", _("措施"), found.measure_wrong),
        ("amount", _("金额"), found.amount_wrong),
        ("wrong", _("有错误的户"), found.wrong),
    )
    return [
        {
            "show": show,
            "label": label,
            "wrong": wrong,
            "checked": found.checked,
            "share": percent(Decimal(wrong), Decimal(found.checked)),
        }
        for show, label, wrong in matters
    ]


def _inspection(request: OfficerRequest, pk: int) -> Inspection:
    mine = request.user.intervals_with(*LOOK)
    seen = Inspection.objects.visible_to(request.user).within(mine).counted()
    return get_object_or_404(
        seen.select_related("region", "place", "made_by", "closed_by", "programme"), pk=pk
    )
