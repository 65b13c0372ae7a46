"""Invented crowds: random households whose facts are all known. Same seed, same crowd."""

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
