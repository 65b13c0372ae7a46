"""What a family may take off its income, and what it may own (第十三条、第十四条)."""

from datetime import date
from fractions import Fraction
from typing import Any

from tests.eligibility.oracle.book import Figures, number
from tests.eligibility.oracle.income import YEAR, ZERO, annual, share
from tests.eligibility.oracle.people import Person, hardship

FINANCIAL = ("deposit", "security", "insurance")
Home = dict[str, Any]


def held_by(home: Home, family: list[Person], what: str) -> list[dict[str, Any]]:
    """Items of the household itself and of every member who counts."""
    return [*(home.get(what) or []), *(one for each in family for one in each.get(what) or [])]


def rigid_spent(home: Home, family: list[Person], law: Figures) -> dict[str, Fraction]:
    """Rigid expenditure of a year by kind, as far as it is proved."""
    spent: dict[str, Fraction] = {}
    for item in held_by(home, family, "expenses"):
        kind = item["kind"]
        refused = item.get("vouchers") is False and kind in law["rigid_vouchers"]
        if kind in law["rigid_ratio"] and not refused:
            amount = annual(item, law["expense_window_months"])
            spent[kind] = spent.get(kind, ZERO) + amount
    return spent


def rigid_deduction(spent: dict[str, Fraction], income: Fraction, law: Figures) -> Fraction:
    """The share of each kind up to its cap, and of all no more than the share of the income."""
    total = ZERO
    for kind, amount in spent.items():
        part = share(amount, Fraction(law["rigid_ratio"][kind]))
        if kind in law["rigid_cap"]:
            part = min(part, Fraction(law["rigid_cap"][kind]))
        total += part
    return min(total, share(income, Fraction(law["rigid_household_cap"])), income)


def within_property(home: Home, family: list[Person], law: Figures, on: date) -> bool:
    """Every limit the place sets; where a waiver stands only the conduct is looked at."""
    if any(conduct in law["barring_conduct"] for conduct in home.get("conduct") or []):
        return False
    if waived(home, law, on):
        return True
    assets = held_by(home, family, "assets")
    checks = (
        savings_within(assets, family, law, on),
        vehicles_within(assets, law),
        houses_within(assets, family, law),
        capital_within(assets, law),
        company_within(home.get("company") or {}, law),
        not any(asset["kind"] in law["barred_assets"] for asset in assets),
    )
    return all(checks)


def waived(home: Home, law: Figures, on: date) -> bool:
    until = home.get("means_test_waived_until")
    if until is None or not law["means_test_waiver"]:
        return False
    return on <= date.fromisoformat(until)


def savings_within(assets: list[Any], family: list[Person], law: Figures, on: date) -> bool:
    """More than so many months' standards a head fails."""
    hard = any(hardship(person, law) for person in family)
    limit = number(law["financial_limit_hardship" if hard else "financial_limit"])
    if limit is None:
        return True
    saved = sum((Fraction(a["amount"]) for a in assets if saving(a, law)), ZERO)
    return bool(saved <= limit * law["dibao_standard"] * len(family))


def saving(asset: dict[str, Any], law: Figures) -> bool:
    left_out = asset["kind"] == "deposit" and asset.get("exempt") in law["deposit_exemptions"]
    return asset["kind"] in FINANCIAL and not left_out


def vehicles_within(assets: list[Any], law: Figures) -> bool:
    """A vehicle worth the limit or more fails; a limit of nothing bars every vehicle."""
    limit = number(law["vehicle_limit"])
    if limit is None:
        return True
    tested = [
        asset for asset in assets
        if asset["kind"] == "vehicle" and asset.get("vehicle_use") not in law["vehicle_exempt_uses"]
    ]  # fmt: skip
    return all(Fraction(asset["amount"]) < limit for asset in tested)


def houses_within(assets: list[Any], family: list[Person], law: Figures) -> bool:
    """More homes than allowed and more room a head than allowed, both together, fail."""
    homes, room = number(law["houses_limit"]), number(law["house_area_limit"])
    owned = [asset for asset in assets if asset["kind"] == "house"]
    if homes is None or len(owned) <= homes:
        return True
    area = sum((Fraction(str(asset["area_m2"])) for asset in owned), ZERO)
    return room is not None and area <= room * len(family)


def capital_within(assets: list[Any], law: Figures) -> bool:
    limit = number(law["business_capital_limit"])
    put_in = sum((Fraction(a["amount"]) for a in assets if a["kind"] == "business_capital"), ZERO)
    return limit is None or put_in <= limit


def company_within(company: dict[str, Any], law: Figures) -> bool:
    """Head of a company, net profit above its limit, people employed for longer than allowed."""
    if law["company_owner_barred"] and company.get("legal_person"):
        return False
    profit, hiring = number(law["net_profit_limit"]), number(law["hiring_limit_months"])
    earned = Fraction(company.get("net_profit_annual") or 0)
    if profit is not None and earned > profit * law["dibao_standard"] * YEAR:
        return False
    return hiring is None or (company.get("hiring_months") or 0) <= hiring
