"""What is on file of a household, as the sections of a draft: nothing is asked twice."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from accounts.ciphers import card_number, id_number
from accounts.id_numbers import parse
from cases.benefits import BENEFITS
from cases.intake.boxes import NOTHING
from cases.intake.draft import Draft
from cases.intake.particulars import typed_from
from cases.intake.sections import Typed, sections_for
from cases.models import Application
from cases.procedure import State
from households.choices import IdKind
from households.models import (
    Asset,
    BankAccount,
    Circumstances,
    CloseRelative,
    Expense,
    Household,
    Income,
    Membership,
    Particular,
    Person,
    Supporter,
)

Refs = Mapping[int | None, str]


def sections_of(household: Household, on: date, application: Application) -> dict[str, Typed]:
    """The sections of a draft as they would have been typed from what is in force on a day."""
    living = list(Membership.objects.filter(household=household).on(on).with_people())
    living.sort(key=lambda m: (m.person_id != household.head_id, m.pk))
    refs: Refs = {m.person_id: f"m{place}" for place, m in enumerate(living, 1)} | {None: ""}
    in_force = {"household": household, "ended_on": None}
    told = _particulars(household, application)
    abilities = {each.get("birth_date"): each for each in told.get("supporters", ())}
    asked = _asked(application, told, refs)
    return asked | {
        "applicant": _applicant(household, on),
        "members": _rows(_member(m, refs) for m in living),
        "relatives": _answered(
            {"staff_name": r.staff_name, "staff_unit": r.staff_unit, "relation": r.relation}
            for r in CloseRelative.objects.filter(**in_force).order_by("pk")
        ),
        "supporters": _answered(
            _supporter(place, supporter, abilities)
            for place, supporter in enumerate(
                Supporter.objects.filter(**in_force).order_by("pk"), 1
            )
        ),
        "income": _rows(_flow(i, refs) for i in Income.objects.filter(**in_force).order_by("pk")),
        "expense": _rows(
            _flow(e, refs) | {"vouchers": _yes_no(e.vouchers)}
            for e in Expense.objects.filter(**in_force).order_by("pk")
        ),
        "assets": _rows(_asset(a, refs) for a in Asset.objects.filter(**in_force).order_by("pk")),
        "account": _account(household, on, refs),
    }


def changed_since_file(draft: Draft) -> set[str]:
    """The sections in which a household's draft says something else than its file."""
    household = draft.application.household
    if household is None or draft.application.state != State.DRAFT:
        return set()
    on_file = sections_of(household, draft.on, draft.application)
    return {name for name, typed in on_file.items() if _said(typed) != _said(draft.typed(name))}


def _said(typed: Typed) -> tuple[dict[str, str], list[dict[str, str]]]:
    """What is written, without empty boxes, “none” rows and signatures."""
    head = {name: value for name, value in typed["head"].items() if value}
    rows = [
        {name: value for name, value in row.items() if value and name not in _UNSAID}
        for row in typed["rows"]
        if row.get("kind") != NOTHING and "signed_on" not in row
    ]
    return head, rows


_UNSAID = {"ref", "person", "sure"}


def _rows(rows: Iterable[dict[str, str]]) -> Typed:
    return {"head": {}, "rows": list(rows)}


def _answered(rows: Iterable[dict[str, str]]) -> Typed:
    given = list(rows)
    return {"head": {"answer": "yes" if given else "no"}, "rows": given}


def _applicant(household: Household, on: date) -> Typed:
    head = {
        "village": str(household.region_id),
        "address": household.address,
        "area": household.area,
        "poverty_status": household.poverty_status,
        "phone": household.head.phone or "",
    }
    last = household.applications.exclude(permit_number="").order_by("-pk").first()
    if last and last.permit_until and last.permit_until >= on:
        head |= {
            "residence": "permit", "registered_at": last.registered_at,
            "permit_number": last.permit_number, "permit_until": last.permit_until.isoformat(),
        }  # fmt: skip
    return {"head": head, "rows": []}


