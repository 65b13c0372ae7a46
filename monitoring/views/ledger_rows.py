"""Rows of the ledgers: entered in a grid, opened one by one, and taken through their steps."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import formset_factory
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import Region
from accounts.roles import Right
from cases.procedure import StepRefused
from monitoring.actions import rectification, screening
from monitoring.forms.ledgers import ProblemForm, ScreeningForm
from monitoring.views import row_kinds, row_page

LINES = 6
LOOK = (Right.SETTLE, Right.CONFIRM_DISPOSAL, Right.AUDIT)
ScreeningLines = formset_factory(ScreeningForm, extra=LINES, max_num=200, can_delete=True)


@require_http_methods(["GET", "POST"])
@right_required(Right.ENTER)
def screening_new(request: OfficerRequest) -> HttpResponse:
    """Many households at once, by keyboard; lines without a name are left out."""
    villages = Region.objects.visible_to(request.user).in_force().filter(level="village")
    mine = Region.objects.all().within(request.user.intervals_with(Right.ENTER))
    given: dict[str, Any] = {
        "form_kwargs": {"villages": villages.filter(pk__in=mine).order_by("code")},
        "prefix": "rows",
    }
    if request.method == "GET":
        return _grid(request, ScreeningLines(**given))
    lines = ScreeningLines(request.POST, **given)
    if not lines.is_valid():
        return _grid(request, lines, status=422)
    entries = [_entry(form.cleaned_data) for form in lines if _counts(form)]
    if not entries:
        return _grid(request, lines, refused=_("至少填一行，写上户主姓名"), status=422)
    try:
        made = screening.enter(entries, by=request.user, on=timezone.localdate())
    except (StepRefused, PermissionDenied) as refused:
        return _grid(request, lines, refused=str(refused), status=409)
    words = ngettext("已登记 %(n)d 户", "已登记 %(n)d 户", len(made)) % {"n": len(made)}
    messages.success(request, words)
    return redirect("ledger_detail", "screening")


def _counts(form: ScreeningForm) -> bool:
    return form.has_changed() and not form.cleaned_data.get("DELETE")


def _entry(given: dict[str, Any]) -> screening.Entry:
    words = {name: value for name, value in given.items() if name not in ("region", "DELETE")}
    return screening.Entry(region_id=given["region"].pk, **words)


def _grid(
    request: OfficerRequest, lines: Any, *, refused: str = "", status: int = 200
) -> HttpResponse:
    context = {"lines": lines, "refused": refused}
    return render(request, "monitoring/screening_new.html", context, status=status)


@require_safe
@right_required(Right.SEE_CASES)
def screening_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    return row_page.show(row_kinds.SCREENING, request, pk)


@require_POST
@right_required(Right.ENTER, Right.SETTLE)
def screening_step(request: OfficerRequest, pk: int, name: str) -> HttpResponse:
    return row_page.take(row_kinds.SCREENING, request, pk, name)


@require_safe
@right_required(Right.SEE_CASES)
def watch_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    return row_page.show(row_kinds.WATCH, request, pk)


@require_POST
@right_required(Right.ENTER, Right.SETTLE)
def watch_step(request: OfficerRequest, pk: int, name: str) -> HttpResponse:
    return row_page.take(row_kinds.WATCH, request, pk, name)


@require_http_methods(["GET", "POST"])
@right_required(Right.CONFIRM_DISPOSAL)
def rectification_new(request: OfficerRequest) -> HttpResponse:
    """A problem goes on the rectification ledger."""
    on = timezone.localdate()
    form = ProblemForm(
        request.POST if request.method == "POST" else None, officer=request.user, on=on
    )
    context = {"form": form}
    if request.method == "GET":
        return render(request, "monitoring/rectification_new.html", context)
    if not form.is_valid():
        return render(request, "monitoring/rectification_new.html", context, status=422)
    try:
        made = rectification.open_problem(by=request.user, on=on, **form.said())
    except (StepRefused, PermissionDenied) as refused:
        form.add_error(None, str(refused))
        return render(request, "monitoring/rectification_new.html", context, status=409)
    messages.success(request, _("已登记 %(number)s") % {"number": made.number})
    return redirect("rectification_detail", made.pk)


@require_safe
@right_required(*LOOK, Right.DIRECT)
def rectification_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    return row_page.show(row_kinds.RECTIFICATION, request, pk)


@require_POST
@right_required(Right.SETTLE, Right.CONFIRM_DISPOSAL)
def rectification_step(request: OfficerRequest, pk: int, name: str) -> HttpResponse:
    return row_page.take(row_kinds.RECTIFICATION, request, pk, name)


@require_safe
@right_required(*LOOK)
def referral_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    return row_page.show(row_kinds.REFERRAL, request, pk)


@require_POST
@right_required(Right.SETTLE)
def referral_step(request: OfficerRequest, pk: int, name: str) -> HttpResponse:
    return row_page.take(row_kinds.REFERRAL, request, pk, name)


@require_safe
@right_required(Right.CONFIRM_DISPOSAL, Right.AUDIT)
def clue_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    return row_page.show(row_kinds.CLUE, request, pk)


@require_POST
@right_required(Right.CONFIRM_DISPOSAL)
def clue_step(request: OfficerRequest, pk: int, name: str) -> HttpResponse:
    return row_page.take(row_kinds.CLUE, request, pk, name)
