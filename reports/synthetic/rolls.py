"""The rolls as a county brings them along from its former system: assessed anew, decided, in force."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Officer
from cases.actions.award import facts_held, open_award
from cases.actions.chain import seal
from cases.benefits import BENEFITS
from cases.grants import grant_of
from cases.models import Application, ApplicationPerson, Award, Decision, Event, WatchEntry
from cases.periods import add_months
from cases.procedure import Stage, State
from eligibility.actions import assess_household
from eligibility.models import Assessment
from households.models import Household, Membership
from households.numbers import next_number

BENEFIT = "dibao"
REFUSED_BY = "民发〔2021〕57号 第二十一条"


@transaction.atomic
def bring_in(household: Household, *, by: Officer, clerk: Officer, on: date) -> Award | None:
    """The household's case stands as decided on a day: an award from the next month, or a refusal.

    Every decision rests on a sealed assessment of that day. A household whose facts do not suffice
    stays without a case.
    """
    assessment = assess_household(household.pk, by=by, on=on, **facts_held(household.pk, on=on))
    grant = grant_of(assessment, BENEFIT)
    if grant.missing:
        return None
    granted = grant.granted
    application = Application.objects.create(
        number=next_number(
            Application.objects.all(), f"{household.region_id // 10**6}-{on.year}-", width=5
        ),
        benefit=BENEFIT,
        region_id=household.region_id,
        area=household.area,
        household=household,
        applicant_name=household.head.name,
        state=State.CONFIRMED if granted else State.REFUSED,
        assessment=assessment,
        entered_by=clerk,
        created_at=_morning(on - timedelta(days=21)),
        submitted_at=_morning(on - timedelta(days=21)) + timedelta(minutes=40),
        accepted_on=on - timedelta(days=20),
        decided_on=on,
    )
    _name_people(application)
    Event.objects.bulk_create(_story(application, granted, by=by, clerk=clerk, on=on))
    if granted:
        decision = seal(
            application, Decision.Kind.CONFIRMED, by=by, on=on, cites=BENEFITS[BENEFIT].cites
        )
        return open_award(decision)
    _refuse(application, assessment, by=by, on=on)
    return None


def _refuse(application: Application, assessment: Assessment, *, by: Officer, on: date) -> None:
    household = application.household
    assert household is not None  # application_submitted_has_a_household
    reason = assessment.sheet["lines"][-1]["working"] or str(assessment.outcome)
    seal(application, Decision.Kind.REFUSED, by=by, on=on, cites=REFUSED_BY, reason=reason)
    WatchEntry.objects.create(
        household=household,
        region_id=household.region_id,
        application=application,
        reason=reason,
        entered_on=on,
        next_check_on=add_months(on.replace(day=1), 3),
    )


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9, 10)))


def _name_people(application: Application) -> None:
    members = Membership.objects.filter(household=application.household_id)
    ApplicationPerson.objects.bulk_create(
        ApplicationPerson(
            application=application,
            region_id=application.region_id,
            ref=f"m{place}",
            name=member.person.name,
            id_token=member.person.id_token,
            person=member.person,
        )
        for place, member in enumerate(members.select_related("person").order_by("pk"), 1)
    )


def _story(
    application: Application, granted: bool, *, by: Officer, clerk: Officer, on: date
) -> Iterator[Event]:
    decided = Event.Kind.CONFIRMED if granted else Event.Kind.REFUSED
    steps = (
        (Event.Kind.SUBMITTED, Stage.HANDLING, clerk, 21),
        (Event.Kind.ACCEPTED, Stage.HANDLING, clerk, 20),
        (decided, Stage.CONFIRMATION, by, 0),
        (Event.Kind.NOTIFIED, Stage.HANDLING, clerk, -1),
    )
    for kind, stage, officer, days in steps:
        yield Event(
            application=application,
            region_id=application.region_id,
            kind=kind,
            stage=stage,
            by=officer,
            natural_person=officer.natural_person,
            on=on - timedelta(days=days),
            detail={"origin": "former_system"},
        )
