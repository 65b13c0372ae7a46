"""Papers of a draft: uploaded one by one, taken off again, each shown against the checklist."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import Officer
from accounts.roles import Right
from accounts.templatetags.formats import strung
from cases.actions.intake import EDITABLE
from cases.intake.checklist import papers_needed
from cases.intake.draft import Draft
from cases.models import Application
from cases.views.intake_frame import draft_of
from households.actions.documents import Paper, Unfit, discard_document, upload_document
from households.models import Document


class UploadForm(forms.Form):
    """One file for one paper of the checklist, or another one."""

    file = forms.FileField(
        label=gettext_lazy("文件"),
        error_messages={
            "required": gettext_lazy("选一个文件，或用“拍照”"),
            "empty": gettext_lazy("文件是空的，重新选一个"),
        },
    )
    kind = forms.ChoiceField(choices=Document.Kind.choices, label=gettext_lazy("材料种类"))
    ref = forms.RegexField(r"^[ms]\d{1,4}$", required=False, widget=forms.HiddenInput)


@require_POST
@right_required(Right.ENTER)
def document_upload(request: OfficerRequest, pk: int) -> HttpResponse:
    """Keep a file as a paper of the draft; say what is wrong with it otherwise."""
    application = draft_of(request, pk, Right.ENTER).application
    if application.state not in EDITABLE:
        raise Http404
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        text = strung(error for errors in form.errors.values() for error in errors)
        return _answer(request, application, text)
    said = form.cleaned_data
    try:
        upload_document(
            said["file"], Paper(said["kind"], _title(application, said), said["ref"]),
            by=request.user, region_id=application.region_id,
            household_id=application.household_id if application.state != "draft" else None,
            draft_number=application.number,
        )  # fmt: skip
    except Unfit as error:
        return _answer(request, application, str(error))
    return _answer(request, application, "")


@require_POST
@right_required(Right.ENTER)
def document_discard(request: OfficerRequest, pk: int, document: int) -> HttpResponse:
    """Take a paper off the draft again."""
    application = draft_of(request, pk, Right.ENTER).application
    paper = get_object_or_404(
        Document.objects.visible_to(request.user).filter(
            draft_number=application.number, household=None
        ),
        pk=document,
    )
    discard_document(paper.pk, by=request.user)
    messages.success(request, _("已移除“%(title)s”") % {"title": paper.title})
    return redirect("intake_section", pk, "documents")


def papers_of(draft: Draft, by: Officer) -> dict[str, object]:
    """The checklist with what is there, and what else was handed in."""
    kept = Document.objects.visible_to(by).filter(draft_number=draft.application.number)
    papers = list(kept.order_by("pk"))
    lines = []
    for needed in papers_needed(draft):
        held = [p for p in papers if (p.kind, p.ref) == (needed.kind, needed.ref)]
        papers = [p for p in papers if p not in held]
        lines.append({"needed": needed, "held": held})
    missing = sum(not line["held"] for line in lines)
    return {
        "checklist": lines,
        "others": papers,
        "missing": missing,
        "kinds": Document.Kind.choices,
    }


def _title(application: Application, said: dict[str, str]) -> str:
    """The kind and the name: never the name of the file, which may hold a number."""
    draft = Draft(application, on=timezone.localdate())
    name = next((m.name for m in draft.signers if m.ref and m.ref == said["ref"]), "")
    label = str(Document.Kind(said["kind"]).label)
    return f"{label} · {name}" if name else label


def _answer(request: OfficerRequest, application: Application, text: str) -> HttpResponse:
    """JSON for the page's script, a page with a message for a plain form."""
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse({"text": text}, status=422 if text else 200)
    if text:
        messages.error(request, text)
    return redirect("intake_section", application.pk, "documents")
