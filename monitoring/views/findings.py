"""The ledger of findings, the page that settles one, and the counter of the desk."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import access
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog
from accounts.paging import page_of
from accounts.roles import Right
from cases.actions.calendar import working_days_left
from cases.procedure import StepRefused
from households.actions.documents import Unfit
from monitoring.actions import disposal, findings, resting
from monitoring.comparisons import RULES
from monitoring.forms.disposals import DeferForm
from monitoring.forms.findings import AlikeForm, AssignForm, FindingFilter
from monitoring.models import Finding
from monitoring.views.finding_page import LOOK, finding_page, found


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
        "alike": AlikeForm(),
        **paged,
    }
    return render(request, "monitoring/finding_list.html", context)


def _tiles(request: OfficerRequest) -> list[dict[str, Any]]:
    """What is late, then one tile for each rule with what is to do, the heavy first, and how often it was
    right."""
    on = timezone.localdate()
    seen = Finding.objects.visible_to(request.user)
    late = seen.overdue(on).count()
    tiles: list[dict[str, Any]] = [
        {"value": late, "label": _("已超期"), "url": "?age=late", "tone": "warn"}
    ]
    todo = dict(
        seen.to_do().order_by().values("rule").annotate(n=Count("pk")).values_list("rule", "n")
    )
    there = [rule for code, rule in RULES.items() if code in todo]
    for rule in sorted(there, key=lambda rule: (rule.weight != "heavy", -todo[rule.code])):
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
    finding = found(request, pk, *LOOK)
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
    finding = found(request, pk, Right.SETTLE)
    version = request.POST.get("version", "")
    try:
        findings.take(
            finding.pk, by=request.user, version=int(version) if version.isdecimal() else 0
        )
    except (StepRefused, PermissionDenied) as refused:
        return finding_page(request, found(request, pk), refused=str(refused), status=409)
    messages.success(request, _("已认领，核实后填写处置"))
    return redirect(finding)


@require_POST
@right_required(Right.SETTLE)
def finding_defer(request: OfficerRequest, pk: int) -> HttpResponse:
    """The finding waits until a day."""
    finding = found(request, pk, Right.SETTLE)
    form = DeferForm(request.POST)
    if not form.is_valid():
        words = _("填写暂缓到哪天和理由")
        return finding_page(request, finding, refused=words, status=422)
    try:
        resting.defer(finding.pk, by=request.user, on=timezone.localdate(), **form.cleaned_data)
    except (StepRefused, PermissionDenied) as refused:
        return finding_page(request, found(request, pk), refused=str(refused), status=409)
    messages.success(request, _("已暂缓，到期自动重新待办"))
    return redirect(finding)


@require_POST
@right_required(Right.SETTLE)
def finding_dismiss(request: OfficerRequest) -> HttpResponse:
    """Findings of the ledger are untrue for one cause; a second person confirms them together."""
    form = AlikeForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("勾选疑点，并填写误报原因、谁证实、理由和证明"))
        return redirect("finding_list")
    given = form.cleaned_data
    try:
        count = disposal.dismiss_alike(
            given.pop("findings"), by=request.user, on=timezone.localdate(), **given
        )
    except (StepRefused, PermissionDenied, Unfit) as refused:
        messages.error(request, str(refused))
    except Finding.DoesNotExist:
        messages.error(request, _("有一条疑点不在你的辖区，没有办理"))
    else:
        messages.success(request, _("已提交 %(n)d 条，等另一人一并复核") % {"n": count})
    return redirect("finding_list")


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
