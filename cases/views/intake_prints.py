"""Papers of an application on A4: application, pledge, authorisations, survey form. Each print is logged."""

import base64
from io import BytesIO

import qrcode
import qrcode.image.svg
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from accounts.actions import access
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog
from accounts.roles import Right
from cases.benefits import BENEFITS
from cases.intake.answers import answers_of
from cases.intake.draft import Draft
from cases.intake.tasks import tasks_of
from cases.views.intake_frame import draft_of, frame
from cases.views.intake_sheet import sheet_context

FORMS = {
    "application": _("申请书"),
    "declaration": _("家庭经济状况声明及诚信承诺"),
    "authorisation": _("核对授权书（每名成员及义务人一张）"),
    "visit": _("入户调查表"),
}
SET = "set"


@require_GET
@right_required(Right.SEE_CASES)
def print_set(request: OfficerRequest, pk: int) -> HttpResponse:
    """What can be printed of this application."""
    draft = draft_of(request, pk)
    context = frame(request, draft, tasks_of(draft)) | {"forms": FORMS.items(), "whole": SET}
    return render(request, "cases/intake/print_set.html", context)


@require_GET
@right_required(Right.ENTER, Right.REVEAL)
def print_form(request: OfficerRequest, pk: int, form: str) -> HttpResponse:
    """One form, or the whole set, filled in; the print is logged before it is shown."""
    if form not in FORMS and form != SET:
        raise Http404
    draft = draft_of(request, pk, Right.ENTER, Right.REVEAL)
    application = draft.application
    access.record(
        by=request.user,
        kind=AccessLog.Kind.PRINT,
        subject="application",
        subject_id=application.pk,
        region_id=application.region_id,
        fields=[form],
    )
    wanted = list(FORMS) if form == SET else [form]
    context = sheet_context(draft) | {
        "application": application,
        "benefit": BENEFITS[application.benefit].label,
        "pages": [f"cases/intake/paper_{name}.html" for name in wanted],
        "applicant": draft.members[0] if draft.members else None,
        "said": draft.head("applicant"),
        "members": draft.members,
        "signers": draft.signers,
        "answers": _answers(draft),
        "code": _code(application.number),
        "printed_by": request.user,
        "printed_at": timezone.localtime(),
    }
    return render(request, "cases/intake/papers.html", context)


@translation.override("zh-hans")
def _answers(draft: Draft) -> dict[str, object]:
    """The applicant's own paper is in Chinese and carries the whole numbers."""
    return {name: answers_of(draft, name, masked=False) for name in draft.sections}


def _code(number: str) -> str:
    """A QR code with the case number and nothing else, as an image address."""
    image = qrcode.make(number, image_factory=qrcode.image.svg.SvgPathImage, border=0)
    out = BytesIO()
    image.save(out)
    return "data:image/svg+xml;base64," + base64.b64encode(out.getvalue()).decode()