def _member(membership: Membership, refs: Refs) -> dict[str, str]:
    person = membership.person
    typed = {
        "ref": refs[person.pk],
        "person": str(person.pk),
        "name": person.name,
        "id_kind": person.id_kind,
        "id_number": _number(person),
        "sex": person.sex,
        "birth_date": person.birth_date.isoformat(),
        "relation": membership.relation,
        "lives_with": _yes_no(membership.lives_with),
    }
    circumstances: Circumstances | None = getattr(person, "circumstances", None)
    return typed | (_circumstances(circumstances) if circumstances else {})


def _circumstances(known: Circumstances) -> dict[str, str]:
    return {
        "labour_capacity": known.labour_capacity or "",
        "employment": known.employment or "",
        "schooling": known.schooling or "",
        "disability_kind": known.disability_kind or "no",
        "disability_grade": str(known.disability_grade or ""),
        "serious_illness": _yes_no(known.serious_illness),
        "care_duty": _yes_no(known.care_duty),
    }


def _number(person: Person) -> str:
    if person.id_kind == IdKind.OTHER:
        return person.other_id or ""
    return id_number(person.id_token) if person.id_token else ""


def _particulars(household: Household, application: Application) -> dict[str, Any]:
    """What is on file of the person the benefit is for, by kind."""
    if application.person_id is None:
        return {}
    rows = Particular.objects.filter(
        household=household, person=application.person_id, ended_on=None
    )
    return {row.kind: row.said for row in rows}


def _asked(application: Application, told: dict[str, Any], refs: Refs) -> dict[str, Typed]:
    """The section of a benefit that asks for particulars."""
    if application.person_id is None or "particulars" not in sections_for(application.benefit):
        return {}
    whom = "patient" if BENEFITS[application.benefit].by_person else "person"
    head = {whom: refs.get(application.person_id, "")} | typed_from(told)
    known = Circumstances.objects.filter(person=application.person_id).first()
    if known is not None and known.disability_until is not None:
        head["certificate_until"] = known.disability_until.isoformat()
    return {"particulars": {"head": head, "rows": []}}


def _supporter(
    place: int, supporter: Supporter, abilities: Mapping[str | None, Mapping[str, Any]]
) -> dict[str, str]:
    number = id_number(supporter.id_token) if supporter.id_token else ""
    born = parse(number, on=date.max).birth_date.isoformat() if number else None
    return _ability(abilities.get(born, {})) | {
        "ref": f"s{place}",
        "name": supporter.name,
        "id_number": number,
        "relation": supporter.relation,
        "residence": supporter.residence,
        "monthly_income": _yuan(supporter.monthly_income),
        "monthly_support": _yuan(supporter.monthly_support),
    }


def _ability(told: Mapping[str, Any]) -> dict[str, str]:
    disability = told.get("disability") or {}
    return {
        "state": told.get("state", ""),
        "benefit": told.get("benefit", ""),
        "disability_kind": disability.get("kind", ""),
        "disability_grade": str(disability.get("grade", "")),
        "property_within": _yes_no(told.get("property_within")),
    }


def _flow(item: Income | Expense, refs: Refs) -> dict[str, str]:
    return _owned(item, refs) | {
        "unit": item.unit,
        "times": str(item.times),
        "sure": "yes",
    }


def _asset(item: Asset, refs: Refs) -> dict[str, str]:
    return _owned(item, refs) | {
        "vehicle_use": item.vehicle_use or "",
        "area_m2": _yuan(item.area_m2),
    }


def _owned(item: Income | Expense | Asset, refs: Refs) -> dict[str, str]:
    return {
        "member": refs.get(item.person_id, ""),
        "kind": item.kind,
        "amount": _yuan(item.amount),
        "note": item.note,
    }


def _account(household: Household, on: date, refs: Refs) -> Typed:
    account = BankAccount.objects.filter(household=household, period__contains=on).first()
    if account is None:
        return {"head": {}, "rows": []}
    head: dict[str, Any] = {
        "holder": refs.get(account.holder_id, ""),
        "holder_name": account.holder_name,
        "bank": account.bank,
        "card": card_number(account.card_token),
        "custody_agreement": account.custody_agreement,
    }
    return {"head": head, "rows": []}


def _yuan(amount: Decimal | None) -> str:
    return "" if amount is None else str(amount)


def _yes_no(answer: bool | None) -> str:
    return "" if answer is None else "yes" if answer else "no"
