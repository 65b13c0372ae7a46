"""Reports: the page, the rows behind a figure, the workbook, the history."""

from itertools import islice

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import Region
from accounts.roles import Right
from cases.periods import Period
from reports.actions import making
from reports.catalogue import REPORTS, Report
from reports.figures import Figure, broken, figures
from reports.forms import ReportForm
from reports.models import ReportRun
from reports.questions import Live, Source, rows_behind

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ROWS_SHOWN = 500


@require_safe
@right_required(Right.REPORT)
def report_list(request: OfficerRequest) -> HttpResponse:
    """The catalogue, and the reports made inside the officer's jurisdiction."""
    mine = request.user.intervals_with(Right.REPORT)
    made = ReportRun.objects.visible_to(request.user).within(mine)
    made = made.select_related("region", "made_by")
    context = {"reports": list(REPORTS.values()), "made": made[:50]}
    return render(request, "reports/report_list.html", context)


@require_safe
@right_required(Right.REPORT)
def report_detail(request: OfficerRequest, kind: str) -> HttpResponse:
    """All figures of one report for a region and a quarter, each opening its rows."""
    report = report_of(kind)
    form = ReportForm(
        request.GET.dict(), report=report, officer=request.user, on=timezone.localdate()
    )
    context: dict[str, object] = {"report": report, "form": form}
    if not form.is_valid():
        return render(request, "reports/report_detail.html", context, status=422)
    region, period = form.cleaned_data["region"], form.cleaned_data["period"]
    found = figures(report, region=region, period=period)
    context |= {"region": region, "period": period, "groups": grouped(found)}
    context["broken"] = broken(report, {figure.code: figure.value for figure in found})
    context["may_file"] = region.level in report.levels and not period.running(timezone.localdate())
    context["provisional"] = period.running(timezone.localdate())
    return render(request, "reports/report_detail.html", context)


@require_safe
@right_required(Right.REPORT)
def report_rows(
    request: OfficerRequest, kind: str, region: int, period: str, code: str
) -> HttpResponse:
    """The households or findings behind one figure."""
    report = report_of(kind)
    mine = request.user.intervals_with(Right.REPORT)
    place = get_object_or_404(Region.objects.visible_to(request.user).within(mine), pk=region)
    when = _period(report, period)
    context = opened(report, code, Live(place, when))
    context |= {"report": report, "region": place, "period": when}
    return render(request, "reports/report_rows.html", context)


def opened(report: Report, code: str, source: Source) -> dict[str, object]:
    """What the page of the rows behind a figure shows. Raises Http404 for a figure that is not there."""
    try:
        section, key, line = report.cell(code)
    except KeyError:
        raise Http404 from None
    everything = list(rows_behind(section, line, key, source))
    return {
        "line": line,
        "key_label": dict(section.keys)[key],
        "section": section,
        "rows": list(islice(everything, _ROWS_SHOWN)),
        "persons": len(everything),
        "households": len({row["household_id"] for row in everything}),
        "shown": _ROWS_SHOWN,
    }


@require_POST
@right_required(Right.REPORT)
def report_download(request: OfficerRequest, kind: str) -> HttpResponse:
    """The workbook; taking it away is on record."""
    report = report_of(kind)
    form = ReportForm(
        request.POST.dict(), report=report, officer=request.user, on=timezone.localdate()
    )
    if not form.is_valid():
        context = {"report": report, "form": form}
        return render(request, "reports/report_detail.html", context, status=422)
    region, period = form.cleaned_data["region"], form.cleaned_data["period"]
    content = making.download(
        kind, region=region, period=period, by=request.user, on=timezone.localdate()
    )
    response = HttpResponse(content, content_type=XLSX)
    name = f"{kind}-{region.code:012d}-{period.text}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def report_of(kind: str) -> Report:
    if kind not in REPORTS:
        raise Http404
    return REPORTS[kind]


def _period(report: Report, text: str) -> Period:
    try:
        period = Period.begun(text, timezone.localdate())
    except ValueError:
        raise Http404 from None
    if not report.may_cover(period):
        raise Http404
    return period


def grouped(found: list[Figure]) -> list[tuple[str, list[Figure]]]:
    """Figures under the label of their group (城市, 农村, a rule), in order."""
    groups: dict[str, list[Figure]] = {}
    for figure in found:
        groups.setdefault(str(figure.key_label), []).append(figure)
    return list(groups.items())
