"""Kinds of households: who lives there and on what. Each is likely to end in the outcome it names."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any

from reports.synthetic.people import Invented, Registrar


@dataclass
class Member:
    """A member with circumstances and means, in the words of a facts file."""

    who: Invented
    relation: str
    circumstances: dict[str, Any] = field(default_factory=dict)
    income: list[dict[str, Any]] = field(default_factory=list)
    expenses: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Home:
    """A household before it has a place."""

    kind: str
    members: list[Member]
    poverty_status: str = "none"
    income: list[dict[str, Any]] = field(default_factory=list)
    assets: list[dict[str, Any]] = field(default_factory=list)


def flow(kind: str, amount: int, unit: str = "month", times: int | None = None) -> dict[str, Any]:
    """An income or expense as entered: yuan per month or year."""
    count = times if times is not None else (1 if unit == "year" else 12)
    return {"kind": kind, "amount": Decimal(amount), "unit": unit, "times": count}


def bill(kind: str, amount: int) -> dict[str, Any]:
    """A year's expense with its vouchers."""
    return flow(kind, amount, "year") | {"vouchers": True}


def adult(**given: Any) -> dict[str, Any]:
    plain = {
        "labour_capacity": "full",
        "employment": "employed",
        "serious_illness": False,
        "schooling": "none",
        "care_duty": False,
    }
    return plain | given


def minor(age: int) -> dict[str, Any]:
    steps = ((3, "none"), (6, "preschool"), (15, "compulsory"), (18, "senior_secondary"))
    schooling = next((word for top, word in steps if age < top), "undergraduate")
    return adult(labour_capacity="none", employment="student", schooling=schooling)


def elder(**given: Any) -> dict[str, Any]:
    return adult(labour_capacity="none", employment="retired", **given)


def elder_alone(r: Random, people: Registrar) -> Home:
    """An old person on a small pension."""
    who = people.person(age=r.randrange(68, 92))
    head = Member(who, "head", elder(), [flow("pension_resident", r.randrange(123, 210))])
    return Home("elder_alone", [head], poverty_status=r.choice(("none", "lifted")))


def ill_worker(r: Random, people: Registrar) -> Home:
    """A worker, a seriously ill spouse, a child, often a grandparent."""
    name = people.surname()
    age = r.randrange(36, 55)
    head = Member(
        people.person(age=age, sex="male", surname=name),
        "head",
        adult(),
        [flow("wage", r.randrange(18, 30) * 100)],
    )
    spouse = Member(
        people.person(age=age - 2, sex="female"),
        "spouse",
        adult(labour_capacity="partial", employment="none", serious_illness=True),
        [],
        [bill("medical", r.randrange(90, 240) * 100)],
    )
    young = r.randrange(4, 17)
    child = Member(people.person(age=young, surname=name), "child", minor(young))
    members = [head, spouse, child]
    if r.random() < 0.5:
        parent = people.person(age=age + 27, surname=name)
        members.append(
            Member(parent, "parent", elder(), [flow("pension_resident", r.randrange(130, 190))])
        )
    return Home(
        "ill_worker", members, "lifted", [flow("business", r.randrange(10, 40) * 100, "year")]
    )


def disabled_adult_poor(r: Random, people: Registrar) -> Home:
    """Old parents with a disabled grown-up child."""
    name = people.surname()
    age = r.randrange(60, 74)
    pension = r.randrange(130, 190)
    head = Member(
        people.person(age=age, sex="male", surname=name),
        "head",
        elder(),
        [flow("pension_resident", pension)],
    )
    kind, grade = r.choice((("intellectual", 2), ("mental", 2), ("physical", 1), ("mental", 3)))
    child = Member(
        people.person(age=age - 28, surname=name),
        "child",
        adult(
            labour_capacity="none",
            employment="none",
            disability_kind=kind,
            disability_grade=grade,
        ),
        [],
        [bill("rehabilitation", r.randrange(10, 60) * 100)],
    )
    status = r.choice(("none", "lifted", "marginal"))
    return Home("disabled_adult_poor", [head, child], status, [flow("business", 3000, "year")])


