"""Make reports, and record who takes them away."""

import hashlib

from django.db import transaction

from accounts.actions import access
from accounts.models import AccessLog, Officer, Region
from cases.periods import Period
from reports.catalogue import REPORTS
from reports.figures import Figure, figures
from reports.models import Download, ReportRun
from reports.xlsx import workbook


@transaction.atomic
def make(kind: str, *, region: Region, period: Period, by: Officer) -> tuple[ReportRun, bytes]:
    """A report is made: its figures are kept as they were, and given as an xlsx file.

    Raises KeyError for a kind that is not in the catalogue.
    """
    report = REPORTS[kind]
    found = figures(report, region=region, period=period)
    run = ReportRun.objects.create(
        region=region,
        kind=kind,
        period=period.text,
        figures=[_kept(figure) for figure in found],
        made_by=by,
    )
    return run, workbook(report, found, region=region, period=period)


@transaction.atomic
def download(kind: str, *, region: Region, period: Period, by: Officer) -> bytes:
    """A report is made and taken away by an officer, which is on record."""
    run, content = make(kind, region=region, period=period, by=by)
    Download.objects.create(
        region=region, run=run, officer=by, sha256=hashlib.sha256(content).hexdigest()
    )
    access.record(
        by=by,
        kind=AccessLog.Kind.DOWNLOAD,
        subject="report",
        subject_id=run.pk,
        region_id=region.pk,
        fields=[kind, period.text],
    )
    return content


def _kept(figure: Figure) -> dict[str, str]:
    return {
        "code": figure.code,
        "value": str(figure.value),
        "before": str(figure.before),
    }
