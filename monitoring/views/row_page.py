"""The page behind a row of a ledger: its facts, what was done, and the steps that can be taken now.

A kind of row is a declaration; its steps are forms that each call one action.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.actions import access
from accounts.http import OfficerRequest
from accounts.models import AccessLog, Officer
from accounts.querysets import ScopedQuerySet
from accounts.roles import Right
from cases.procedure import FourEyes, StepRefused
from households.actions.documents import Unfit

Row = Any
Facts = Sequence[tuple[Promise | str, Any]]
Link = tuple[str, str]


@dataclass(frozen=True)
class RowStep:
    """One step: its form, who may take it, for which rows, and the action it calls with what was said."""

    name: str
    title: Promise
    button: Promise
    form: type[forms.Form]
    rights: tuple[Right, ...]
    act: Callable[..., object]
    fits: Callable[[Row], bool]
    begins: Callable[[Row], Mapping[str, Any]] = lambda row: {}
    given: Callable[[Row], Mapping[str, Any]] = lambda row: {}
    hint: Promise | str = ""
    main: bool = False


@dataclass(frozen=True)
class RowKind:
    """A kind of row: how it is found, what its page says, the steps, and the ledger it belongs to."""

    subject: str
    ledger: str
    ledger_title: Promise
    rights: tuple[Right, ...]
    rows: Callable[[Officer], ScopedQuerySet[Any]]
    title: Callable[[Row], str]
    facts: Callable[[Row], Facts]
    story: Callable[[Row], Sequence[tuple[Any, str]]]
    steps: tuple[RowStep, ...]
    gates: Callable[[Row], Sequence[Any]] = field(default=lambda row: ())
    links: Callable[[Row], Sequence[Link]] = field(default=lambda row: ())


def show(kind: RowKind, request: OfficerRequest, pk: int) -> HttpResponse:
    """The page; who looked is on record."""
    row = find(kind, request, pk)
    access.record(
        by=request.user,
        kind=AccessLog.Kind.VIEW,
        subject=kind.subject,
        subject_id=row.pk,
        region_id=row.region_id,
    )
    return _page(kind, request, row)


def take(kind: RowKind, request: OfficerRequest, pk: int, name: str) -> HttpResponse:
    """A step is taken, or the page says why not."""
    step = next((each for each in kind.steps if each.name == name), None)
    if step is None:
        raise Http404
    row = find(kind, request, pk)
    if not _may(request, step, row):
        raise PermissionDenied
    form = step.form(request.POST, request.FILES, auto_id=f"id_{name}_%s", **step.given(row))
    if not form.is_valid():
        return _page(kind, request, row, bound={name: form}, status=422)
    try:
        step.act(row.pk, by=request.user, on=timezone.localdate(), **form.cleaned_data)
    except (StepRefused, PermissionDenied, Unfit) as refused:
        if isinstance(refused, FourEyes):
            access.record(
                by=request.user,
                kind=AccessLog.Kind.DENIED,
                subject=kind.subject,
                subject_id=row.pk,
                region_id=row.region_id,
            )
        form.add_error(None, str(refused))
        fresh = find(kind, request, pk)
        return _page(kind, request, fresh, bound={name: form}, status=409)
    messages.success(request, _("已记录：%(step)s") % {"step": step.title})
    return redirect(f"{kind.subject}_detail", row.pk)


def household_links(row: Row) -> list[Link]:
    """The file of the household, for a row that has one."""
    if not row.household_id:
        return []
    return [(gettext("家庭档案"), reverse("household_detail", args=[row.household_id]))]


def find(kind: RowKind, request: OfficerRequest, pk: int) -> Row:
    """The row, where the reader holds a right of its kind; elsewhere it is not there."""
    seen = kind.rows(request.user).within(request.user.intervals_with(*kind.rights))
    return get_object_or_404(seen, pk=pk)


def _may(request: OfficerRequest, step: RowStep, row: Row) -> bool:
    return any(request.user.may(right, row.region_id) for right in step.rights)


def _page(
    kind: RowKind,
    request: OfficerRequest,
    row: Row,
    *,
    bound: Mapping[str, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    given = dict(bound or {})
    open_steps = [
        (step, given.get(step.name) or _blank(step, row), _address(kind, step, row))
        for step in kind.steps
        if step.name in given or (_may(request, step, row) and step.fits(row))
    ]
    ledger = reverse("ledger_detail", args=[kind.ledger])
    gates = kind.gates(row)
    context = {
        "kind": kind,
        "row": row,
        "title": kind.title(row),
        "trail": [(_("台账"), reverse("ledger_list")), (kind.ledger_title, ledger)],
        "facts": [(label, _written(value)) for label, value in kind.facts(row)],
        "story": kind.story(row),
        "links": kind.links(row),
        "gates": gates,
        "all_clear": all(gate.clear for gate in gates),
        "steps": open_steps,
        "main": _main([step for step, _form, _url in open_steps]),
    }
    return render(request, "monitoring/row_page.html", context, status=status)


def _main(steps: Sequence[RowStep]) -> str:
    """The name of the step that is usually next: the one declared so, else the first that is open."""
    return next((step.name for step in (*(s for s in steps if s.main), *steps)), "")


def _written(value: Any) -> Any:
    """A day is written alike in every language."""
    return value.isoformat() if isinstance(value, date) else value


def _blank(step: RowStep, row: Row) -> forms.Form:
    """The form with what is known; several stand on one page, so each names its inputs after the step."""
    return step.form(
        initial=dict(step.begins(row)), auto_id=f"id_{step.name}_%s", **step.given(row)
    )


def _address(kind: RowKind, step: RowStep, row: Row) -> str:
    return reverse(f"{kind.subject}_step", args=[row.pk, step.name])
