"""The wizard: the task list, one page for each section, saving, and two people at one section."""

import secrets
from dataclasses import replace

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.roles import Right
from cases.actions.intake import Closed, Conflict, save_section
from cases.intake.boxes import Row, Setting
from cases.intake.draft import Draft
from cases.intake.sections import CHECK, EVERY, Section, Typed
from cases.intake.tasks import Task, next_after, tasks_of
from cases.models import DraftSection
from cases.views.intake_conflict import both_versions
from cases.views.intake_documents import papers_of
from cases.views.intake_frame import address_of, draft_of, flat, frame
from cases.views.intake_new import sequence_of, villages_of
from cases.views.intake_sheet import sheet_context


@require_GET
@right_required(Right.SEE_CASES)
def application_tasks(request: OfficerRequest, pk: int) -> HttpResponse:
    """The home of the wizard: ten tasks with their states."""
    draft = draft_of(request, pk)
    tasks = tasks_of(draft)
    shown = frame(request, draft, tasks)
    context = (
        shown
        | sheet_context(draft)
        | {
            "tasks": [
                (task, step["url"]) for task, step in zip(tasks, shown["steps"], strict=True)
            ],
            "done": sum(task.status == "done" for task in tasks),
            "last": max(draft.saved.values(), key=lambda row: row.saved_at, default=None),
        }
    )
    return render(request, "cases/intake/tasks.html", context)


@require_http_methods(["GET", "POST"])
@right_required(Right.ENTER)
def intake_section(request: OfficerRequest, pk: int, name: str) -> HttpResponse:
    """One section: shown, or saved and finished or left for later."""
    draft = draft_of(request, pk, Right.ENTER)
    if name not in draft.sections:
        raise Http404
    if request.method == "GET":
        if _task(tasks_of(draft), name).status == "blocked":
            return redirect("application_tasks", pk)
        return _page(request, draft, name, check="check" in request.GET)
    finished = request.POST.get("then") == "finish"
    try:
        _save(request, draft, name, finished=finished)
    except Conflict as error:
        return both_versions(request, draft, name, error)
    except Closed as error:
        return _page(request, draft, name, check=False, text=str(error), status=409)
    return _saved(request, draft_of(request, pk), name, finished=finished)


def _saved(request: OfficerRequest, draft: Draft, name: str, *, finished: bool) -> HttpResponse:
    """Where to go after saving: what is wrong here, back to the check, the list, or the next task."""
    tasks = tasks_of(draft)
    if finished and _task(tasks, name).complaints:
        return _page(request, draft, name, check=True, status=422)
    if request.GET.get("back") == CHECK:
        return redirect("intake_check", draft.application.pk)
    if not finished:
        return redirect("application_tasks", draft.application.pk)
    return redirect(address_of(draft, next_after(tasks, name)))


@require_POST
@right_required(Right.ENTER)
def intake_save(request: OfficerRequest, pk: int, name: str) -> HttpResponse:
    """Save what is typed while it is typed: right or wrong, nothing is judged yet."""
    draft = draft_of(request, pk, Right.ENTER)
    if name not in draft.sections:
        raise Http404
    try:
        saved = _save(request, draft, name, finished=None)
    except (Conflict, Closed) as error:
        look = reverse("intake_section", args=[pk, name])
        return JsonResponse({"text": str(error), "url": look}, status=409)
    at = timezone.localtime(saved.saved_at)
    return JsonResponse({"version": saved.version, "saved_at": f"{at:%H:%M}"})


def _task(tasks: list[Task], name: str) -> Task:
    return next(task for task in tasks if task.name == name)


def _save(
    request: OfficerRequest, draft: Draft, name: str, *, finished: bool | None
) -> DraftSection:
    version = request.POST.get("version", "")
    return save_section(
        draft.application.pk, name, by=request.user, on=draft.on,
        typed=EVERY[name].collect(flat(request.POST)),
        version=int(version) if version.isdecimal() and len(version) < 10 else 0,
        sequence=sequence_of(request.POST), finished=finished,
    )  # fmt: skip


def _page(
    request: OfficerRequest,
    draft: Draft,
    name: str,
    *,
    check: bool,
    text: str = "",
    status: int = 200,
) -> HttpResponse:
    section, tasks = EVERY[name], tasks_of(draft)
    shown = frame(request, draft, tasks, name)
    task, saved, typed = _task(tasks, name), draft.saved.get(name), draft.typed(name)
    check = check or task.status == "problem"
    setting = replace(draft.setting, villages=villages_of(request.user))
    rows = _rows(section, typed, setting, draft, check=check, more=shown["may_write"])
    framed = {box["row"] - 1 for box in draft.returned.get(name, [])}
    extra = papers_of(draft, request.user) if name == "documents" else {}
    context = shown | sheet_context(draft) | extra | {
        "section": section,
        "task": task,
        "head": section.head_form(typed, setting, check=check),
        "rows": rows,
        "framed": framed,
        "empty_row": _empty_row(section, setting, draft, "__prefix__"),
        "complaints": task.complaints if check else [],
        "text": text,
        "version": saved.version if saved else 0,
        "saved_at": f"{timezone.localtime(saved.saved_at):%H:%M}" if saved else "",
        "client": secrets.token_hex(8),
        "signed": list(zip(draft.signers, rows, strict=False)) if section.given_rows else [],
        "returned": draft.returned.get(name, []),
        "page_template": f"cases/intake/_{name}.html",
        "form": None,
    }  # fmt: skip
    return render(request, "cases/intake/section.html", context, status=status)


def _rows(
    section: Section, typed: Typed, setting: Setting, draft: Draft, *, check: bool, more: bool
) -> list[Row]:
    """The saved rows and, in grids people may add to, one more that is empty."""
    if section.row is None:
        return []
    if section.given_rows:
        said = {row.get("ref"): row for row in typed["rows"]}
        given = [{"ref": s.ref, **said.get(s.ref, {})} for s in draft.signers]
        return section.row_forms({"rows": given}, setting, check=check)
    rows = section.row_forms(typed, setting, check=check)
    empty = _empty_row(section, setting, draft, len(rows)) if more else None
    return [*rows, *filter(None, [empty])]


def _empty_row(section: Section, setting: Setting, draft: Draft, place: int | str) -> Row | None:
    """A row to fill in; the number of a new member is looked up as soon as it is complete."""
    if section.row is None:
        return None
    row = section.row({}, setting, check=False, place=place)
    if section.name == "members":
        url = f"{reverse('number_check')}?application={draft.application.pk}"
        row.fields["id_number"].widget.attrs["data-check-url"] = url
    return row
