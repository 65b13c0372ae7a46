"""A finding that is settled as true may show that money must come back (追回)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from accounts.models import Officer
from cases.actions.payment.recovery import open_for_months, paid_lines
from cases.models import Recovery
from cases.procedure import StepRefused
from monitoring.actions.findings import locked
from monitoring.models import Disposal, Finding

TRUE = (Disposal.Code.STOPPED, Disposal.Code.CHANGED)


@dataclass(frozen=True)
class PaidMonth:
    """What a household was paid for a month and nobody claimed back, in yuan."""

    month: date
    amount: Decimal


def paid_by_month(finding: Finding, *, by: Officer) -> list[PaidMonth]:
    """The months the household of a finding was paid for, the first one first."""
    lines = paid_lines(by).filter(household=finding.household_id).order_by("month")
    paid = lines.values("month").annotate(sum=Sum("amount"))
    return [PaidMonth(each["month"], each["sum"]) for each in paid]


def is_true(finding: Finding) -> bool:
    """Whether two people settled the finding as true: only then must money come back."""
    return finding.disposals.filter(
        code__in=TRUE, confirmed_by__isnull=False, rejected=False
    ).exists()


@transaction.atomic
def open_from_finding(
    finding_id: int,
    *,
    first: date,
    last: date,
    reason: str,
    by: Officer,
    on: date,
    monthly: Decimal | None = None,
) -> Recovery:
    """What the household was paid too much from the month `first` to `last` must come back.

    `monthly`: how much of each month, in yuan. Raises StepRefused before the finding is settled as true,
    or where nothing was paid; PermissionDenied.
    """
    finding = locked(finding_id, by)
    if finding.household_id is None or not is_true(finding):
        raise StepRefused(_("疑点属实并经两人办理后，才能登记追回"))
    if last < first:
        raise StepRefused(_("“到哪个月”不能早于“从哪个月”"))
    return open_for_months(
        finding.household_id,
        first=first,
        last=last,
        monthly=monthly,
        reason=reason,
        by=by,
        on=on,
        origin=finding.key,
    )
