"""A slow reading of the law, written apart from the rules: one household, plain loops, exact fractions.

It knows three places by the parameter table of the handbook and reads no policy pack.
"""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import ceil

EXCLUDED = {
    "entitled_group", "family_planning", "scholarship", "bravery_award", "assistance",
    "disability_subsidy", "old_age_allowance",
}  # fmt: skip
STUDYING = {"compulsory", "senior_secondary", "undergraduate", "postgraduate"}


@dataclass(frozen=True)
class Place:
    region: str
    on: date
    standard: int
    wage: int
    cost_cap: int | None  # multiples of the standard
    rigid: Fraction
    raises: dict[str, Fraction] = field(hash=False)
    plus_disabled: bool
    elderly: int
    single_award: str
    single_ceiling: Fraction
    unlifted_ceiling: Fraction | None
    single_needs_loss: bool
    study_ground: bool
    raise_single: bool
    exit_all: bool
    per_head: tuple[int, int] | None
    car: int | None


FUJIAN = Place(
    "350583000000", date(2021, 1, 15), 775, 1720, None, Fraction(1),
    {"ill": Fraction(155), "severe": Fraction(155), "old": Fraction(775, 10)}, False, 70,
    "full", Fraction(3, 2), Fraction(3, 2), False, True, False, True, (48, 48), 0,
)  # fmt: skip
PENGSHUI = Place(
    "500243000000", date(2020, 10, 20), 496, 1700, None, Fraction(7, 10),
    {"ill": Fraction(60), "severe": Fraction(60), "old": Fraction(60), "student": Fraction(100),
     "disabled": Fraction(40)}, True, 70,
    "difference", Fraction(2), None, True, False, True, False, None, None,
)  # fmt: skip
SIXIAN = Place(
    "341324000000", date(2021, 9, 10), 660, 1180, 1, Fraction(1),
    {"ill": Fraction(132), "severe": Fraction(132), "old": Fraction(66), "minor": Fraction(66)},
    False, 60,
    "difference", Fraction(3, 2), Fraction(3, 2), False, False, False, True, (36, 48), 80000,
)  # fmt: skip


def up_to_yuan(amount):
    return ceil(amount)


def up_to_fen(amount):
    return Fraction(ceil(amount * 100), 100)


def age(member, on):
    born = date.fromisoformat(member["birth_date"])
    years = on.year - born.year
    return years - 1 if (on.month, on.day) < (born.month, born.day) else years


def year_of(item):
    amount = Fraction(item["amount"])
    return amount * item.get("months", 12) if item["per"] == "month" else amount


def severe(member):
    disability = member.get("disability")
    if not disability:
        return False
    if disability["grade"] <= 2:
        return True
    return disability["grade"] == 3 and disability["kind"] in ("intellectual", "mental")


def belongs(member, on, family):
    if member["relation"] in ("head", "spouse"):
        return True
    of_a_minor = any(m["relation"] == "head" and age(m, on) < 18 for m in family)
    if member["relation"] == "parent" and of_a_minor and on < date(2021, 7, 1):
        return True
    if member["relation"] == "child":
        if age(member, on) < 18:
            return True
        if member["schooling"] in ("compulsory", "senior_secondary", "undergraduate"):
            return True
    return member["lives_with"]


def is_studying(member):
    return member["schooling"] in STUDYING or member["employment"] == "student"


def own_income(member, family_business, place):
    """Yuan a year before rigid expenses."""
    total = wage = months = pension = central = Fraction(0)
    earns = False
    for item in member["income"]:
        earns = earns or item["kind"] in ("wage", "business")
        if item["kind"] in EXCLUDED:
            continue
        total += year_of(item)
        if item["kind"] == "wage":
            wage += year_of(item)
            months += item.get("months", 12)
        if item["kind"] == "pension_resident":
            central += min(year_of(item), 93 * item.get("months", 12))
    pension = min(central, Fraction(93 * 12))
    cost = up_to_fen(wage * Fraction(3, 10))
    if place.cost_cap is not None:
        cost = min(cost, place.cost_cap * place.standard * min(months, 12))
    income = total - pension - min(cost, wage)
    if not earns and must_work(member, family_business, place.on):
        income += place.wage * 12
    return income


