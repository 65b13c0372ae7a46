"""People outside the household: close relatives on the staff, and legal supporters."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import Officer
from accounts.roles import Right
from households.actions.people import require
from households.models import CloseRelative, Household, Supporter


@transaction.atomic
def file_relatives(
    household_id: int, *, by: Officer, on: date, relatives: Iterable[Mapping[str, Any]]
) -> None:
    """Exactly these close relatives on the staff are on file (近亲属备案) from `on`.

    A filing names the officer when just one of the area has that name.
    """
    household = _locked(household_id, by)
    wanted = [
        dict(relative) | {"officer": _officer(relative["staff_name"], household)}
        for relative in relatives
    ]
    for filed in CloseRelative.objects.filter(household=household, ended_on=None):
        said = next((w for w in wanted if _says(filed, w)), None)
        if said is None:
            filed.ended_on = on
            filed.save(update_fields=["ended_on"])
        else:
            wanted.remove(said)
    for relative in wanted:
        CloseRelative.objects.create(
            household=household, region_id=household.region_id, filed_on=on, **relative
        )


@transaction.atomic
def name_supporters(
    household_id: int, *, by: Officer, on: date, supporters: Iterable[Mapping[str, Any]]
) -> None:
    """Exactly these people owe the household support (赡养抚养扶养义务人) from `on`; yuan a month."""
    household = _locked(household_id, by)
    wanted = [dict(supporter) for supporter in supporters]
    for known in Supporter.objects.filter(household=household, ended_on=None):
        said = next((w for w in wanted if _says(known, w)), None)
        if said is None:
            known.ended_on = on
            known.save(update_fields=["ended_on"])
        else:
            wanted.remove(said)
    for supporter in wanted:
        Supporter.objects.create(household=household, region_id=household.region_id, **supporter)


def _locked(household_id: int, by: Officer) -> Household:
    household = (
        Household.objects.visible_to(by).select_for_update(of=("self",)).get(pk=household_id)
    )
    require(by, Right.ENTER, household.region_id)
    return household


def _officer(name: str, household: Household) -> Officer | None:
    """The one officer of that name with a post over the household; nobody when there are more."""
    namesakes = Officer.objects.filter(
        name=name, posts__region__code__lte=household.region_id,
        posts__region__until__gt=household.region_id,
    ).distinct()  # fmt: skip
    found = list(namesakes[:2])
    return found[0] if len(found) == 1 else None


def _says(row: CloseRelative | Supporter, said: Mapping[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in said.items())
