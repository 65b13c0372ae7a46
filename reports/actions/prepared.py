"""Figures of large places: a job reads them once, the page shows them with their hour.

Up to MANY awards the tables are read when the page is opened, and nothing is kept.
"""

from django.db import transaction
from django.utils import timezone

from accounts.actions.jobs import open_job, run_job
from accounts.actions.officers import machine
from accounts.models import Job, Officer, Region
from cases.models import Award
from cases.periods import Period
from reports.catalogue import REPORTS, Report
from reports.figures import figures
from reports.models import ReportRun

KIND = "prepare_report"
MANY = 50_000  # awards of a place, now and before


def is_large(region: Region) -> bool:
    """Whether the place has so many awards that nobody should wait for its figures on a page."""
    awards = Award.objects.filter(region_id__gte=region.code, region_id__lt=region.until)
    return awards[: MANY + 1].count() > MANY


def standing(report: Report, region: Region, period: Period) -> ReportRun | None:
    """The figures that were prepared last. The caller has checked that the region is in scope."""
    made = ReportRun.objects.filter(
        kind=report.kind, region=region, period=period.text, made_by__is_machine=True
    )
    return made.first()


def under_way(report: Report, region: Region, period: Period) -> Job | None:
    """The job that is to prepare them, if one was asked for and has not ended."""
    asked = Job.objects.filter(kind=KIND, arguments=_of(report, region, period))
    return asked.exclude(state__in=Job.ENDED).first()


def ask(report: Report, region: Region, period: Period, *, by: Officer) -> Job:
    """A worker prepares the figures; who asks while it is at it gets the same job."""
    of = _of(report, region, period)
    key = ":".join((KIND, *map(str, of.values()), f"{timezone.now():%Y%m%d%H%M%S%f}"))
    return under_way(report, region, period) or open_job(
        KIND, key=key, region_id=region.pk, by=by, period=period.text, arguments=of
    )


def _of(report: Report, region: Region, period: Period) -> dict[str, str | int]:
    return {"report": report.kind, "region": region.pk, "period": period.text}


def run(job_id: int) -> None:
    """Read the figures of a job, or read them again when a worker died over it."""
    run_job(job_id, _part)


@transaction.atomic
def _part(job: Job, number: int) -> int:
    """All figures, in place of those prepared before."""
    report = REPORTS[job.arguments["report"]]
    region, period = job.region, Period.parse(job.arguments["period"])
    found = figures(report, region=region, period=period)
    made = ReportRun.objects.create(
        region=region,
        kind=report.kind,
        period=period.text,
        figures=[{"code": figure.code} | figure.kept() for figure in found],
        made_by=machine(),
    )
    earlier = ReportRun.objects.filter(kind=report.kind, region=region, period=period.text)
    earlier.filter(made_by=made.made_by, pk__lt=made.pk).delete()
    return len(found)
