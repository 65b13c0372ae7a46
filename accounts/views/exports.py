"""导出与下载: the ledger of what was taken away, one export, its answer, a copy, and whose copy a text is."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import exports
from accounts.decorators import right_required, step_up_required
from accounts.downloads import file_of, stream_of
from accounts.forms.exports import AnswerForm, TraceForm
from accounts.http import OfficerRequest
from accounts.marks import found_in
from accounts.models import Export, ExportCopy, Job
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
def export_take(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """A copy, for the one who asked."""
    found = _export(request, pk)
    try:
        export, content = exports.take(found.pk, by=request.user, now=timezone.now())
    except (PermissionDenied, ValidationError) as refused:
        return _page(request, found, refused=refused, status=422)
    send = stream_of if export.in_parts else file_of
    return send(export, content)


@require_safe
@right_required(Right.SEE_CASES)
def export_progress(request: OfficerRequest, pk: int) -> HttpResponse:
    """How many rows of a long file are written; when that is over the page around it is loaded anew."""
    found = _export(request, pk)
    job = found.job
    context = {"export": found, "job": job, "done": job.rows_so_far if job else found.rows}
    response = render(request, "accounts/_export_progress.html", context)
    if job is None or job.state not in (Job.State.READY, Job.State.RUNNING):
        response["HX-Refresh"] = "true"
    return response


@require_POST
@right_required(Right.SEE_CASES)
def export_again(request: OfficerRequest, pk: int) -> HttpResponse:
    """A long file that could not be made is tried once more, by the one who asked for it."""
    found = _export(request, pk)
    try:
        exports.again(found.pk, by=request.user)
    except (PermissionDenied, Job.DoesNotExist) as refused:
        return _page(request, found, refused=refused, status=422)
    messages.success(request, _("已重新排队"))
    return redirect(found)


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
    job = found.job if found.state == ExportState.MAKING else None
    context: dict[str, Any] = {
        "export": found,
        "job": job,
        "done": job.rows_so_far if job else 0,
        "may_try_again": job is not None
        and job.state in Job.RESTING
        and found.asked_by_id == request.user.pk,
        "copies": found.copies.select_related("taken_by"),
        "may_take": found.asked_by_id == request.user.pk and found.may_be_taken(timezone.now()),
        "may_answer": found.state == ExportState.WAITING
        and found.asker != request.user.natural_person
        and request.user.may(Right.APPROVE_EXPORT, found.region_id),
        "form": AnswerForm(),
    }
    return render(request, "accounts/export_detail.html", context | more, status=status)
