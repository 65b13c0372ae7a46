"""The money of the demo county: price subsidy, a figure raised afterwards, what must come back, funds."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from accounts.models import Officer
from cases.actions import appropriations
from cases.actions.payment import recovery
from cases.models import Award, PaymentRun, Recovery
from cases.periods import add_months
from eligibility.actions.standards import Figure, confirm_standard, enter_standard
from reports.synthetic import months
from reports.synthetic.months import Till
from reports.synthetic.staff import NANAN

INDICES = ("3.6", "2.1")  # of last month, which starts the subsidy, and of this month
PRICES = "泉州市居民消费价格月报（示例）"
GRANTS = (
    ("central", "600000.00", "闽财社指〔2025〕118号（示例）"),
    ("province", "400000.00", "闽财社指〔2026〕9号（示例）"),
    ("city", "100000.00", "泉财指标〔2026〕31号（示例）"),
)


def pay_price_subsidy(staff: dict[str, Officer], till: Till, *, on: date) -> PaymentRun:
    """Last month's index started the subsidy, which was paid; this month's did not."""
    this = on.replace(day=1)
    for month, amount in zip((add_months(this, -1), this), INDICES, strict=True):
        figure = Figure(
            key="price_index", area="both", amount=Decimal(amount), from_on=month,
            to_on=add_months(month, 1) - timedelta(days=1), document=PRICES,
            backdated_because="指数按月公布，公布当月发放",
        )  # fmt: skip
        made = enter_standard(NANAN, figure, by=staff["caishencha"], on=on)
        confirm_standard(made.pk, by=staff["hongshenpi"], checked=True)
    return months.pay(NANAN, add_months(this, -1), till, benefit="price_subsidy")


def fund(staff: dict[str, Officer], *, on: date) -> int:
    """The year's sums by source, and one of the county that waits for its second person."""
    cashier, second = staff["zengchuna"], staff["xufuhe"]
    given: dict[str, Any] = {"region_id": NANAN, "year": on.year, "by": cashier, "on": on}
    for source, amount, document in GRANTS:
        province = source == "province"
        made = appropriations.enter(
            source=source, amount=Decimal(amount), document=document,
            arrived_on=on.replace(month=1, day=15) if on.month > 1 else on.replace(day=1),
            ratio=Decimal(60) if province else None, tilted=province, **given,
        )  # fmt: skip
        appropriations.confirm(made.pk, by=second, on=on)
    appropriations.enter(
        source="county", amount=Decimal("350000.00"), document="南财社〔2026〕12号（示例）",
        arrived_on=on, **given,
    )  # fmt: skip
    return len(GRANTS) + 1


def raise_subsidy(staff: dict[str, Officer], till: Till, *, on: date) -> PaymentRun:
    """A subsidy was raised from two months ago on: this month's run waits, with what is owed for them."""
    this = on.replace(day=1)
    figure = Figure(
        key="disability_living", area="both", amount=Decimal(98), from_on=add_months(this, -2),
        to_on=None, document=f"南民〔{on.year}〕61号（示例）",
        backdated_because="文件下达较晚，从执行之日起补发",
    )  # fmt: skip
    made = enter_standard(NANAN, figure, by=staff["caishencha"], on=on)
    confirm_standard(made.pk, by=staff["hongshenpi"], checked=True)
    return months.open_month(NANAN, this, till, benefit="disability_living", on=on)


def claim_back(staff: dict[str, Officer], *, on: date) -> int:
    """Money of a death comes back in instalments; a subsidy paid beyond its certificate is deducted, and
    a child's is asked to be written off. How many recoveries."""
    by, this = staff["caishencha"], on.replace(day=1)
    for known in Recovery.objects.filter(state=Recovery.State.OPEN).order_by("pk")[:1]:
        recovery.record_instalment(
            known.pk, amount=(known.amount / 2).quantize(Decimal("0.01")), way="transfer",
            receipt="南财收0012", paid_on=on, by=by, on=on,
        )  # fmt: skip
    reasons = {
        "disability_nursing": "残疾证到期以后多发",
        "unsupported_child": "母亲接回孩子以后多发",
    }
    for benefit, reason in reasons.items():
        ended = Award.objects.filter(benefit=benefit, period__endswith__isnull=False).latest("pk")
        made = recovery.open_for_months(
            ended.household_id, person_id=ended.person_id, first=add_months(this, -2),
            last=add_months(this, -1), reason=reason, by=by, on=on,
        )  # fmt: skip
        if benefit == "disability_nursing":
            recovery.agree_to_deduct(made.pk, by=by, on=on)
        else:
            recovery.ask_write_off(made.pk, reason="母亲外出务工失去联系", by=by, on=on)
    return Recovery.objects.count()
