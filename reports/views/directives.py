"""One programme or document: phases and gates, how far its tasks and units are, and its steps."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import right_required
from accounts.http import OfficerRequest, stored_file
from accounts.models import Officer, Region
from accounts.paging import page_of
from accounts.roles import Right
from cases.procedure import StepRefused
from reports.actions import directives as actions
from reports.forms.programmes import AssignmentFilter, SummaryForm
from reports.models import Assignment, AssignmentState, Directive, DirectiveState, ProgrammePhase
from reports.models.assignment import AssignmentQuerySet
from reports.programmes.measuring import Gauge, gauge


@dataclass
class Tally:
    """How many tasks of a row there are, are done, wait for a check and are late, and the longest delay."""

    label: Any
    all: int = 0
    done: int = 0
    waiting: int = 0
    late: int = 0
    days: int = 0
    opens: str = ""
    more: dict[str, Any] = field(default_factory=dict)

    def count(self, owed: Assignment, on: date) -> None:
        self.all += 1
        self.done += owed.proven  # type: ignore[attr-defined]
        if owed.proven:  # type: ignore[attr-defined]
            return
        if owed.state == AssignmentState.ANSWERED:
            self.waiting += 1
        elif owed.due_on < on:
            self.late += 1
            self.days = max(self.days, (on - owed.due_on).days)


@require_safe
@right_required(Right.REPORT)
def directive_detail(request: OfficerRequest, pk: int) -> HttpResponse:
    """A programme or document: phases and gates, tasks and units with how far they are, and every task."""
    return _page(request, _directive(request, pk))


@require_safe
@right_required(Right.REPORT)
def directive_file(request: OfficerRequest, pk: int) -> HttpResponse:
    """The document itself, as it was scanned."""
    found = _directive(request, pk)
    if not found.file:
        raise Http404
    return stored_file(found.file, media_type=found.media_type, name=f"directive-{found.pk}")


@require_POST
@right_required(Right.DIRECT)
def directive_step(request: OfficerRequest, pk: int, name: str) -> HttpResponse:
    """It is confirmed, taken back, or over."""
    found = _directive(request, pk)
    if name == "withdraw":
        answer = _taken(request, found, lambda: actions.withdraw(found.pk, by=request.user))
        return answer or redirect("programme_list")
    if name == "confirm":
        step = lambda: actions.confirm(found.pk, by=request.user, on=timezone.localdate())  # noqa: E731
    elif name == "close":
        form = SummaryForm(request.POST)
        if not form.is_valid():
            return _page(request, found, summary=form, status=422)
        step = lambda: actions.close(  # noqa: E731
            found.pk, by=request.user, on=timezone.localdate(), **form.cleaned_data
        )
    else:
        raise Http404
    return _taken(request, found, step) or redirect(found)


@require_POST
@right_required(Right.DIRECT)
def phase_pass(request: OfficerRequest, pk: int) -> HttpResponse:
    """A phase is found complete."""
    mine = request.user.intervals_with(Right.DIRECT)
    phase = get_object_or_404(ProgrammePhase.objects.visible_to(request.user).within(mine), pk=pk)
    found = _directive(request, phase.directive_id)
    passing = lambda: actions.pass_phase(pk, by=request.user, on=timezone.localdate())  # noqa: E731
    return _taken(request, found, passing) or redirect(found)


def _taken(
    request: OfficerRequest, found: Directive, step: Callable[[], object]
) -> HttpResponse | None:
    """The page with what is in the way; nothing when the step was taken."""
    try:
        step()
    except (StepRefused, PermissionDenied) as refused:
        return _page(request, _directive(request, found.pk), refused=refused, status=409)
    return None


def _page(
    request: OfficerRequest, found: Directive, status: int = 200, **more: Any
) -> HttpResponse:
    today = timezone.localdate()
    seen = Assignment.objects.visible_to(request.user).filter(directive=found).with_proof()
    owed = list(seen.select_related("region", "owner"))
    for each in owed:
        each.directive = found
    inside = Region.objects.visible_to(request.user).filter(
        pk__in={each.region_id for each in owed}
    )
    form = AssignmentFilter({"state": "todo"} | request.GET.dict(), units=inside.order_by("code"))
    listed = _listed(seen, form, today).select_related("region", "owner", "directive")
    directs = request.user.may(Right.DIRECT, found.region_id)
    context = {
        "directive": found,
        "programme": found.programme,
        "today": today,
        "form": form,
        **page_of(request, listed),
        "total": _tally(_("全部"), owed, today),
        "tasks": _by_task(found, owed, today, gauged=directs),
        "units": _by_unit(owed, today) if len(inside) > 1 else [],
        "phases": _phases(found, today) if directs else _phases_as_set(found),
        "chain": _chain(request.user, found),
        "passed_on": Directive.objects.visible_to(request.user).filter(forwards=found),
        "may_direct": directs,
        "may_confirm": directs
        and found.state == DirectiveState.DRAFT
        and found.maker != request.user.natural_person,
        "summary": SummaryForm(),
    }
    return render(request, "reports/directive_detail.html", context | more, status=status)


def _listed(seen: AssignmentQuerySet, form: AssignmentFilter, today: date) -> AssignmentQuerySet:
    if not form.is_valid():
        return seen.none()
    if unit := form.cleaned_data["unit"]:
        seen = seen.filter(region=unit)
    match form.cleaned_data["state"]:
        case "late":
            return seen.overdue(today)
        case "check":
            return seen.to_check()
        case "done":
            return seen.done()
        case "all":
            return seen
    return seen.owed()


def _by_task(found: Directive, owed: list[Assignment], on: date, *, gauged: bool) -> list[Tally]:
    """A row for each task in the order of the programme, with what its target stands at in the region."""
    rows: dict[str, Tally] = {}
    for each in owed:
        row = rows.setdefault(each.code, Tally(each.title, more={"task": each.task}))
        row.count(each, on)
    stands: dict[Any, Gauge] = {}
    for row in rows.values():
        task = row.more["task"]
        if gauged and task is not None and task.target is not None:
            if task.target not in stands:
                stands[task.target] = gauge(task.target, found.region, on)
            row.more["gauge"] = stands[task.target]
    order = [task.code for task in found.programme.tasks] if found.programme else []
    return sorted(rows.values(), key=lambda row: _place_of(row, order))


def _place_of(row: Tally, order: list[str]) -> int:
    task = row.more["task"]
    return order.index(task.code) if task is not None else -1


def _by_unit(owed: list[Assignment], on: date) -> list[Tally]:
    """A row for each unit, those furthest behind first."""
    rows: dict[int, Tally] = {}
    for each in owed:
        opens = f"?unit={each.region_id}&state=all"
        rows.setdefault(each.region_id, Tally(each.region, opens=opens)).count(each, on)
    return sorted(rows.values(), key=lambda row: (-row.late, -row.days, row.label.pk))


def _tally(label: str, owed: list[Assignment], on: date) -> Tally:
    total = Tally(label)
    for each in owed:
        total.count(each, on)
    return total


def _phases(found: Directive, on: date) -> list[dict[str, Any]]:
    """Each phase with its days, and what stands between it and its gate."""
    rows = _phases_as_set(found)
    for row in rows:
        open_gate = found.state == DirectiveState.RUNNING and row["phase"].passed_on is None
        row["gaps"] = actions.gaps_of(row["phase"], on) if open_gate else []
        row["may_pass"] = open_gate and not row["gaps"]
    return rows


def _phases_as_set(found: Directive) -> list[dict[str, Any]]:
    programme = found.programme
    if programme is None:
        return []
    return [
        {"phase": each, "declared": programme.phase(each.code)}
        for each in found.phases.select_related("passed_by")
    ]


def _chain(officer: Officer, found: Directive) -> list[Directive]:
    """The documents that this one passes on, the highest first, as far as the reader may see."""
    chain: list[Directive] = []
    each = found
    while each.forwards_id is not None:
        above = Directive.objects.visible_to(officer).filter(pk=each.forwards_id).first()
        if above is None:
            break
        chain.insert(0, above)
        each = above
    return chain


def _directive(request: OfficerRequest, pk: int) -> Directive:
    seen = Directive.objects.visible_to(request.user)
    return get_object_or_404(
        seen.select_related("region", "responsible", "made_by", "confirmed_by", "forwards"), pk=pk
    )
