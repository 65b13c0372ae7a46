"""What a family gets, in whole yuan a month: each step of §3.9 only where the one before failed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any

from tests.eligibility.oracle.book import Figures, figures, number
from tests.eligibility.oracle.income import (
    YEAR,
    ZERO,
    all_items,
    brought,
    imputed,
    owed,
    own_income,
)
from tests.eligibility.oracle.means import rigid_deduction, rigid_spent, within_property
from tests.eligibility.oracle.people import (
    STUDY,
    Person,
    age,
    certificate,
    is_minor,
    readings,
    severe,
    studies,
)

Home = dict[str, Any]
SCHOOL_AGE = 6
EDGE_FROM = date(2020, 7, 1)
RIGID_FROM = date(2025, 1, 1)
BEST = (
    "household", "single_person", "gradual_exit", "edge_family", "rigid_expenditure",
    "refused_income", "refused_property", "need_information",
)  # fmt: skip


@dataclass(frozen=True)
class Decision:
    """Yuan: `counted` a year, the others a month."""

    outcome: str
    members: int
    counted: Fraction
    award: Fraction
    raised: int

    @property
    def total(self) -> Fraction:
        return self.award + self.raised


def decide(home: Home, on: date, **entered: str) -> Decision:
    """The decision on one household, everything about it known; `entered` are local standards in yuan."""
    law = figures(int(home["region"]), home["area"], on)
    law = law | {name: Fraction(written) for name, written in entered.items()}
    found = [decide_family(home, family, law, on) for family in readings(home["members"], law, on)]
    return max(found, key=lambda one: (one.total, -BEST.index(one.outcome)))


def decide_family(home: Home, family: list[Person], law: Figures, on: date) -> Decision:
    farm = runs_business(home)
    own = (own_income(person, law, on, farm=farm) for person in family)
    income = sum(own, brought(home.get("income") or [], law))
    spent = rigid_spent(home, family, law)
    counted = max(ZERO, income - rigid_deduction(spent, income, law))
    line = law["dibao_standard"] * len(family) * YEAR

    def decided(outcome: str, award: Fraction | int = 0, raised: int = 0) -> Decision:
        return Decision(outcome, len(family), counted, Fraction(award), raised)

    if not family:
        return decided("need_information")
    if not within_property(home, family, law, on):
        return decided("refused_property")
    if counted < line:
        return decided("household", ceil((line - counted) / YEAR), raises(family, law, on))
    return above_the_line(home, family, counted, spent, law, on, decided)


def above_the_line(
    home: Home, family: list[Person], counted: Fraction, spent: dict[str, Fraction], law: Figures,
    on: date, decided: Callable[..., Decision],
) -> Decision:  # fmt: skip
    """The routes and the neighbouring groups of a family that is not below the line."""
    line = law["dibao_standard"] * len(family) * YEAR
    alone = single_persons(home, family, counted, law, on)
    if alone:
        people = [person for person, _ in alone]
        more = raises(people, law, on) if law["raise_in_single_person"] else 0
        return decided("single_person", sum(award for _, award in alone), more)
    if exits_gradually(home, counted, line, law, on):
        return decided("gradual_exit", kept(home, law))
    if on >= EDGE_FROM and counted < line * Fraction(law["edge_ceiling"]):
        return decided("edge_family")
    if rigid_family(home, family, spent, counted, law, on):
        return decided("rigid_expenditure")
    return decided("refused_income")


def runs_business(home: Home) -> bool:
    return any(item["kind"] == "business" for item in home.get("income") or [])


def single_persons(
    home: Home, family: list[Person], counted: Fraction, law: Figures, on: date
) -> list[tuple[Person, int]]:
    """Who is computed apart, with what each gets; nobody where the family lies above the ceiling."""
    unlifted = home.get("poverty_status") == "unlifted"
    name = "single_person_ceiling_unlifted" if unlifted else "single_person_ceiling"
    ceiling = number(law[name])
    if ceiling is not None and counted >= ceiling * law["dibao_standard"] * len(family) * YEAR:
        return []
    alone = [(one, counted_alone(home, one, law, on)) for one in family if candidate(one, law, on)]
    standard: Fraction = law["dibao_standard"]
    return [(one, single_award(own, law)) for one, own in alone if own < standard * YEAR]


def counted_alone(home: Home, person: Person, law: Figures, on: date) -> Fraction:
    """A member's own income less their own rigid expenses, as for a household of one."""
    spared = {"all": (), "none": ("all",), "not_siblings_or_elderly": ("sibling", "elderly")}
    left_out = spared[law["single_person_impute_support"]]
    own = own_income(person, law, on, farm=runs_business(home), spared=left_out)
    return own - rigid_deduction(rigid_spent({}, [person], law), own, law)


