"""Submission: the draft becomes a household on file and a case in hand, in one transaction."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions import events
from cases.actions.aid.hardship import file_hardship
from cases.actions.intake.household import write_household
from cases.actions.intake.saving import editable
from cases.actions.lookup import in_hand
from cases.benefits import BENEFITS, law_in
from cases.green_channel import priority_of
from cases.intake.complaints import Complaint, complaints_of
from cases.intake.draft import Draft
from cases.models import Application, ApplicationPerson, Authorisation, AwardMember, Event
from cases.procedure import State
from households.actions.households import TwoHouseholds
from households.actions.people import LivesElsewhere, require
from households.choices import Relation
from households.models import Document, Household, Person

WRITTEN = [
    "household", "region", "area", "applicant_name", "close_relative", "person", "priority",
    "registered_at", "permit_number", "permit_until",
]  # fmt: skip
AUTHORISED_FOR = timedelta(days=365)


class NotReady(Exception):
    """The draft cannot be submitted; `complaints` says what is to be mended, and where."""

    def __init__(self, complaints: list[Complaint]) -> None:
        super().__init__("；".join(complaint.text for complaint in complaints))
        self.complaints = complaints


@transaction.atomic
def submit(
    application_id: int, *, by: Officer, on: date, version: int | None = None
) -> Application:
    """The application is submitted (提交乡镇审核) and the household stands on file; once.

    Checked: every section is finished and right, everybody signed, nobody has another application
    or award of this kind, the account fits its holder. Raises NotReady. A second call changes nothing.
    """
    application = (
        Application.objects.visible_to(by).select_for_update(of=("self",)).get(pk=application_id)
    )
    if application.state != State.DRAFT:
        return application
    require(by, Right.SUBMIT, application.region_id)
    draft = Draft(application, on=on)
    refuse_unready(draft, by)
    write_down(draft, by=by, on=on)
    application.move_to(State.SUBMITTED)
    application.submitted_at = timezone.now()
    application.save(update_fields=["state", "version", "submitted_at"])
    events.record(application, Event.Kind.SUBMITTED, by=by, on=on, stage="handling")
    return application


@transaction.atomic
def amend(application_id: int, *, by: Officer, on: date) -> Application:
    """What was mended in a returned or supplemented case is on file; the case stays where it is.

    Raises NotReady like a submission, Closed when the case is in neither state.
    """
    application = editable(application_id, by=by)
    require(by, Right.SUBMIT, application.region_id)
    draft = Draft(application, on=on)
    refuse_unready(draft, by)
    write_down(draft, by=by, on=on)
    application.version += 1
    application.save(update_fields=["version"])
    events.record(
        application,
        Event.Kind.NOTED,
        by=by,
        on=on,
        stage="handling",
        reason=_("修改内容已写入档案"),
    )
    return application


def refuse_unready(draft: Draft, by: Officer) -> None:
    """Raise NotReady with everything that keeps the draft from being submitted."""
    found = [c for complaints in complaints_of(draft).values() for c in complaints]
    found += [
        Complaint(name, "finish", _("“%(part)s”还没有填完") % {"part": section.label})
        for name, section in draft.sections.items()
        if not draft.finished(name)
    ]
    if not found:
        found = [*_held_elsewhere(draft, by)]
    if found:
        raise NotReady(found)


def write_down(draft: Draft, *, by: Officer, on: date) -> Household:
    """What the draft says is on file: household, people, means, account; the papers hang on it."""
    application = draft.application
    try:
        household, people = write_household(draft, by=by, on=on)
    except (LivesElsewhere, TwoHouseholds) as error:
        raise NotReady([Complaint("members", "id_rows-0-name", str(error))]) from error
    application.household = household
    application.region_id = household.region_id
    application.area = household.area
    application.applicant_name = household.head.name
    application.close_relative = draft.head("relatives").get("answer") == "yes"
    application.person = people[draft.beneficiary.ref] if draft.beneficiary else None
    _residence(draft, application)
    application.priority = _priority(draft)
    application.save(update_fields=WRITTEN)
    _name(application, people)
    if draft.hardship:
        file_hardship(application, application.person or household.head, draft.hardship)
    _authorise(draft, application)
    _hang_papers(application, household, people)
    return household


def _residence(draft: Draft, application: Application) -> None:
    """Where the applicant is registered, and the permit by which they apply here."""
    said = draft.head("applicant")
    elsewhere = said.get("residence") == "permit"
    application.registered_at = said["registered_at"] if elsewhere else ""
    application.permit_number = said["permit_number"] if elsewhere else ""
    application.permit_until = said["permit_until"] if elsewhere else None


def _priority(draft: Draft) -> str:
    """Why the person it is for goes first; of a benefit of the household, whoever applies."""
    application = draft.application
    heads = (m for m in draft.members if m.said.get("relation") == Relation.HEAD)
    whose = draft.beneficiary or next(heads)
    grade = whose.said.get("disability_grade")
    return priority_of(
        whose.birth_date,
        whose.said.get("disability_kind"),
        int(grade) if grade else None,
        law=law_in(application.region_id, application.area, draft.on),
        on=draft.on,
    )


def _held_elsewhere(draft: Draft, by: Officer) -> list[Complaint]:
    """Members who stand in another application, or share in another household's award."""
    application = draft.application
    mine = ApplicationPerson.objects.filter(application=application, is_supporter=False)
    if draft.beneficiary:
        mine = mine.filter(ref=draft.beneficiary.ref)
    tokens = [row.id_token for row in mine if row.id_token]
    group = BENEFITS[application.benefit].group
    others = in_hand(group).filter(id_token__in=tokens).exclude(application=application)
    shares = AwardMember.objects.filter(
        person__id_token__in=tokens, benefit_group=group, period__contains=draft.on
    )
    shares = shares.exclude(award__household=application.household_id)
    gone = Person.objects.filter(id_token__in=tokens, died_on__isnull=False)
    found = [
        _("%(name)s已登记死亡，不能作为在世成员；登记有误时转死亡核实") % {"name": person.name}
        if gone.visible_to(by).filter(pk=person.pk).exists()
        else str(LivesElsewhere())
        for person in gone
    ]
    found += [_named(row.name, others.visible_to(by).filter(pk=row.pk).exists()) for row in others]
    found += [
        _named(share.person.name, shares.visible_to(by).filter(pk=share.pk).exists())
        for share in shares.select_related("person")
    ]
    return [Complaint("members", "id_rows-0-name", text) for text in dict.fromkeys(found)]


