"""A finding rests until a day (暂缓、再访、在世名单到期), and on that day it is looked at again."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from cases.actions.calendar import due_date
from cases.benefits import TimeLimit
from cases.procedure import StepRefused
from monitoring.actions.findings import locked, move, require_version
from monitoring.models import Finding
from monitoring.models.finding import FindingState

LONGEST = timedelta(days=92)
AGAIN = TimeLimit(3, "到期重新核实时限", date(2020, 1, 1))


@transaction.atomic
def defer(
    finding_id: int, *, until: date, reason: str, by: Officer, on: date, version: int
) -> Finding:
    """The finding waits until a day (暂缓), for a reason; a hold that stands goes on standing.

    Raises StepRefused for a day that has come or is more than three months away, StaleVersion, IllegalMove.
    """
    finding = locked(finding_id, by)
    require_version(finding, version)
    if not on < until <= on + LONGEST:
        raise StepRefused(_("暂缓的日期应在明天以后、三个月以内"))
    if not reason.strip():
        raise StepRefused(_("写明暂缓的理由"))
    finding.wakes_on, finding.resting_reason = until, reason.strip()[:200]
    finding.owner = finding.owner or by
    move(finding, FindingState.DEFERRED)
    finding.save(update_fields=["resting_reason", "owner"])
    return finding


@transaction.atomic
def wake(*, on: date) -> int:
    """Findings whose rest has ended are open again, due in three working days; how many."""
    due_on, _estimated = due_date(on, AGAIN)
    woken = Finding.objects.to_wake(on).select_for_update(of=("self",), skip_locked=True)
    count = 0
    for finding in woken.order_by("pk"):
        rested = finding.state == FindingState.DEFERRED
        finding.closed_on, finding.closing_reason, finding.wakes_on = None, "", None
        finding.due_on = due_on
        move(finding, FindingState.CHECKING if rested else FindingState.OPEN)
        count += 1
    return count
