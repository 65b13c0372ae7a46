"""An emergency is taken in (急难型受理): who, where, what happened; papers and means are not asked before."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.calendar import start_clock
from cases.actions.events import record
from cases.actions.intake.drafts import AlreadyOpen, next_case_number
from cases.benefits import law_in
from cases.green_channel import priority_of
from cases.models import Aid, Application, ApplicationPerson, Clock, Event
from cases.procedure import Stage, State, StepRefused
from households.actions.households import Belonging, found_household, register_household
from households.actions.people import Identity, register_person, require
from households.choices import Relation
from households.models import Circumstances, Household, Membership, Person
from households.names import name_key

BENEFIT = "temporary_aid"


@dataclass(frozen=True)
class Emergency:
    """What is told at the counter or by telephone. `months`: how long the hardship will last, where that is
    known; `hukou`: where the person is registered, in words, if not here."""

    cause: str
    severity: str
    need: str
    happened_on: date
    happened: str
    months: int | None = None
    hukou: str = ""


@transaction.atomic
def take_in(
    identity: Identity,
    emergency: Emergency,
    *,
    region_id: int,
    area: str,
    by: Officer,
    on: date,
    address: str = "",
    channel: str = Application.Channel.WINDOW,
    follows: Aid | None = None,
) -> Aid:
    """The emergency is accepted in the place where it came about; from today the money has its limit.

    Somebody whose household lies elsewhere is helped here too: the case stands by itself, and nothing of that
    household is shown or changed. Raises AlreadyOpen, StepRefused, NotAllowed without the right there.
    """
    require(by, Right.SUBMIT, region_id)
    if not emergency.happened.strip() or emergency.happened_on > on:
        raise StepRefused(_("写明发生了什么，发生日期不晚于今天"))
    place: dict[str, Any] = {"region_id": region_id, "area": area, "address": address}
    person, household = _whose(identity, **place, by=by, on=on)
    in_hand = Application.objects.filter(people__person=person, benefit=BENEFIT).open().first()
    if in_hand:
        raise AlreadyOpen(in_hand)
    application = Application.objects.create(
        number=next_case_number(region_id, on), benefit=BENEFIT, region_id=region_id, area=area,
        channel=channel, state=State.URGENT, household=household, applicant_name=person.name,
        entered_by=by, submitted_at=timezone.now(), accepted_on=on,
        discovered_on=on, registered_at=emergency.hukou.strip(),
        priority=_priority(person, place, on),
    )  # fmt: skip
    ApplicationPerson.objects.create(
        application=application, region_id=region_id, ref=str(person.pk), name=person.name,
        id_token=person.id_token, person=person,
    )  # fmt: skip
    record(application, Event.Kind.ACCEPTED, by=by, on=on, stage=Stage.HANDLING,
           reason=emergency.happened.strip())  # fmt: skip
    start_clock(application, Clock.Kind.EMERGENCY, on=on)
    return Aid.objects.create(
        application=application, region_id=region_id, person=person, follows=follows,
        cause=emergency.cause, severity=emergency.severity, months=emergency.months,
        need=emergency.need, happened_on=emergency.happened_on,
        happened=emergency.happened.strip(), hukou=emergency.hukou.strip(),
    )  # fmt: skip


def _priority(person: Person, place: dict[str, Any], on: date) -> str:
    now = Circumstances.objects.filter(person=person).first()
    kind, grade = (now.disability_kind, now.disability_grade) if now else (None, None)
    law = law_in(place["region_id"], place["area"], on)
    return priority_of(person.birth_date, kind, grade, law=law, on=on)


def _whose(
    identity: Identity, *, region_id: int, area: str, address: str, by: Officer, on: date
) -> tuple[Person, Household]:
    """The person, and the household on whose file the aid lies: their own where it is here."""
    token = identity.token
    known = Person.objects.with_token(token).first() if token else None
    if known is not None and known.name_key != name_key(identity.name):
        raise StepRefused(_("姓名与身份证号对不上，按证件核对后重新填写"))
    lives = Membership.objects.filter(person=known).on(on).first() if known else None
    if known is None or lives is None:
        person = register_person(identity, by=by, on=on, region_id=region_id)
        alone = [Belonging(person, Relation.HEAD)]
        return person, register_household(
            alone, by=by, on=on, region_id=region_id, area=area, address=address
        )
    here = Household.objects.visible_to(by).filter(pk=lives.household_id).first()
    return known, here or _visiting(known, region_id=region_id, area=area, address=address, by=by)


def _visiting(person: Person, *, region_id: int, area: str, address: str, by: Officer) -> Household:
    """A file here for somebody who belongs to a household elsewhere; nobody belongs to this one."""
    again = Household.objects.visible_to(by).filter(head=person, memberships=None).first()
    return again or found_household(person, region_id=region_id, area=area, address=address)
