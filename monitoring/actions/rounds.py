"""The monthly round: duties of a household merge into one visit; each closes where it belongs."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import statements
from accounts.models import Officer, Region
from accounts.roles import Right
from cases.periods import Period
from cases.procedure import StepRefused
from monitoring.actions import asking, duties
from monitoring.books import BOOKS
from monitoring.models import Round, RoundDuty, RoundVisit

SQL = Path(__file__).resolve().parent.parent / "sql"
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that look alike
CODE = 10
SHORTEST = 5


@dataclass(frozen=True)
class Trips:
    """How many duties a round has, in how many visits: what merging saves."""

    duties: int
    visits: int
    done: int

    @property
    def saved(self) -> int:
        return self.duties - self.visits


@transaction.atomic
def make_round(village_id: int, *, month: Period, by: Officer, on: date) -> Round:
    """The sheet of a village and month: made twice it is the same; what fell due since is added to it.

    Raises PermissionDenied, and StepRefused for a place that is no village.
    """
    village = Region.objects.visible_to(by).get(pk=village_id)
    by.forget_posts()
    if not by.may(Right.ENTER, village.code):
        raise PermissionDenied(_("你的岗位不能生成这个村的走访单"))
    if village.level != "village":
        raise StepRefused(_("走访单按村（社区）生成"))
    sheet, _created = Round.objects.get_or_create(
        region=village,
        month=month.start,
        defaults={
            "code": "".join(secrets.choice(LETTERS) for _each in range(CODE)),
            "made_on": on,
            "made_by": by,
        },
    )
    due = statements.rows(
        SQL, "round_duties", village=village.code, day_after=month.until,
        books=[book.code for book in BOOKS.values() if book.visited],
    )  # fmt: skip
    for row in due:
        _add(sheet, row, on)
    return sheet


def _add(sheet: Round, row: Mapping[str, Any], on: date) -> None:
    known = sheet.duties.filter(kind=row["kind"], reference=row["reference"])
    if known.exists():
        return
    visit, _created = RoundVisit.objects.get_or_create(
        round=sheet,
        household_id=row["household_id"],
        screening_id=row["screening_id"],
        entry_id=row["entry_id"],
        defaults={"region_id": sheet.region_id},
    )
    RoundDuty.objects.get_or_create(
        round=sheet,
        kind=row["kind"],
        reference=row["reference"],
        defaults={
            "visit": visit, "region_id": sheet.region_id, "due_on": row["due_on"], "added_on": on,
        },
    )  # fmt: skip


def trips(sheet: Round) -> Trips:
    """Counts of a sheet, in three questions."""
    return Trips(
        sheet.duties.count(), sheet.visits.count(), sheet.duties.exclude(result="").count()
    )


@transaction.atomic
def record_visit(
    visit_id: int,
    results: Mapping[int, str],
    *,
    note: str,
    visitors: str,
    by: Officer,
    on: date,
    asked: asking.Asked | None = None,
) -> list[RoundDuty]:
    """One visit, with a result for each duty that was done: each closes where it belongs, others stay.

    A check of the watch list, a screening visit, a visit of a book and of a temporary aid are written there;
    what was seen of a finding, a death or an award under review stands on the duty, for those who settle it.
    What people were asked at home stands on the visit. Raises StepRefused for no result, one that does not
    fit the duty, or one given before; PermissionDenied.
    """
    visit = RoundVisit.objects.visible_to(by).select_for_update(of=("self",)).get(pk=visit_id)
    by.forget_posts()
    if not by.may(Right.ENTER, visit.region_id):
        raise PermissionDenied(_("你的岗位不能登记这个村的走访"))
    if not results or len(note.strip()) < SHORTEST or not visitors.strip():
        raise StepRefused(_("至少选一项结果，写明走访人和走访情况（至少 5 个字）"))
    known = {each.pk: each for each in visit.duties.select_for_update()}
    done = []
    for pk, result in results.items():
        duty = known.get(pk)
        if duty is None or result not in duties.RESULTS[duty.kind]:
            raise StepRefused(_("这个结果不适用于这项任务"))
        if duty.result:
            raise StepRefused(_("“%(duty)s”已经登记过") % {"duty": duty.get_kind_display()})
        duties.close(duty, result, note=note.strip(), visitors=visitors.strip(), by=by, on=on)
        done.append(duty)
    if asked is not None:
        asking.write(visit, asked, by=by, on=on)
    return done
