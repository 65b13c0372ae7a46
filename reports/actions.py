"""Make reports, and record who takes them away."""

import hashlib
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import access
from accounts.models import AccessLog, Officer, Region
from accounts.roles import Right
from cases.periods import Period
from reports.catalogue import REPORTS
from reports.figures import Figure, figures
from reports.models import Download, ReportRun
from reports.xlsx import workbook


@transaction.atomic
def make(
    kind: str, *, region: Region, period: Period, by: Officer, on: date
) -> tuple[ReportRun, bytes]:
    """A report is made: its figures are kept as they were, and given as an xlsx file.

    The file of a period that is not over on `on` says so. Raises PermissionDenied without the right
    in the region, KeyError for a kind that is not in the catalogue.
    """
    if not by.may(Right.REPORT, region.code):
        raise PermissionDenied(_("你的岗位不能在这个地区做报表"))
    report = REPORTS[kind]
    found = figures(report, region=region, period=period)
    run = ReportRun.objects.create(
        region=region,
        kind=kind,
        period=period.text,
        figures=[_kept(figure) for figure in found],
        made_by=by,
    )
    return run, workbook(
        report, found, region=region, period=period, provisional=period.running(on)
    )


@transaction.atomic
def download(kind: str, *, region: Region, period: Period, by: Officer, on: date) -> bytes:
    """A report is made and taken away by an officer, which is on record."""
    run, content = make(kind, region=region, period=period, by=by, on=on)
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
