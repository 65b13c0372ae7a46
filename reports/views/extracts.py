"""Buttons that take away the rows behind a figure whole: a job makes the file, through the export ledger."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from accounts.actions.exports import Extract
from accounts.decorators import right_required
from accounts.downloads import hand_out_long
from accounts.http import OfficerRequest
from accounts.models import Region
from accounts.roles import Right
from cases.periods import Period
from reports.actions import extracting
from reports.catalogue import Report
from reports.questions import Filed, Live, Source, counted_behind
from reports.views.boards import asked_cell
from reports.views.filings import filing_of
from reports.views.report import cell_of, period_of, place_of, report_of


@require_POST
@right_required(Right.REPORT)
def report_rows_extract(
    request: OfficerRequest, kind: str, region: int, period: str, code: str
) -> HttpResponse:
    """The rows behind a figure as it stands."""
    report, place = report_of(kind), place_of(request, region)
    covers = period_of(report, period)
    extract = _extract(report, code, Live(place, covers), place, covers)
    return hand_out_long(request, extract, extracting.figure(kind, code, place, covers))


@require_POST
@right_required(Right.REPORT)
def filing_rows_extract(request: OfficerRequest, pk: int, code: str) -> HttpResponse:
    """The frozen rows behind a figure of a filing."""
    found = filing_of(request, pk)
    source = Filed(tuple(found.lists))
    extract = _extract(found.report, code, source, found.region, found.covers)
    return hand_out_long(request, extract, extracting.filed_figure(found, code))


@require_POST
@right_required(Right.REPORT)
def board_rows_extract(
    request: OfficerRequest, section: str, by: str, region: int, period: str, key: str, figure: str
) -> HttpResponse:
    """The rows behind a figure of a board."""
    put, line = asked_cell(request, section, by, region, period, figure)
    extract = Extract(
        subject="board",
        title=f"{line.label} {period} {put.region.name}",
        region_id=put.region.pk,
        name=f"{section}-{put.region.code:012d}-{period}-{figure}.xlsx",
        rows=counted_behind(put.put, line, key, put.source)["rows"],
        fields=[section, period, figure],
        long=True,
    )
    return hand_out_long(request, extract, extracting.board(put, key, figure))


def _extract(report: Report, code: str, source: Source, place: Region, period: Period) -> Extract:
    section, key, line = cell_of(report, code)
    return Extract(
        subject="report",
        title=f"{report.title} {line.label} {period.text} {place.name}",
        region_id=place.pk,
        name=f"{report.kind}-{place.code:012d}-{period.text}-{code}.xlsx",
        rows=counted_behind(section, line, key, source)["rows"],
        fields=[report.kind, period.text, code],
        long=True,
    )
