"""A standard with an earlier first day: what it adds to paid months is paid once, with its document."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from cases.actions.payment import runs
from cases.models import Application, BackPay, PaymentLine, PaymentRun
from cases.procedure import State
from eligibility.actions.standards import Figure, confirm_standard, enter_standard
from tests import factories
from tests.cases.payment_roll import Desk, deaths_compared, paid_out, signed, work_off
from tests.cases.steps import Staff, carry
from tests.factories import NANAN, officer

pytestmark = pytest.mark.django_db
JANUARY, FEBRUARY, MARCH = (date(2027, number, 1) for number in (1, 2, 3))
DOCUMENT = "南民〔2027〕3号"


def standard(amount: str, *, first: date, confirmed_on: date) -> None:
    """Two people set the dibao standard; the second confirms on a day."""
    with time_machine.travel(f"{confirmed_on}T02:00:00Z", tick=False):
        given = Figure(
            "dibao_standard", "both", Decimal(amount), first, None, DOCUMENT,
            backdated_because="文件晚到",
        )  # fmt: skip
        by = officer(Role.COUNTY_REVIEWER, NANAN)
        made = enter_standard(NANAN, given, by=by, on=confirmed_on)
        confirm_standard(made.pk, by=officer(Role.COUNTY_APPROVER, NANAN), checked=True)


def run_of(month: date, desk: Desk) -> PaymentRun:
    on = month.replace(day=20)
    run, _new = runs.open_run(region_id=NANAN, benefit="dibao", month=month, by=desk.cashier, on=on)
    return work_off(run)


def locked(run: PaymentRun, desk: Desk) -> PaymentRun:
    return paid_out(signed(run, desk, on=run.month.replace(day=20)), desk)


@pytest.fixture
def desk() -> Desk:
    """One household of three on 700 a head is paid for January and February."""
    standard("700", first=date(2020, 1, 1), confirmed_on=date(2020, 1, 1))
    names = ("陈阿土", "陈阿水", "陈阿金")
    home = factories.household(*(factories.person(name) for name in names))
    factories.account(home)
    staff = Staff()
    carry(State.CONFIRMED, staff, application=factories.application(home, by=staff.clerk))
    assert Application.objects.get().state == "confirmed"
    deaths_compared(days_ago=-120)
    desk = Desk()
    for month in (JANUARY, FEBRUARY):
        locked(run_of(month, desk), desk)
    return desk


def arrears() -> list[tuple[date, Decimal]]:
    lines = PaymentLine.objects.filter(kind="arrears", void=False)
    return sorted(lines.values_list("month", "amount"))


@pytest.mark.requirement("R-052")
def test_months_paid_before_the_confirmation_are_topped_up_once(desk):
    paid = PaymentLine.objects.filter(kind="regular").count()
    assert paid == 6
    standard("733.33", first=JANUARY, confirmed_on=date(2027, 3, 5))
    run = run_of(MARCH, desk)
    # 33.33 yuan a head and of the raise (10 % of the standard, up to the yuan) 4 for each of three elders.
    by_person = [Decimal("37.33"), Decimal("37.33"), Decimal("37.34")]
    assert arrears() == [(month, each) for month in (JANUARY, FEBRUARY) for each in by_person]
    assert BackPay.objects.count() == 6
    work_off(runs.recompute(run.pk, by=desk.cashier, on=date(2027, 3, 21)))
    assert len(arrears()) == 6
    locked(PaymentRun.objects.get(pk=run.pk), desk)
    run_of(date(2027, 4, 1), desk)
    assert len(arrears()) == 6  # not again, and March is settled by the review of the household
    page = Client()
    page.force_login(desk.cashier, backend="accounts.backends.PostBackend")
    told = page.get(reverse("payment_run_lines", args=[run.pk, "arrears"])).content.decode()
    assert told.count(DOCUMENT) >= 6
    home = PaymentLine.objects.first().household_id
    tab = page.get(reverse("household_detail", args=[home]), {"tab": "payments"}).content.decode()
    assert DOCUMENT in tab


@pytest.mark.requirement("R-052")
def test_a_corrected_standard_adds_only_what_is_still_missing(desk):
    standard("733.33", first=JANUARY, confirmed_on=date(2027, 3, 5))
    locked(run_of(MARCH, desk), desk)
    standard("740", first=JANUARY, confirmed_on=date(2027, 4, 8))
    run_of(date(2027, 4, 1), desk)
    sums = dict.fromkeys((JANUARY, FEBRUARY, MARCH), Decimal(0))
    for month, amount in arrears():
        sums[month] += amount
    # March waited for the second standard alone; together both give the same for the months before: 40 yuan a
    # head, and of the raise (10 % of the standard, up to the yuan) 4.
    assert set(sums.values()) == {Decimal(3 * (40 + 4))}
    assert len(arrears()) == 15


@pytest.mark.requirement("R-052")
def test_a_standard_confirmed_in_time_owes_nothing(desk):
    standard("740", first=MARCH, confirmed_on=date(2027, 2, 25))
    run_of(MARCH, desk)
    assert (arrears(), BackPay.objects.count()) == ([], 0)
