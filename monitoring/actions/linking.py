"""The second pass: pairs are looked for, and a person says which of them are one and the same.

An accepted pair becomes an ordinary finding of the third level; nothing else follows from it.
"""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import statements
from accounts.models import Officer, Region
from accounts.models.region import ancestor
from accounts.roles import Right
from cases.periods import Period
from cases.procedure import StepRefused
from monitoring.actions.comparing import SQL, compare
from monitoring.missed.linking import available, pairs
from monitoring.models import LinkCandidate

State = LinkCandidate.State
MOST_ROWS = 20_000  # of one pass: such rows are a few in a hundred


@transaction.atomic
def look(region_id: int, *, by: Officer, on: date) -> int:
    """New pairs of the region stand to be judged; how many. A judged pair is not asked again.

    Raises StepRefused without Splink, PermissionDenied.
    """
    region = Region.objects.visible_to(by).get(pk=region_id)
    if not by.may(Right.COMPARE, region.code):
        raise PermissionDenied(_("你的岗位不能在这个地区做信息比对"))
    if not available():
        raise StepRefused(_("没有安装概率匹配组件（Splink），其他比对不受影响"))
    asked = {"start": region.code, "until": region.until}
    theirs = statements.rows(SQL, "rows_without_number", limit=MOST_ROWS, **asked)
    ours = statements.rows(SQL, "people_to_link", on=on, **asked)
    rows = {f"{row['register_import_id']}-{row['row_number']}": row for row in theirs}
    people = {str(row["person_id"]): row for row in ours}
    found = pairs(
        [_side(key, row) for key, row in people.items()],
        [_side(key, row) for key, row in rows.items()],
    )
    before = LinkCandidate.objects.count()
    LinkCandidate.objects.bulk_create(
        (_candidate(pair, rows[pair["theirs"]], people[pair["ours"]]) for pair in found),
        ignore_conflicts=True,
    )
    return LinkCandidate.objects.count() - before


def _side(key: str, row: dict[str, Any]) -> dict[str, Any]:
    born, place = row["birth_date"], row["region_code"]
    village = None if place % 1000 == 0 else str(place)
    return {
        "unique_id": key, "name_key": row["name_key"], "born": f"{born:%Y%m%d}" if born else None,
        "village": village, "township": str(place // 1000) if village else None,
        "sex": row["sex"] or None,
    }  # fmt: skip


def _candidate(pair: dict[str, Any], row: dict[str, Any], person: dict[str, Any]) -> LinkCandidate:
    return LinkCandidate(
        region_id=person["region_code"],
        register_import_id=row["register_import_id"],
        row_number=row["row_number"],
        name=row["name"],
        birth_date=row["birth_date"],
        event_on=row["event_on"],
        person_id=person["person_id"],
        household_id=person["household_id"],
        weight=pair["weight"],
        levels=pair["levels"],
    )


@transaction.atomic
def judge(candidate_id: int, *, same: bool, by: Officer, on: date) -> LinkCandidate:
    """Somebody has looked: the pair is one person, and a finding is opened; or it is not.

    Raises StepRefused when it was judged before or the row is somebody else's, PermissionDenied.
    """
    seen = LinkCandidate.objects.visible_to(by).select_for_update(of=("self",))
    candidate = seen.get(pk=candidate_id)
    county = ancestor(candidate.region_id, "county")
    if not by.may(Right.COMPARE, county):
        raise PermissionDenied(_("你的岗位不能在这个地区做信息比对"))
    if candidate.state != State.OPEN:
        raise StepRefused(_("这一对已经判定过"))
    row = {"register_import": candidate.register_import, "row_number": candidate.row_number}
    if same and LinkCandidate.objects.filter(state=State.ACCEPTED, **row).exists():
        raise StepRefused(_("这一行已判定为另一个人"))
    candidate.state = State.ACCEPTED if same else State.REJECTED
    candidate.decided_by, candidate.decided_at = by, timezone.now()
    candidate.save(update_fields=["state", "decided_by", "decided_at"])
    if same:
        period = Period.quarter_of(on).text
        compare("second_pass", region_id=county, period=period, by=by, on=on)
    return candidate
