"""The periodic jobs: last, next, missed; what runs, and what failed and waits for a person."""

from typing import Any

from django.contrib import messages
from django.db import OperationalError
from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts.actions import jobs
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import Job
from accounts.querysets import ScopedQuerySet
from accounts.roles import Right
from monitoring.actions import comparing, schedule
from monitoring.actions.chores import CHORES
from monitoring.actions.schedule import standings
from monitoring.comparisons import COMPARISONS
from monitoring.forms.comparisons import DutyForm
from monitoring.views.pace import pace_of

LOOK = (Right.COMPARE, Right.IMPORT_REGISTER, Right.PREPARE_PAYMENT)
KINDS = {
    "import_register": gettext_lazy("读取登记数据"),
    "import_pushed": gettext_lazy("读取推送的登记数据"),
    **{each.job: each.label for each in (COMPARISONS | CHORES).values()},
    "cases.compute_payments": gettext_lazy("计算发放批次"),
    "cases.assess_caseload": gettext_lazy("批量核算"),
    "cases.rehearse": gettext_lazy("政策测算"),
    "extract": gettext_lazy("导出明细"),
}
TONES = {
    Job.State.READY: "",
    Job.State.RUNNING: "info",
    Job.State.DONE: "ok",
    Job.State.PARKED: "bad",
    Job.State.PAUSED: "warn",
    Job.State.CANCELLED: "",
}
RECENT = 20


@require_safe
@right_required(*LOOK)
def job_list(request: OfficerRequest) -> HttpResponse:
    """How each duty of each county stands, what is under way, and what was done lately."""
    seen = _jobs(request)
    open_jobs = seen.exclude(state__in=Job.ENDED).order_by("-created_at")
    done = seen.filter(state=Job.State.DONE).order_by("-finished_at")
    duties = standings(request.user, timezone.localdate())
    context = {
        "standings": duties,
        "missed": [each for each in duties if each.missed],
        "parked": [job for job in open_jobs if job.state == Job.State.PARKED],
        "under_way": [job for job in open_jobs if job.state != Job.State.PARKED],
        "done": done[:RECENT],
        "kinds": KINDS,
        "may_start": request.user.may(Right.COMPARE),
    }
    return render(request, "monitoring/job_list.html", context)


@require_safe
@right_required(*LOOK)
def job_progress(request: OfficerRequest, pk: int) -> HttpResponse:
    """How far a job is; when it has ended the page around it is loaded anew."""
    job = _job(request, pk)
    context = {"job": job, "label": KINDS.get(job.kind, job.kind), "pace": pace_of(job)}
    response = render(request, "monitoring/_job_progress.html", context)
    if job.state in (*Job.ENDED, *Job.RESTING):
        response["HX-Refresh"] = "true"
    return response


@require_POST
@right_required(Right.COMPARE)
def job_start(request: OfficerRequest) -> HttpResponse:
    """A duty of a county is done now: one that was missed, or once more."""
    form = DutyForm(request.POST, officer=request.user)
    if not form.is_valid():
        messages.error(request, _("任务的种类、地区或期间不对，刷新页面后再选"))
        return redirect("job_list")
    given = form.cleaned_data
    start = comparing.start if given["kind"] in COMPARISONS else schedule.start
    try:
        job = start(
            given["kind"],
            region_id=given["region"].pk,
            period=given["period"],
            by=request.user,
            on=timezone.localdate(),
        )
    except comparing.NoRegister as missing:
        messages.error(request, str(missing))
        return redirect("job_list")
    if job.state == Job.State.DONE:
        messages.info(request, _("今天已经做过，结果在“最近完成”里"))
    else:
        messages.success(request, _("已开始，在本页查看进度"))
    return redirect("job_list")


@require_POST
@right_required(*LOOK)
def job_pause(request: OfficerRequest, pk: int) -> HttpResponse:
    """A job stands still after the part at work."""
    job = _job(request, pk)
    try:
        jobs.pause(job.pk, by=request.user)
    except Job.DoesNotExist:
        messages.info(request, _("这项任务没有在运行，不用暂停"))
    except OperationalError:
        messages.warning(request, _("正在写入一部分，还停不下来，过一会儿再点一次“暂停”"))
    else:
        messages.success(request, _("已暂停，已完成的部分保留；点“继续”从停下的地方接着做"))
    return redirect(_back(request))


@require_POST
@right_required(*LOOK)
def job_resume(request: OfficerRequest, pk: int) -> HttpResponse:
    """A job that gave up waits for a worker again."""
    job = _job(request, pk)
    try:
        jobs.resume(job.pk, by=request.user)
    except Job.DoesNotExist:
        messages.info(request, _("这项任务没有停下，不用重试"))
    else:
        messages.success(request, _("已重新排队，稍后在本页查看"))
    return redirect(_back(request))


def _back(request: OfficerRequest) -> str:
    """The page the button stood on, if it is one of ours."""
    came_from = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(came_from, allowed_hosts=None)
    return came_from if ours else reverse("job_list")


def with_parts(seen: ScopedQuerySet[Job]) -> Any:
    """With its place, and how many of its parts are done."""
    return seen.select_related("region", "requested_by", "halted_by").annotate(
        total=Count("parts"),
        done=Count("parts", filter=Q(parts__done_at__isnull=False)),
        rows_done=Coalesce(Sum("parts__rows"), 0),
    )


def _job(request: OfficerRequest, pk: int) -> Any:
    """A job where the officer may look. Raises Http404."""
    job = _jobs(request).filter(pk=pk).first()
    if job is None:
        raise Http404
    return job


def _jobs(request: OfficerRequest) -> Any:
    """Jobs where the officer may look."""
    seen = Job.objects.visible_to(request.user).within(request.user.intervals_with(*LOOK))
    return with_parts(seen)
