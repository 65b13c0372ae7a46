"""Circumstances and means: what is declared replaces what was declared before; nothing is lost."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from accounts.models import Officer
from accounts.roles import Right
from households.actions.people import require
from households.choices import Source, Unit
from households.models import Asset, Circumstances, Expense, Household, Income, Person
from households.models.means import Means


@transaction.atomic
def declare_circumstances(person_id: int, *, by: Officer, **facts: Any) -> Circumstances:
    """The person's circumstances are these; what is not named is not known."""
    person = Person.objects.visible_to(by).get(pk=person_id)
    require(by, Right.ENTER, person.region_id)
    circumstances = Circumstances.objects.filter(person=person).first() or Circumstances(
        person=person
    )
    circumstances.region_id = person.region_id
    for name, value in facts.items():
        setattr(circumstances, name, value)
    circumstances.save()
    return circumstances


@transaction.atomic
def declare_income(
    household_id: int, *, by: Officer, on: date, items: Iterable[Mapping[str, Any]]
) -> None:
    """From `on` the household's incomes in force are exactly these (amounts in yuan per unit)."""
    _replace(Income, household_id, by, on, [_in_times(item) for item in items])


@transaction.atomic
def declare_expense(
    household_id: int, *, by: Officer, on: date, items: Iterable[Mapping[str, Any]]
) -> None:
    """From `on` the household's rigid expenses in force are exactly these (yuan per unit)."""
    _replace(Expense, household_id, by, on, [_in_times(item) for item in items])


@transaction.atomic
def declare_assets(
    household_id: int, *, by: Officer, on: date, items: Iterable[Mapping[str, Any]]
) -> None:
    """From `on` the household's assets in force are exactly these (worth in yuan)."""
    _replace(Asset, household_id, by, on, [dict(item) for item in items])


def yearly(amount: Decimal, unit: str, times: int) -> Decimal:
    """Yuan per year, exact."""
    return amount if unit == Unit.YEAR else amount * times


def _in_times(item: Mapping[str, Any]) -> dict[str, Any]:
    """An amount per year counts once, whatever was typed beside it."""
    return dict(item) | {"times": 1 if item["unit"] == Unit.YEAR else item["times"]}


def _replace(
    kind: "type[Means]", household_id: int, by: Officer, on: date, items: list[dict[str, Any]]
) -> None:
    """End rows that are not wanted any more, add the new ones, leave the unchanged alone.

    Rows another source wrote (入户、核对) stay until that source changes them.
    """
    household = (
        Household.objects.visible_to(by).select_for_update(of=("self",)).get(pk=household_id)
    )
    require(by, Right.ENTER, household.region_id)
    rows = kind._default_manager
    for row in rows.filter(household=household, ended_on=None, source=Source.DECLARED):
        said = next((item for item in items if _says(row, item)), None)
        if said is None:
            row.ended_on = on
            row.save(update_fields=["ended_on"])
        else:
            items.remove(said)
    for item in items:
        rows.create(household=household, region_id=household.region_id, known_on=on, **item)


def _says(row: Means, item: Mapping[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in item.items())
