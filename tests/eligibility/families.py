"""Invented families as facts files, for tests of the rules."""

from typing import Any

Facts = dict[str, Any]


def member(ref: str, relation: str, born: str, **given: Any) -> Facts:
    """A member about whom everything is known, and nothing special is true."""
    ordinary = {
        "ref": ref, "relation": relation, "sex": "female", "birth_date": born, "lives_with": True,
        "labour_capacity": "full", "employment": "none", "serious_illness": False,
        "schooling": "none", "care_duty": False, "income": [], "expenses": [],
    }  # fmt: skip
    return ordinary | given


def worker(ref: str, relation: str, born: str, wage: str, **given: Any) -> Facts:
    """A member with a wage in yuan a month, all year."""
    income = [{"kind": "wage", "amount": wage, "per": "month", "months": 12}]
    return member(ref, relation, born, employment="employed", income=income, **given)


def pensioner(ref: str, relation: str, born: str, **given: Any) -> Facts:
    return member(
        ref, relation, born, **{"employment": "retired", "labour_capacity": "none"} | given
    )


def family(*members: Facts, **given: Any) -> Facts:
    """A rural family of Si county (standard 660, minimum wage 1,180) in September 2021."""
    ordinary = {
        "region": "341324000000", "area": "rural", "on": "2021-09-10", "poverty_status": "none",
        "members": list(members), "income": [], "expenses": [], "assets": [],
    }  # fmt: skip
    return ordinary | given


def earning(annual: str, *members: Facts, **given: Any) -> Facts:
    """A family whose only income is rent from land, in yuan a year: what counts is that figure."""
    rent = [{"kind": "property", "amount": annual, "per": "year"}]
    people = members or (pensioner("head", "head", "1950-01-01", schooling="none"),)
    return family(*people, income=rent, **given)
