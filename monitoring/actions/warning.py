"""Warnings are raised (监测预警): each becomes a row of the screening ledger that a person settles.

An explained warning stays silent until the facts it rests on change; one still open takes the newer figures.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import statements
from accounts.models import Officer, Region
from accounts.roles import Right
from households.models import Household
from monitoring.models import Screening
from monitoring.warnings import SIGNALS, WARNINGS, Threshold, WarningRule

SQL = Path(__file__).resolve().parent.parent / "sql"


@transaction.atomic
def raise_warnings(region_id: int, *, by: Officer, on: date) -> list[Screening]:
    """All rules are asked of a region; the rows that are new. Run again, nothing is added.

    Raises PermissionDenied without the right to compare there.
    """
    region = Region.objects.visible_to(by).get(pk=region_id)
    if not by.may(Right.COMPARE, region.code):
        raise PermissionDenied(_("你的岗位不能在这个地区做监测预警"))
    given = {"start": region.code, "until": region.until, "on": on}
    made = []
    for rule in WARNINGS.values():
        for row in statements.rows(SQL, rule.question, floor=rule.floor, **given):
            warning = _raise(rule, row, by=by, on=on)
            made += [warning] if warning else []
    return made


def _raise(rule: WarningRule, row: Mapping[str, Any], *, by: Officer, on: date) -> Screening | None:
    """The row of a new warning; none where the same facts were warned of before."""
    level = rule.threshold(row["measure"])
    key = f"{rule.code}:{row['household_id']}:{level.level}:{row['latest']}:{row['events']}"
    if Screening.objects.filter(key=key).exists():
        return None
    figures = _figures(rule, row, level)
    due_on = on + timedelta(days=level.days)
    waiting = Screening.objects.filter(
        household=row["household_id"], rule=rule.code, disposition=""
    ).first()
    if waiting:
        waiting.key, waiting.figures, waiting.level = key, figures, level.level
        waiting.due_on = min(waiting.due_on, due_on)
        waiting.save(update_fields=["key", "figures", "level", "due_on"])
        return None
    household = Household.objects.select_related("head").get(pk=row["household_id"])
    return Screening.objects.create(
        region_id=household.region_id,
        month=on.replace(day=1),
        household=household,
        name=household.head.name,
        id_token=household.head.id_token,
        category=household.poverty_status,
        cause=rule.cause,
        source=Screening.Source.WARNING,
        discoverer=Screening.Discoverer.SYSTEM,
        circumstances=_in_words(rule, row, level),
        key=key,
        rule=rule.code,
        level=level.level,
        figures=figures,
        entered_by=by,
        entered_on=on,
        due_on=due_on,
    )


def _figures(rule: WarningRule, row: Mapping[str, Any], level: Threshold) -> dict[str, Any]:
    """What the warning rests on, as it is kept."""
    return {
        "measure": str(row["measure"]),
        "threshold": str(level.start),
        "latest": row["latest"].isoformat(),
        "events": row["events"],
        "detail": row["detail"],
        "because": rule.because,
        "illustrative": rule.illustrative,
    }


def _in_words(rule: WarningRule, row: Mapping[str, Any], level: Threshold) -> str:
    said = _("%(rule)s：%(measure)s %(unit)s（从 %(start)s 起为%(level)s预警）") % {
        "rule": rule.label,
        "measure": row["measure"],
        "unit": rule.unit,
        "start": level.start,
        "level": level.level.label,
    }
    named = [str(SIGNALS[each]) for each in row["detail"].split(",") if each in SIGNALS]
    return f"{said}：{'、'.join(named)}" if named else said
