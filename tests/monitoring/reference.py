"""Every question in plain loops: the rolls and rows of a small world, one after another.

Each function answers the hits of one question as (rule, level, subject, event): what the statement must find.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cases.models import Application, Award
from households.models import Circumstances, Income, Membership, Person
from tests.monitoring.files import AS_OF
from tests.monitoring.worlds import Row, World

Hit = tuple[str, str, str, str]


@dataclass
class OnRoll:
    """Somebody on the roll, as the statements see it."""

    person: Person
    household: int
    until: date

    @property
    def now(self) -> bool:
        return self.until > AS_OF


@dataclass
class Told:
    """A row that speaks of somebody on the roll."""

    level: str
    who: OnRoll
    row: Row
    number: int

    @property
    def data(self) -> dict[str, str]:
        return self.row.data


class Seen:
    """The world as a naive reader sees it."""

    def __init__(self, made: World, register: str) -> None:
        self.rows = made.rows.get(register, [])
        self.roll = {each.person.pk: each for each in _roll()}
        self.told = [t for n, row in enumerate(self.rows) for t in self._of(row, n)]
        self.now = [t for t in self.told if t.who.now]
        spoken = {t.number for t in self.now}
        covered = {p.person.id_token for p in self.roll.values() if p.now}
        self.strangers = [
            row for n, row in enumerate(self.rows)
            if n not in spoken and (row.token is None or row.token not in covered)
        ]  # fmt: skip
        self.held = _held()

    def _of(self, row: Row, number: int) -> Iterator[Told]:
        for each in self.roll.values():
            p = each.person
            if row.token is not None and row.token == p.id_token:
                yield Told("L1" if row.name == p.name else "L2", each, row, number)
            elif row.token is None and (row.name, row.born, row.at) == (
                p.name, p.birth_date, p.region_id,
            ):  # fmt: skip
                yield Told("L3", each, row, number)

    def income(self, who: OnRoll, *kinds: str) -> Decimal | None:
        """Yuan a year on file for a person, or for the household as a whole; None for nothing."""
        found = [
            i.annual for i in Income.objects.filter(household=who.household, kind__in=kinds)
            if i.person_id in (None, who.person.pk) and not (i.ended_on and i.ended_on <= AS_OF)
        ]  # fmt: skip
        return sum(found, Decimal(0)) if found else None


def _roll() -> Iterator[OnRoll]:
    best: dict[int, OnRoll] = {}

    def offer(person: Person, household: int, until: date) -> None:
        old = best.get(person.pk)
        if old is None or (until, household) > (old.until, old.household):
            best[person.pk] = OnRoll(person, household, until)

    for award in Award.objects.all():
        for share in award.members.select_related("person"):
            offer(share.person, award.household_id, share.period.upper or date.max)
        if award.period.upper is None or award.period.upper > AS_OF:
            for m in Membership.objects.filter(household=award.household).select_related("person"):
                offer(m.person, award.household_id, date.max)
    return iter(best.values())


def _held() -> dict[int, set[str]]:
    """Benefits with a share today, by person."""
    held: dict[int, set[str]] = defaultdict(set)
    for award in Award.objects.all():
        for share in award.members.all():
            if share.period.upper is None or share.period.upper > AS_OF:
                held[share.person_id].add(award.benefit)
    return held


def subject(person: Person | None, row: Row | None = None) -> str:
    if person is not None:
        return str(person.id_token or person.pk)
    assert row is not None
    return str(row.token)


def key(t: Told, rule: str, event: str = "", level: str = "") -> Hit:
    return rule, level or t.level, subject(t.who.person), event


def by_person(
    told: Iterable[Told], key_of: Callable[[Told], Any] | None = None
) -> list[list[Told]]:
    """Rows in groups: of one person, or of whatever `key_of` says."""
    groups: dict[Any, list[Told]] = defaultdict(list)
    for t in told:
        groups[key_of(t) if key_of else t.who.person.pk].append(t)
    return list(groups.values())


def first(group: list[Told], order: Callable[[Told], Any]) -> Told:
    return min(group, key=order)


def best_level(group: Iterable[Told]) -> str:
    return min(t.level for t in group)


def late(day: date | None) -> tuple[bool, int]:
    """Sorts the latest day first, and no day last."""
    return day is None, -(day or date.min).toordinal()


def until_day(text: str | None) -> date:
    return date.fromisoformat(text) if text else date.max


def month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def months_back(count: int) -> date:
    months = AS_OF.year * 12 + AS_OF.month - 1 - count
    return date(months // 12, months % 12 + 1, AS_OF.day)


def file_of(person: Person) -> Circumstances | None:
    return Circumstances.objects.filter(person=person).first()


def applied_on(household: int) -> date | None:
    found = Application.objects.filter(household=household).exclude(submitted_at=None)
    last = found.order_by("-submitted_at").first()
    return last.submitted_at.date() if last and last.submitted_at else None
