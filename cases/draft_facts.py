"""A draft as the facts the rules read, so that the sheet can be shown while people still type."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cases.actions.award import facts_held
from cases.intake.draft import Draft, Member
from cases.models import Aid, Application
from households.actions.means import yearly
from households.choices import AssetKind, Employment, PovertyStatus, Schooling, Unit

Facts = dict[str, Any]
_AS_TYPED = ("labour_capacity", "employment", "schooling")


def facts_of_draft(application: Application, on: date) -> Facts:
    """The facts (as in a facts file) of what is typed so far; `ref` is the draft's ref of a member.

    What is not known is left out: the income of a person of whom nothing is said, too.
    """
    return facts_in(Draft(application, on=on))


def facts_in(draft: Draft) -> Facts:
    """The facts of a draft that was read before."""
    application, on = draft.application, draft.on
    applicant = draft.head("applicant")
    known: Facts = {"current_award": None, "held": {}}
    if application.household_id is not None:
        known = facts_held(application.household_id, on=on)
    facts: Facts = {
        "region": f"{application.region_id:012}",
        "area": applicant.get("area") or application.area,
        "on": on.isoformat(),
        "poverty_status": applicant.get("poverty_status") or PovertyStatus.NONE,
        "members": [_member(draft, member, known["held"]) for member in draft.members],
    }
    for name, items in (("income", "income"), ("expenses", "expense"), ("assets", "assets")):
        said = _items(draft, items, "")
        if said or _is_told(draft, items):
            facts[name] = said
    if known["current_award"]:
        facts["current_award"] = known["current_award"]
    if hardship := draft.hardship:
        facts["hardship"] = _hardship(hardship)
    return facts


def _hardship(said: Mapping[str, Any]) -> Facts:
    """As typed so far; what is not known is left out."""
    facts: Facts = {"kind": Aid.Type.EXPENDITURE.value, "cause": said["cause"]}
    if said.get("severity"):
        facts["level"] = said["severity"]
    if said.get("months"):
        facts["months"] = said["months"]
    if said.get("self_paid") is not None:
        facts["self_paid"] = str(said["self_paid"])
    return facts


def _member(draft: Draft, member: Member, held: Mapping[int, Sequence[Facts]]) -> Facts:
    said = member.said
    facts: Facts = {"ref": member.ref, "relation": said.get("relation") or "other"}
    facts |= {name: said[name] for name in ("sex", *_AS_TYPED) if said.get(name)}
    if member.birth_date:
        facts["birth_date"] = member.birth_date.isoformat()
    for name in ("lives_with", "serious_illness", "care_duty"):
        if said.get(name) is not None:
            facts[name] = said[name]
    if said.get("disability_grade") and said.get("disability_kind"):
        facts["disability"] = {
            "kind": said["disability_kind"],
            "grade": int(said["disability_grade"]),
        }
    facts |= _money(draft, member)
    if member == draft.beneficiary:
        facts |= _particulars(draft, facts, held.get(member.said.get("person") or 0, ()))
    return facts


def _money(draft: Draft, member: Member) -> Facts:
    """Income, expenses and assets; what is not known is left out."""
    facts: Facts = {}
    income = _items(draft, "income", member.ref)
    if income or draft.says_none("income", member.ref) or _earns_nothing(member):
        facts["income"] = income
    for name, items in (("expenses", "expense"), ("assets", "assets")):
        if owned := _items(draft, items, member.ref):
            facts[name] = owned
    return facts


def _particulars(draft: Draft, facts: Facts, held: Sequence[Facts]) -> Facts:
    """What only this benefit asks of the person it is for, with what the person holds here already."""
    told = draft.particulars
    if held:
        told["held"] = [*told.get("held", ()), *held]
    until = draft.head("particulars").get("certificate_until")
    if until and "disability" in facts:
        told["disability"] = facts["disability"] | {"certificate_until": until.isoformat()}
    return told


def _earns_nothing(member: Member) -> bool:
    """Children and pupils of whom no income is told have none (they need no row)."""
    studies = member.said.get("schooling") not in ("", None, Schooling.NONE)
    young = member.age is not None and member.age < 16
    return young or studies or member.said.get("employment") == Employment.STUDENT


def _is_told(draft: Draft, name: str) -> bool:
    """Whether the section was filled in at all: then nothing for the household means nothing."""
    return bool(draft.typed(name)["rows"])


def _items(draft: Draft, name: str, ref: str) -> list[Facts]:
    kept = [said for said in draft.rows(name) if said.get("kind") and said.get("member", "") == ref]
    return [_asset(said) if name == "assets" else _flow(said) for said in kept]


def _flow(said: dict[str, Any]) -> Facts:
    """An amount per month keeps its months; one per time becomes the sum of a year."""
    facts: Facts = {"kind": said["kind"], "per": "year"}
    amount = said.get("amount")
    if said.get("unit") == Unit.MONTH:
        facts |= {"per": "month", "months": said.get("times") or 12}
    elif amount is not None:
        amount = yearly(amount, said["unit"], said.get("times") or 1)
    if amount is not None:
        facts["amount"] = str(amount)
    if said.get("vouchers") is not None:
        facts["vouchers"] = said["vouchers"]
    return facts


def _asset(said: dict[str, Any]) -> Facts:
    facts: Facts = {"kind": said["kind"]}
    if said.get("amount") is not None:
        facts["amount"] = str(said["amount"])
    if said["kind"] == AssetKind.VEHICLE and said.get("vehicle_use"):
        facts["vehicle_use"] = said["vehicle_use"]
    if said["kind"] == AssetKind.HOUSE and said.get("area_m2") is not None:
        facts["area_m2"] = str(said["area_m2"])
    return facts
