"""The reserve fund of a township (临时救助备用金): the county fills it, the township pays from it."""

from datetime import date
from decimal import Decimal

from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import Officer, Region
from accounts.models.region import ancestor
from accounts.roles import Right
from cases.actions.payment.rights import require
from cases.benefits import law_in
from cases.models import FundMovement, ReserveFund
from cases.procedure import FourEyes, StepRefused
from eligibility.rules.money import WHOLE
from households.choices import Area

Kind = FundMovement.Kind
FUNDERS = (Right.PREPARE_PAYMENT, Right.APPROVE_PAYMENT)
KEEPERS = (Right.SUBMIT,)


@transaction.atomic
def open_fund(
    *, region_id: int, quota: Decimal, document: str, by: Officer, on: date
) -> ReserveFund:
    """The county sets up the fund of a township, and its first grant (拨付) is the whole quota, in yuan.

    Raises StepRefused where the township has one, PermissionDenied without a county's right there.
    """
    require(by, FUNDERS, region_id)
    if Region.objects.get(pk=region_id).level != Region.Level.TOWNSHIP:
        raise StepRefused(_("备用金按乡镇（街道）设立"))
    if quota <= 0:
        raise StepRefused(_("金额要大于 0"))
    fund, is_new = ReserveFund.objects.get_or_create(
        region_id=region_id,
        defaults={"quota": quota, "document": document, "opened_on": on, "opened_by": by},
    )
    if not is_new:
        raise StepRefused(_("这个乡镇（街道）已有备用金，在原来的上面补充"))
    _move(fund, Kind.GRANT, quota, document, by=by, on=on)
    fund.refresh_from_db()
    return fund


@transaction.atomic
def top_up(fund_id: int, *, amount: Decimal, document: str, by: Officer, on: date) -> FundMovement:
    """The county fills the fund up (补充), at most to its quota. Raises StepRefused beyond it."""
    fund = _locked(fund_id, FUNDERS, by)
    if fund.balance + amount > fund.quota:
        room = fund.quota - fund.balance
        raise StepRefused(
            _("补充后不能超过核定额度，最多补充 %(room)s 元；要增加先调整核定额度") % {"room": room}
        )
    return _move(fund, Kind.TOP_UP, amount, document, by=by, on=on)


@transaction.atomic
def fix_quota(fund_id: int, *, quota: Decimal, document: str, by: Officer, on: date) -> ReserveFund:
    """The county fixes another quota (核定额度) by a document. What is in the fund stays."""
    fund = _locked(fund_id, FUNDERS, by)
    fund.quota, fund.document = quota, document.strip()
    fund.save(update_fields=["quota", "document"])
    return fund


@transaction.atomic
def pay(
    fund: ReserveFund,
    *,
    amount: Decimal,
    payee: str,
    document: str,
    decided_by: Officer,
    by: Officer,
    on: date,
) -> FundMovement:
    """The township hands out what somebody else decided (支付). Raises FourEyes for one natural person,
    StepRefused for more than the fund holds."""
    fund = _locked(fund.pk, KEEPERS, by)
    if by.natural_person == decided_by.natural_person:
        raise FourEyes(_("这笔救助是你决定的，由其他人员发放"))
    _require_money(fund, amount)
    return _move(
        fund, Kind.PAYMENT, amount, document, by=by, on=on, payee=payee.strip(),
        payer=by.natural_person, decided_by=decided_by, decider=decided_by.natural_person,
    )  # fmt: skip


@transaction.atomic
def take_back(fund_id: int, *, payment: int, document: str, by: Officer, on: date) -> FundMovement:
    """A payee gave a whole payment back (退回). Raises StepRefused for one that came back before."""
    fund = _locked(fund_id, KEEPERS, by)
    paid = returnable(fund).filter(pk=payment).first()
    if paid is None:
        raise StepRefused(_("没有这一笔支付，或已经退回"))
    return _move(
        fund, Kind.RETURN, paid.amount, document, by=by, on=on, payee=paid.payee, gives_back=paid
    )


@transaction.atomic
def surrender(
    fund_id: int, *, amount: Decimal, document: str, by: Officer, on: date
) -> FundMovement:
    """The township hands money back to the county (缴回), as at the end of a year."""
    fund = _locked(fund_id, KEEPERS, by)
    _require_money(fund, amount)
    return _move(fund, Kind.SURRENDER, amount, document, by=by, on=on)


def fund_of(region_id: int) -> ReserveFund | None:
    """The fund of the township in which a place lies."""
    return ReserveFund.objects.filter(region=ancestor(region_id, "township")).first()


def returnable(fund: ReserveFund) -> models.QuerySet[FundMovement]:
    """Payments that nobody has given back."""
    return fund.movements.filter(kind=Kind.PAYMENT, given_back_by=None).order_by("-pk")


def alert_below(fund: ReserveFund, *, on: date) -> Decimal:
    """Below so many yuan the county is asked to fill up: a share of the quota, by the law of the place."""
    share = law_in(fund.region_id, Area.RURAL, on).reserve_fund_alert
    return fund.quota * share / WHOLE


def is_low(fund: ReserveFund, *, on: date) -> bool:
    return fund.balance < alert_below(fund, on=on)


def _require_money(fund: ReserveFund, amount: Decimal) -> None:
    if amount <= 0:
        raise StepRefused(_("金额要大于 0"))
    if amount > fund.balance:
        raise StepRefused(
            _("备用金只有 %(balance)s 元，不够支付；请县级补充") % {"balance": fund.balance}
        )


def _locked(fund_id: int, rights: tuple[Right, ...], by: Officer) -> ReserveFund:
    fund = (
        ReserveFund.objects.visible_to(by)
        .select_related("region")
        .select_for_update(of=("self",))
        .get(pk=fund_id)
    )
    require(by, rights, fund.region_id)
    return fund


def _move(
    fund: ReserveFund, kind: str, amount: Decimal, document: str, *, by: Officer, on: date,
    **more: object,
) -> FundMovement:  # fmt: skip
    if amount <= 0 or not document.strip():
        raise StepRefused(_("金额要大于 0，并写明凭证或文号"))
    return FundMovement.objects.create(
        fund=fund, region_id=fund.region_id, kind=kind, amount=amount, on=on,
        document=document.strip(), entered_by=by, **more,
    )  # fmt: skip
