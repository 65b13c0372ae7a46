"""Invented crowds: random households whose facts are all known. Same seed, same crowd."""

from datetime import date
from random import Random
from typing import Any

from tests.eligibility.families import Facts, family, member

KINDS = ("wage", "business", "property", "support", "pension_resident", "assistance", "other")
SCHOOLINGS = ("none", "none", "none", "compulsory", "senior_secondary", "undergraduate")
EMPLOYMENTS = ("flexible", "unemployed", "student", "retired", "none", "none")


def yuan(chance: Random, highest: int) -> str:
    fen = chance.randrange(highest * 100)
    return f"{fen // 100}.{fen % 100:02d}"


def item(chance: Random, kinds: tuple[str, ...], highest: int) -> Facts:
    kind = chance.choice(kinds)
    if chance.random() < 0.6:
        months = chance.randint(1, 12)
        return {"kind": kind, "amount": yuan(chance, highest), "per": "month", "months": months}
    return {"kind": kind, "amount": yuan(chance, highest * 12), "per": "year"}


def expense(chance: Random) -> Facts:
    kinds = ("medical", "education", "rehabilitation", "care", "epidemic", "rent")
    return item(chance, kinds, 900) | {"vouchers": chance.random() < 0.8}


def person(chance: Random, place: int) -> Facts:
    relation = "head" if place == 0 else chance.choice(("child", "parent", "sibling", "other"))
    born = f"{chance.randint(1930, 2020)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    income = [item(chance, KINDS, 2500) for _ in range(chance.randrange(3))]
    disability = None
    if chance.random() < 0.25:
        kind = chance.choice(("physical", "mental", "intellectual", "visual"))
        disability = {"kind": kind, "grade": chance.randint(1, 4)}
    return member(
        f"m{place}", relation, born,
        lives_with=chance.random() < 0.85,
        labour_capacity=chance.choice(("full", "partial", "none")),
        employment=chance.choice(EMPLOYMENTS),
        disability=disability,
        serious_illness=chance.random() < 0.2,
        schooling=chance.choice(SCHOOLINGS),
        care_duty=chance.random() < 0.2,
        income=income,
        expenses=[expense(chance) for _ in range(chance.randrange(3))],
    )  # fmt: skip


def household(chance: Random, **given: Any) -> Facts:
    assets: list[Facts] = []
    if chance.random() < 0.4:
        assets.append({"kind": "deposit", "amount": yuan(chance, 90_000)})
    if chance.random() < 0.1:
        use = chance.choice(("private", "disability", "livelihood"))
        assets.append({"kind": "vehicle", "amount": yuan(chance, 160_000), "vehicle_use": use})
    held = {"benefit": "dibao", "monthly": yuan(chance, 2000), "since": "2019-03-01"}
    return family(
        *(person(chance, place) for place in range(chance.randint(1, 6))),
        poverty_status=chance.choice(("none", "unlifted", "lifted")),
        income=[item(chance, ("business", "property"), 800) for _ in range(chance.randrange(2))],
        expenses=[expense(chance) for _ in range(chance.randrange(2))],
        assets=assets,
        current_award=held if chance.random() < 0.3 else None,
        **given,
    )


ALL_INCOME = (
    "wage", "wage", "business", "property", "transfer", "support", "pension_resident",
    "pension_employee", "entitled_group", "family_planning", "scholarship", "assistance",
    "disability_subsidy", "old_age_allowance", "bravery_award", "other",
)  # fmt: skip
ALL_EXPENSES = (
    "medical", "education", "rehabilitation", "care", "epidemic", "rent", "employment", "wage_tax",
    "social_insurance", "support_paid",
)  # fmt: skip
ALL_RELATIONS = (
    "spouse", "child", "child", "child", "parent", "parent", "grandparent", "grandchild",
    "sibling", "other",
)  # fmt: skip
STATUSES = ("none", "unlifted", "lifted", "unstable", "marginal", "sudden_hardship")


def seldom(chance: Random, share: float, value: Any, otherwise: Any = None) -> Any:
    return value if chance.random() < share else otherwise


def some_day(chance: Random, first: int, last: int) -> str:
    """A day of these years, 29 February among them."""
    year = chance.randint(first, last)
    if year % 4 == 0 and chance.random() < 0.05:
        return f"{year}-02-29"
    return f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"


def dated_item(chance: Random, kinds: tuple[str, ...], highest: int) -> Facts:
    """An item that also says what of it fell in the window."""
    told = item(chance, kinds, highest)
    return told | {"in_window": yuan(chance, highest * 2)}


def any_expense(chance: Random, highest: int) -> Facts:
    return dated_item(chance, ALL_EXPENSES, highest) | {"vouchers": chance.random() < 0.7}


def any_asset(chance: Random, wealth: int) -> Facts:
    kind = chance.choice(
        ("deposit", "deposit", "security", "insurance", "vehicle", "house", "house",
         "business_capital", "large_machine", "ship")
    )  # fmt: skip
    told: Facts = {"kind": kind, "amount": yuan(chance, wealth)}
    if kind == "vehicle":
        told["vehicle_use"] = chance.choice(
            ("private", "disability", "livelihood", "medical", "rehabilitation")
        )
        told["amount"] = chance.choice(("0", "79999.99", "80000", yuan(chance, 160_000)))
    if kind == "house":
        told["area_m2"] = str(chance.choice((50, 60, 90, 119.5, 120, 180.01)))
        told["acquired_on"] = some_day(chance, 1990, 2013)
    if kind == "deposit":
        told["exempt"] = seldom(
            chance, 0.2, chance.choice(("assistance_money", "sale_of_only_home"))
        )
    return told


