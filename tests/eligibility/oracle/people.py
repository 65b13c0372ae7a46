"""Who belongs to the family, how old they are, and what hardship they bear (民发〔2021〕57号 第七、八条)."""

from datetime import date
from typing import Any

from tests.eligibility.oracle.book import Figures

Person = dict[str, Any]
MINOR = 18
DEPENDENT_SCHOOLS = ("compulsory", "senior_secondary", "undergraduate")
SCHOOLS = (*DEPENDENT_SCHOOLS, "postgraduate")
STUDY = ("senior_secondary", "undergraduate")


def age(born: str, on: date) -> int:
    """Full years; somebody born on 29 February is a year older on 1 March of a common year."""
    year, month, day = (int(part) for part in born.split("-"))
    return on.year - year - ((on.month, on.day) < (month, day))


def months_between(since: str, on: date) -> int:
    """Full months from a day to another."""
    year, month, day = (int(part) for part in since.split("-"))
    return (on.year - year) * 12 + on.month - month - (on.day < day)


def is_minor(person: Person, on: date) -> bool:
    return age(person["birth_date"], on) < MINOR


def certificate(person: Person) -> dict[str, Any] | None:
    """The disability certificate; no text says that a hardship ends on the day it runs out."""
    held: dict[str, Any] | None = person.get("disability")
    return held


def severe(person: Person, law: Figures) -> bool:
    """Grades one and two of any kind, and grade three of the kinds that are named."""
    held = certificate(person)
    if held is None:
        return False
    return held["grade"] <= 2 or (held["grade"] == 3 and held["kind"] in law["severe_at_grade_3"])


def hardship(person: Person, law: Figures) -> bool:
    return person["serious_illness"] or severe(person, law)


def dependent(person: Person, on: date) -> bool:
    """A minor child, or one of age in full-time study up to the bachelor's degree."""
    at_school = person["schooling"] in DEPENDENT_SCHOOLS
    return person["relation"] == "child" and (is_minor(person, on) or at_school)


def helpless(person: Person, law: Figures) -> bool:
    """A grown child who cannot live alone: counted when living with the family, and never left out."""
    lost = severe(person, law) or person["labour_capacity"] == "none"
    return person["relation"] == "child" and person["lives_with"] and lost


def studies(person: Person) -> bool:
    """At school; who is called a student of no school is not."""
    if person["schooling"] is None:
        return bool(person["employment"] == "student")
    return person["schooling"] in SCHOOLS


def core(person: Person, head: Person | None, law: Figures, on: date) -> bool:
    """Head, spouse and dependent children wherever they live, by the method of 2012 a minor's parents."""
    if person["relation"] in ("head", "spouse") or dependent(person, on):
        return True
    young = head is not None and is_minor(head, on)
    return law["parents_of_minors_counted"] and person["relation"] == "parent" and young


def long_together(person: Person, law: Figures, on: date) -> bool:
    """Relatives who live with the family, for as long as the place asks."""
    if not person["lives_with"]:
        return False
    least = law["co_residence_months"]
    since = person.get("lives_with_since")
    return not least or since is None or months_between(since, on) >= least


def readings(members: list[Person], law: Figures, on: date) -> list[list[Person]]:
    """The families the place may count: with the relatives who live with it and, where it asks, without."""
    present = [one for one in members if one.get("absence", "none") in ("none", None)]
    head = next((one for one in members if one["relation"] == "head"), None)
    whole = [one for one in present if core(one, head, law, on) or long_together(one, law, on)]
    inner = [one for one in whole if core(one, head, law, on) or helpless(one, law)]
    if law["family_reading"] == "favourable" and inner and len(inner) < len(whole):
        return [whole, inner]
    return [whole]
