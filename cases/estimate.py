"""The anonymous estimate (自测): six answers become facts, the same rules decide, and nothing is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from accounts.models import Region
from eligibility.assess import assess
from eligibility.facts import entered_standards
from eligibility.rules.sheet.sheet import Sheet

Facts = dict[str, Any]
AGES = {"elder": 72, "adult": 40, "child": 10}  # a year of life in the middle of each group


@dataclass(frozen=True)
class Answers:
    """What a visitor says: people by age, yuan a month, property in yuan. Nobody is named."""

    region: Region
    area: str
    elders: int
    adults: int
    children: int
    working: int
    disabled: int
    ill: int
    wages: Decimal
    other_income: Decimal
    medical: Decimal
    education: Decimal
    deposits: Decimal
    car: Decimal
    houses: int
    house_area: Decimal


def estimate(answers: Answers, *, on: date) -> Sheet:
    """The calculation sheet of such a family. Raises FactsError, PolicyError."""
    return assess(facts_of(answers, on=on), on=on, standards=entered_standards())


def facts_of(answers: Answers, *, on: date) -> Facts:
    """A facts file of the family; amounts that are zero say that there is none."""
    members = list(_members(answers, on))
    expenses = {"medical": answers.medical, "education": answers.education}
    return {
        "region": f"{answers.region.code:012}",
        "area": answers.area,
        "on": on.isoformat(),
        "poverty_status": "none",
        "members": members,
        "income": [_monthly("property", answers.other_income)] if answers.other_income else [],
        "expenses": [
            _monthly(kind, yuan) | {"vouchers": True} for kind, yuan in expenses.items() if yuan
        ],
        "assets": list(_assets(answers)),
    }


def _members(answers: Answers, on: date) -> Iterator[Facts]:
    """Adults first; the hurt are taken from the last of the grown-ups, the working from the first."""
    grown = ["adult"] * answers.adults + ["elder"] * answers.elders
    hurt = max(0, len(grown) - answers.disabled), max(0, len(grown) - answers.ill)
    working = min(answers.working, len(grown))
    for place, group in enumerate(grown + ["child"] * answers.children):
        is_grown = place < len(grown)
        disabled, ill = is_grown and place >= hurt[0], is_grown and place >= hurt[1]
        works = place < working
        share = answers.wages / working if works else Decimal(0)
        able = group == "adult" and (works or not (disabled or ill))
        yield {
            "ref": f"m{place + 1}",
            "relation": "head" if place == 0 else _relation(group),
            "sex": "female" if place % 2 else "male",
            "birth_date": on.replace(year=on.year - AGES[group], month=1, day=1).isoformat(),
            "lives_with": True,
            "labour_capacity": "full" if able else "none",
            "employment": _employment(group, works),
            "schooling": "compulsory" if group == "child" else "none",
            "serious_illness": ill,
            "care_duty": False,
            "income": [_monthly("wage", share.quantize(Decimal("0.01")))] if share else [],
        } | ({"disability": {"kind": "physical", "grade": 2}} if disabled else {})


def _relation(group: str) -> str:
    return {"adult": "spouse", "elder": "parent", "child": "child"}[group]


def _employment(group: str, works: bool) -> str:
    if works:
        return "flexible"
    return {"adult": "unemployed", "elder": "retired", "child": "student"}[group]


def _assets(answers: Answers) -> Iterator[Facts]:
    if answers.deposits:
        yield {"kind": "deposit", "amount": str(answers.deposits)}
    if answers.car:
        yield {"kind": "vehicle", "amount": str(answers.car), "vehicle_use": "private"}
    for _house in range(answers.houses):
        share = (answers.house_area / answers.houses).quantize(Decimal("0.01"))
        yield {"kind": "house", "area_m2": str(share)}


def _monthly(kind: str, yuan: Decimal) -> Facts:
    return {"kind": kind, "amount": str(yuan), "per": "month", "months": 12}
