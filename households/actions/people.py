"""People: each once, whoever registers them."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.ciphers import digest, id_token
from accounts.id_numbers import tidy
from accounts.models import Officer
from accounts.roles import Right
from households.choices import IdKind
from households.models import Membership, Person
from households.names import grams, name_key, pinyin, tidy_name


class LivesElsewhere(Exception):
    """The person belongs to a household outside the officer's area; the message gives nothing away."""

    def __init__(self) -> None:
        super().__init__(_("该身份证号在其他地区有在办或在享记录，联系县级民政部门核实后再办理"))


class NotAllowed(PermissionDenied):
    """The officer holds no post that gives the right here."""


@dataclass(frozen=True)
class Identity:
    """Who somebody is, as a document says. `number` is the 18-character number or the other one."""

    name: str
    sex: str
    birth_date: date
    id_kind: str = IdKind.RESIDENT
    number: str = ""

    @property
    def token(self) -> uuid.UUID | None:
        """The token of the number; none for other documents and for people without any."""
        if self.id_kind in (IdKind.OTHER, IdKind.NONE):
            return None
        return id_token(self.number)


@transaction.atomic
def register_person(
    identity: Identity,
    *,
    by: Officer,
    on: date,
    region_id: int,
    phone: str | None = None,
    hukou_id: int | None = None,
    known_as: int | None = None,
) -> Person:
    """The person with this document is on file in this region, with what the document says.

    `known_as` is the pk of a person already on file who had no number before. Raises
    LivesElsewhere when the person belongs today to a household the officer may not see.
    """
    require(by, Right.ENTER, region_id)
    person = _on_file(identity, known_as, by) or Person()
    if person.pk and person.region_id != region_id:
        _refuse_to_take_over(person, by, on)
    person.region_id = region_id
    person.name = tidy_name(identity.name)
    person.name_key = name_key(person.name)
    person.name_grams = grams(person.name_key)
    person.pinyin = pinyin(person.name)
    person.sex, person.birth_date = identity.sex, identity.birth_date
    person.id_kind, person.id_token = identity.id_kind, identity.token
    if identity.id_kind == IdKind.OTHER:
        number = tidy(identity.number)
        person.other_id, person.other_id_digest = number, digest(number)
    person.phone = phone or person.phone
    person.hukou_id = hukou_id or person.hukou_id
    person.save()
    return person


def require(by: Officer, right: Right, region_id: int) -> None:
    """Raise NotAllowed unless a post of today gives the right in the region."""
    if not by.may(right, region_id):
        raise NotAllowed(_("你的岗位不能在这里办理这项业务，由有权限的人员办理"))


def _on_file(identity: Identity, known_as: int | None, by: Officer) -> Person | None:
    """Whoever has the number; the unique columns see people of all regions."""
    people = Person.objects.select_for_update(of=("self",))
    if identity.token:
        known = people.with_token(identity.token).first()
        if known:
            return known
    if identity.id_kind == IdKind.OTHER:
        known = people.filter(other_id_digest=digest(tidy(identity.number))).first()
        if known:
            return known
    return people.visible_to(by).get(pk=known_as) if known_as else None


def _refuse_to_take_over(person: Person, by: Officer, on: date) -> None:
    lives = Membership.objects.filter(person=person).on(on)
    if lives.exists() and not lives.visible_to(by).exists():
        raise LivesElsewhere
