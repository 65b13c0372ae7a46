"""The ledger of findings, the page that settles one, and the counter of the desk."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import access
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog
from accounts.paging import page_of
from accounts.roles import Right
from cases.actions.calendar import due_date, working_days_left
from cases.procedure import FourEyes, StepRefused
from households.actions.documents import Unfit
from monitoring.actions import disposal, findings
from monitoring.comparisons import RULES
from monitoring.forms.findings import AssignForm, DisposalForm, FindingFilter, RejectionForm
from monitoring.models import Disposal, Finding
from monitoring.views.finding_page import LOOK, finding_page


@require_safe
@right_required(*LOOK)
def finding_list(request: OfficerRequest) -> HttpResponse:
    """Findings of the officer's area (疑点台账), what is due first comes first."""
    on = timezone.localdate()
    form = FindingFilter(request.GET or None, officer=request.user)
    seen = Finding.objects.visible_to(request.user)
    paged = page_of(request, form.narrow(seen, today=on).for_list())
    left = working_days_left((row.due_on for row in paged["page"]), on=on)
    context = {
        "form": form,
        "rows": [(row, left[row.due_on]) for row in paged["page"]],
        "tiles": _tiles(request),
        "may_settle": request.user.may(Right.SETTLE),
        "assign": AssignForm(officer=request.user, on=on),
        **paged,
    }
    return render(request, "monitoring/finding_list.html", context)


def _tiles(request: OfficerRequest) -> list[dict[str, Any]]:
    """One tile for each rule with what is to do, and how often it was right."""
    on = timezone.localdate()
    seen = Finding.objects.visible_to(request.user)
    tiles: list[dict[str, Any]] = []
    todo = dict(
        seen.to_do().order_by().values("rule").annotate(n=Count("pk")).values_list("rule", "n")
    )
    for rule in [RULES[code] for code in RULES if code in todo]:
        right = seen.precision(rule.code, on)
        share = _("近 12 个月属实率 %(p)d%%") % {"p": right} if right is not None else ""
        tiles.append(
            {
                "value": todo[rule.code],
                "label": f"{rule.label} {share}".strip(),
                "url": f"?rule={rule.code}",
                "tone": "bad" if rule.weight == "heavy" else "",
            }
        )
    late = seen.overdue(on).count()
    tiles.append({"value": late, "label": _("已超期"), "url": "?age=late", "tone": "warn"})
    return tiles


@require_safe
def finding_counter(request: OfficerRequest) -> HttpResponse:
    """A tile of the desk: findings to settle, late ones in red; nothing for whoever has none to see."""
    if not any(request.user.may(right) for right in LOOK):
        return HttpResponse()
    seen = Finding.objects.visible_to(request.user)
    context = {
        "open": seen.to_do().count(),
        "late": seen.overdue(timezone.localdate()).count(),
    }
    return render(request, "monitoring/_finding_counter.html", context)


@require_safe
@right_required(*LOOK)
def finding_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """One finding: what the register says, the household, what happens if it is true, what to do."""
    finding = _found(request, pk, *LOOK)
    access.record(
        by=request.user,
        kind=AccessLog.Kind.VIEW,
        subject="finding",
        subject_id=finding.pk,
        region_id=finding.region_id,
    )
    return finding_page(request, finding)


@require_POST
@right_required(Right.SETTLE)
def finding_take(request: OfficerRequest, pk: int) -> HttpResponse:
    """The finding is mine now."""
    finding = _found(request, pk, Right.SETTLE)
    version = request.POST.get("version", "")
    try:
        findings.take(
            finding.pk, by=request.user, version=int(version) if version.isdecimal() else 0
        )
    except (StepRefused, PermissionDenied) as refused:
        return finding_page(request, _found(request, pk), refused=str(refused), status=409)
    messages.success(request, _("已认领，核实后填写处置"))
    return redirect(finding)


