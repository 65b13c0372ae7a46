"""What the page of one register file shows, at whichever step it stands."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.http import OfficerRequest
from accounts.models import Job
from accounts.querysets import ScopedQuerySet
from accounts.roles import Right
from monitoring.actions.gates import in_words as gate_words
from monitoring.comparisons import comparing
from monitoring.forms.registers import (
    MappingForm,
    ReasonForm,
    WordsForm,
    in_words,
    their_columns,
)
from monitoring.models import Comparison, RegisterImport
from monitoring.registers import REGISTERS
from monitoring.registers.problems import PROBLEMS, REMARKS
from monitoring.views.jobs import with_parts
from monitoring.views.pace import pace_of

State = RegisterImport.State
TONES = {
    State.RECEIVED: "info",
    State.LOADING: "info",
    State.CHECKED: "warn",
    State.WAITING: "warn",
    State.LOADED: "ok",
    State.LATE: "warn",
    State.REFUSED: "bad",
    State.DESTROYED: "",
}
STEPS = (_("来源与文件"), _("列对应"), _("读取"), _("预检与确认"), _("结果"))
_STANDS_AT = {
    State.RECEIVED: 1,
    State.LOADING: 2,
    State.CHECKED: 3,
    State.WAITING: 3,
    State.REFUSED: 3,
    State.LATE: 4,
    State.LOADED: 4,
    State.DESTROYED: 4,
}
ROWS_SHOWN = 50


def imports_of(request: OfficerRequest) -> ScopedQuerySet[RegisterImport]:
    """Imports where the officer may import."""
    seen = RegisterImport.objects.visible_to(request.user).within(
        request.user.intervals_with(Right.IMPORT_REGISTER)
    )
    return seen.select_related("region", "imported_by", "confirmed_by", "job")


def import_of(request: OfficerRequest, pk: int) -> RegisterImport:
    """One of them. Raises Http404."""
    found = imports_of(request).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def import_page(
    request: OfficerRequest,
    found: RegisterImport,
    *,
    mapping: MappingForm | None = None,
    reason: ReasonForm | None = None,
    words: WordsForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    """The step a file stands at, with what was just refused, if anything."""
    state = State(found.state)
    context: dict[str, Any] = {
        "found": found,
        "tone": TONES[state],
        "steps": _steps(state),
        "refused": refused,
    }
    if state == State.RECEIVED:
        context |= _columns(found, mapping)
    elif state == State.LOADING:
        seen = Job.objects.visible_to(request.user)
        context["job"] = job = with_parts(seen).filter(imports=found).first()
        context["pace"] = pace_of(job) if job else None
    else:
        context |= _account(request, found)
    if state in (State.CHECKED, State.WAITING):
        context["words"] = words or WordsForm(found=found)
    if state == State.WAITING:
        own = found.imported_by.natural_person == request.user.natural_person
        context |= {"own": own, "form": reason or ReasonForm()}
    return render(request, "monitoring/register_import_detail.html", context, status=status)


def _steps(state: State) -> list[dict[str, object]]:
    here = _STANDS_AT[state]
    ended = state in (State.LOADED, State.LATE, State.DESTROYED)
    steps: list[dict[str, object]] = []
    for place, label in enumerate(STEPS):
        status = "done" if place < here or ended else "doing" if place == here else "todo"
        steps.append({"label": label, "active": place == here, "status": status})
    if state == State.REFUSED:
        steps[here] |= {"status": "problem", "note": State.REFUSED.label}
    return steps


def _columns(found: RegisterImport, form: MappingForm | None) -> dict[str, Any]:
    """The columns as proposed or remembered, and those of theirs that nothing of ours corresponds to."""
    form = form or MappingForm(found=found)
    used = set(found.mapping.values())
    return {
        "form": form,
        "remembered": found.sheet["remembered"],
        "left_out": [words for column, words in their_columns(found) if column not in used],
        "needed": [field for field in form if field.field.required],
        "others": [field for field in form if not field.field.required],
    }


def _told(counts: list[dict[str, Any]], words: Mapping[str, Promise]) -> list[dict[str, Any]]:
    """Counts of problems or remarks, in the language of the reader."""
    return [each | {"label": words.get(each["code"], each["label"])} for each in counts]


def _account(request: OfficerRequest, found: RegisterImport) -> dict[str, Any]:
    """total = accepted + rejected + duplicate, the rows refused, and what was compared with them."""
    made = Comparison.objects.visible_to(request.user).filter(
        sources__contains=[{"import": found.pk}]
    )
    jobs = [each.job for each in comparing(found.kind)]
    waiting = Job.objects.visible_to(request.user).filter(kind__in=jobs)
    rejected = found.rejected_rows.order_by("row_number")[:ROWS_SHOWN]
    return {
        "gates": [gate | {"words": gate_words(gate)} for gate in found.gates],
        "problems": _told(found.problems, PROBLEMS),
        "remarks": _told(found.warnings, REMARKS),
        "rejected_rows": [(row, PROBLEMS.get(row.code, row.reason)) for row in rejected],
        "rows_shown": ROWS_SHOWN,
        "passed": all(gate["passed"] for gate in found.gates),
        "sensitive": REGISTERS[found.kind].sensitive,
        "refusal": in_words(found.refusal),
        "comparisons": made.select_related("region") if found.state == State.LOADED else [],
        "waiting": waiting.exclude(state__in=Job.ENDED).select_related("region")
        if found.state == State.LOADED
        else [],
    }
