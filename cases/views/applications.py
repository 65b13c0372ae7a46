"""Lists of cases, and the page of one case."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.actions import access
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog
from accounts.paging import page_of
from accounts.roles import Right
from cases.forms.lists import CaseFilter
from cases.models import Application
from cases.procedure import State
from cases.views.case_file import case_file
from cases.views.preview import preview_of
from cases.views.rows import rows_of
from cases.views.step_table import open_steps


@require_GET
@right_required(Right.SEE_CASES)
def application_list(request: OfficerRequest) -> HttpResponse:
    """All cases in scope, the newest first."""
    today = timezone.localdate()
    form = CaseFilter(request.GET, officer=request.user)
    cases = Application.objects.visible_to(request.user).for_list().with_deadline().with_amounts()
    paged = page_of(request, form.narrow(cases, today=today))
    context = {"form": form, **paged, "rows": rows_of(paged["page"], on=today)}
    return render(request, "cases/application_list.html", context)


@require_GET
@right_required(Right.SEE_CASES)
def application_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """One case: where it stands, what it rests on, and what may be done now. The look is logged."""
    today = timezone.localdate()
    cases = Application.objects.visible_to(request.user).select_related(
        "region", "household__head", "assessment", "entered_by"
    )
    application = get_object_or_404(cases, pk=pk)
    access.record(
        by=request.user, kind=AccessLog.Kind.VIEW, subject="application",
        subject_id=application.pk, region_id=application.region_id,
    )  # fmt: skip
    steps, refused = open_steps(application, request.user, on=today)
    main = steps[0] if steps and steps[0].main and application.state != State.DRAFT else None
    form = main.form(application=application, officer=request.user) if main else None
    context = {
        **case_file(application, by=request.user, on=today),
        "main": main,
        "form": form,
        "preview": preview_of(main, application, form),
        "others": [step for step in steps if step is not main],
        "refused": refused,
    }
    return render(request, "cases/application_detail.html", context)
