"""导出与下载: the ledger of what was taken away, one export, its answer, a copy, and whose copy a text is."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import exports
from accounts.decorators import right_required, step_up_required
from accounts.downloads import file_of
from accounts.forms.exports import AnswerForm, TraceForm
from accounts.http import OfficerRequest
from accounts.marks import found_in
from accounts.models import Export, ExportCopy
from accounts.models.export import ExportState
from accounts.paging import page_of
from accounts.roles import Right


@require_safe
@right_required(Right.SEE_CASES)
def export_list(request: OfficerRequest) -> HttpResponse:
    """What waits for the reader, then what was asked for, newest first."""
    return _list(request, TraceForm())


@require_safe
@right_required(Right.SEE_CASES)
def export_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """One export: what, why, how many rows, who agreed, and its copies."""
    return _page(request, _export(request, pk))


@require_POST
@right_required(Right.SEE_CASES)
def export_take(request: OfficerRequest, pk: int) -> HttpResponse:
    """A copy, for the one who asked."""
    found = _export(request, pk)
    try:
        return file_of(*exports.take(found.pk, by=request.user, now=timezone.now()))
    except (PermissionDenied, ValidationError) as refused:
        return _page(request, found, refused=refused, status=422)


@require_POST
@right_required(Right.APPROVE_EXPORT)
@step_up_required
def export_answer(request: OfficerRequest, pk: int) -> HttpResponse:
    """Another person agrees, or says why not."""
    mine = Export.objects.visible_to(request.user).within(
        request.user.intervals_with(Right.APPROVE_EXPORT)
    )
    found, form = get_object_or_404(mine, pk=pk), AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form=form, status=422)
    try:
        exports.answer(
            found.pk,
            agreed=request.POST.get("agreed") == "yes",
            words=form.cleaned_data["words"],
            by=request.user,
            now=timezone.now(),
        )
    except (PermissionDenied, ValidationError) as refused:
        return _page(request, found, refused=refused, status=422)
    return redirect(found)


@require_POST
@right_required(Right.AUDIT)
def export_trace(request: OfficerRequest) -> HttpResponse:
    """Which copy a text was taken from, by its hidden mark."""
    form = TraceForm(request.POST)
    if not form.is_valid():
        return _list(request, form, status=422)
    mark = found_in(form.cleaned_data["text"])
    copies = ExportCopy.objects.visible_to(request.user).within(
        request.user.intervals_with(Right.AUDIT)
    )
    copy = None
    if mark is not None:
        copies = copies.select_related("export", "taken_by")
        copy = copies.filter(export_id=mark[0], number=mark[1]).first()
    return _list(request, form, traced=True, copy=copy)


def _list(
    request: OfficerRequest, form: TraceForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    seen = Export.objects.visible_to(request.user)
    listed = seen.read_by(request.user).select_related("asked_by", "region", "answered_by")
    context = page_of(request, listed) | {
        "waiting": seen.waiting_for(request.user).select_related("asked_by", "region"),
        "now": timezone.now(),
        "form": form,
        "may_trace": request.user.may(Right.AUDIT),
    }
    return render(request, "accounts/export_list.html", context | more, status=status)


def _export(request: OfficerRequest, pk: int) -> Export:
    seen = Export.objects.visible_to(request.user).read_by(request.user)
    return get_object_or_404(seen.select_related("asked_by", "region", "answered_by"), pk=pk)


def _page(
    request: OfficerRequest, found: Export, *, status: int = 200, **more: Any
) -> HttpResponse:
    found.refresh_from_db()
    context: dict[str, Any] = {
        "export": found,
        "copies": found.copies.select_related("taken_by"),
        "may_take": found.asked_by_id == request.user.pk and found.may_be_taken(timezone.now()),
        "may_answer": found.state == ExportState.WAITING
        and found.asker != request.user.natural_person
        and request.user.may(Right.APPROVE_EXPORT, found.region_id),
        "form": AnswerForm(),
    }
    return render(request, "accounts/export_detail.html", context | more, status=status)
