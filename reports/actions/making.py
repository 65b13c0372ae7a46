"""Make reports, and the files of what was made and filed."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import access
from accounts.models import AccessLog, Officer, Region
from accounts.roles import Right
from cases.periods import Period
from reports.catalogue import REPORTS
from reports.csv_table import CSV, report_csv
from reports.figures import figures, restored
from reports.models import Attachment, Filing, ReportRun
from reports.narrative_docx import document
from reports.xlsx import XLSX, workbook

# How a report of figures is written: the ending of the file, its type, and who writes it.
FORMS: Mapping[str, tuple[str, Callable[..., bytes]]] = {
    "xlsx": (XLSX, workbook),
    "csv": (CSV, report_csv),
}


@transaction.atomic
def make(
    kind: str, *, region: Region, period: Period, by: Officer, on: date, form: str = "xlsx"
) -> tuple[ReportRun, bytes]:
    """A report is made: its figures are kept as they were, and given as a file.

    The file of a period that is not over on `on` says so. Raises PermissionDenied without the right
    in the region, KeyError for a kind that is not in the catalogue or another form.
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
    _type, write = FORMS[form]
    return run, write(report, found, region=region, period=period, remarks=provisional)


def filed_as(filing: Filing, *, form: str = "xlsx") -> bytes:
    """What was filed, as a file. The caller has checked the scope."""
    words = {
        "version": filing.version,
        "state": filing.get_state_display(),
        "seal": filing.sha256[:16],
    }
    remarks = [_("第 %(version)s 版，%(state)s，校验 %(seal)s") % words]
    if filing.reason:
        remarks.append(_("更正理由：%(words)s") % {"words": filing.reason})
    if filing.filed_on and filing.covers.running(filing.filed_on):
        remarks.append(_("数字截至 %(day)s") % {"day": filing.filed_on})
    if filing.remarks:
        remarks.append(_("情况说明：%(words)s") % {"words": filing.remarks})
    if filing.nothing:
        remarks.append(_("零报告：本期无发生"))
    if form == "docx":
        return document(filing, remarks=remarks)
    _type, write = FORMS[form]
    return write(
        filing.report,
        restored(filing.report, filing.figures),
        region=filing.region,
        period=filing.covers,
        remarks=remarks,
        **({"first": _first(filing)} if form == "xlsx" else {}),
    )


def _first(filing: Filing) -> dict[str, Decimal]:
    """Of a correction, what was filed first; nothing for a first version."""
    if filing.version == 1:
        return {}
    first = Filing.objects.get(
        kind=filing.kind, region=filing.region, period=filing.period, version=1
    )
    return first.values()


def looked_at(attachment: Attachment, *, by: Officer) -> None:
    """Somebody opened a file that goes with a filing."""
    access.record(
        by=by,
        kind=AccessLog.Kind.VIEW,
        subject="report",
        subject_id=attachment.filing_id,
        region_id=attachment.region_id,
        fields=["attachment"],
    )
