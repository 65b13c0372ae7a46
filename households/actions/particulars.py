"""Particulars: what is told takes the place of what was told before; nothing is lost."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import Officer
from accounts.roles import Right
from households.actions.people import require
from households.models import Household, Particular


@transaction.atomic
def declare_particulars(
    household_id: int,
    *,
    by: Officer,
    on: date,
    told: Mapping[str, Any],
    person_id: int | None = None,
) -> None:
    """From `on` these particulars (专项情况) hold, by kind; kinds that are not told stay as they are.

    The values are those of a facts file; whoever calls has had the rules read them.
    """
    household = (
        Household.objects.visible_to(by).select_for_update(of=("self",)).get(pk=household_id)
    )
    require(by, Right.ENTER, household.region_id)
    rows = Particular.objects.filter(household=household, person=person_id, ended_on=None)
    known = {row.kind: row for row in rows.filter(kind__in=told)}
    for kind, said in told.items():
        row = known.get(kind)
        if row is not None and row.said == said:
            continue
        if row is not None:
            row.ended_on = on
            row.save(update_fields=["ended_on"])
        Particular.objects.create(
            household=household,
            region_id=household.region_id,
            person_id=person_id,
            kind=kind,
            said=said,
            known_on=on,
        )
