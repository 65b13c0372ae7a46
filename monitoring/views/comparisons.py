"""Comparisons (信息比对): when each is due, starting one, and what it found."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import Job
from accounts.paging import page_of
from accounts.roles import Right
from monitoring.actions import comparing
from monitoring.actions.schedule import Standing, standings, standings_on_import
from monitoring.comparisons import COMPARISONS
from monitoring.forms.comparisons import StartForm
from monitoring.models import Comparison, RegisterImport
from monitoring.registers import REGISTERS
from monitoring.views.compared import (
    comparison_of,
    comparisons_of,
    found_by,
    groups_page,
    townships_of,
)
from monitoring.views.import_page import imports_of
from monitoring.views.jobs import KINDS, with_parts


@require_safe
@right_required(Right.COMPARE)
def comparison_list(request: OfficerRequest) -> HttpResponse:
    """What is due in each county, and the comparisons made so far."""
    return _list_page(request)


@require_POST
@right_required(Right.COMPARE)
def comparison_new(request: OfficerRequest) -> HttpResponse:
    """Compare one county now; says what is missing when there is no register."""
    form = StartForm(request.POST, officer=request.user)
    if not form.is_valid():
        return _list_page(
            request, refused=_("比对的种类、地区或期间不对，刷新页面后再选"), status=422
        )
    given = form.cleaned_data
    try:
        job = comparing.start(
            given["kind"],
            region_id=given["region"].pk,
            period=given["period"],
            by=request.user,
            on=timezone.localdate(),
        )
    except comparing.NoRegister as reason:
        return _list_page(request, refused=str(reason), status=422)
    if job.state == Job.State.PARKED:
        messages.warning(request, _("这项比对上次停下了，到“任务”里查看原因后重试"))
    elif job.state == Job.State.DONE:
        messages.info(request, _("今天已经比对过，结果在下面"))
    else:
        messages.success(request, _("已开始比对，完成后结果在本页"))
    return redirect("comparison_list")


@require_safe
@right_required(Right.COMPARE)
def comparison_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """Its sources and counts, what became of its findings, and the people of each group."""
    comparison = comparison_of(request, pk)
    context = {
        "comparison": comparison,
        "openable": _openable(request, comparison),
        "declared": COMPARISONS[comparison.kind],
        "findings": found_by(request, comparison),
        "townships": townships_of(request, comparison),
        **groups_page(request, comparison),
    }
    return render(request, "monitoring/comparison_detail.html", context)


def _list_page(request: OfficerRequest, *, refused: str = "", status: int = 200) -> HttpResponse:
    on = timezone.localdate()
    duties = [
        (each, _newest(each))
        for each in standings(request.user, on)
        if each.duty.kind in COMPARISONS
    ]
    arrived = [(each, _newest(each)) for each in standings_on_import(request.user, on)]
    jobs = with_parts(Job.objects.visible_to(request.user)).exclude(state__in=Job.ENDED)
    context = {
        **page_of(request, comparisons_of(request)),
        "duties": duties,
        "arrived": [(each, newest) for each, newest in arrived if newest],
        "under_way": jobs.filter(kind__in=[each.job for each in COMPARISONS.values()], error=""),
        "kinds": KINDS,
        "registers": {
            each.kind: "”、“".join(str(REGISTERS[r].label) for r in each.registers)
            for each in COMPARISONS.values()
        },
        "refused": refused,
    }
    return render(request, "monitoring/comparison_list.html", context, status=status)


def _openable(request: OfficerRequest, comparison: Comparison) -> set[int]:
    """The source files whose page the officer may open."""
    numbers = [source["import"] for source in comparison.sources]
    return set(imports_of(request).filter(pk__in=numbers).values_list("pk", flat=True))


def _newest(standing: Standing) -> RegisterImport | None:
    """The newest register a comparison would use."""
    files = comparing.in_force(standing.duty.kind, standing.region)
    return max(files, key=lambda each: (each.as_of, each.pk), default=None)
