"""Drafts are opened: blank for somebody new, filled in for a household on file."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions import events
from cases.actions.intake.naming import name_people
from cases.actions.intake.prefill import sections_of
from cases.grants import DIBAO
from cases.intake.sections import Typed
from cases.models import Application, DraftSection, Event
from households.actions.people import require
from households.choices import Relation
from households.models import Household
from households.numbers import next_number


class AlreadyOpen(Exception):
    """The household has an application for this benefit in hand; `application` is that one."""

    def __init__(self, application: Application) -> None:
        super().__init__(_("这一户已有在办申请 %(number)s") % {"number": application.number})
        self.application = application


@transaction.atomic
def open_draft(
    *,
    by: Officer,
    on: date,
    region_id: int,
    name: str,
    number: str,
    benefit: str = DIBAO,
    area: str = "rural",
    channel: str = Application.Channel.WINDOW,
    household_id: int | None = None,
    person_id: int | None = None,
    purpose: str = Application.Purpose.NEW,
    told: Mapping[str, Typed] | None = None,
    discovered_on: date | None = None,
) -> Application:
    """A draft application exists, its first member the applicant, or filled from the household, or with
    the sections that registers `told`. Whoever comes by themself is discovered that day.

    Raises AlreadyOpen when the household has one in hand.
    """
    require(by, Right.ENTER, region_id)
    household = _household(household_id, by) if household_id else None
    first = _first_member(region_id, area, name, number)
    draft = Application(
        benefit=benefit,
        purpose=purpose,
        channel=channel,
        region_id=region_id,
        area=household.area if household else area,
        household=household,
        person_id=person_id,
        applicant_name=household.head.name if household else name,
        entered_by=by,
        discovered_on=discovered_on or on,
    )
    return _write(
        draft, sections_of(household, on, draft) if household else first | dict(told or {}), on
    )


@transaction.atomic
def open_review(
    household_id: int,
    *,
    by: Officer,
    on: date,
    channel: str = Application.Channel.REVIEW_PLAN,
    benefit: str = DIBAO,
    person_id: int | None = None,
    discovered_on: date | None = None,
) -> Application:
    """A review (复核) of a benefit the household or a person of it has is in hand, filled with what is on
    file. Raises AlreadyOpen."""
    household = Household.objects.visible_to(by).select_related("head").get(pk=household_id)
    return open_draft(
        by=by,
        on=on,
        region_id=household.region_id,
        name=household.head.name,
        number="",
        benefit=benefit,
        channel=channel,
        household_id=household_id,
        person_id=person_id,
        purpose=Application.Purpose.REVIEW,
        discovered_on=discovered_on,
    )


def start_review(
    household: Household, *, by: Officer, on: date, benefit: str, person_id: int | None = None
) -> Application:
    """A review follows from something two people have settled: the right was asked there. Raises
    AlreadyOpen."""
    draft = Application(
        benefit=benefit,
        purpose=Application.Purpose.REVIEW,
        channel=Application.Channel.REVIEW_PLAN,
        region_id=household.region_id,
        area=household.area,
        household=household,
        person_id=person_id,
        applicant_name=household.head.name,
        entered_by=by,
        discovered_on=on,
    )
    return _write(draft, sections_of(household, on, draft), on)


def _write(draft: Application, sections: Mapping[str, Typed], on: date) -> Application:
    by, region_id = draft.entered_by, draft.region_id
    in_hand = Application.objects.filter(
        household=draft.household, benefit=draft.benefit, person=draft.person_id
    ).open()
    if draft.household and (known := in_hand.first()):
        raise AlreadyOpen(known)
    draft.number = next_case_number(region_id, on)
    draft.save()
    DraftSection.objects.bulk_create(
        DraftSection(application=draft, region_id=region_id, name=part, data=data, saved_by=by)
        for part, data in sections.items()
    )
    name_people(draft, on=on)
    events.record(draft, Event.Kind.DRAFTED, by=by, on=on, stage="handling")
    return draft


def next_case_number(region_id: int, on: date) -> str:
    """The next number (受理号) of a county and year."""
    prefix = f"{region_id // 10**6}-{on.year}-"
    return next_number(Application.objects.all(), prefix, width=5)


def _household(household_id: int, by: Officer) -> Household:
    return (
        Household.objects.visible_to(by)
        .select_related("head")
        .select_for_update(of=("self",))
        .get(pk=household_id)
    )


def _first_member(region_id: int, area: str, name: str, number: str) -> dict[str, Typed]:
    village = str(region_id) if region_id % 1000 else ""
    member = {
        "ref": "m1",
        "name": name,
        "id_number": number,
        "relation": Relation.HEAD.value,
        "lives_with": "yes",
    }
    return {
        "applicant": {"head": {"village": village, "area": area}, "rows": []},
        "members": {"head": {}, "rows": [member]},
    }
