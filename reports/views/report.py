"""The quarterly report: the page, the rows behind a figure, the workbook, the history."""

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
from reports import actions
from reports.catalogue import REPORTS, Line, Report, Section
from reports.figures import Figure, figures, rows_behind
from reports.forms import ReportForm
from reports.models import ReportRun

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
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
    report = _report(kind)
    form = ReportForm(request.GET.dict(), officer=request.user, on=timezone.localdate())
    context: dict[str, object] = {"report": report, "form": form}
    if not form.is_valid():
        return render(request, "reports/report_detail.html", context, status=422)
    region, period = form.cleaned_data["region"], form.cleaned_data["period"]
    found = figures(report, region=region, period=period)
    context |= {"region": region, "period": period, "groups": _groups(found)}
    context["provisional"] = period.running(timezone.localdate())
    return render(request, "reports/report_detail.html", context)


@require_safe
@right_required(Right.REPORT)
def report_rows(
    request: OfficerRequest, kind: str, region: int, period: str, code: str
) -> HttpResponse:
    """The households or findings behind one figure."""
    report = _report(kind)
    mine = request.user.intervals_with(Right.REPORT)
    place = get_object_or_404(Region.objects.visible_to(request.user).within(mine), pk=region)
    section, key, line = _cell(report, code)
    when = _period(period)
    everything = list(rows_behind(section, line, key, region=place, period=when))
    context = {
        "report": report,
        "region": place,
        "period": when,
        "line": line,
        "key_label": dict(section.keys)[key],
        "section": section,
        "rows": list(islice(everything, _ROWS_SHOWN)),
        "persons": len(everything),
        "households": len({row["household_id"] for row in everything}),
        "shown": _ROWS_SHOWN,
    }
    return render(request, "reports/report_rows.html", context)


@require_POST
@right_required(Right.REPORT)
def report_download(request: OfficerRequest, kind: str) -> HttpResponse:
    """The workbook; taking it away is on record."""
    report = _report(kind)
    form = ReportForm(request.POST.dict(), officer=request.user, on=timezone.localdate())
    if not form.is_valid():
        context = {"report": report, "form": form}
        return render(request, "reports/report_detail.html", context, status=422)
    region, period = form.cleaned_data["region"], form.cleaned_data["period"]
    content = actions.download(
        kind, region=region, period=period, by=request.user, on=timezone.localdate()
    )
    response = HttpResponse(content, content_type=_XLSX)
    name = f"{kind}-{region.code:012d}-{period.text}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _report(kind: str) -> Report:
    if kind not in REPORTS:
        raise Http404
    return REPORTS[kind]


def _period(text: str) -> Period:
    try:
        return Period.begun(text, timezone.localdate())
    except ValueError:
        raise Http404 from None


def _cell(report: Report, code: str) -> tuple[Section, str, Line]:
    for section in report.sections:
        for key, _label in section.keys:
            for line in section.lines:
                if code == f"{key}.{line.figure}":
                    return section, key, line
    raise Http404


def _groups(found: list[Figure]) -> list[tuple[str, list[Figure]]]:
    """Figures under the label of their group (城市, 农村, a rule), in order."""
    groups: dict[str, list[Figure]] = {}
    for figure in found:
        groups.setdefault(str(figure.key_label), []).append(figure)
    return list(groups.items())