def _named(name: str, here: bool) -> str:
    """Where the other record lies in the officer's area it is named; elsewhere nothing is told."""
    if here:
        return _("%(name)s在本辖区另有在办申请或在享待遇，先核实清楚") % {"name": name}
    return str(LivesElsewhere())


def _name(application: Application, people: dict[str, Person]) -> None:
    for row in ApplicationPerson.objects.filter(application=application):
        row.region_id = application.region_id
        row.person = people.get(row.ref)
        row.save(update_fields=["region", "person"])


def _authorise(draft: Draft, application: Application) -> None:
    """Every signature that was entered becomes an authorisation, valid for a year."""
    papers = {
        paper.ref: paper
        for paper in Document.objects.filter(
            draft_number=application.number, kind=Document.Kind.AUTHORISATION
        )
    }
    for row in ApplicationPerson.objects.filter(application=application):
        signed_on = draft.signed_on(row.ref)
        if signed_on is None:
            continue
        said: dict[str, Any] = {
            "application": application,
            "region_id": application.region_id,
            "signed_on": signed_on,
            "valid_until": signed_on + AUTHORISED_FOR,
            "document": papers.get(row.ref),
        }
        Authorisation.objects.update_or_create(signer=row, defaults=said)


def _hang_papers(application: Application, household: Household, people: dict[str, Person]) -> None:
    for paper in Document.objects.filter(draft_number=application.number, household=None):
        paper.household = household
        paper.region_id = household.region_id
        paper.person = people.get(paper.ref)
        paper.save(update_fields=["household", "region", "person"])
