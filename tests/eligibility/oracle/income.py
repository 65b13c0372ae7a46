"""What a family earns in a year, as it counts (民发〔2021〕57号 第十三条). Yuan as exact fractions."""

from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Any

from tests.eligibility.oracle.book import Figures, number
from tests.eligibility.oracle.people import Person, age, certificate, severe, studies

YEAR = 12
FEN = 100
ZERO = Fraction(0)
Item = dict[str, Any]


def annual(item: Item, window: int) -> Fraction:
    """Yuan a year: a month's amount for its months, or what fell in the window taken for a year."""
    told = item.get("in_window")
    if window != YEAR and told is not None:
        return Fraction(told) * YEAR / window
    return Fraction(item["amount"]) * (months(item, window) if item["per"] == "month" else 1)


def months(item: Item, window: int) -> int:
    """The months an item ran; a year's amount, and what fell in a shorter window, ran for all of them."""
    if window != YEAR and item.get("in_window") is not None:
        return YEAR
    return item.get("months") or YEAR


def share(amount: Fraction, ratio: Fraction) -> Fraction:
    """A share of an amount; a broken fen goes to the family."""
    return Fraction(ceil(amount * ratio * FEN), FEN)


def all_items(person: Person) -> list[Item]:
    return person.get("income") or []


def brought(told: list[Item], law: Figures) -> Fraction:
    """Yuan a year of these items without what does not count: a person's, or the household's own."""
    window = law["income_window_months"]
    counted = [item for item in told if item["kind"] not in law["excluded_income"]]
    return sum((annual(item, window) for item in counted), ZERO) - basic_pension(counted, law)


def basic_pension(told: list[Item], law: Figures) -> Fraction:
    """The part of a resident pension that is not counted: for one person never more than a year of it."""
    window, central = law["income_window_months"], Fraction(law["central_basic_pension"])
    pensions = [item for item in told if item["kind"] == "pension_resident"]
    if law["pension_exclusion"] == "none":
        return ZERO
    if law["pension_exclusion"] == "all":
        return sum((annual(item, window) for item in pensions), ZERO)
    parts = (min(annual(item, window), central * months(item, window)) for item in pensions)
    return min(sum(parts, ZERO), central * YEAR)


def wages(person: Person, law: Figures) -> Fraction:
    window = law["income_window_months"]
    return sum((annual(i, window) for i in all_items(person) if i["kind"] == "wage"), ZERO)


def months_worked(person: Person, law: Figures) -> int:
    window = law["income_window_months"]
    return min(YEAR, sum(months(i, window) for i in all_items(person) if i["kind"] == "wage"))


def employment_cost(person: Person, law: Figures, on: date) -> Fraction:
    """What it costs to go to work, never more than what it brings (就业成本)."""
    wage, worked = wages(person, law), months_worked(person, law)
    ratio, way = Fraction(law["employment_cost_ratio"]), law["employment_cost"]
    disabled = certificate(person) is not None
    more = Fraction(law["employment_cost_disabled_ratio"])
    cost = ZERO
    if way in ("wage_ratio", "wage_ratio_or_minimum_wage"):
        cost = share(wage, ratio)
    if way == "wage_ratio_or_minimum_wage" and disabled and worked:
        cost = max(cost, share(law["minimum_wage"] * worked, more))
    if way == "standard_ratio":
        cost = share(law["dibao_standard"] * worked, ratio)
    if way == "minimum_wage_ratio":
        cost = share(law["minimum_wage"] * worked, more if disabled else ratio)
    if way == "actual":
        cost = expenses_of(person, "employment", law)
    cap = number(law["employment_cost_cap"])
    if cap is not None:
        cost = min(cost, cap * law["dibao_standard"] * worked)
    return min(cost, wage)


def expenses_of(person: Person, kind: str, law: Figures) -> Fraction:
    window = law["expense_window_months"]
    told = person.get("expenses") or []
    return sum((annual(one, window) for one in told if one["kind"] == kind), ZERO)


def exempt(person: Person, law: Figures, on: date) -> bool:
    """Good reason not to work."""
    reasons = {
        "study": studies(person),
        "severe_disability": severe(person, law),
        "serious_illness": person["serious_illness"],
        "care_duty": person["care_duty"],
        "no_work_found": bool(person.get("excused_from_work")),
    }
    return any(
        reasons.get(reason, reason == person.get("work_excuse"))
        for reason in law["imputation_exemptions"]
    )


def earns(person: Person) -> bool:
    """Has told income from work."""
    return any(item["kind"] in ("wage", "business") for item in all_items(person))


