"""The written notice before money stops or falls: delivered, objected to, answered, in effect."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.actions import access
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog
from accounts.roles import Right
from cases.procedure import StepRefused
from monitoring.actions import notices
from monitoring.forms.disposals import AnswerForm, DeliveryForm, ObjectionForm
from monitoring.models import AdvanceNotice, Disposal
from monitoring.views.finding_page import finding_page, found

BOTH = (Right.SETTLE, Right.CONFIRM_DISPOSAL)


@require_GET
@right_required(*BOTH)
def stop_notice(request: OfficerRequest, pk: int) -> HttpResponse:
    """What the household is told of a confirmed death (停发告知书): reason, clause, remedies."""
    seen = Disposal.objects.visible_to(request.user).within(request.user.intervals_with(*BOTH))
    stops = seen.filter(code=Disposal.Code.STOPPED, confirmed_by__isnull=False)
    related = stops.select_related("finding__household__head", "finding__person", "region")
    disposal = get_object_or_404(related, pk=pk)
    _printed(request, "disposal", disposal.pk, disposal.region_id)
    return render(request, "monitoring/stop_notice.html", {"disposal": disposal})


@require_GET
@right_required(*BOTH)
def advance_notice(request: OfficerRequest, pk: int) -> HttpResponse:
    """What the household is told before (事前告知书): what is to happen, from when, and how to object."""
    notice = _found(request, pk, *BOTH)
    _printed(request, "advance_notice", notice.pk, notice.region_id)
    return render(
        request,
        "monitoring/advance_notice.html",
        {"notice": notice, "days": notices.OBJECTION.days},
    )


@require_POST
@right_required(*BOTH)
def advance_notice_deliver(request: OfficerRequest, pk: int) -> HttpResponse:
    """The notice has reached the household."""
    form, on = DeliveryForm(request.POST), timezone.localdate()

    def step(notice: AdvanceNotice) -> None:
        notices.deliver(notice.pk, way=form.cleaned_data["way"], by=request.user, on=on)

    return _step(request, pk, BOTH, step, _("已登记送达，陈述申辩期满后可以生效"), form)


@require_POST
@right_required(*BOTH)
def advance_notice_object(request: OfficerRequest, pk: int) -> HttpResponse:
    """The household objects."""
    form, on = ObjectionForm(request.POST), timezone.localdate()

    def step(notice: AdvanceNotice) -> None:
        notices.object_to(notice.pk, words=form.cleaned_data["words"], by=request.user, on=on)

    return _step(request, pk, BOTH, step, _("陈述申辩已登记，由县级答复"), form)


@require_POST
@right_required(Right.CONFIRM_DISPOSAL)
def advance_notice_answer(request: OfficerRequest, pk: int) -> HttpResponse:
    """The objection is answered."""
    form = AnswerForm(request.POST)

    def step(notice: AdvanceNotice) -> None:
        given = form.cleaned_data
        upheld = given["upheld"] == "yes"
        notices.answer(notice.pk, upheld=upheld, words=given["words"], by=request.user)

    return _step(request, pk, (Right.CONFIRM_DISPOSAL,), step, _("已答复"), form)


@require_POST
@right_required(Right.CONFIRM_DISPOSAL)
def advance_notice_effect(request: OfficerRequest, pk: int) -> HttpResponse:
    """The time to object has passed: it takes effect."""
    on = timezone.localdate()

    def step(notice: AdvanceNotice) -> None:
        notices.take_effect(notice.pk, by=request.user, on=on)

    return _step(request, pk, (Right.CONFIRM_DISPOSAL,), step, _("已生效，疑点销号"))


def _step(
    request: OfficerRequest,
    pk: int,
    rights: tuple[Right, ...],
    step: Callable[[AdvanceNotice], None],
    done: str,
    form: Form | None = None,
) -> HttpResponse:
    notice = _found(request, pk, *rights)
    number = notice.disposal.finding_id
    if form is not None and not form.is_valid():
        finding = found(request, number)
        return finding_page(request, finding, refused=_("把内容填写完整"), status=422)
    try:
        step(notice)
    except (StepRefused, PermissionDenied) as refused:
        finding = found(request, number)
        return finding_page(request, finding, refused=str(refused), status=409)
    messages.success(request, done)
    return redirect("finding_detail", number)


def _found(request: OfficerRequest, pk: int, *rights: Right) -> AdvanceNotice:
    seen = AdvanceNotice.objects.visible_to(request.user)
    mine = seen.within(request.user.intervals_with(*rights)).select_related(
        "disposal__finding__household__head", "disposal__finding__person", "region__parent"
    )
    return get_object_or_404(mine, pk=pk)


def _printed(request: OfficerRequest, subject: str, pk: int, region_id: int) -> None:
    access.record(
        by=request.user,
        kind=AccessLog.Kind.PRINT,
        subject=subject,
        subject_id=pk,
        region_id=region_id,
    )
