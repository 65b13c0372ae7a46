"""Check answers, submit once, and the receipt."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.roles import Right
from cases.actions.calendar import due_date, limit_on
from cases.actions.intake import NotReady, amend, changed_since_file, submit
from cases.benefits import BENEFITS
from cases.intake.answers import answers_of
from cases.intake.complaints import Complaint
from cases.intake.draft import Draft
from cases.intake.sections import CHECK
from cases.intake.tasks import tasks_of
from cases.procedure import State
from cases.views.intake_documents import papers_of
from cases.views.intake_frame import draft_of, frame
from cases.views.intake_sheet import sheet_context
from households.actions.people import NotAllowed


@require_GET
@right_required(Right.SEE_CASES)
def intake_check(request: OfficerRequest, pk: int) -> HttpResponse:
    """All ten blocks on one page, what is missing on top."""
    return _page(request, draft_of(request, pk))


@require_POST
@right_required(Right.ENTER)
def intake_submit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Submit for the township's review; a second press leads to the same receipt."""
    draft = draft_of(request, pk, Right.ENTER)
    if not request.POST.get("declared") and draft.application.state == State.DRAFT:
        text = _("申请人确认所填内容属实后，勾选声明再提交")
        return _page(request, draft, text=text, status=422)
    amends = draft.application.state in (State.SUPPLEMENT, State.RETURNED)
    try:
        (amend if amends else submit)(pk, by=request.user, on=draft.on)
    except NotReady as error:
        return _page(request, draft, refused=error, status=422)
    except NotAllowed:
        text = _("村级协理员录入后由乡镇经办提交；草稿已保存，通知乡镇经办即可")
        return _page(request, draft, text=text, status=422)
    if amends:
        messages.success(request, _("修改内容已写入档案，接着办理补正完成或重新上报"))
        return redirect(draft.application)
    return redirect("intake_receipt", pk)


@require_GET
@right_required(Right.SEE_CASES)
def intake_receipt(request: OfficerRequest, pk: int) -> HttpResponse:
    """The number, what happens next and by when, and the papers to print."""
    draft = draft_of(request, pk)
    application = draft.application
    if application.state == State.DRAFT:
        return redirect("application_tasks", pk)
    benefit = BENEFITS[application.benefit]
    start = timezone.localdate(application.submitted_at) if application.submitted_at else draft.on
    context = frame(request, draft, tasks_of(draft)) | {
        **{
            kind: due_date(start, limit_on(application, kind, start))
            if kind in benefit.limits
            else None
            for kind in ("investigate", "township", "total")
        },
        "county_decision": limit_on(application, "county_decision", start)
        if "county_decision" in benefit.limits
        else None,
        "posted": benefit.posted,
        "benefit": benefit.label,
    }
    return render(request, "cases/intake/receipt.html", context)


def _page(
    request: OfficerRequest,
    draft: Draft,
    *,
    refused: NotReady | None = None,
    text: str = "",
    status: int = 200,
) -> HttpResponse:
    tasks = tasks_of(draft)
    pk, changed = draft.application.pk, changed_since_file(draft)
    context = frame(request, draft, tasks, CHECK) | sheet_context(draft) | papers_of(draft, request.user) | {
        "blocks": [
            {"task": task, "answers": answers_of(draft, task.name),
             "differs": task.name in changed,
             "url": f"{reverse('intake_section', args=[pk, task.name])}?back={CHECK}"}
            for task in tasks[:-1]
        ],
        "refused": [
            (complaint, _place(pk, complaint))
            for complaint in (
                refused.complaints if refused else [c for task in tasks for c in task.complaints]
            )
        ],
        "text": text,
        "is_draft": draft.application.state == State.DRAFT,
        "amends": draft.application.state in (State.SUPPLEMENT, State.RETURNED),
        "may_submit": request.user.may(Right.SUBMIT, draft.application.region_id),
        "today": draft.on,
    }  # fmt: skip
    return render(request, "cases/intake/check.html", context, status=status)


def _place(pk: int, complaint: Complaint) -> str:
    """The address of the very box that is to be mended."""
    section = reverse("intake_section", args=[pk, complaint.section])
    return f"{section}?check=1#{complaint.anchor}"
