"""An invented county as rows: in bulk, so that a hundred thousand households take minutes."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import count
from random import Random
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.ciphers import card_token, id_tokens
from households.choices import Unit
from households.models import (
    Asset,
    BankAccount,
    Circumstances,
    Expense,
    Household,
    Income,
    Membership,
    Person,
)
from households.names import grams, name_key, pinyin
from reports.synthetic.county import County, Placed
from reports.synthetic.homes import Member
from reports.synthetic.people import card_number, phone_number

_BATCH = 2000


@dataclass
class _Rows:
    """Rows waiting to be written, by table."""

    memberships: list[Membership] = field(default_factory=list)
    circumstances: list[Circumstances] = field(default_factory=list)
    incomes: list[Income] = field(default_factory=list)
    expenses: list[Expense] = field(default_factory=list)
    assets: list[Asset] = field(default_factory=list)
    accounts: list[BankAccount] = field(default_factory=list)

    def write(self) -> None:
        for rows in (
            *(self.memberships, self.circumstances, self.incomes),
            *(self.expenses, self.assets, self.accounts),
        ):
            if rows:
                type(rows[0])._default_manager.bulk_create(rows, batch_size=_BATCH)  # type: ignore[arg-type]


def load(county: County) -> list[Household]:
    """All homes of the county are households on file; in the order of `county.homes`.

    The people are made ready before the transaction: the database ends one that idles for a minute.
    """
    people = _people(county)
    with transaction.atomic():
        Person.objects.bulk_create(people.values(), batch_size=_BATCH)
        households = _households(county, people)
        random = Random(f"accounts:{county.code}")  # noqa: S311
        rows = _Rows()
        for placed, household in zip(county.homes, households, strict=True):
            _living(rows, placed, household, people, random)
        rows.write()
    return households


def _people(county: County) -> dict[str, Person]:
    members = [(placed, member) for placed in county.homes for member in placed.home.members]
    random = Random(f"phones:{county.code}")  # noqa: S311
    tokens = id_tokens([member.who.number for _, member in members])
    made = [
        Person(
            region_id=placed.village,
            name=member.who.name,
            name_key=name_key(member.who.name),
            name_grams=grams(name_key(member.who.name)),
            pinyin=pinyin(member.who.name),
            id_token=token,
            sex=member.who.sex,
            birth_date=member.who.birth_date,
            phone=phone_number(random) if member.relation == "head" else None,
            hukou_id=placed.village,
        )
        for (placed, member), token in zip(members, tokens, strict=True)
    ]
    return {member.who.number: row for (_, member), row in zip(members, made, strict=True)}


def _households(county: County, people: dict[str, Person]) -> list[Household]:
    numbers = count(_last_number(county) + 1)
    made = [
        Household(
            number=f"H{placed.village // 10**6}{next(numbers):06}",
            region_id=placed.village,
            area=placed.area,
            head=people[placed.home.members[0].who.number],
            address=placed.address,
            poverty_status=placed.home.poverty_status,
        )
        for placed in county.homes
    ]
    return Household.objects.bulk_create(made, batch_size=_BATCH)


def _last_number(county: County) -> int:
    prefix = f"H{county.code // 10**6}"
    highest = Household.objects.filter(number__startswith=prefix).order_by("-number").first()
    return int(highest.number.removeprefix(prefix)) if highest else 0


def _living(
    rows: _Rows, placed: Placed, household: Household, people: dict[str, Person], random: Random
) -> None:
    for member in placed.home.members:
        person = people[member.who.number]
        rows.memberships.append(
            Membership(
                region_id=placed.village,
                household=household,
                person=person,
                relation=member.relation,
                period=DateRange(placed.since, None),
            )
        )
        rows.circumstances.append(
            Circumstances(region_id=placed.village, person=person, **member.circumstances)
        )
        _money(rows, placed, household, person, member)
    common = {"region_id": placed.village, "household": household, "known_on": placed.since}
    rows.incomes += [Income(**common, **_flow(item)) for item in placed.home.income]
    rows.assets += [Asset(**common, **item) for item in placed.home.assets]
    rows.accounts.append(_account(placed, household, random))


def _money(
    rows: _Rows, placed: Placed, household: Household, person: Person, member: Member
) -> None:
    common = {
        "region_id": placed.village,
        "household": household,
        "person": person,
        "known_on": placed.since,
    }
    rows.incomes += [Income(**common, **_flow(item)) for item in member.income]
    rows.expenses += [Expense(**common, **_flow(item)) for item in member.expenses]


def _flow(item: dict[str, Any]) -> dict[str, Any]:
    return item | {"amount": Decimal(item["amount"]), "unit": Unit(item["unit"])}


def _account(placed: Placed, household: Household, random: Random) -> BankAccount:
    number = card_number(random)
    opened: date = placed.since
    return BankAccount(
        region_id=placed.village,
        household=household,
        holder=household.head,
        holder_name=household.head.name,
        bank="南安农商银行",
        card_token=card_token(number),
        last4=number[-4:],
        period=DateRange(opened, None),
    )
