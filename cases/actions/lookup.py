"""Search before create (先查后建): what is known of an ID number, and what may be said about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import access
from accounts.ciphers import id_token
from accounts.id_numbers import parse
from accounts.models import AccessLog, Officer
from accounts.querysets import ScopedQuerySet
from cases.benefits import BENEFITS
from cases.grants import DIBAO
from cases.models import Application, ApplicationPerson, Award
from cases.procedure import OPEN, State
from households.models import CloseRelative, Household, Membership, Person
from households.names import name_key

FOREIGN_HITS_A_DAY = 30


class Standing(StrEnum):
    """What a number turns out to be; `ELSEWHERE` is all an officer learns of other places."""

    FREE = "free"
    DRAFT = "draft"
    ACTIVE = "active"
    ON_FILE = "on_file"
    ELSEWHERE = "elsewhere"
    DEAD = "dead"
    STAFF_RELATIVE = "staff_relative"
    SAME_PERSON = "same_person"


class TooManyForeign(Exception):
    """The officer met too many numbers of other places today."""


@dataclass(frozen=True)
class Hit:
    """The answer to one question; rows are filled in only when they lie in the officer's area."""

    standing: Standing
    application: Application | None = None
    household: Household | None = None
    award: Award | None = None
    person: Person | None = None

    @property
    def blocks(self) -> bool:
        """Whether nobody new may be entered under the number here."""
        return self.standing in _BLOCKING


_BLOCKING = {Standing.DRAFT, Standing.ACTIVE, Standing.ELSEWHERE, Standing.DEAD}


def in_hand(group: str) -> "ScopedQuerySet[ApplicationPerson]":
    """People for whom something of a group of benefits is asked in an open application."""
    codes = [each.code for each in BENEFITS.values() if each.group == group]
    people = ApplicationPerson.objects.filter(
        is_supporter=False, application__state__in=OPEN, application__benefit__in=codes
    )
    return people.filter(Q(application__person=None) | Q(application__person=F("person")))


def look_up(
    number: str,
    *,
    by: Officer,
    on: date,
    name: str = "",
    apart_from: int | None = None,
    benefit: str = DIBAO,
) -> Hit:
    """What an 18-character number stands for to somebody who applies for a benefit, other than in
    application `apart_from`. Logged.

    Raises BadNumber, and TooManyForeign after 30 numbers of other places in a day.
    """
    token = id_token(parse(number, on=on).number)
    if _foreign_hits_today(by) >= FOREIGN_HITS_A_DAY:
        raise TooManyForeign(
            _("今天查到外地记录已达 %(n)s 次，明天再查；急需时联系县级民政部门")
            % {"n": FOREIGN_HITS_A_DAY}
        )
    person = Person.objects.with_token(token).first()
    group = BENEFITS[benefit].group
    named = in_hand(group).filter(id_token=token).exclude(application=apart_from)
    hit = _in_an_application(named, by)
    if hit is None and person:
        hit = _on_file(person, group, by, on)
    if hit is None:
        hit = _same_person(number, name, by, on) or Hit(Standing.FREE)
    _log(hit, by)
    return hit


def _foreign_hits_today(by: Officer) -> int:
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return AccessLog.objects.filter(
        officer=by,
        kind=AccessLog.Kind.SEARCH,
        at__gte=midnight,
        fields__contains=[Standing.ELSEWHERE.value],
    ).count()


def _in_an_application(named: "ScopedQuerySet[ApplicationPerson]", by: Officer) -> Hit | None:
    rows = named.select_related("application__household")
    if not rows.exists():
        return None
    here = ApplicationPerson.objects.visible_to(by).filter(pk__in=rows).first()
    if here is None:
        return Hit(Standing.ELSEWHERE)
    application = here.application
    drafted = application.state == State.DRAFT
    return Hit(
        Standing.DRAFT if drafted else Standing.ACTIVE,
        application=application,
        household=application.household,
    )


def _on_file(person: Person, group: str, by: Officer, on: date) -> Hit | None:
    lives = Membership.objects.filter(person=person).on(on).select_related("household__region")
    here = lives.visible_to(by).first()
    if here is None and lives.exists():
        return Hit(Standing.ELSEWHERE)
    if person.died_on:
        return Hit(Standing.DEAD, person=person)
    if here is None:
        return None
    awards = Award.objects.filter(household=here.household, benefit_group=group).in_force(on)
    award = awards.filter(Q(person=None) | Q(person=person)).first()
    if award:
        return Hit(Standing.ACTIVE, household=here.household, award=award, person=person)
    relatives = CloseRelative.objects.filter(household=here.household, ended_on=None)
    standing = Standing.STAFF_RELATIVE if relatives.exists() else Standing.ON_FILE
    return Hit(standing, household=here.household, person=person)


def _same_person(number: str, name: str, by: Officer, on: date) -> Hit | None:
    """Somebody of the same name and birth date under another number: perhaps a changed number."""
    if not name:
        return None
    born = parse(number, on=on).birth_date
    like = Person.objects.visible_to(by).filter(
        name_key=name_key(name), birth_date=born, merged_into=None
    )
    person = like.first()
    return Hit(Standing.SAME_PERSON, person=person) if person else None


def _log(hit: Hit, by: Officer) -> None:
    subject = hit.application or hit.household or hit.person
    access.record(
        by=by,
        kind=AccessLog.Kind.SEARCH,
        subject=type(subject).__name__.lower() if subject else "id_number",
        subject_id=subject.pk if subject else None,
        region_id=subject.region_id if subject else access.home_of(by),
        fields=[hit.standing.value],
    )