def must_work(member, family_business, on):
    if not 18 <= age(member, on) < 60 or member["labour_capacity"] != "full":
        return False
    if severe(member) or member["serious_illness"] or member["care_duty"] or is_studying(member):
        return False
    if member["employment"] == "flexible":
        return not family_business
    return member["employment"] in ("unemployed", "none")


def rigid(expenses, place):
    """Yuan a year that may be taken off."""
    kinds = {}
    for item in expenses:
        if item["kind"] in ("rent", "employment") or not item["vouchers"]:
            continue
        kinds[item["kind"]] = kinds.get(item["kind"], 0) + year_of(item)
    return sum((up_to_fen(amount * place.rigid) for amount in kinds.values()), Fraction(0))


def raised(member, place):
    """Yuan a month."""
    years, amounts = age(member, place.on), [Fraction(0)]
    holds = {
        "ill": member["serious_illness"],
        "severe": severe(member),
        "old": years >= place.elderly,
        "minor": years < 18,
        "student": years < 6 or is_studying(member),
    }
    for category, true in holds.items():
        if true and category in place.raises:
            amounts.append(place.raises[category])
    extra = place.raises["disabled"] if place.plus_disabled and member.get("disability") else 0
    return up_to_yuan(max(amounts) + extra)


def property_fits(facts, counted, place):
    if place.per_head is None:
        return True
    hard = any(severe(m) or m["serious_illness"] for m in counted)
    money = sum(
        (Fraction(a["amount"]) for a in facts["assets"] if a["kind"] in ("deposit", "security")),
        Fraction(0),
    )
    if money > place.per_head[1 if hard else 0] * place.standard * len(counted):
        return False
    cars = [a for a in facts["assets"] if a["kind"] == "vehicle" and a["vehicle_use"] == "private"]
    return not any(Fraction(car["amount"]) >= place.car for car in cars)


def decide(facts, place):
    """Outcome, counted income a year, award and raises a month, all exact."""
    counted = [m for m in facts["members"] if belongs(m, place.on, facts["members"])]
    size, line = len(counted), place.standard * 12 * len(counted)
    business = any(item["kind"] == "business" for item in facts["income"])
    income = sum((own_income(m, business, place) for m in counted), Fraction(0))
    income += sum((year_of(i) for i in facts["income"] if i["kind"] not in EXCLUDED), Fraction(0))
    spent = list(facts["expenses"])
    for member in counted:
        spent += member["expenses"]
    left = income - min(income, rigid(spent, place))
    if not property_fits(facts, counted, place):
        return "refused_property", left, 0, 0
    if left < line:
        award = up_to_yuan(place.standard * size - left / 12)
        return "household", left, award, sum(raised(m, place) for m in counted)
    singles = single_people(facts, counted, left, line, business, place)
    if singles:
        extra = sum(raised(m, place) for m, _ in singles) if place.raise_single else 0
        return "single_person", left, sum(award for _, award in singles), extra
    held = facts.get("current_award")
    if held and left < 2 * line and (place.exit_all or facts["poverty_status"] != "none"):
        return "gradual_exit", left, Fraction(held["monthly"]), 0
    return ("edge_family" if left < line * Fraction(3, 2) else "refused_income"), left, 0, 0


def single_people(facts, counted, left, line, business, place):
    unlifted = facts["poverty_status"] == "unlifted"
    ceiling = place.unlifted_ceiling if unlifted else place.single_ceiling
    if ceiling is not None and left >= line * ceiling:
        return []
    found = []
    for member in counted:
        ground = severe(member) or member["serious_illness"]
        if place.study_ground and member["schooling"] in ("senior_secondary", "undergraduate"):
            ground = True
        if place.single_needs_loss and member["labour_capacity"] == "full":
            ground = False
        own = own_income(member, business, place)
        own -= min(own, rigid(member["expenses"], place))
        if ground and own < place.standard * 12:
            full = place.single_award == "full"
            award = place.standard if full else up_to_yuan(place.standard - own / 12)
            found.append((member, award))
    return found
