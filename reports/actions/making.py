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
from reports.figures import figures, restored
from reports.models import Download, Filing, ReportRun
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
        figures=[{"code": figure.code} | figure.kept() for figure in found],
        made_by=by,
    )
    provisional = [_("报告期未结束，暂时数")] if period.running(on) else []
    return run, workbook(report, found, region=region, period=period, remarks=provisional)


@transaction.atomic
def download(kind: str, *, region: Region, period: Period, by: Officer, on: date) -> bytes:
    """A report is made and taken away by an officer, which is on record."""
    run, content = make(kind, region=region, period=period, by=by, on=on)
    Download.objects.create(
        region=region, run=run, officer=by, sha256=hashlib.sha256(content).hexdigest()
    )
    _record(by, run.pk, region, [kind, period.text])
    return content


def download_filing(filing: Filing, *, by: Officer) -> bytes:
    """What was filed, as a workbook; taking it away is on record. The caller has checked the scope."""
    words = {
        "version": filing.version,
        "state": filing.get_state_display(),
        "seal": filing.sha256[:16],
    }
    remarks = [_("第 %(version)s 版，%(state)s，校验 %(seal)s") % words]
    if filing.remarks:
        remarks.append(_("情况说明：%(words)s") % {"words": filing.remarks})
    if filing.nothing:
        remarks.append(_("零报告：本期无发生"))
    found = restored(filing.report, filing.figures)
    _record(by, filing.pk, filing.region, [filing.kind, filing.period, str(filing.version)])
    return workbook(
        filing.report, found, region=filing.region, period=filing.covers, remarks=remarks
    )


def _record(by: Officer, subject_id: int, region: Region, fields: list[str]) -> None:
    access.record(
        by=by,
        kind=AccessLog.Kind.DOWNLOAD,
        subject="report",
        subject_id=subject_id,
        region_id=region.pk,
        fields=fields,
    )
