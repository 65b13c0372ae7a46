"""Households: founded, moved, and who belongs to them from a day on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from households.actions.people import LivesElsewhere, require
from households.choices import PovertyStatus, Relation
from households.models import (
    Asset,
    BankAccount,
    CloseRelative,
    Document,
    Expense,
    Household,
    Income,
    Membership,
    Particular,
    Person,
    Supporter,
)
from households.numbers import next_number


class TwoHouseholds(Exception):
    """A person would belong to two households; the message names the person and the household."""


@dataclass(frozen=True)
class Belonging:
    """How a person belongs to a household: relation to its head, and whether they live together."""

    person: Person
    relation: str
    lives_with: bool = True


@transaction.atomic
def register_household(
    members: Iterable[Belonging],
    *,
    by: Officer,
    on: date,
    region_id: int,
    area: str,
    address: str = "",
    poverty_status: str = PovertyStatus.NONE,
) -> Household:
    """A household is on file (建档), its members belonging to it from `on`.

    Raises TwoHouseholds or LivesElsewhere when somebody still belongs to another one.
    """
    require(by, Right.ENTER, region_id)
    belongings = list(members)
    head = next(m.person for m in belongings if m.relation == Relation.HEAD)
    household = found_household(
        head, region_id=region_id, area=area, address=address, poverty_status=poverty_status
    )
    change_members(household.pk, by=by, on=on, members=belongings)
    return household


def found_household(
    head: Person,
    *,
    region_id: int,
    area: str,
    address: str = "",
    poverty_status: str = PovertyStatus.NONE,
) -> Household:
    """A file (户号) in a place, to which nobody belongs yet."""
    return Household.objects.create(
        number=next_number(Household.objects.all(), f"H{region_id // 10**6}", width=6),
        region_id=region_id,
        area=area,
        head=head,
        address=address,
        poverty_status=poverty_status,
    )


@transaction.atomic
def describe_household(
    household_id: int,
    *,
    by: Officer,
    region_id: int,
    area: str,
    address: str,
    poverty_status: str,
) -> Household:
    """The household lies in this region, all its rows with it, with this address and category."""
    require(by, Right.ENTER, region_id)
    household = _locked(household_id, by)
    if household.region_id != region_id:
        _move(household, region_id)
    household.area = area
    household.address = address
    household.poverty_status = poverty_status
    household.save(update_fields=["region", "area", "address", "poverty_status"])
    return household


@transaction.atomic
def change_members(
    household_id: int, *, by: Officer, on: date, members: Iterable[Belonging], reason: str = ""
) -> None:
    """From `on` exactly these people belong to the household; who is not named has left before it.

    A change of relation ends one membership and begins another, so that the past stays readable.
    Raises TwoHouseholds or LivesElsewhere.
    """
    household = _locked(household_id, by)
    require(by, Right.ENTER, household.region_id)
    wanted = {m.person.pk: m for m in members}
    for now in Membership.objects.filter(household=household, period__endswith=None):
        belonging = wanted.get(now.person_id)
        if belonging and (now.relation, now.lives_with) == (
            belonging.relation,
            belonging.lives_with,
        ):
            del wanted[now.person_id]
        else:
            _leave(now, on, reason)
    for belonging in wanted.values():
        _refuse_second_household(belonging.person, household, by)
        _join(household, belonging, on)
    head = Membership.objects.get(
        household=household, relation=Relation.HEAD, period__endswith=None
    )
    if household.head_id != head.person_id:
        household.head_id = head.person_id
        household.save(update_fields=["head"])


def _locked(household_id: int, by: Officer) -> Household:
    return Household.objects.visible_to(by).select_for_update(of=("self",)).get(pk=household_id)


def _move(household: Household, region_id: int) -> None:
    """Every row of the household follows it, so that who sees the one sees the others."""
    household.region_id = region_id
    for kind in (
        Membership,
        Income,
        Expense,
        Asset,
        Particular,
        Document,
        BankAccount,
        Supporter,
        CloseRelative,
    ):
        kind._default_manager.filter(household=household).update(region_id=region_id)


def _leave(membership: Membership, on: date, reason: str) -> None:
    if membership.period.lower >= on:  # joined today: the row was never true before
        membership.delete()
        return
    membership.period = DateRange(membership.period.lower, on)
    membership.left_reason = reason
    membership.save(update_fields=["period", "left_reason"])


def _join(household: Household, belonging: Belonging, on: date) -> None:
    Membership.objects.create(
        region_id=household.region_id,
        household=household,
        person=belonging.person,
        relation=belonging.relation,
        lives_with=belonging.lives_with,
        period=DateRange(on, None),
    )


def _refuse_second_household(person: Person, household: Household, by: Officer) -> None:
    lives = Membership.objects.filter(person=person, period__endswith=None).exclude(
        household=household
    )
    if not lives.exists():
        return
    here = lives.visible_to(by).select_related("household").first()
    if here is None:
        raise LivesElsewhere
    raise TwoHouseholds(
        _("%(name)s还在户号 %(number)s 的家庭中，先在那一户办理成员变更")
        % {"name": person.name, "number": here.household.number}
    )