def single_person(r: Random, people: Registrar) -> Home:
    """A severely disabled adult in a family between one and one and a half times the standard."""
    name = people.surname()
    age = r.randrange(50, 58)
    wages = r.randrange(37, 41) * 100
    head = Member(
        people.person(age=age, sex="male", surname=name), "head", adult(), [flow("wage", wages)]
    )
    child = Member(
        people.person(age=age - 26, surname=name),
        "child",
        adult(
            labour_capacity="none",
            employment="none",
            disability_kind="mental",
            disability_grade=2,
        ),
    )
    spouse = Member(
        people.person(age=age - 2, sex="female"),
        "spouse",
        adult(employment="none", care_duty=True),
    )
    return Home("single_person", [head, spouse, child], "unlifted")


def edge(r: Random, people: Registrar) -> Home:
    """A working couple with two children, a little above the standard."""
    name = people.surname()
    age = r.randrange(32, 44)
    pay = (r.randrange(32, 36) * 100, r.randrange(20, 25) * 100)
    head = Member(
        people.person(age=age, sex="male", surname=name), "head", adult(), [flow("wage", pay[0])]
    )
    spouse = Member(
        people.person(age=age - 1, sex="female"), "spouse", adult(), [flow("wage", pay[1])]
    )
    children = [
        Member(people.person(age=a, surname=name), "child", minor(a))
        for a in (r.randrange(3, 9), r.randrange(9, 15))
    ]
    return Home("edge", [head, spouse, *children])


def rigid(r: Random, people: Registrar) -> Home:
    """A good pension, eaten by an illness without end."""
    name = people.surname()
    age = r.randrange(61, 70)
    pension = r.randrange(60, 64) * 100
    head = Member(
        people.person(age=age, sex="male", surname=name),
        "head",
        elder(),
        [flow("pension_employee", pension)],
    )
    spouse = Member(
        people.person(age=age - 3, sex="female"),
        "spouse",
        elder(serious_illness=True),
        [],
        [bill("medical", pension * 12 * 61 // 100)],
    )
    return Home("rigid", [head, spouse])


def well_off(r: Random, people: Registrar) -> Home:
    """Two wages, one child: above every line."""
    home = edge(r, people)
    home.kind = "well_off"
    home.members = home.members[:3]
    home.members[0].income = [flow("wage", r.randrange(52, 80) * 100)]
    home.members[1].income = [flow("wage", r.randrange(40, 60) * 100)]
    return home


def rich_in_property(r: Random, people: Registrar) -> Home:
    """Little income, much money in the bank."""
    home = elder_alone(r, people)
    home.kind = "rich_in_property"
    home.poverty_status = "none"
    home.assets = [{"kind": "deposit", "amount": Decimal(r.randrange(60, 120) * 1000)}]
    return home


def unknown_work(r: Random, people: Registrar) -> Home:
    """Nobody has asked yet whether the head can work."""
    home = ill_worker(r, people)
    home.kind = "unknown_work"
    home.members[0].circumstances["labour_capacity"] = None
    home.members[0].circumstances["employment"] = None
    home.members[0].income = []
    return home


KINDS: tuple[tuple[Callable[[Random, Registrar], Home], int], ...] = (
    (elder_alone, 26),
    (ill_worker, 26),
    (disabled_adult_poor, 16),
    (single_person, 6),
    (edge, 8),
    (rigid, 4),
    (well_off, 6),
    (rich_in_property, 4),
    (unknown_work, 4),
)


def home(random: Random, people: Registrar) -> Home:
    """A household of a kind drawn by weight."""
    make = random.choices([kind for kind, _ in KINDS], [weight for _, weight in KINDS])[0]
    return make(random, people)
