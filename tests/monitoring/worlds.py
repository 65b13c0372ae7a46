"""Small random worlds: households on the roll with their files, and register rows about them and others."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.ciphers import id_token
from accounts.roles import Role
from cases.models import Application, Award, AwardMember, Clock, Notice
from households.models import Asset, Circumstances, Household, Income, Membership, Person, Supporter
from monitoring.models import BookDeed, BookEntry, RegisterImport
from monitoring.registers import REGISTERS, staging
from tests.cases.payment_roll import end_shares, roll
from tests.factories import NANAN, QIANFENG, invented_number, officer, region
from tests.monitoring.files import AS_OF

KINDS = ("visual", "hearing", "speech", "physical", "intellectual", "mental", "multiple")
INCOMES = (
    "wage",
    "business",
    "pension_resident",
    "pension_employee",
    "transfer",
    "disability_subsidy",
)
CHILDREN = ("orphan", "unsupported_child")
BIRTHS = (date(2008, 12, 1), date(2007, 5, 1), date(2007, 6, 1), date(2015, 1, 1))  # of children
ANSWERS = (
    ("refused",) * 3, ("refused",) * 2, ("refused",) * 3 + ("excused",), ("accepted",) + ("refused",) * 4,
)  # fmt: skip
OTHERS = ("disability_living", "disability_nursing", "unsupported_child", "tekun")


@dataclass
class Row:
    """An accepted register row."""

    name: str
    token: UUID | None = None
    other: UUID | None = None
    born: date | None = None
    at: int = QIANFENG
    event: date | None = None
    category: str = ""
    group: str = ""
    data: dict[str, str] = field(default_factory=dict)


@dataclass
class World:
    """Awards of a county, and rows of registers by kind."""

    random: Random
    awards: list[Award] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    strangers: list[Person] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def yes(self, share: float) -> bool:
        return self.random.random() < share

    def day(self, back: int = 900, ahead: int = 60) -> date:
        return AS_OF + timedelta(self.random.randrange(-back, ahead))


def world(seed: int, homes: int = 10) -> World:
    """Households of three with incomes, assets, disabilities, schooling, other benefits and supporters."""
    made = World(Random(seed))
    random = made.random
    made.awards = roll(homes, persons=3)
    made.people = [m.person for a in made.awards for m in a.members.order_by("pk")]
    for award in random.sample(made.awards, 2):
        end_shares(award, date(2026, random.randrange(6, 12), 1))
    end_shares(made.awards[-1], date(2026, 12, 1))
    for award in random.sample(made.awards, 2):
        Membership.objects.filter(household=award.household, relation="other").first().delete()
    spouses = Membership.objects.filter(relation="other").order_by("pk")[::2]
    Membership.objects.filter(pk__in=[m.pk for m in spouses]).update(relation="spouse")
    for person in made.people:
        _file_of(made, person)
    for number in range(8):
        born = date(1950 + 6 * number, 3, 4)
        token = id_token(invented_number(born)) if number % 4 else None
        made.strangers.append(
            Person.objects.create(
                region=region(QIANFENG), name=f"外人{number}", name_key=f"外人{number}", id_token=token,
                id_kind="resident" if token else "none", sex="male", birth_date=born,
            )
        )  # fmt: skip
    _due(made)
    for place, person in enumerate(made.people[:9]):
        _offered_work(person, ANSWERS[place % len(ANSWERS)])
    for award in made.awards[::3]:
        Application.objects.filter(pk=award.decision.application_id).update(
            submitted_at=f"{made.day(400, 0)}T10:00+08:00"
        )
    return made


def _offered_work(person: Person, answers: tuple[str, ...]) -> None:
    """An entry of the book of work, with what was said to each offer."""
    by = officer(Role.TOWNSHIP_CASEWORKER)
    entry = BookEntry.objects.create(
        book="job_help", number=f"DJ{person.pk}", subject=person.name, person=person, state="open",
        region=person.region, opened_by=by, opened_on=AS_OF, last_person=by.natural_person,
    )  # fmt: skip
    for answer in answers:
        BookDeed.objects.create(
            entry=entry, region=person.region, deed="offer", state="open", done_by=by, done_on=AS_OF,
            data={"answer": answer},
        )  # fmt: skip


def _due(made: World) -> None:
    """Reviews, waivers, exits, notices and clocks, of which some fell due."""
    for award in made.awards:
        award.refresh_from_db()
        application = award.decision.application_id
        Award.objects.filter(pk=award.pk).update(
            review_due_on=made.random.choice([None, made.day(90, 90)]),
            mode="gradual_exit" if award.period.upper else "household",
        )
        Household.objects.filter(pk=award.household_id).update(
            waiver_until=made.random.choice([None, made.day(300, 90)])
        )
        Clock.objects.create(
            application_id=application, region=award.region, kind="total", days=30, working=True,
            cites="", started_on=date(2020, 1, 1), due_on=made.day(90, 90),
            paused_on=AS_OF if made.yes(0.2) else None, stopped_on=AS_OF if made.yes(0.3) else None,
        )  # fmt: skip
        Notice.objects.create(
            application_id=application, region=award.region, slug=f"{award.pk:032}", place="村", text={},
            starts_on=date(2020, 1, 1), ends_on=made.day(90, 90),
            posted_by=officer(), closed_on=AS_OF if made.yes(0.4) else None,
        )  # fmt: skip


def _file_of(made: World, person: Person) -> None:
    random, award = made.random, made.awards[made.people.index(person) // 3]
    Circumstances.objects.create(
        region=person.region, person=person, schooling=random.choice(["none", "compulsory", None]),
        **_disability(made),
    )  # fmt: skip
    for kind in random.sample(INCOMES, random.choice((0, 0, 1, 2))):
        unit = random.choice(["month", "year"])
        Income.objects.create(
            region=person.region, household=award.household, kind=kind, unit=unit,
            person=person if made.yes(0.7) else None, times=12 if unit == "month" else 1,
            amount=random.choice([100, 155, 1200, 1860]), known_on=date(2024, 1, 1),
            ended_on=AS_OF - timedelta(3) if made.yes(0.2) else None,
        )  # fmt: skip
    if made.yes(0.2):
        Asset.objects.create(
            region=person.region, household=award.household, person=person, kind="vehicle",
            vehicle_use="private", amount=1, known_on=date(2024, 1, 1),
        )  # fmt: skip
    if made.yes(0.3):
        Supporter.objects.create(
            region=person.region, household=award.household, name="陈扶养",
            id_token=id_token(invented_number(date(1970, 1, 2))), relation="子女",
        )  # fmt: skip
    if made.yes(0.35):
        other(award, person, random.choice(OTHERS))
    for benefit in ("orphan", "disability_living") if made.yes(0.15) else ():
        other(award, person, benefit)


def _disability(made: World) -> dict[str, Any]:
    if made.yes(0.5):
        return {}
    return {
        "disability_kind": made.random.choice(KINDS),
        "disability_grade": made.random.randrange(1, 5),
    }


def other(award: Award, person: Person, benefit: str) -> None:
    """One more benefit for one person, unless the database refuses two of a group."""
    group = "minimum_living" if benefit == "tekun" else benefit
    if Award.objects.filter(household=award.household, benefit_group=group).exists():
        return
    if benefit in CHILDREN:
        person.birth_date = BIRTHS[Award.objects.filter(benefit__in=CHILDREN).count() % len(BIRTHS)]
        person.save(update_fields=["birth_date"])
    more = Award.objects.create(
        household=award.household, decision=award.decision, region=award.region, benefit=benefit,
        person=person, benefit_group=group, mode="person", area="rural", monthly=Decimal(80),
        period=DateRange(date(2026, 1, 1), None),
    )  # fmt: skip
    AwardMember.objects.create(
        award=more, person=person, region=award.region, share=80, benefit_group=group,
        period=DateRange(date(2026, 1, 1), None),
    )  # fmt: skip


def about(made: World, person: Person, fill: Callable[[World], dict[str, Any]]) -> Row:
    """A row about somebody: right, or under another name, without a number, of another village."""
    row = Row(
        person.name, person.id_token, born=person.birth_date, at=person.region_id, **fill(made)
    )
    match made.random.randrange(6):
        case 0:
            row.name = "陈错"
        case 1:
            row.token = None
        case 2:
            row.token, row.at = None, QIANFENG + 1
        case 3 if made.yes(0.3):
            row.at = NANAN
    return row


def fill(made: World, kind: str, spec: Callable[[World], dict[str, Any]]) -> None:
    """Forty rows of a register about the people of the world, some of them more than once."""
    region(QIANFENG + 1, name="东溪村")
    everybody = [*made.people, *made.people, *made.strangers]
    made.rows[kind] = [about(made, made.random.choice(everybody), spec) for _ in range(50)]
    store(kind, made.rows[kind])


def store(kind: str, rows: list[Row], *, at: int = NANAN) -> RegisterImport:
    """A loaded file of those rows, whatever a reader would have said of it."""
    by = officer(Role.COUNTY_REVIEWER, at)
    found = RegisterImport.objects.create(
        region=region(at), kind=kind, as_of=AS_OF, file_name=f"{kind}.csv", file_sha256=f"{by.pk:064}",
        state="loaded", rows=len(rows), accepted=len(rows), imported_by=by, loaded_on=AS_OF,
        complete=REGISTERS[kind].complete,
    )  # fmt: skip
    staging.create(found.pk)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO monitoring_registerrow_{found.pk} (register_import_id, row_number, region_code,"
            " id_token, other_token, name, name_key, birth_date, event_on, category, group_key, data)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                (found.pk, number, row.at, row.token, row.other, row.name, row.name, row.born, row.event,
                 row.category, row.group, json.dumps(row.data))
                for number, row in enumerate(rows)
            ],
        )  # fmt: skip
    staging.attach(found.pk)
    return found
