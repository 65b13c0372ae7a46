"""Ledgers (台账): one page and one workbook for all of them, whatever their declaration says."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.actions.exports import Extract
from accounts.decorators import right_required
from accounts.downloads import hand_out, hand_out_long
from accounts.http import OfficerRequest
from accounts.roles import Right
from cases.procedure import StepRefused
from reports import filings
from reports.actions import extracting
from reports.csv_table import ledger_csv
from reports.forms import LedgerForm
from reports.ledger_xlsx import ledger_book
from reports.ledgers import FORMS, LEDGERS, Ledger
from reports.ledgers.reading import Reading, read, shown
from reports.models import LedgerFiling
from reports.views.report import TYPES

PAGE = 50
LONG = 5_000  # rows from which a job makes the file


@require_safe
@right_required(Right.SEE_CASES)
def ledger_list(request: OfficerRequest) -> HttpResponse:
    """The ledgers that the reader may open, and what townships filed."""
    mine = [each for each in LEDGERS.values() if request.user.intervals_with(*each.rights)]
    forms = [each for each in mine if each in FORMS]
    books = [each for each in mine if each.of_book]
    filed = LedgerFiling.objects.visible_to(request.user).select_related("region", "filed_by")
    context = {
        "groups": [
            (_("救助台账"), [each for each in mine if each not in (*forms, *books)]),
            (_("服务和管理登记簿"), books),
            (_("乡镇月报表"), forms),
        ],
        "filed": filed.select_related("received_by")[:50],
        "may_enter": request.user.may(Right.ENTER),
        "may_receive": request.user.may(Right.EXAMINE),
    }
    return render(request, "reports/ledger_list.html", context)


@require_safe
@right_required(Right.SEE_CASES)
def ledger_detail(request: OfficerRequest, kind: str) -> HttpResponse:
    """One page of a ledger: counts by state on top, each row opens its case."""
    ledger = _ledger(request, kind)
    form = LedgerForm(
        request.GET or {}, ledger=ledger, officer=request.user, on=timezone.localdate()
    )
    context: dict[str, Any] = {"ledger": ledger, "form": form}
    if not form.is_valid():
        return render(request, "reports/ledger_detail.html", context, status=422)
    number = _page_number(request)
    state = form.cleaned_data["state"]
    found = _read(ledger, form, state=state, limit=PAGE, skip=(number - 1) * PAGE)
    context |= {
        "period": form.period,
        "tiles": _tiles(request, ledger, found),
        "rows": [
            {
                "number": row["number"],
                "url": reverse(ledger.opens, args=[row["opens"]]) if row["opens"] else "",
                "cells": [(column, shown(column, row)) for column in ledger.columns],
                "state": ledger.labels[row["state"]],
                "tone": ledger.tones[row["state"]],
            }
            for row in found.rows
        ],
        "count": found.total(state),
        "previous": _address(request, number - 1) if number > 1 else "",
        "next": _address(request, number + 1) if number * PAGE < found.total(state) else "",
        "enter_url": _enter_url(request, ledger),
        "may_file": kind in filings.FILED and request.user.may(Right.SUBMIT),
    }
    return render(request, "reports/ledger_detail.html", context)


@require_POST
@right_required(Right.SEE_CASES)
def ledger_download(request: OfficerRequest, kind: str) -> HttpResponse:
    """The ledger as a workbook or as csv, with whole names, through the export ledger."""
    ledger = _ledger(request, kind)
    form = LedgerForm(request.POST, ledger=ledger, officer=request.user, on=timezone.localdate())
    if not form.is_valid():
        context = {"ledger": ledger, "form": form}
        return render(request, "reports/ledger_detail.html", context, status=422)
    state, asked = form.cleaned_data["state"], form.cleaned_data["place"]
    rows = _read(ledger, form, state=state, limit=0, skip=0).total(state)
    place = asked or request.user.posts_today[0].region
    long = rows > LONG
    ending = "csv" if request.POST.get("as") == "csv" and not long else "xlsx"
    extract = Extract(
        subject="ledger",
        title=f"{ledger.title} {form.period.text} {place.name}",
        region_id=place.pk,
        name=f"{kind}-{place.code:012d}-{form.period.text}.{ending}",
        rows=rows,
        fields=[kind, form.period.text],
        content_type=TYPES[ending],
        long=long,
    )
    if long:
        what = extracting.ledger(kind, place=asked, month=form.period, state=state, on=form.on)
        return hand_out_long(request, extract, what)
    label = str(ledger.labels[state]) if state else ""

    def build() -> bytes:
        found = _read(ledger, form, state=state, limit=None, skip=0)
        if ending == "csv":
            return ledger_csv(ledger, found.rows)
        return ledger_book(ledger, found.rows, unit=place.name, month=form.period, state=label)

    return hand_out(request, extract, build)


@require_POST
@right_required(Right.SUBMIT)
def ledger_file(request: OfficerRequest, kind: str) -> HttpResponse:
    """The township files its ledger of the month with the county (报备)."""
    ledger = _ledger(request, kind)
    form = LedgerForm(request.POST, ledger=ledger, officer=request.user, on=timezone.localdate())
    if not form.is_valid():
        messages.error(request, _("选一个月份再报备"))
        return redirect("ledger_detail", kind)
    try:
        filed = filings.file_ledger(
            kind, month=form.period, by=request.user, on=timezone.localdate()
        )
    except (StepRefused, PermissionDenied) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("已报县级备案，共 %(n)d 行") % {"n": filed.rows})
    return redirect("ledger_list")


@require_POST
@right_required(Right.EXAMINE)
def ledger_receive(request: OfficerRequest, pk: int) -> HttpResponse:
    """The county has the ledger (签收)."""
    mine = request.user.intervals_with(Right.EXAMINE)
    filed = get_object_or_404(LedgerFiling.objects.visible_to(request.user).within(mine), pk=pk)
    try:
        filings.receive(filed.pk, by=request.user, on=timezone.localdate())
    except (StepRefused, PermissionDenied) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("已签收"))
    return redirect("ledger_list")


def _ledger(request: OfficerRequest, kind: str) -> Ledger:
    """The ledger; one that the reader has no right to is not there."""
    ledger = LEDGERS.get(kind)
    if ledger is None or not request.user.intervals_with(*ledger.rights):
        raise Http404
    return ledger


def _enter_url(request: OfficerRequest, ledger: Ledger) -> str:
    """The page on which the reader may add a row; nothing where there is none."""
    if not ledger.enter or not request.user.may(ledger.enter_right):
        return ""
    return reverse(ledger.enter, args=ledger.enter_words)


def _read(ledger: Ledger, form: LedgerForm, *, state: str, limit: int | None, skip: int) -> Reading:
    return read(
        ledger,
        reader=form.officer.natural_person,
        places=form.places,
        month=form.period,
        on=form.on,
        state=state,
        limit=limit,
        skip=skip,
    )


def _tiles(request: OfficerRequest, ledger: Ledger, found: Reading) -> list[dict[str, Any]]:
    tiles = [
        {"value": found.total(), "label": _("全部"), "url": _narrowed(request, ""), "tone": ""}
    ]
    return tiles + [
        {
            "value": found.counts.get(each.code, 0),
            "label": each.label,
            "url": _narrowed(request, each.code),
            "tone": each.tone,
        }
        for each in ledger.states
    ]


def _narrowed(request: OfficerRequest, state: str) -> str:
    query = request.GET.copy()
    query["state"] = state
    query.pop("page", None)
    return f"?{query.urlencode()}"


def _page_number(request: OfficerRequest) -> int:
    text = request.GET.get("page", "")
    return max(int(text), 1) if text.isdecimal() and len(text) < 7 else 1


def _address(request: OfficerRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
