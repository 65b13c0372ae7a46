"""Programmes and documents: what is mine, who is behind below, starting a programme, sending a document."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import Officer, Region
from accounts.roles import Right
from cases.procedure import StepRefused
from reports.actions import directives as actions
from reports.boards.asking import WIDTHS
from reports.forms.programmes import NoticeForm, ProgrammeForm, units_of
from reports.models import Assignment, Directive, DirectiveState
from reports.programmes import TEMPLATES, Template

MINE_SHOWN = 60


@require_safe
@right_required(Right.REPORT)
def programme_list(request: OfficerRequest) -> HttpResponse:
    """What the reader's own unit owes, what it asked of others, and the programmes it may start."""
    today = timezone.localdate()
    own = units_of(request.user, Right.REPORT)
    seen = Assignment.objects.visible_to(request.user).running().with_proof()
    mine = seen.filter(region__in=own).owed()
    issued = Directive.objects.visible_to(request.user).filter(region__in=own)
    received = Directive.objects.visible_to(request.user).exclude(region__in=own)
    received = received.filter(pk__in=seen.filter(region__in=own).values("directive"))
    directs = request.user.may(Right.DIRECT)
    counted = seen.counted("directive", today)
    context = {
        "today": today,
        "mine": mine.select_related("directive", "owner", "region")[:MINE_SHOWN],
        "count": mine.count(),
        "late": mine.overdue(today).count(),
        "issued": [
            (each, counted.get(each.pk)) for each in issued.select_related("region", "responsible")
        ],
        "received": received.select_related("region", "responsible"),
        "startable": _startable(request.user) if directs else [],
        "may_direct": directs,
        "may_inspect": directs or request.user.may(Right.AUDIT),
        "may_look_below": bool(own.filter(level__in=("province", "city"))),
    }
    return render(request, "reports/programme_list.html", context)


@require_safe
@right_required(Right.REPORT)
def programme_board(request: OfficerRequest) -> HttpResponse:
    """Who is behind: each unit below with its tasks done and late, and the programmes not started."""
    today = timezone.localdate()
    region = _place(request)
    seen = Assignment.objects.visible_to(request.user).inside(region.code, region.until)
    width = WIDTHS[region.level]
    places = seen.running().with_proof().annotate(place=F("region") / width * width)
    found = places.counted("place", today)
    running = Directive.objects.visible_to(request.user).filter(state=DirectiveState.RUNNING)
    started = {(each.region_id, each.template) for each in running if each.template}
    below = Region.objects.visible_to(request.user).in_force().filter(parent=region)
    rows = [
        _unit_below(unit, found.get(unit.pk), started, today) for unit in below.order_by("code")
    ]
    up = (
        region.parent_id
        if region.parent_id and request.user.may(Right.REPORT, region.parent_id)
        else ""
    )
    return render(
        request, "reports/programme_board.html", {"region": region, "rows": rows, "up": up}
    )


@require_http_methods(["GET", "POST"])
@right_required(Right.DIRECT)
def programme_new(request: OfficerRequest, template: str) -> HttpResponse:
    """A programme is started with the unit's own days."""
    programme = TEMPLATES.get(template)
    if programme is None:
        raise Http404
    form = ProgrammeForm(
        *_typed(request), template=programme, officer=request.user, on=timezone.localdate()
    )
    context = {"form": form, "programme": programme}
    return _drafted(
        request, form, "reports/programme_new.html", context,
        lambda said: actions.begin(template, by=request.user, on=timezone.localdate(), **said),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@right_required(Right.DIRECT)
def directive_new(request: OfficerRequest) -> HttpResponse:
    """A document is sent to units below."""
    form = NoticeForm(*_typed(request), officer=request.user, on=timezone.localdate())
    return _drafted(
        request, form, "reports/directive_new.html", {"form": form},
        lambda said: actions.send(
            form.cleaned_data["kind"], by=request.user, on=timezone.localdate(), **said
        ),
    )  # fmt: skip


def _unit_below(
    unit: Region, counted: dict[str, Any] | None, started: set[tuple[int, str]], on: date
) -> dict[str, Any]:
    """A row of the board: counts of the unit with those below it, and its programmes, started or not."""
    row = counted or {"all": 0, "done": 0, "waiting": 0, "late": 0, "oldest": None}
    asked = [each for each in TEMPLATES.values() if each.of_level(unit.level)]
    return row | {
        "unit": unit,
        "days": (on - row["oldest"]).days if row["oldest"] else 0,
        "started": [each for each in asked if (unit.pk, each.code) in started],
        "open": [each for each in asked if (unit.pk, each.code) not in started],
    }


def _startable(officer: Officer) -> list[Template]:
    """Programmes in which a unit of the officer has a part that does not run there yet."""
    units = list(units_of(officer, Right.DIRECT))
    started = set(
        Directive.objects.visible_to(officer)
        .exclude(state=DirectiveState.CLOSED)
        .values_list("region_id", "template")
    )
    return [
        template
        for template in TEMPLATES.values()
        if any(template.of_level(u.level) and (u.pk, template.code) not in started for u in units)
    ]


def _place(request: OfficerRequest) -> Region:
    """The region asked for, inside the reader's posts; without one, that of their first post."""
    mine = request.user.intervals_with(Right.REPORT)
    text = request.GET.get("region", "")
    if text.isdecimal() and len(text) <= 12:
        seen = Region.objects.visible_to(request.user).within(mine)
        return get_object_or_404(seen.select_related("parent"), pk=int(text))
    return next(p.region for p in request.user.posts_today if Right.REPORT in p.rights)


def _typed(request: OfficerRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _drafted(
    request: OfficerRequest,
    form: ProgrammeForm | NoticeForm,
    template: str,
    context: dict[str, Any],
    draft: Callable[[dict[str, Any]], Directive],
) -> HttpResponse:
    """The form, or the page of what was drafted."""
    if request.method == "GET":
        return render(request, template, context)
    if not form.is_valid():
        return render(request, template, context, status=422)
    try:
        made = draft(form.said())
    except (StepRefused, PermissionDenied) as refused:
        form.add_error(None, str(refused))
        return render(request, template, context, status=409)
    return redirect(made)
