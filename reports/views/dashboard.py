"""统计驾驶舱: the same page for township, county, city and province, in the scope of the reader."""

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.roles import Right
from accounts.templatetags.formats import money
from reports.boards import COVERAGE
from reports.boards.asking import WHOLE, Answered
from reports.boards.charts import Chart
from reports.boards.dashboard import AGES, DEATHS, FINDINGS, LAGS, MONEY, PROCEDURE
from reports.boards.span import Place, Span
from reports.views.boards import asked_span, frame, percent

_HUNDRED = Decimal(100)


@require_safe
@right_required(Right.REPORT)
def dashboard(request: OfficerRequest) -> HttpResponse:
    """Caseload and flow, money against last year, findings by age, deaths, and the places as a grid."""
    span = asked_span(request)
    cases, paid = span.ask(PROCEDURE, "place"), span.ask(MONEY, "place")
    months, ages = span.ask(MONEY, "month_of_year"), span.ask(FINDINGS, "age")
    lags, covered = span.ask(DEATHS, "age"), span.ask(COVERAGE, "whole")
    places = span.places(cases, paid)
    charts = [
        _caseload(cases, places),
        _money(span, months),
        _findings(ages),
        _deaths(lags),
    ]
    context = {
        "charts": charts,
        "drawn": {chart.code: chart.drawn for chart in charts},
        "tiles": _tiles(span, cases, paid, ages, lags, covered),
        "rates": _rates(cases, paid),
        "grid": [_square(place, cases, paid) for place in places],
    }
    return render(request, "reports/dashboard.html", frame(span) | context)


def _tiles(
    span: Span, cases: Answered, paid: Answered, ages: Answered, lags: Answered, covered: Answered
) -> list[dict[str, Any]]:
    """Counts of the whole region, each opening its rows."""
    asked = [
        (cases, "in_hand", ""),
        (cases, "late", "bad"),
        (cases, "soon", "warn"),
        (covered, "uncovered", "bad"),
        (ages, "in_hand", ""),
        (ages, "overdue", "bad"),
        (lags, "slow", "warn"),
        (paid, "failed", "warn"),
    ]
    tiles = []
    for answer, figure, tone in asked:
        whole = answer.whole()
        cell = whole.cell(WHOLE, figure)
        line = next(line for line in answer.asked.section.lines if line.figure == figure)
        tiles.append(
            {
                "value": cell.shown,
                "label": line.label,
                "url": cell.url,
                "tone": tone if cell.value else ("ok" if tone else ""),
            }
        )
    return tiles


def _rates(cases: Answered, paid: Answered) -> list[dict[str, Any]]:
    """Shares of the month with both of their counts, each of which opens its rows."""
    asked = [
        (_("按时发放率"), paid, "on_time", "due"),
        (_("临时救助 5 个工作日办结率"), cases, "urgent_in_time", "urgent"),
        (_("不予确认率"), cases, "refused", "decided"),
        (_("异议成立率"), cases, "reversed", "heard"),
    ]
    return [
        {
            "label": label,
            "share": percent(answer.total(part), answer.total(whole)),
            "part": answer.whole().cell(WHOLE, part),
            "whole": answer.whole().cell(WHOLE, whole),
        }
        for label, answer, part, whole in asked
    ]


def _square(place: Place, cases: Answered, paid: Answered) -> dict[str, Any]:
    """One place of the grid: its cases in hand and late, and its payments in time."""
    due, on_time = paid.value(place.key, "due"), paid.value(place.key, "on_time")
    late = cases.value(place.key, "late")
    return {
        "place": place,
        "in_hand": cases.cell(place.key, "in_hand"),
        "late": cases.cell(place.key, "late"),
        "on_time": paid.cell(place.key, "on_time"),
        "share": percent(on_time, due),
        "tone": "bad" if late else ("warn" if on_time < due else "ok"),
    }


def _caseload(cases: Answered, places: list[Place]) -> Chart:
    lines = [line for line in PROCEDURE.lines if line.figure in _FLOW]
    words = {figure: int(cases.total(figure)) for figure in _FLOW}
    rows = [(place.name, cases.cells(place.key, lines)) for place in places]
    return Chart(
        code="caseload",
        title=_("收到 %(received)d 件，办结 %(decided)d 件；在办 %(in_hand)d 件，超期 %(late)d 件")
        % words,
        about=_("申请和复核，按地区，没有的不列"),
        head=_("地区"),
        series=[line.label for line in lines],
        rows=[(name, cells) for name, cells in rows if any(cell.value for cell in cells)],
    )


_FLOW = ("received", "decided", "in_hand", "late")


def _money(span: Span, months: Answered) -> Chart:
    lines = [line for line in MONEY.lines if line.figure in ("this_year", "last_year")]
    now, before = months.total("this_year"), months.total("last_year")
    change = f"{(now - before) * _HUNDRED / before:+.1f}%" if before else _("无上年数")
    words = {"now": money(now), "before": money(before), "change": change}
    keys = [f"{month:02d}" for month in range(1, span.period.last_month.month + 1)]
    return Chart(
        code="money",
        title=_("本年发放 %(now)s 元，上年同期 %(before)s 元，%(change)s") % words,
        about=_("已锁定的发放批次，不含银行未成功的，单位元"),
        head=_("月份"),
        series=[line.label for line in lines],
        rows=[(_("%(month)d 月") % {"month": int(key)}, months.cells(key, lines)) for key in keys],
    )


def _findings(ages: Answered) -> Chart:
    lines = [line for line in FINDINGS.lines if line.figure in ("in_hand", "overdue")]
    words = {figure: int(ages.total(figure)) for figure in ("in_hand", "overdue")}
    return Chart(
        code="findings",
        title=_("未办结疑点 %(in_hand)d 件，其中超期 %(overdue)d 件") % words,
        about=_("按发现到现在的天数"),
        head=_("发现至今"),
        series=[line.label for line in lines],
        rows=[(label, ages.cells(code, lines)) for code, label in AGES],
    )


def _deaths(lags: Answered) -> Chart:
    lines = [line for line in DEATHS.lines if line.figure == "stopped"]
    stopped = lags.total("stopped")
    words = {
        "stopped": int(stopped),
        "slow": int(lags.total("slow")),
        "mean": int(lags.total("days") / stopped) if stopped else 0,
    }
    return Chart(
        code="deaths",
        title=_("本年死亡停发 %(stopped)d 人，平均相隔 %(mean)d 天，%(slow)d 人超过 30 天") % words,
        about=_("死亡日期到复核确认停发的天数"),
        head=_("死亡到停发"),
        series=[line.label for line in lines],
        rows=[(label, lags.cells(code, lines)) for code, label in LAGS],
    )
