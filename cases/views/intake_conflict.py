"""Two people at one section: three columns, and both contents still there."""

import secrets
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.http import OfficerRequest
from cases.actions.intake import Conflict, as_shown
from cases.intake.draft import Draft
from cases.intake.sections import EVERY, Section, Typed
from cases.intake.tasks import tasks_of
from cases.views.intake_frame import flat, frame

_OWN = {"csrfmiddlewaretoken", "version", "client", "sequence", "then"}


def both_versions(
    request: OfficerRequest, draft: Draft, name: str, error: Conflict
) -> HttpResponse:
    """Three columns: as it was when the page was opened, as typed here, as somebody else saved it."""
    section = EVERY[name]
    version = request.POST.get("version", "")
    first = as_shown(error.saved, int(version[:9])) if version.isdecimal() else None
    mine = section.collect(flat(request.POST))
    columns = [first or {"head": {}, "rows": []}, mine, error.saved.data]
    context = frame(request, draft, tasks_of(draft), name) | {
        "section": section,
        "text": str(error),
        "own": error.own,
        "saved": error.saved,
        "lines": _side_by_side(section, columns),
        "mine": [(key, value) for key, value in request.POST.items() if key not in _OWN],
        "client": secrets.token_hex(8),
    }
    return render(request, "cases/intake/conflict.html", context, status=409)


def _side_by_side(section: Section, columns: list[Typed]) -> list[dict[str, Any]]:
    """Every box that is not the same in all three, with its label."""
    flat = [_labelled(section, typed) for typed in columns]
    labels = dict.fromkeys(label for column in flat for label in column)
    return [
        {"label": label, "values": values}
        for label in labels
        if len(set(values := [column.get(label, "") for column in flat])) > 1
    ]


def _labelled(section: Section, typed: Typed) -> dict[str, str]:
    said: dict[str, str] = {}
    if section.head:
        for name, box in section.head.base_fields.items():
            said[str(box.label)] = typed["head"].get(name, "")
    for place, row in enumerate(typed["rows"], 1):
        for name, box in (section.row.base_fields if section.row else {}).items():
            if name not in ("ref", "person", "DELETE"):
                said[_("第 %(n)s 行 %(box)s") % {"n": place, "box": box.label}] = row.get(name, "")
    return said
