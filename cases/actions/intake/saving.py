"""Sections are saved while people type: nothing is lost by a repeated or a late request."""

import re
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer, Region
from accounts.roles import Right
from cases.actions.intake.naming import name_people
from cases.intake.sections import Typed, sections_for
from cases.models import Application, ApplicationPerson, DraftSection
from cases.procedure import State
from households.actions.people import require
from households.choices import Area
from households.models import Document

EDITABLE = {State.DRAFT, State.SUPPLEMENT, State.RETURNED}
PEOPLE = {"members": "m", "supporters": "s"}
SAVES_OF_A_PAGE = (
    1 << 24
)  # `sequence` is the number of the page times this, and the place of the save


class Conflict(Exception):
    """Another page saved something else in between; `saved` is what stands there now.

    `own` where it was another window of the same officer.
    """

    def __init__(self, saved: DraftSection, by: Officer) -> None:
        self.own = saved.saved_by_id == by.pk
        self.saved = saved
        text = _("这一部分刚由%(who)s保存，比较两份内容后再保存") % {"who": saved.saved_by.name}
        if self.own:
            text = _("你在另一个窗口改过这一部分，比较两份内容后再保存")
        super().__init__(text)


class Closed(Exception):
    """The application is in a state in which its sections stand still."""


@transaction.atomic
def save_section(
    application_id: int,
    name: str,
    *,
    by: Officer,
    on: date,
    typed: Typed,
    version: int,
    sequence: int,
    finished: bool | None = None,
) -> DraftSection:
    """The section says what was typed, right or wrong. A repeated or late request does nothing.

    `version` is the one the page showed, 0 for a section never saved; raises Conflict when another
    page saved something else since, Closed once the application is past its draft. `sequence` counts
    the saves of a page. `finished` None leaves the mark.
    """
    application = editable(application_id, by=by)
    section = _section(application, name, by)
    if name in PEOPLE:
        _give_refs(typed, section.data, PEOPLE[name])
    if section.pk:
        same = _said(section.data) == _said(typed)
        own = section.saved_by_id == by.pk and _same_page(section.client_sequence, sequence)
        repeated = section.client_sequence == sequence and section.saved_by_id == by.pk
        if same and (repeated or finished is None) or own and sequence < section.client_sequence:
            return section
        if section.version != version and not same and not own:
            raise Conflict(section, by)
    section.data = typed
    section.version = section.version + 1 if section.pk else 1
    section.client_sequence = sequence
    section.saved_by = by
    if finished is not None:
        section.finished = finished
    section.save()
    if name == "applicant":
        _move(application, typed["head"], by)
    if name in PEOPLE:
        name_people(application, on=on)
    return section


def _said(typed: Typed) -> tuple[dict[str, str], list[dict[str, str]]]:
    """What is written, without empty boxes."""
    head, rows = typed.get("head", {}), typed.get("rows", [])
    return (
        {name: value for name, value in head.items() if value},
        [{name: value for name, value in row.items() if value} for row in rows],
    )


def _same_page(stored: int, sequence: int) -> bool:
    """Whether both saves come from one page; 0 is no page."""
    page = sequence // SAVES_OF_A_PAGE
    return page > 0 and page == stored // SAVES_OF_A_PAGE


def as_shown(saved: DraftSection, version: int) -> Typed | None:
    """What the section said at an earlier version, from its history."""
    before = saved.history.filter(version=version).order_by("-pgh_id").first()  # type: ignore[attr-defined]
    return before.data if before else None


def editable(application_id: int, *, by: Officer) -> Application:
    """The application, locked, if its sections may be written by this officer. Raises Closed."""
    application = (
        Application.objects.visible_to(by).select_for_update(of=("self",)).get(pk=application_id)
    )
    require(by, Right.ENTER, application.region_id)
    if application.state not in EDITABLE:
        raise Closed(_("这件申请已提交，内容不能再改；需要改时由审核人员退回"))
    return application


def _section(application: Application, name: str, by: Officer) -> DraftSection:
    if name not in sections_for(application.benefit):
        raise KeyError(name)
    return (
        DraftSection.objects.filter(application=application, name=name)
        .select_related("saved_by")
        .first()
    ) or DraftSection(
        application=application,
        region_id=application.region_id,
        name=name,
        data={"head": {}, "rows": []},
        saved_by=by,
    )


def _give_refs(typed: Typed, before: Typed, letter: str) -> None:
    """New rows get a ref; a row that comes back without the one it was given gets it again."""
    rows: list[dict[str, Any]] = typed["rows"]
    named: set[str] = set()
    for row in rows:
        ref = str(row.get("ref") or "")
        row["ref"] = ref if re.fullmatch(rf"{letter}\d{{1,4}}", ref) and ref not in named else ""
        named.add(row["ref"])
    left = [row for row in before.get("rows", []) if row.get("ref") not in named]
    known = [str(row.get("ref") or "") for row in (*before.get("rows", []), *rows)]
    last = max((int(ref[1:]) for ref in known if ref[1:].isdigit()), default=0)
    for row in rows:
        if row.get("ref"):
            continue
        same = next((old for old in left if _same(old, row)), None)
        if same:
            left.remove(same)
            row["ref"] = same["ref"]
        else:
            last += 1
            row["ref"] = f"{letter}{last}"


def _same(old: dict[str, Any], new: dict[str, Any]) -> bool:
    number = new.get("id_number")
    if number:
        return bool(old.get("id_number") == number)
    return bool(new.get("name")) and old.get("name") == new.get("name")


def _move(application: Application, head: dict[str, str], by: Officer) -> None:
    """The application lies in the village that was chosen, if the officer may enter there."""
    area = head.get("area", "")
    village = _village(head.get("village", ""), by)
    if village and village != application.region_id:
        application.region_id = village
        for kind in (DraftSection, ApplicationPerson):
            kind._default_manager.filter(application=application).update(region_id=village)
        Document.objects.filter(draft_number=application.number, household=None).update(
            region_id=village
        )
    application.area = area if area in Area.values else application.area
    application.save(update_fields=["region", "area"])


def _village(typed: str, by: Officer) -> int | None:
    """The code of a village in which the officer may enter applications."""
    if not re.fullmatch(r"\d{12}", typed, re.ASCII) or not by.may(Right.ENTER, int(typed)):
        return None
    villages = Region.objects.filter(level=Region.Level.VILLAGE)
    return int(typed) if villages.filter(code=int(typed)).exists() else None
