"""The monthly round: the list of sheets, the sheet on paper, and the page for a telephone."""

import base64
import io
from collections.abc import Iterable
from datetime import date
from typing import Any

import qrcode
import qrcode.image.svg
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import Post
from accounts.paging import page_of
from accounts.roles import Right, Role
from accounts.templatetags.formats import listed, mask_name, problems
from cases.periods import Period
from cases.procedure import StepRefused
from monitoring.actions import asking, duties, rounds
from monitoring.books import BOOKS
from monitoring.forms.rounds import AskedForm, VillageForm
from monitoring.models import BookEntry, Finding, Round, RoundDuty, RoundVisit

ON_A_PHONE = 8  # visits: the page stays light on a poor line


@require_safe
@right_required(Right.ENTER)
def round_list(request: OfficerRequest) -> HttpResponse:
    """Sheets of the officer's villages, the trips each saves, and the way to make one."""
    seen = Round.objects.visible_to(request.user).within(request.user.intervals_with(Right.ENTER))
    paged = page_of(request, seen.select_related("region__parent"))
    context = {
        "form": VillageForm(officer=request.user),
        "rows": [(each, rounds.trips(each)) for each in paged["page"]],
        **paged,
    }
    return render(request, "monitoring/round_list.html", context)


@require_POST
@right_required(Right.ENTER)
def round_make(request: OfficerRequest) -> HttpResponse:
    """The sheet of this month, or what fell due since is added to it."""
    form = VillageForm(request.POST, officer=request.user)
    if not form.is_valid():
        messages.error(request, _("选一个村（社区）"))
        return redirect("round_list")
    on = timezone.localdate()
    try:
        sheet = rounds.make_round(
            form.cleaned_data["village"].pk, month=Period.month_of(on), by=request.user, on=on
        )
    except (StepRefused, PermissionDenied) as refused:
        messages.error(request, str(refused))
        return redirect("round_list")
    return redirect("round_sheet", sheet.pk)


@require_safe
@right_required(Right.ENTER)
@translation.override("zh-hans")  # official papers are Chinese
def round_sheet(request: OfficerRequest, pk: int) -> HttpResponse:
    """The sheet on A4, with the code that opens it on a telephone."""
    sheet = _sheet(request, pk=pk)
    address = request.build_absolute_uri(reverse("round_phone", args=[sheet.code]))
    image = qrcode.make(address, image_factory=qrcode.image.svg.SvgPathImage, border=0)
    out = io.BytesIO()
    image.save(out)
    helpers = Post.objects.in_force(timezone.localdate()).filter(
        role__in=(Role.VILLAGE_HELPER, Role.GRID_WORKER), region=sheet.region
    )
    visits = _visits(request, sheet)
    context = {
        "sheet": sheet,
        "trips": rounds.trips(sheet),
        "visits": visits,
        "paid": _paid((each["household"] for each in visits), sheet.month),
        "helpers": listed(helpers.values_list("officer__name", flat=True)),
        "picture": base64.b64encode(out.getvalue()).decode(),
    }
    return render(request, "monitoring/round_sheet.html", context)


@require_safe
@right_required(Right.ENTER)
def round_phone(request: OfficerRequest, code: str) -> HttpResponse:
    """The same sheet on a telephone: no script, few bytes, what is not done first."""
    return _phone(request, _sheet(request, code=code.upper()))


@require_POST
@right_required(Right.ENTER)
def round_visit(request: OfficerRequest, pk: int) -> HttpResponse:
    """What was found at one visit: a result for each duty that was done."""
    visits = RoundVisit.objects.visible_to(request.user)
    mine = visits.within(request.user.intervals_with(Right.ENTER)).select_related("round")
    visit = get_object_or_404(mine, pk=pk)
    given = {
        int(name[5:]): str(value)
        for name, value in request.POST.items()
        if name.startswith("duty-") and name[5:].isdecimal() and len(name) < 24 and value
    }
    on = timezone.localdate()
    form = AskedForm(request.POST, paid=visit.household_id in _paid([visit.household_id], on))
    if not form.is_valid():
        return _refused(request, visit, listed(e for each in form for e in problems(each)))
    try:
        rounds.record_visit(
            visit.pk,
            given,
            note=request.POST.get("note", ""),
            visitors=request.POST.get("visitors", ""),
            by=request.user,
            on=on,
            asked=asking.Asked(**form.cleaned_data),
        )
    except (StepRefused, PermissionDenied) as refused:
        return _refused(request, visit, str(refused))
    return redirect("round_phone", visit.round.code)


