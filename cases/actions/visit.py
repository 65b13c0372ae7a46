"""The home survey (入户调查) by two people, and the county's own visit before it decides."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.events import move, record, save_step, take_up
from cases.models import Application, Event, Visit
from cases.procedure import IllegalMove, Stage, State, StepRefused
from households.actions.documents import Paper, Unfit, store_document
from households.models import Document

if TYPE_CHECKING:
    from django.core.files.base import File


@dataclass(frozen=True)
class Survey:
    """What two visitors saw. `second` is set when the second visitor has an account."""

    visited_on: date
    second_name: str
    present: str
    means_agree: bool
    conclusion: str
    second: Officer | None = None
    findings: dict[str, Any] = field(default_factory=dict)
    photo: "File[bytes] | None" = None


@transaction.atomic
def record_visit(
    application_id: int, *, by: Officer, on: date, survey: Survey, version: int | None = None
) -> Visit:
    """Two people have visited the home (第十六条); the case waits for the township's review."""
    application = take_up(application_id, Right.VERIFY, by=by, version=version)
    move(application, State.VISITED, State.VERIFIED)
    save_step(application)
    return _write_down(application, survey, by=by, on=on, stage=Stage.HANDLING)


@transaction.atomic
def record_county_visit(
    application_id: int, *, by: Officer, on: date, survey: Survey, version: int | None = None
) -> Visit:
    """The county has visited before deciding: always for relatives on file (第二十条)."""
    application = take_up(application_id, Right.EXAMINE, by=by, version=version)
    if application.state != State.REPORTED:
        raise IllegalMove(_("县级入户只在待审核确认时登记"))
    application.version += 1
    save_step(application)
    return _write_down(application, survey, by=by, on=on, stage=Stage.EXAMINATION)


def _write_down(
    application: Application, survey: Survey, *, by: Officer, on: date, stage: Stage
) -> Visit:
    _refuse_one_visitor(survey, by=by, on=on)
    visitors = [by] if survey.second is None else [by, survey.second]
    for visitor in visitors:
        record(application, Event.Kind.VISITED, by=visitor, on=on, stage=stage)
    if survey.photo is not None:
        _keep_photo(application, survey.photo, survey.visited_on, by)
    return Visit.objects.create(
        application=application,
        region_id=application.region_id,
        visited_on=survey.visited_on,
        first_visitor=by,
        second_visitor=survey.second,
        second_visitor_name=survey.second_name,
        present=survey.present,
        findings=survey.findings,
        means_agree=survey.means_agree,
        conclusion=survey.conclusion,
    )


def _keep_photo(
    application: Application, photo: "File[bytes]", visited_on: date, by: Officer
) -> None:
    paper = Paper(Document.Kind.VISIT_PHOTO, _("入户照片 %s") % visited_on.isoformat())
    try:
        store_document(
            photo,
            paper,
            by=by,
            region_id=application.region_id,
            household_id=application.household_id,
        )
    except Unfit as unfit:
        raise StepRefused(str(unfit)) from unfit


def _refuse_one_visitor(survey: Survey, *, by: Officer, on: date) -> None:
    same_person = survey.second is not None and survey.second.natural_person == by.natural_person
    if same_person or survey.second_name.strip() in ("", by.name):
        raise StepRefused(_("入户调查由两人以上进行，填写另一位调查人"))
    if survey.visited_on > on:
        raise StepRefused(_("入户日期不能晚于今天"))