def supporter(chance: Random) -> Facts:
    """Somebody who owes support and lives elsewhere, all of them able and on no benefit."""
    return {
        "state": "able",
        "benefit": "none",
        "relation": chance.choice(("child", "parent", "sibling", "grandchild")),
        "birth_date": some_day(chance, 1945, 2003),
        "income_annual": yuan(chance, 60_000),
        "family_size": chance.randint(1, 6),
        "children": chance.randint(1, 4),
        "supports": chance.randint(1, 4),
        "paid_annual": seldom(chance, 0.6, yuan(chance, 8_000), "0"),
        "agreed_annual": seldom(chance, 0.2, yuan(chance, 8_000)),
        "property_within": chance.random() < 0.8,
    }


def any_person(chance: Random, place: int, on: date, level: int) -> Facts:
    """A member of whom every fact is told."""
    relation = "head" if place == 0 else chance.choice(ALL_RELATIONS)
    employment = chance.choice((*EMPLOYMENTS, "employed"))
    kinds = ALL_INCOME if employment in ("employed", "flexible") else ALL_INCOME[2:]
    income = [dated_item(chance, kinds, level) for _ in range(chance.choice((0, 0, 1, 1, 2, 3)))]
    if employment == "employed":
        income.append(dated_item(chance, ("wage",), level * 2))
    disability = {
        "kind": chance.choice(
            ("visual", "hearing", "speech", "physical", "intellectual", "mental", "multiple")
        ),
        "grade": chance.randint(1, 4),
        "certificate_until": seldom(chance, 0.3, some_day(chance, 2012, 2030)),
    }
    return member(
        f"m{place}", relation, some_day(chance, on.year - 90, on.year - 1),
        sex=chance.choice(("female", "male")),
        lives_with=chance.random() < 0.8,
        lives_with_since=some_day(chance, on.year - 4, on.year - 1),
        absence=seldom(
            chance, 0.06, chance.choice(("prison", "clergy", "missing", "drug_isolation")), "none"
        ),
        labour_capacity=chance.choice(("full", "full", "partial", "none")),
        employment=employment,
        disability=seldom(chance, 0.25, disability),
        serious_illness=chance.random() < 0.15,
        schooling=chance.choice(
            ("none",) * 6
            + ("preschool", "compulsory", "senior_secondary", "undergraduate", "postgraduate")
        ),
        care_duty=chance.random() < 0.1,
        excused_from_work=chance.random() < 0.1,
        work_excuse=seldom(chance, 0.1, chance.choice(("pregnancy", "nursing", "infant_care"))),
        self_employed=chance.random() < 0.1,
        trade=chance.choice(("farming", "construction", "other")),
        income=income,
        expenses=[any_expense(chance, level // 2) for _ in range(chance.choice((0, 0, 1, 2)))],
        assets=[any_asset(chance, 60_000) for _ in range(seldom(chance, 0.06, 1, 0))],
        supporters=[supporter(chance) for _ in range(seldom(chance, 0.15, chance.randint(1, 2), 0))],
    )  # fmt: skip


def any_household(chance: Random, region: str, on: date) -> Facts:
    """A household of which every fact is told, and anything may be true of it."""
    level = chance.choice((100, 300, 600, 900, 1500, 3000))
    held = {
        "benefit": chance.choice(("dibao", "dibao", "dibao", "edge_family", "tekun")),
        "monthly": yuan(chance, 2000),
        "since": "2013-03-01",
        "gradual_exit_until": seldom(chance, 0.2, some_day(chance, on.year, on.year)),
        "rise_reason": chance.choice(
            ("employment", "business", "industry_aid", "pension", "other")
        ),
    }
    company = {
        "legal_person": chance.random() < 0.2,
        "net_profit_annual": yuan(chance, 40_000),
        "hiring_months": chance.choice((0, 11, 12, 13)),
    }
    return family(
        *(any_person(chance, place, on, level) for place in range(chance.randint(1, 6))),
        region=region, area=chance.choice(("urban", "rural")), on=on.isoformat(),
        poverty_status=chance.choice(STATUSES),
        income=[dated_item(chance, ("business", "property", "transfer", "assistance"), level)
                for _ in range(chance.randrange(2))],
        expenses=[any_expense(chance, level) for _ in range(chance.randrange(2))]
        + [dated_item(chance, ("rent",), level * 6) for _ in range(seldom(chance, 0.1, 1, 0))],
        assets=[any_asset(chance, 120_000) for _ in range(seldom(chance, 0.25, 1, 0))],
        current_award=seldom(chance, 0.5, held),
        means_test_waived_until=seldom(chance, 0.1, some_day(chance, on.year, on.year)),
        last_year_income=yuan(chance, 60_000),
        company=seldom(chance, 0.08, company, {"legal_person": False, "net_profit_annual": "0",
                                               "hiring_months": 0}),
        conduct=seldom(chance, 0.05, ["idle_land"], []),
    )  # fmt: skip
