"""What everybody is asked at a visit (问需问效): what they need, are they content, what were they given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from accounts.models import Officer
from cases.models import PaymentLine
from cases.periods import Period, add_months
from monitoring.models import RoundVisit


@dataclass(frozen=True)
class Asked:
    """What they answered; `received` is what the passbook shows of last month, in yuan."""

    satisfied: str = ""
    need: str = ""
    received: Decimal | None = None

    @property
    def said(self) -> bool:
        return bool(self.satisfied or self.need or self.received is not None)


def paid_last_month(households: Iterable[int], *, on: date) -> tuple[date, dict[int, Decimal]]:
    """The month before, and what was paid out in its runs to each of the households that got anything, in
    yuan. What the bank could not pay does not count."""
    month = add_months(Period.month_of(on).start, -1)
    lines = PaymentLine.objects.locked().filter(household__in=households, run__month=month)
    lines = lines.exclude(bank_return__paid=False).order_by()
    sums = dict(lines.values_list("household").annotate(Sum("amount")))
    return month, {household: paid for household, paid in sums.items() if paid > 0}


def write(visit: RoundVisit, asked: Asked, *, by: Officer, on: date) -> None:
    """The answers stand on the visit; the sum beside what was paid, which the daily comparison looks at."""
    if not asked.said:
        return
    visit.satisfied, visit.need = asked.satisfied, asked.need.strip()[:200]
    home = visit.household_id
    month, paid = paid_last_month([home] if home else [], on=on)
    if home in paid and asked.received is not None:
        visit.paid_month, visit.paid, visit.received = month, paid[home], asked.received
    visit.asked_on, visit.asked_by = on, by
    visit.save()
