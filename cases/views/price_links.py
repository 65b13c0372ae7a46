"""The price link (价格补贴联动): which months have started, for whom, how much, and whether it is paid."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet, Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import Region
from accounts.roles import Right
from cases.actions.payment.price_link import (
    Preview,
    PriceMonth,
    preview_of,
    price_month,
    with_index,
)
from cases.benefits import BENEFITS, PRICE_SUBSIDY
from cases.forms.payment import MonthForm
from cases.models import PaymentRun
from cases.models.payment import RunState
from cases.periods import add_months
from cases.views.payment_page import LOOK, TONES
from eligibility.code_words import word_of
from eligibility.facts import entered_standards
from eligibility.spoken import said
from eligibility.wording import label_of

SEERS = (*LOOK, Right.SET_STANDARD)
MONTHS = 13


@dataclass(frozen=True)
class PriceRow:
    """One county and month: the law's answer, whom it concerns, and its run with what that pays."""

    county: Region
    priced: PriceMonth
    preview: Preview | None
    run: PaymentRun | None
    today: date

    @property
    def tone(self) -> str:
        return TONES[RunState(self.run.state)] if self.run else ""

    @property
    def is_late(self) -> bool:
        """The last day has passed and the run was not locked by then."""
        due = self.priced.paid_by
        if self.preview is None or due is None:
            return False
        at = self.run.locked_at if self.run else None
        return (timezone.localdate(at) if at else self.today) > due

    @property
    def missing(self) -> int:
        """Persons concerned whom the run leaves out."""
        paid = getattr(self.run, "persons", 0)
        return max((self.preview.persons if self.preview else 0) - paid, 0)


@require_GET
@right_required(*SEERS)
def price_link_list(request: OfficerRequest) -> HttpResponse:
    """The months of one county, or the counties of a wider region in one month."""
    today = timezone.localdate()
    form = MonthForm(request.GET or {"month": f"{today:%Y-%m}"})
    month = form.cleaned_data["month"] if form.is_valid() else today.replace(day=1)
    counties = list(_counties(request))
    months = [month]
    if len(counties) == 1:
        months = [add_months(month, -back) for back in range(MONTHS)]
    runs = _runs(request, months)
    entered = entered_standards()
    rows = [
        _row(county, price_month(county.pk, each, entered=entered), runs, today)
        for county in counties
        for each in dict.fromkeys([month, *with_index(county.pk, months, entered)])
    ]
    law = rows[0].priced if rows else None
    context = {
        "form": form,
        "rows": rows,
        "law": law,
        "groups": [BENEFITS[code].label for code in law.benefits] if law else [],
        "others": [said(word_of("price_subsidy_groups", code)) for code in law.others]
        if law
        else [],
        "may_open": request.user.may(Right.PREPARE_PAYMENT),
        "entering": _entering(counties[0], month)
        if len(counties) == 1 and request.user.may(Right.SET_STANDARD)
        else [],
        "benefit": PRICE_SUBSIDY.code,
    }
    status = 200 if form.is_valid() else 422
    return render(request, "cases/payment/price_links.html", context, status=status)


def _row(
    county: Region, priced: PriceMonth, runs: dict[tuple[int, date], PaymentRun], today: date
) -> PriceRow:
    preview = preview_of(county.pk, priced) if priced.is_payable else None
    return PriceRow(county, priced, preview, runs.get((county.pk, priced.month)), today)


def _counties(request: OfficerRequest) -> QuerySet[Region]:
    mine = Region.objects.visible_to(request.user).within(request.user.intervals_with(*SEERS))
    return mine.filter(level=Region.Level.COUNTY).in_force().order_by("code")


def _runs(request: OfficerRequest, months: list[date]) -> dict[tuple[int, date], PaymentRun]:
    """The runs of the months by county and month, with persons and yuan of this month's lines."""
    counted = Q(lines__void=False, lines__kind="regular")
    runs = (
        PaymentRun.objects.visible_to(request.user)
        .filter(benefit=PRICE_SUBSIDY.code, kind=PaymentRun.Kind.REGULAR, month__in=months)
        .exclude(state=RunState.CANCELLED)
        .annotate(
            persons=Count("lines__person", filter=counted, distinct=True),
            amount=Sum("lines__amount", filter=counted),
        )
    )
    return {(run.region_id, run.month): run for run in runs}


def _entering(county: Region, month: date) -> list[tuple[str, str]]:
    """The two indices of the month, each with the address of its form, filled in as far as it is known."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    given = {"region": county.name, "area": "both", "from_on": month, "to_on": last}
    given["backdated_because"] = _("指数按月公布，公布当月发放")
    return [
        (label_of(key), f"{reverse('standard_new')}?{urlencode({'key': key} | given)}")
        for key in ("price_index", "food_price_index")
    ]
