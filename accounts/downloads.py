"""The one way by which rows leave as a file: a reason first, then the export ledger, then a marked copy."""

from collections.abc import Callable
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import exports
from accounts.actions.exports import Extract
from accounts.forms.exports import ExportForm
from accounts.http import OfficerRequest
from accounts.models import Export


def hand_out(request: OfficerRequest, extract: Extract, build: Callable[[], bytes]) -> HttpResponse:
    """The answer to a button that downloads: the question for the reason, the file, or the page of the
    export that waits for another person. The caller has checked right and scope; `build` makes the file."""
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
    now = timezone.now()
    export = exports.ask(
        extract, build(), reason=form.cleaned_data["reason"], by=request.user, now=now
    )
    if export.alone:
        return file_of(*exports.take(export.pk, by=request.user, now=now))
    messages.success(request, _("已送审批，同意后在这里下载"))
    return redirect(export)


def file_of(export: Export, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=export.content_type)
    response["Content-Disposition"] = f'attachment; filename="{quote(export.name)}"'
    return response