def candidate(person: Person, law: Figures, on: date) -> bool:
    grounds = {
        "severe_disability": severe(person, law),
        "serious_illness": person["serious_illness"],
        "study": person["schooling"] in STUDY,
    }
    if not any(grounds[ground] for ground in law["single_person_grounds"]):
        return False
    lost = person["labour_capacity"] in ("partial", "none")
    return lost or not law["single_person_needs_labour_loss"]


def single_award(own: Fraction, law: Figures) -> int:
    """The full standard, a share of it, or what the person's own income leaves open."""
    standard: Fraction = law["dibao_standard"]
    award = {
        "full": standard,
        "ratio": standard * Fraction(law["single_person_ratio"]),
        "difference": standard - own / YEAR,
    }[law["single_person_award"]]
    return ceil(max(award, standard * Fraction(law["single_person_floor"])))


def exits_gradually(home: Home, counted: Fraction, line: Fraction, law: Figures, on: date) -> bool:
    """A family on dibao that is no longer below the line but below the ceiling, its exit not yet over."""
    held = home.get("current_award")
    if not held or held["benefit"] != "dibao":
        return False
    until = held.get("gradual_exit_until")
    if until is not None and date.fromisoformat(until) < on:
        return False
    if home["poverty_status"] not in law["gradual_exit_statuses"]:
        return False
    if law["gradual_exit_needs_employment"] and held.get("rise_reason") != "employment":
        return False
    return counted < line * Fraction(law["gradual_exit_ceiling"])


def kept(home: Home, law: Figures) -> Fraction:
    """What a gradual exit pays."""
    former = Fraction(home["current_award"]["monthly"])
    runs = home["current_award"].get("gradual_exit_until") is not None
    if runs or law["gradual_exit_payment"] == "keep":
        return former
    return Fraction(ceil(former * Fraction(law["gradual_exit_taper_ratio"])))


def rigid_family(
    home: Home, family: list[Person], spent: dict[str, Fraction], counted: Fraction,
    law: Figures, on: date,
) -> bool:  # fmt: skip
    """From 2025: below last year's income of the place, and rigid expense a large share of what came in."""
    local = law["disposable_income"]
    if on < RIGID_FROM or local is None or counted >= local * len(family):
        return False
    came_in = brought(home.get("income") or [], law)
    for person in family:
        came_in += brought(all_items(person), law) + owed(person, law, on)
        came_in += imputed(person, law, on, farm=runs_business(home))
    return sum(spent.values(), ZERO) > came_in * Fraction(law["rigid_expenditure_ratio"])


def raises(people: list[Person], law: Figures, on: date) -> int:
    """What the categories add for each person, the raise of each person up to the yuan."""
    return sum(raise_of(person, law, on) for person in people)


def raise_of(person: Person, law: Figures, on: date) -> int:
    is_so = {
        "disabled": certificate(person) is not None,
        "severe_disability": severe(person, law),
        "serious_illness": person["serious_illness"],
        "elderly": age(person["birth_date"], on) >= law["raise_elderly_age"],
        "minor": is_minor(person, on),
        "student": pupil(person, on),
    }
    due = {
        category: raise_amount(written, law)
        for category, written in law["raise_table"].items() if is_so[category]
    }  # fmt: skip
    if law["raise_stacking"] == "sum":
        return ceil(sum(due.values()))
    if law["raise_stacking"] == "highest_plus_disabled":
        extra = due.pop("disabled", ZERO)
        return ceil(max(due.values(), default=ZERO) + extra)
    return ceil(max(due.values(), default=ZERO))


def pupil(person: Person, on: date) -> bool:
    """Before school age, still in a kindergarten, or at school."""
    young = age(person["birth_date"], on) < SCHOOL_AGE
    return young or person["schooling"] == "preschool" or studies(person)


def raise_amount(written: str, law: Figures) -> Fraction:
    """`20%` of the standard, or yuan."""
    if written.endswith("%"):
        share: Fraction = Fraction(written[:-1]) / 100 * law["dibao_standard"]
        return share
    return Fraction(written)
