"""Boards: coverage, listed supervision, and the rows behind any of their figures."""

from decimal import Decimal
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import Region
from accounts.roles import Right
from cases.periods import Period
from reports.boards import COVERAGE, SECTIONS, may_be_broken_by, quarter
from reports.boards.asking import WHOLE, Answered, Asked, Cell
from reports.boards.coverage import SOURCES
from reports.boards.span import Place, Span, span_of
from reports.boards.supervision import (
    ILLUSTRATIVE,
    MEASURES,
    SOURCE,
    WORKS,
    Measure,
    appraised,
)
from reports.catalogue.form import Line
from reports.questions import rows_behind

_ROWS_SHOWN = 500


@require_safe
@right_required(Right.REPORT)
def coverage_board(request: OfficerRequest) -> HttpResponse:
    """Known candidates against covered, by place and by where they were known from."""
    span = asked_span(request)
    by_place, by_source = span.ask(COVERAGE, "place"), span.ask(COVERAGE, "source")
    whole = by_place.whole()
    context = {
        "lines": COVERAGE.lines,
        "tiles": [
            {
                "value": whole.cell(WHOLE, line.figure).shown,
                "label": line.label,
                "url": whole.cell(WHOLE, line.figure).url,
                "tone": _tone(line.figure, whole),
            }
            for line in COVERAGE.lines
        ],
        "places": [
            (place, by_place.cells(place.key, COVERAGE.lines)) for place in span.places(by_place)
        ],
        "sources": [(label, by_source.cells(code, COVERAGE.lines)) for code, label in SOURCES],
        "known": whole.value(WHOLE, "known"),
        "left": whole.value(WHOLE, "uncovered"),
    }
    return render(request, "reports/coverage_board.html", frame(span) | context)


@require_safe
@right_required(Right.REPORT)
def supervision_board(request: OfficerRequest) -> HttpResponse:
    """The four works under listed supervision, place by place, with the appraisal and its vetoes."""
    span = asked_span(request)
    codes = {measure.question for measure in MEASURES}
    answers = {code: span.ask(SECTIONS[code], "place") for code in sorted(codes)}
    rows = []
    for place in span.places(*answers.values()):
        results = [(m, *_values(m, answers[m.question], place)) for m in MEASURES]
        cells = [_measured(m, answers[m.question], place) for m in MEASURES]
        rows.append((place, cells, appraised(results)))
    context = {
        "works": WORKS,
        "measures": MEASURES,
        "rows": rows,
        "source": SOURCE,
        "illustrative": ILLUSTRATIVE,
    }
    return render(request, "reports/supervision_board.html", frame(span) | context)


@require_safe
@right_required(Right.REPORT)
def supervision_quarter(request: OfficerRequest) -> HttpResponse:
    """The quarter of a month: measures month by month, scores of the units below, log and analysis."""
    span = asked_span(request)
    period = Period.quarter_of(span.period.last_month)
    context = {
        "quarter": quarter.read(span.region, period, span.today),
        "log": quarter.log(request.user, span.region, period),
    }
    return render(request, "reports/supervision_quarter.html", frame(span) | context)


@require_safe
@right_required(Right.REPORT)
def board_rows(
    request: OfficerRequest, section: str, by: str, region: int, period: str, key: str, figure: str
) -> HttpResponse:
    """The people, cases, findings or lines behind one figure of a board."""
    put, line = asked_cell(request, section, by, region, period, figure)
    rows = list(rows_behind(put.put, line, key, put.source))
    context = {
        "section": put.section,
        "line": line,
        "region": put.region,
        "period": put.period,
        "extract": reverse("board_rows_extract", args=(section, by, region, period, key, figure)),
        "rows": rows[:_ROWS_SHOWN],
        "count": len(rows),
        "shown": _ROWS_SHOWN,
        "total": sum(row[line.amount] for row in rows) if line.measure == "sum" else None,
    }
    return render(request, "reports/board_rows.html", context)


def asked_cell(
    request: OfficerRequest, section: str, by: str, region: int, period: str, figure: str
) -> tuple[Asked, Line]:
    """What the address of a figure of a board asks for, and its line. Raises Http404."""
    asked = SECTIONS.get(section)
    if asked is None or not may_be_broken_by(asked, by):
        raise Http404
    line = next((line for line in asked.lines if line.figure == figure), None)
    if line is None:
        raise Http404
    mine = request.user.intervals_with(Right.REPORT)
    place = get_object_or_404(Region.objects.visible_to(request.user).within(mine), pk=region)
    return Asked(asked, place, _month(period), by, timezone.localdate()), line


def asked_span(request: OfficerRequest) -> Span:
    try:
        return span_of(request.user, request.GET.dict(), today=timezone.localdate())
    except Region.DoesNotExist:
        raise Http404 from None


def frame(span: Span) -> dict[str, Any]:
    """What every board shows around itself."""
    return {
        "span": span,
        "region": span.region,
        "period": span.period,
        "form": span.form,
        "up": "" if span.top else f"?region={span.region.parent_id}&month={span.period.text}",
    }


def _tone(figure: str, whole: Answered) -> str:
    if figure in ("uncovered", "overdue"):
        return "bad" if whole.value(WHOLE, figure) else "ok"
    return ""


def _values(measure: Measure, answer: Answered, place: Place) -> tuple[Any, Any]:
    whole = answer.value(place.key, measure.whole) if measure.whole else 0
    return answer.value(place.key, measure.part), whole


def _measured(measure: Measure, answer: Answered, place: Place) -> dict[str, Any]:
    """A cell of the board: the count that must be 0, or the share with both counts."""
    part = answer.cell(place.key, measure.part)
    whole: Cell | None = answer.cell(place.key, measure.whole) if measure.whole else None
    fails = measure.fails(*_values(measure, answer, place))
    share = ""
    if whole is not None:
        share = percent(part.value, whole.value)
    return {"part": part, "whole": whole, "share": share, "fails": fails}


def percent(part: Decimal, whole: Decimal) -> str:
    """Per cent to one place, or that there was nothing."""
    return f"{part * 100 / whole:.1f}%" if whole else _("无")


def _month(text: str) -> Period:
    try:
        period = Period.begun(text, timezone.localdate())
    except ValueError:
        raise Http404 from None
    if period.months != 1:
        raise Http404
    return period
