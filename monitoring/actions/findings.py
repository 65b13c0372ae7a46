"""A finding is taken in hand, given to somebody, or looked at again."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.procedure import StaleVersion, StepRefused
from monitoring.models import Disposal, Finding
from monitoring.models.finding import FindingState


def locked(finding_id: int, by: Officer, *rights: Right) -> Finding:
    """The finding, locked, for an officer who holds one of the rights where it lies, that to settle if none
    is named. Raises PermissionDenied."""
    finding = Finding.objects.visible_to(by).select_for_update(of=("self",)).get(pk=finding_id)
    by.forget_posts()
    if not any(by.may(right, finding.region_id) for right in rights or (Right.SETTLE,)):
        raise PermissionDenied(_("你的岗位不能办理这条疑点，由有权限的人员办理"))
    return finding


def require_version(finding: Finding, seen: int) -> None:
    """Raise StaleVersion when somebody changed the finding after it was shown."""
    if finding.version != seen:
        raise StaleVersion(_("这条疑点刚有变化，重新查看后再办理"))


def move(finding: Finding, state: FindingState) -> None:
    """The finding is in another state, written at once with its days. Raises IllegalMove."""
    finding.move_to(state)
    fields = ["state", "version", "closed_on", "closing_reason", "due_on", "wakes_on"]
    finding.save(update_fields=fields)


def carried_out(finding: Finding) -> bool:
    """Whether a confirmed stop stands behind the finding."""
    stops = finding.disposals.filter(code=Disposal.Code.STOPPED, confirmed_by__isnull=False)
    return stops.exclude(effect={}).exists()


@transaction.atomic
def take(finding_id: int, *, by: Officer, version: int) -> Finding:
    """The finding is being checked, and `by` answers for it. Raises StaleVersion, IllegalMove."""
    finding = locked(finding_id, by)
    require_version(finding, version)
    finding.owner, finding.wakes_on = by, None
    move(finding, FindingState.CHECKING)
    finding.save(update_fields=["owner"])
    return finding


@transaction.atomic
def assign(finding_ids: Sequence[int], *, owner_id: int, by: Officer) -> int:
    """Somebody else answers for the findings; how many were given. The new owner must be able to settle
    each where it lies. Raises PermissionDenied, StepRefused."""
    owner = Officer.objects.get(pk=owner_id)
    given = sorted(set(finding_ids))
    for finding in [locked(pk, by) for pk in given]:
        if not owner.may(Right.SETTLE, finding.region_id):
            raise StepRefused(
                _("%(name)s不能办理%(region)s的疑点") % {"name": owner, "region": finding.region}
            )
        finding.owner = owner
        finding.version += 1
        finding.save(update_fields=["owner", "version"])
    return len(given)


@transaction.atomic
def reopen(finding_id: int, *, by: Officer, version: int, due_on: date) -> Finding:
    """A finding that was closed is open again (重新核实), due on a day.

    A confirmed death stays: the file itself would have to be corrected. Raises StepRefused, StaleVersion,
    IllegalMove.
    """
    finding = locked(finding_id, by, Right.CONFIRM_DISPOSAL)
    require_version(finding, version)
    if carried_out(finding):
        raise StepRefused(_("死亡已登记、份额已终止，不能重新打开；登记有误由县级更正档案"))
    finding.closed_on, finding.closing_reason, finding.due_on = None, "", due_on
    finding.wakes_on = None
    move(finding, FindingState.OPEN)
    return finding
