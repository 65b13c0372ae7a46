"""Reports: the page, the rows behind a figure, the workbook, the history."""

from decimal import Decimal
from itertools import islice
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.actions.exports import Extract
from accounts.decorators import right_required
from accounts.downloads import hand_out
from accounts.http import OfficerRequest
from accounts.marks import DOCX
from accounts.models import Region
from accounts.roles import Right
from cases.periods import Period
from reports.actions import making, prepared
from reports.catalogue import REPORTS, Line, Report, Section
from reports.csv_table import CSV
from reports.figures import Figure, broken, figures, numbers, restored
from reports.forms import ReportForm
from reports.models import Filing, ReportRun
from reports.questions import Live, Source, answer, by_place, counted_behind, rows_behind
from reports.xlsx import XLSX

_ROWS_SHOWN = 500
TYPES = {"xlsx": XLSX, "csv": CSV, "docx": DOCX}
SPREAD = 6  # periods beside each other


@require_safe
@right_required(Right.REPORT)
def report_list(request: OfficerRequest) -> HttpResponse:
    """The catalogue, and the reports made inside the officer's jurisdiction."""
    mine = request.user.intervals_with(Right.REPORT)
    made = ReportRun.objects.visible_to(request.user).within(mine).exclude(made_by__is_machine=True)
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
    context |= {"region": region, "period": period}
    if prepared.is_large(region):
        made = prepared.standing(report, region, period)
        context |= {"prepared": made, "job": prepared.under_way(report, region, period)}
        context["large"] = True
        found = restored(report, made.by_code()) if made else []
    else:
        found = figures(report, region=region, period=period)
    context["groups"] = grouped(found)
    context["balanced"] = report.balanced and bool(found)
    context["broken"] = broken(report, numbers(found))
    context["may_file"] = (
        region.level in report.levels and report.due.opens(period) <= timezone.localdate()
    )
    context["provisional"] = period.running(timezone.localdate())
    filed = _filed(request, report, region, period)
    context |= {"filed": filed, "drifted": _drifted(filed, found) if filed and found else []}
    return render(request, "reports/report_detail.html", context)


@require_POST
@right_required(Right.REPORT)
def report_prepare(request: OfficerRequest, kind: str) -> HttpResponse:
    """A worker is asked to read the figures of a large place."""
    report = report_of(kind)
    form = ReportForm(
        request.POST.dict(), report=report, officer=request.user, on=timezone.localdate()
    )
    if not form.is_valid():
        context = {"report": report, "form": form}
        return render(request, "reports/report_detail.html", context, status=422)
    region, period = form.cleaned_data["region"], form.cleaned_data["period"]
    prepared.ask(report, region, period, by=request.user)
    query = urlencode({"region": region.pk, "period": period.text})
    return redirect(f"{reverse('report_detail', args=[kind])}?{query}")


@require_safe
@right_required(Right.REPORT)
def report_rows(
    request: OfficerRequest, kind: str, region: int, period: str, code: str
) -> HttpResponse:
    """The households or findings behind one figure."""
    report, place = report_of(kind), place_of(request, region)
    covers = period_of(report, period)
    context = opened(report, code, Live(place, covers))
    context |= {"report": report, "region": place, "period": covers}
    context["extract_url"] = reverse("report_rows_extract", args=[kind, region, period, code])
    return render(request, "reports/report_rows.html", context)


@require_safe
@right_required(Right.REPORT)
def report_spread(
    request: OfficerRequest, kind: str, region: int, period: str, code: str
) -> HttpResponse:
    """One figure place by place, and in the periods before."""
    report, place = report_of(kind), place_of(request, region)
    covers = period_of(report, period)
    section, key, line = cell_of(report, code)
    periods = report.periods_until(covers.last_day, SPREAD)
    context = {
        "report": report,
        "region": place,
        "period": covers,
        "code": code,
        "section": section,
        "line": line,
        "key_label": dict(section.keys)[key],
        "places": by_place(section, line, key, Live(place, covers)),
        "periods": [
            (each, answer(section, Live(place, each)).get(key, {}).get(line.figure))
            for each in periods
        ],
    }
    return render(request, "reports/report_spread.html", context)


def cell_of(report: Report, code: str) -> tuple[Section, str, Line]:
    """The figure of a code. Raises Http404 for one that is not there."""
    try:
        return report.cell(code)
    except KeyError:
        raise Http404 from None


def opened(report: Report, code: str, source: Source) -> dict[str, object]:
    """What the page of the rows behind a figure shows. Raises Http404 for a figure that is not there."""
    section, key, line = cell_of(report, code)
    counted = counted_behind(section, line, key, source)
    return {
        "line": line,
        "key_label": dict(section.keys)[key],
        "section": section,
        "rows": list(islice(rows_behind(section, line, key, source), _ROWS_SHOWN)),
        "persons": counted["rows"],
        "households": counted["households"],
        "shown": _ROWS_SHOWN,
    }


@require_POST
@right_required(Right.REPORT)
def report_download(request: OfficerRequest, kind: str) -> HttpResponse:
    """The report as a workbook or csv, through the export ledger."""
    report = report_of(kind)
    form = ReportForm(
        request.POST.dict(), report=report, officer=request.user, on=timezone.localdate()
    )
    if not form.is_valid():
        context = {"report": report, "form": form}
        return render(request, "reports/report_detail.html", context, status=422)
    region, period = form.cleaned_data["region"], form.cleaned_data["period"]
    ending = "csv" if request.POST.get("as") == "csv" else "xlsx"
    extract = Extract(
        subject="report",
        title=f"{report.title} {period.text} {region.name}",
        region_id=region.pk,
        name=f"{kind}-{region.code:012d}-{period.text}.{ending}",
        rows=sum(len(section.keys) * len(section.lines) for section in report.sections),
        fields=[kind, period.text],
        content_type=TYPES[ending],
    )
    given = {"region": region, "period": period, "by": request.user, "on": timezone.localdate()}
    return hand_out(request, extract, lambda: making.make(kind, **given, form=ending)[1])


def report_of(kind: str) -> Report:
    if kind not in REPORTS:
        raise Http404
    return REPORTS[kind]


def place_of(request: OfficerRequest, code: int) -> Region:
    mine = request.user.intervals_with(Right.REPORT)
    return get_object_or_404(Region.objects.visible_to(request.user).within(mine), pk=code)


def _filed(
    request: OfficerRequest, report: Report, region: Region, period: Period
) -> Filing | None:
    """What stands of this report: the newest version that was filed and not sent back."""
    standing = Filing.objects.visible_to(request.user).filter(
        kind=report.kind, region=region, period=period.text, state__in=["filed", "accepted"]
    )
    return standing.order_by("-version").first()


def _drifted(filed: Filing, found: list[Figure]) -> list[tuple[Figure, Decimal | None]]:
    """Figures that are not what was filed any more, each with what was filed."""
    then = filed.values()
    return [
        (figure, then.get(figure.code)) for figure in found if figure.value != then.get(figure.code)
    ]


def period_of(report: Report, text: str) -> Period:
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
