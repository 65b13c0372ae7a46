"""The on-time board, per township, county or city and month."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.roles import Right
from reports.boards.asking import WHOLE
from reports.boards.ontime import ONTIME, due_days, runs_of
from reports.views.boards import asked_span, frame, percent

_RUNS_SHOWN = 200


@require_safe
@right_required(Right.REPORT)
def ontime_board(request: OfficerRequest) -> HttpResponse:
    """Who had the month's money by its day, place by place, and when each run was locked."""
    span = asked_span(request)
    month = span.period.last_month
    answer = span.ask(ONTIME, "place")
    whole = answer.whole()
    runs = runs_of(span.region, month)
    context = {
        "lines": ONTIME.lines,
        "due_days": due_days(span.region.pk, month),
        "tiles": [
            {
                "value": whole.cell(WHOLE, line.figure).shown,
                "label": line.label,
                "url": whole.cell(WHOLE, line.figure).url,
                "tone": _TONES.get(line.figure, "") if whole.value(WHOLE, line.figure) else "",
            }
            for line in ONTIME.lines
        ],
        "share": percent(whole.value(WHOLE, "in_time"), whole.value(WHOLE, "due")),
        "places": [
            (
                place,
                answer.cells(place.key, ONTIME.lines),
                percent(answer.value(place.key, "in_time"), answer.value(place.key, "due")),
                answer.value(place.key, "late") + answer.value(place.key, "unpaid"),
            )
            for place in span.places(answer)
        ],
        "runs": [(row, row.is_late(span.today)) for row in runs[:_RUNS_SHOWN]],
        "due": whole.value(WHOLE, "due"),
    }
    return render(request, "reports/ontime_board.html", frame(span) | context)


_TONES = {"late": "bad", "unpaid": "warn", "failed": "warn", "in_time": "ok"}
