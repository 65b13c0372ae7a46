"""Example households of a rehearsal: who they are without name or number, and which rule changes what."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cases.actions.award import current_award_facts
from eligibility.again import side_by_side
from eligibility.assess import assess
from eligibility.facts import entered_standards, facts_of
from eligibility.rules.facts import age_on
from eligibility.rules.sheet.sheet import Sheet
from households.models import Household

MOST_LINES = 6


def example_of(
    household_id: int, settings: Mapping[str, str], *, on: date, protect: bool = False
) -> dict[str, Any]:
    """The household under both laws.

    `members` with relation, age, hardship and whether they earn; yearly income; for each side outcome
    and amounts in yuan a month; `lines` of the two sheets that differ, each with its rule and its texts.
    """
    household = Household.objects.get(pk=household_id)
    held = current_award_facts(household_id, "dibao", on=on)
    facts = facts_of(household, on=on, current_award=held)
    standards = entered_standards()
    before = assess(facts, on=on, standards=standards)
    after = assess(facts, on=on, standards=standards, settings=settings)
    order = {member["ref"]: place for place, member in enumerate(facts["members"])}
    return {
        "area": facts["area"],
        "members": [_member(each, on) for each in facts["members"]],
        "income_annual": before["income_annual"],
        "counted_annual": before["counted_annual"],
        "per_capita_monthly": before["per_capita_monthly"],
        "held_monthly": held["monthly"] if held else None,
        "protected": protect and held is not None and _less(after, held["monthly"]),
        "before": _side(before),
        "after": _side(after),
        "lines": _changed(before, after, order)[:MOST_LINES],
    }


def _less(sheet: Sheet, held: str) -> bool:
    return Decimal(sheet["total_monthly"] or 0) < Decimal(held)


def _member(facts: Mapping[str, Any], on: date) -> dict[str, Any]:
    disability = facts.get("disability")
    kinds = {item["kind"] for item in facts["income"]}
    return {
        "relation": facts["relation"],
        "age": age_on(date.fromisoformat(facts["birth_date"]), on),
        "disability_grade": disability["grade"] if disability else None,
        "serious_illness": bool(facts.get("serious_illness")),
        "earns": bool(kinds & {"wage", "business"}),
    }


def _side(sheet: Sheet) -> dict[str, Any]:
    names = ("outcome", "standard_monthly", "award_monthly", "total_monthly")
    return {name: sheet[name] for name in names}


def _changed(before: Sheet, after: Sheet, order: Mapping[str, int]) -> list[dict[str, Any]]:
    """Lines that say another amount or stand on one sheet alone, in the order of the sheets."""
    return [
        {
            "rule": pair.line["rule"],
            "label": pair.line["label"],
            "member": order.get(pair.line["member"]),
            "before": pair.sealed and pair.sealed["amount"],
            "after": pair.now and pair.now["amount"],
            "cites": pair.line["cites"],
        }
        for pair in side_by_side(before, after)
        if (pair.sealed or {}).get("amount") != (pair.now or {}).get("amount")
    ]
