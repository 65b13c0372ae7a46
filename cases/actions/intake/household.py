"""From a draft to the household file: each section through the action of its noun."""

from datetime import date
from typing import Any

from accounts.ciphers import id_token
from accounts.models import Officer
from cases.actions.award import move_awards
from cases.benefits import BENEFITS
from cases.intake.draft import Draft, Member
from eligibility.facts import refuse_unreadable
from households.actions.accounts import open_account
from households.actions.households import (
    Belonging,
    change_members,
    describe_household,
    register_household,
)
from households.actions.means import (
    declare_assets,
    declare_circumstances,
    declare_expense,
    declare_income,
)
from households.actions.particulars import declare_particulars
from households.actions.people import Identity, register_person
from households.actions.relatives import file_relatives, name_supporters
from households.models import Household, Person

People = dict[str, Person]


def write_household(draft: Draft, *, by: Officer, on: date) -> tuple[Household, People]:
    """The household and its people are on file as the draft says; who they are by ref."""
    people = _people(draft, by, on)
    household = _household(draft, people, by, on)
    _means(draft, household, people, by, on)
    _relatives(draft, household, by, on)
    _particulars(draft, household, people, by, on)
    account = draft.head("account")
    open_account(
        household.pk,
        by=by,
        on=on,
        holder_id=people[account["holder"]].pk,
        holder_name=account["holder_name"],
        bank=account["bank"],
        card=account["card"],
        custody_agreement=account["custody_agreement"],
    )
    return household, people


def _people(draft: Draft, by: Officer, on: date) -> People:
    phone = draft.head("applicant").get("phone")
    people: People = {}
    for member in draft.members:
        person = register_person(
            _identity(member),
            by=by,
            on=on,
            region_id=draft.application.region_id,
            phone=phone if not people else None,
            known_as=_known_as(draft, member),
        )
        declare_circumstances(person.pk, by=by, **_circumstances(member))
        people[member.ref] = person
    return people


def _identity(member: Member) -> Identity:
    said = member.said
    return Identity(
        name=said["name"],
        sex=said["sex"],
        birth_date=said["birth_date"],
        id_kind=said["id_kind"],
        number=said["id_number"],
    )


def _known_as(draft: Draft, member: Member) -> int | None:
    """The person the row was filled from, if that person belongs to the household of the draft."""
    known: int | None = member.said.get("person")
    household = draft.application.household
    if known is None or household is None:
        return None
    return known if household.memberships.filter(person_id=known).exists() else None


def _circumstances(member: Member) -> dict[str, Any]:
    """As typed; an empty box is not known."""
    said = member.said
    grade = said.get("disability_grade")
    return {
        "labour_capacity": said.get("labour_capacity") or None,
        "employment": said.get("employment") or None,
        "schooling": said.get("schooling") or None,
        "disability_kind": said["disability_kind"] if grade else None,
        "disability_grade": int(grade) if grade else None,
        "serious_illness": said.get("serious_illness"),
        "care_duty": said.get("care_duty"),
    }


def _household(draft: Draft, people: People, by: Officer, on: date) -> Household:
    applicant = draft.head("applicant")
    place = {
        "region_id": int(applicant["village"]),
        "area": applicant["area"],
        "address": applicant["address"],
        "poverty_status": applicant["poverty_status"],
    }
    members = [
        Belonging(people[m.ref], m.said["relation"], m.said["lives_with"]) for m in draft.members
    ]
    known = draft.application.household_id
    if known is None:
        return register_household(members, by=by, on=on, **place)
    describe_household(known, by=by, **place)
    move_awards(known, place["region_id"])
    change_members(known, by=by, on=on, members=members)
    return Household.objects.visible_to(by).select_related("head").get(pk=known)


def _means(draft: Draft, household: Household, people: People, by: Officer, on: date) -> None:
    incomes = [_flow(said, people) for said in draft.rows("income")]
    expenses = [
        _flow(said, people) | {"vouchers": bool(said["vouchers"])} for said in draft.rows("expense")
    ]
    assets = [
        _owned(said, people)
        | {"vehicle_use": said["vehicle_use"] or None, "area_m2": said["area_m2"]}
        for said in draft.rows("assets")
    ]
    declare_income(household.pk, by=by, on=on, items=incomes)
    declare_expense(household.pk, by=by, on=on, items=expenses)
    declare_assets(household.pk, by=by, on=on, items=assets)


def _particulars(draft: Draft, household: Household, people: People, by: Officer, on: date) -> None:
    """What only the benefit asks of the person it is for. Raises FactsError for what cannot be read."""
    if draft.beneficiary is None:
        return
    person, told = people[draft.beneficiary.ref], draft.particulars
    refuse_unreadable(told)
    declare_particulars(household.pk, by=by, on=on, told=told, person_id=person.pk)
    if "certificate_until" in BENEFITS[draft.application.benefit].asks:
        until = draft.head("particulars").get("certificate_until")
        declare_circumstances(person.pk, by=by, disability_until=until)


def _owned(said: dict[str, Any], people: People) -> dict[str, Any]:
    owner = people.get(said["member"])
    return {
        "person_id": owner.pk if owner else None,
        "kind": said["kind"],
        "amount": said["amount"],
        "note": said["note"],
    }


def _flow(said: dict[str, Any], people: People) -> dict[str, Any]:
    return _owned(said, people) | {"unit": said["unit"], "times": said["times"]}


def _relatives(draft: Draft, household: Household, by: Officer, on: date) -> None:
    relatives = draft.rows("relatives") if draft.head("relatives")["answer"] == "yes" else []
    file_relatives(household.pk, by=by, on=on, relatives=relatives)
    supporters = [
        {
            "name": s.said["name"],
            "id_token": id_token(s.number) if s.number else None,
            "relation": s.said["relation"],
            "residence": s.said["residence"],
            "monthly_income": s.said["monthly_income"],
            "monthly_support": s.said["monthly_support"],
        }
        for s in draft.supporters
    ]
    name_supporters(household.pk, by=by, on=on, supporters=supporters)