def imputed(person: Person, law: Figures, on: date, *, farm: bool) -> Fraction:
    """The minimum wage of somebody who could work and does not, or whose work cannot be proved; `farm` is
    whether the household told of a business of its own, which is then their work. §3.5 spares those at
    school and those of sixty and more: neither an early pensioner nor a student of no school."""
    years = age(person["birth_date"], on)
    if law["imputation"] == "none" or earns(person) or exempt(person, law, on):
        return ZERO
    if not law["imputation_from_age"] <= years < law["imputation_until_age"]:
        return ZERO
    part = Fraction(law["imputation_coefficients"][person["labour_capacity"]])
    if not part:
        return ZERO
    idle = ("unemployed", "none", "retired", *(() if studies(person) else ("student",)))
    if person["employment"] in idle:
        ratio = Fraction(law["imputation_ratio"])
        if person.get("self_employed"):
            ratio = Fraction(law["self_employed_ratio"])
        return Fraction(part * ratio * law["minimum_wage"] * YEAR)
    if person["employment"] == "flexible" and not farm:
        return part * unstable(person, law, on) * YEAR
    return ZERO


def unstable(person: Person, law: Figures, on: date) -> Fraction:
    """A month's wage of unstable work without proof."""
    wage: Fraction = law["minimum_wage"]
    if law["unstable_work"] == "trade_wage":
        return Fraction(law["trade_wages"].get(person.get("trade"), wage))
    if law["unstable_work"] == "minimum_wage_less_cost":
        earned = {**person, "income": [{"kind": "wage", "amount": wage, "per": "month"}]}
        return wage - employment_cost(earned, law, on) / YEAR
    return wage


def support(person: Person, law: Figures) -> list[tuple[dict[str, Any], Fraction]]:
    """What each person who owes support and lives elsewhere is taken to pay in a year."""
    if law["support_fee"] == "none":
        return []
    return [(one, fee(one, law)) for one in person.get("supporters") or []]


def fee(payer: dict[str, Any], law: Figures) -> Fraction:
    """Yuan a year, a broken fen left out. An agreement goes before all; then what is really paid, if that is
    more than the formula gives. Nothing is reckoned from who cannot pay or is helped themselves."""
    if payer.get("agreed_annual") is not None:
        return Fraction(payer["agreed_annual"])
    paid = Fraction(payer.get("paid_annual") or 0)
    able = payer.get("state", "able") == "able" and payer.get("benefit", "none") == "none"
    if law["support_fee"] == "paid" or payer.get("income_annual") is None or not able:
        return paid
    heads = payer.get("family_size") or 1
    excess = Fraction(payer["income_annual"]) / heads / YEAR - law["dibao_standard"]
    if law["support_excess_base"] == "household":
        excess *= heads
    many = (payer.get("children") or 1) >= law["support_many_from"]
    ratio = Fraction(law["support_ratio_many"] if many else law["support_ratio"])
    due = max(ZERO, excess) * ratio / (payer.get("supports") or 1)
    return max(paid, Fraction(floor(due * YEAR * FEN), FEN))


def taken_off(person: Person, law: Figures) -> Fraction:
    """Taxes, contributions and support paid, where the place takes them off an income."""
    return sum((expenses_of(person, kind, law) for kind in law["income_deductions"]), ZERO)


def own_income(
    person: Person, law: Figures, on: date, *, farm: bool, spared: tuple[str, ...] = ()
) -> Fraction:
    """Everything that counts of one member, in a year; `spared` is whose support is left out."""
    earned = brought(all_items(person), law) - employment_cost(person, law, on)
    left = max(ZERO, earned - taken_off(person, law))
    return left + imputed(person, law, on, farm=farm) + owed(person, law, on, spared)


def owed(person: Person, law: Figures, on: date, spared: tuple[str, ...] = ()) -> Fraction:
    """Support beyond what the member already named as income."""
    told = [item for item in all_items(person) if item["kind"] == "support"]
    fees = sum((paid for payer, paid in support(person, law) if not spare(payer, spared, on)), ZERO)
    return max(ZERO, fees - brought(told, law))


def spare(payer: dict[str, Any], spared: tuple[str, ...], on: date) -> bool:
    """Whether support of this payer is ignored: siblings, and people of sixty and more."""
    if "all" in spared:
        return True
    if "sibling" in spared and payer.get("relation") == "sibling":
        return True
    born = payer.get("birth_date")
    return "elderly" in spared and born is not None and age(born, on) >= 60
