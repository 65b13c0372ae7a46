"""One finding is settled: proposed, confirmed or rejected, opened again, or taken to a new application."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.actions import access
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog
from accounts.roles import Right
from cases.actions.calendar import due_date
from cases.actions.intake import AlreadyOpen
from cases.benefits import benefit_choices
from cases.procedure import FourEyes, StepRefused
from households.actions.documents import Unfit
from monitoring.actions import disposal, findings, resting
from monitoring.actions.applying import open_application
from monitoring.forms.disposals import DisposalForm, RejectionForm
from monitoring.models import Disposal
from monitoring.views.finding_page import finding_page, found

SECOND = (Right.CONFIRM_DISPOSAL, Right.SETTLE)


@require_POST
@right_required(Right.SETTLE)
def finding_propose(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write down how the finding is to be settled."""
    finding, on = found(request, pk, Right.SETTLE), timezone.localdate()
    form = DisposalForm(
        request.POST,
        request.FILES,
        finding=finding,
        officer=request.user,
        on=on,
        code=request.POST.get("code", ""),
    )
    if not form.is_valid():
        return finding_page(request, finding, form=form, status=422)
    given = form.cleaned_data
    try:
        made = disposal.propose(
            finding.pk,
            code=given["code"],
            reason=given["reason"],
            proof=given["proof"],
            version=given["version"],
            facts=form.facts,
            by=request.user,
            on=on,
        )
    except (StepRefused, PermissionDenied, Unfit) as refused:
        form.add_error(None, str(refused))
        return finding_page(request, found(request, pk), form=form, status=422)
    second = _("已提交，等另一人复核后生效") if made.second_needed else _("已记录，到期再访")
    messages.success(request, second)
    return redirect(finding)


@require_POST
@right_required(Right.ENTER)
def finding_open_case(request: OfficerRequest, pk: int) -> HttpResponse:
    """An application (新申请 or 复核) begins from the finding, with what is known already filled in."""
    finding = found(request, pk, Right.ENTER)
    try:
        made = open_application(
            finding.pk, by=request.user, on=timezone.localdate(), benefit=_benefit(request)
        )
    except AlreadyOpen as error:
        messages.warning(request, str(error))
        return redirect(error.application)
    messages.success(request, _("已按登记数据和档案开好草稿，入户时逐项核对"))
    return redirect("application_tasks", made.pk)


def _benefit(request: OfficerRequest) -> str:
    asked = request.POST.get("benefit", "")
    return asked if asked in dict(benefit_choices()) else ""


@require_POST
@right_required(*SECOND)
def disposal_confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """The second person agrees."""
    proposed = _proposed(request, pk)
    try:
        done = disposal.confirm(proposed.pk, by=request.user, on=timezone.localdate())
    except (StepRefused, PermissionDenied) as refused:
        return _refused(request, proposed, refused)
    done.finding.refresh_from_db()
    if done.finding.closed_on:
        messages.success(request, _("已复核，疑点销号"))
    else:
        messages.success(request, _("已复核，先书面告知，期满后生效"))
    return redirect(proposed.finding)


@require_POST
@right_required(*SECOND)
def disposal_reject(request: OfficerRequest, pk: int) -> HttpResponse:
    """The second person does not agree, and says why."""
    proposed = _proposed(request, pk)
    form = RejectionForm(request.POST)
    if not form.is_valid():
        finding = found(request, proposed.finding_id)
        return finding_page(request, finding, rejection=form, status=422)
    try:
        disposal.reject(proposed.pk, by=request.user, reason=form.cleaned_data["reason"])
    except (StepRefused, PermissionDenied) as refused:
        return _refused(request, proposed, refused)
    messages.success(request, _("已驳回，退回重新核实"))
    return redirect(proposed.finding)


@require_POST
@right_required(Right.CONFIRM_DISPOSAL)
def finding_reopen(request: OfficerRequest, pk: int) -> HttpResponse:
    """A closed finding is looked at again."""
    finding = found(request, pk, Right.CONFIRM_DISPOSAL)
    version = request.POST.get("version", "")
    due_on, _estimated = due_date(timezone.localdate(), resting.AGAIN)
    try:
        findings.reopen(
            finding.pk,
            by=request.user,
            version=int(version) if version.isdecimal() else 0,
            due_on=due_on,
        )
    except (StepRefused, PermissionDenied) as refused:
        return finding_page(request, found(request, pk), refused=str(refused), status=409)
    messages.success(request, _("已重新打开"))
    return redirect(finding)


def _refused(request: OfficerRequest, proposed: Disposal, refused: Exception) -> HttpResponse:
    """Say why, and keep it on record when somebody tried to be their own second person."""
    if isinstance(refused, FourEyes):
        access.record(
            by=request.user,
            kind=AccessLog.Kind.DENIED,
            subject="disposal",
            subject_id=proposed.pk,
            region_id=proposed.region_id,
        )
    finding = found(request, proposed.finding_id)
    return finding_page(request, finding, refused=str(refused), status=409)


def _proposed(request: OfficerRequest, pk: int) -> Disposal:
    seen = Disposal.objects.visible_to(request.user)
    mine = seen.within(request.user.intervals_with(*SECOND))
    return get_object_or_404(mine, pk=pk)