def _refused(request: OfficerRequest, visit: RoundVisit, why: str) -> HttpResponse:
    return _phone(request, _sheet(request, pk=visit.round_id), refused=why, at=visit.pk)


def _phone(
    request: OfficerRequest, sheet: Round, *, refused: str = "", at: int = 0
) -> HttpResponse:
    waiting = RoundVisit.objects.visible_to(request.user).filter(round=sheet, duties__result="")
    paged = page_of(request, waiting.distinct().order_by("pk"), size=ON_A_PHONE)
    shown = [each.pk for each in paged["page"]]
    visits = [each for each in _visits(request, sheet) if each["pk"] in shown]
    paid = _paid((each["household"] for each in visits), timezone.localdate())
    context = {
        "sheet": sheet,
        "trips": rounds.trips(sheet),
        "visits": [
            each | {"asked": _asked(request, each, paid, refused and at)} for each in visits
        ],
        "visitors": request.POST.get("visitors", request.user.name),
        "note": request.POST.get("note", ""),
        "refused": refused,
        "at": at,
        **paged,
    }
    return render(request, "monitoring/round_phone.html", context, status=409 if refused else 200)


def _paid(households: Iterable[int | None], on: date) -> set[int]:
    """Households to whom money was paid out the month before."""
    return set(asking.paid_last_month([each for each in households if each], on=on)[1])


def _asked(
    request: OfficerRequest, visit: dict[str, Any], paid: set[int], at: int | str
) -> AskedForm:
    """What is asked at one visit, as it was typed where it was refused."""
    typed = request.POST if at == visit["pk"] else None
    return AskedForm(typed, paid=visit["household"] in paid, auto_id=f"v{visit['pk']}-%s")


def _visits(request: OfficerRequest, sheet: Round) -> list[dict[str, Any]]:
    """Visits with their duties, what fits each and what it is about, the earliest deadline first."""
    visits = RoundVisit.objects.visible_to(request.user).filter(round=sheet)
    visits = visits.select_related("household__head", "screening", "entry")
    visits = visits.prefetch_related("duties")
    about = _about(request, sheet)
    told = [
        {
            "pk": visit.pk,
            "household": visit.household_id,
            "name": visit.household.head.name if visit.household else _name(visit),
            "address": visit.household.address if visit.household else "",
            "duties": [
                (
                    duty,
                    duties.results_for(duty),
                    duty.added_on > sheet.made_on,
                    about.get(duty.pk, ""),
                )
                for duty in visit.duties.all()
            ],
        }
        for visit in visits
    ]
    return sorted(told, key=lambda visit: min(duty.due_on for duty, *_more in visit["duties"]))


def _about(request: OfficerRequest, sheet: Round) -> dict[int, str]:
    """Which doubt a duty is to settle, or from which book somebody is visited, by the duty."""
    kinds = {
        kind: dict(sheet.duties.filter(kind=kind).values_list("pk", "reference"))
        for kind in (RoundDuty.Kind.FINDING, RoundDuty.Kind.BOOK)
    }
    doubts, visited = kinds.values()
    found = Finding.objects.visible_to(request.user).in_bulk(doubts.values())
    entries = BookEntry.objects.visible_to(request.user).in_bulk(visited.values())
    return {
        duty: found[finding].get_rule_display()
        for duty, finding in doubts.items()
        if finding in found
    } | {
        duty: f"{BOOKS[entries[entry].book].title} {mask_name(entries[entry].subject)}"
        for duty, entry in visited.items()
        if entry in entries
    }


def _name(visit: RoundVisit) -> str:
    """Whoever has no file is named as the ledger or the book does."""
    if visit.screening:
        return visit.screening.name
    return visit.entry.subject if visit.entry else ""


def _sheet(request: OfficerRequest, **which: object) -> Round:
    seen = Round.objects.visible_to(request.user).within(request.user.intervals_with(Right.ENTER))
    return get_object_or_404(seen.select_related("region__parent"), **which)
