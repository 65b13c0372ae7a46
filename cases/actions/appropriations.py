"""Money for a county (资金下达): one person enters what a document gives, another confirms it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer, Region
from accounts.roles import Right
from cases.actions.payment.rights import require
from cases.models import Appropriation
from cases.procedure import FourEyes, StepRefused

ENTERERS = (Right.PREPARE_PAYMENT,)
CONFIRMERS = (Right.CHECK_PAYMENT, Right.APPROVE_PAYMENT)
State = Appropriation.State


@transaction.atomic
def enter(
    *,
    region_id: int,
    year: int,
    source: str,
    amount: Decimal,
    document: str,
    arrived_on: date,
    by: Officer,
    on: date,
    benefits: Sequence[str] = (),
    ratio: Decimal | None = None,
    tilted: bool = False,
) -> Appropriation:
    """A sum in yuan is written down for a county and year; nothing counts yet.

    Raises StepRefused for another place than a county, no sum, a day to come, or a ratio that is not the
    province's; PermissionDenied without the right there.
    """
    require(by, ENTERERS, region_id)
    if Region.objects.get(pk=region_id).level != Region.Level.COUNTY:
        raise StepRefused(_("资金按县登记"))
    if not amount or arrived_on > on:
        raise StepRefused(_("金额不能为 0，到账日期不晚于今天"))
    if source != Appropriation.Source.PROVINCE and (ratio or tilted):
        raise StepRefused(_("补助比例只填在省级资金上"))
    if tilted and not ratio:
        raise StepRefused(_("老区苏区县的资金写明分档补助比例"))
    return Appropriation.objects.create(
        region_id=region_id, year=year, source=source, amount=amount, document=document.strip(),
        arrived_on=arrived_on, benefits=sorted(benefits), ratio=ratio, tilted=tilted,
        entered_by=by, enterer=by.natural_person,
    )  # fmt: skip


@transaction.atomic
def confirm(appropriation_id: int, *, by: Officer, on: date) -> Appropriation:
    """Another person has held the sum against its document: it counts."""
    return _settle(appropriation_id, State.CONFIRMED, "", by, on)


@transaction.atomic
def refuse(appropriation_id: int, *, reason: str, by: Officer, on: date) -> Appropriation:
    """Another person sends it back, with the reason; it is entered anew."""
    return _settle(appropriation_id, State.REFUSED, reason.strip(), by, on)


def _settle(
    appropriation_id: int, state: State, reason: str, by: Officer, on: date
) -> Appropriation:
    rows = Appropriation.objects.visible_to(by).select_for_update(of=("self",))
    row = rows.get(pk=appropriation_id)
    require(by, CONFIRMERS, row.region_id)
    if row.state != State.WAITING:
        raise StepRefused(_("这笔资金%(state)s") % {"state": row.get_state_display()})
    if row.enterer == by.natural_person:
        raise FourEyes(_("这笔资金是你登记的，由其他人员确认"))
    row.state, row.refused_because, row.settled_on = state, reason, on
    row.settled_by, row.settler = by, by.natural_person
    row.save(update_fields=["state", "refused_because", "settled_on", "settled_by", "settler"])
    return row
