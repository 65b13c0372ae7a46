"""The one way by which rows leave as a file: a reason first, then the export ledger, then a marked copy."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import exports
from accounts.actions.exports import Extract
from accounts.forms.exports import ExportForm
from accounts.http import OfficerRequest
from accounts.models import Export
from accounts.models.export import ExportState


def hand_out(request: OfficerRequest, extract: Extract, build: Callable[[], bytes]) -> HttpResponse:
    """The answer to a button that downloads: the question for the reason, the file, or the page of the
    export that waits for another person. The caller has checked right and scope; `build` makes the file."""
    reason = _reason(request, extract)
    if isinstance(reason, HttpResponse):
        return reason
    now = timezone.now()
    export = exports.ask(extract, build(), reason=reason, by=request.user, now=now)
    if export.state == ExportState.OPEN:
        taken, content = exports.take(export.pk, by=request.user, now=now)
        return file_of(taken, content)
    messages.success(request, _("已送审批，同意后在这里下载"))
    return redirect(export)


def hand_out_long(
    request: OfficerRequest, extract: Extract, what: Mapping[str, Any]
) -> HttpResponse:
    """The same for a list that may be long: a job makes the file, the page of the export shows how far."""
    reason = _reason(request, extract)
    if isinstance(reason, HttpResponse):
        return reason
    export = exports.begin(extract, what, reason=reason, by=request.user, now=timezone.now())
    return redirect(export)


def _reason(request: OfficerRequest, extract: Extract) -> str | HttpResponse:
    """What the file is needed for, or the page that asks for it."""
    asked = "reason" in request.POST
    form = ExportForm(request.POST if asked else None)
    if not form.is_valid():
        kept = [
            (name, value)
            for name, values in request.POST.lists()
            if name not in ("csrfmiddlewaretoken", "reason")
            for value in values
        ]
        context = {"extract": extract, "form": form, "kept": kept}
        status = 422 if asked else 200
        return render(request, "accounts/export_ask.html", context, status=status)
    return str(form.cleaned_data["reason"])


def file_of(export: Export, content: Iterator[bytes]) -> HttpResponse:
    """The file as a download."""
    response = HttpResponse(content, content_type=export.content_type)
    response["Content-Disposition"] = _disposition(export)
    return response


def stream_of(export: Export, content: Iterator[bytes]) -> StreamingHttpResponse:
    """A long file as a download, sent while it is read."""
    response = StreamingHttpResponse(content, content_type=export.content_type)
    response["Content-Disposition"] = _disposition(export)
    return response


def _disposition(export: Export) -> str:
    return f'attachment; filename="{quote(export.name)}"'