@require_POST
@right_required(Right.SETTLE)
def finding_propose(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write down how the finding is to be settled."""
    finding = _found(request, pk, Right.SETTLE)
    form = DisposalForm(request.POST, request.FILES, finding=finding)
    if not form.is_valid():
        return finding_page(request, finding, form=form, status=422)
    try:
        made = disposal.propose(
            finding.pk, by=request.user, on=timezone.localdate(), **form.cleaned_data
        )
    except (StepRefused, PermissionDenied, Unfit) as refused:
        form.add_error(None, str(refused))
        return finding_page(request, _found(request, pk), form=form, status=422)
    second = _("已提交，等另一人复核后生效") if made.second_needed else _("已记录")
    messages.success(request, second)
    return redirect(finding)


@require_POST
@right_required(Right.CONFIRM_DISPOSAL)
def disposal_confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """The second person agrees."""
    proposed = _proposed(request, pk)
    try:
        disposal.confirm(proposed.pk, by=request.user, on=timezone.localdate())
    except (StepRefused, PermissionDenied) as refused:
        return _refused(request, proposed, refused)
    messages.success(request, _("已复核，疑点销号"))
    return redirect(proposed.finding)


@require_POST
@right_required(Right.CONFIRM_DISPOSAL)
def disposal_reject(request: OfficerRequest, pk: int) -> HttpResponse:
    """The second person does not agree, and says why."""
    proposed = _proposed(request, pk)
    form = RejectionForm(request.POST)
    if not form.is_valid():
        return finding_page(request, proposed.finding, rejection=form, status=422)
    try:
        disposal.reject(proposed.pk, by=request.user, reason=form.cleaned_data["reason"])
    except (StepRefused, PermissionDenied) as refused:
        return _refused(request, proposed, refused)
    messages.success(request, _("已驳回，退回重新核实"))
    return redirect(proposed.finding)


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
    finding = _found(request, proposed.finding_id)
    return finding_page(request, finding, refused=str(refused), status=409)


@require_POST
@right_required(Right.CONFIRM_DISPOSAL)
def finding_reopen(request: OfficerRequest, pk: int) -> HttpResponse:
    """A closed finding is looked at again."""
    finding = _found(request, pk, Right.CONFIRM_DISPOSAL)
    version = request.POST.get("version", "")
    due_on, _estimated = due_date(timezone.localdate(), disposal.REVISIT)
    try:
        findings.reopen(
            finding.pk,
            by=request.user,
            version=int(version) if version.isdecimal() else 0,
            due_on=due_on,
        )
    except (StepRefused, PermissionDenied) as refused:
        return finding_page(request, _found(request, pk), refused=str(refused), status=409)
    messages.success(request, _("已重新打开"))
    return redirect(finding)


@require_POST
@right_required(Right.SETTLE)
def finding_assign(request: OfficerRequest) -> HttpResponse:
    """Findings of the ledger go to somebody else."""
    form = AssignForm(request.POST, officer=request.user, on=timezone.localdate())
    if not form.is_valid():
        messages.error(request, _("勾选要交办的疑点，并选择交给谁"))
        return redirect("finding_list")
    owner = form.cleaned_data["owner"]
    try:
        given = findings.assign(form.cleaned_data["findings"], owner_id=owner.pk, by=request.user)
    except (StepRefused, PermissionDenied) as refused:
        messages.error(request, str(refused))
    except Finding.DoesNotExist:
        messages.error(request, _("有一条疑点不在你的辖区，没有交办"))
    else:
        messages.success(request, _("已交办 %(n)d 条给%(name)s") % {"n": given, "name": owner})
    return redirect("finding_list")


def _found(request: OfficerRequest, pk: int, *rights: Right) -> Finding:
    """A finding in sight; if rights are named, one where the officer holds any of them."""
    seen = Finding.objects.visible_to(request.user).select_related(
        "region__parent", "owner", "person", "household__head", "last_comparison"
    )
    if rights:
        seen = seen.within(request.user.intervals_with(*rights))
    return get_object_or_404(seen, pk=pk)


def _proposed(request: OfficerRequest, pk: int) -> Disposal:
    seen = Disposal.objects.visible_to(request.user)
    mine = seen.within(request.user.intervals_with(Right.CONFIRM_DISPOSAL))
    return get_object_or_404(mine, pk=pk)
