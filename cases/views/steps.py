"""One step of a case: its form on a page of its own, and the one action it calls."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.http import OfficerRequest
from cases.forms.step import StepForm
from cases.models import Application
from cases.procedure import StaleVersion, StepRefused
from cases.views.back import back_to
from cases.views.preview import preview_of
from cases.views.step_table import STEPS, Step, has_right, refusal


@require_http_methods(["GET", "POST"])
def application_step(request: OfficerRequest, pk: int, name: str) -> HttpResponse:
    """Show or take a step; an officer fenced off from this case is told so instead."""
    step = STEPS.get(name)
    if step is None:
        raise Http404
    cases = Application.objects.visible_to(request.user).select_related(
        "region", "household__head", "assessment"
    )
    application = get_object_or_404(cases, pk=pk)
    today = timezone.localdate()
    if not has_right(step, application, request.user, on=today):
        raise PermissionDenied
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = step.form(*posted, application=application, officer=request.user)
    refused = refusal(step, application, request.user, on=today)
    if refused or request.method == "GET":
        return _page(request, step, application, form, refused, 403 if refused else 200)
    return _take(request, step, application, form)


def _take(
    request: OfficerRequest, step: Step, application: Application, form: StepForm
) -> HttpResponse:
    if not form.is_valid():
        return _page(request, step, application, form, "", 422)
    try:
        step.act(application.pk, by=request.user, on=timezone.localdate(), **form.said())
    except StaleVersion as stale:
        return _page(request, step, application, form, str(stale), 409)
    except StepRefused as refused:
        return _page(request, step, application, form, str(refused), 422)
    messages.success(request, f"{application.number} {step.label}")
    return redirect(back_to(request, application))


def _page(
    request: OfficerRequest,
    step: Step,
    application: Application,
    form: StepForm,
    refused: str,
    status: int,
) -> HttpResponse:
    context = {
        "trail": [(application.number, back_to(request, application))],
        "step": step,
        "application": application,
        "form": form,
        "refused": refused,
        "fenced": status == 403,
        "back": back_to(request, application),
        "preview": None if refused else preview_of(step, application, form),
    }
    return render(request, "cases/application_step.html", context, status=status)
