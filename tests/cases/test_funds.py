"""Funds by source against what locked runs have paid: to the fen, by two people, never negative unseen."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Officer
from accounts.roles import Role
from cases.actions import appropriations
from cases.funds import Book, books_of, together
from cases.models import Appropriation
from cases.procedure import FourEyes, StepRefused
from tests.cases.payment_roll import TODAY, Desk, computed, deaths_compared, paid_out, roll, signed
from tests.factories import NANAN, QUANZHOU, officer, region

pytestmark = pytest.mark.django_db
COUNTY = [(NANAN, NANAN + 10**6)]
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def given(desk: Desk, amount: str, source: str = "central", **more: object) -> Appropriation:
    told = {"document": "闽财社指〔2026〕8号", "arrived_on": date(2026, 3, 2), "year": 2026}
    made = appropriations.enter(
        region_id=NANAN, source=source, amount=Decimal(amount), by=desk.cashier, on=TODAY,
        **told | more,  # type: ignore[arg-type]
    )  # fmt: skip
    return appropriations.confirm(made.pk, by=desk.approver, on=TODAY)


def book() -> Book:
    (found,) = books_of(COUNTY, 2026)
    return found


@pytest.mark.requirement("R-211", "R-286")
def test_sums_against_locked_runs_month_by_month(desk):
    given(desk, "3000.55")
    given(desk, "1500", "county")
    roll(2, monthly=Decimal("511.11"))
    deaths_compared()
    paid_out(signed(computed(desk.cashier, month=OCTOBER), desk), desk)
    run = computed(desk.cashier, month=NOVEMBER)
    assert (book().spent, book().months_left) == (Decimal("2044.44"), 2)
    paid_out(signed(run, desk), desk, failing={1: "closed"})
    told = book()
    # Of two accounts in November the bank could not pay one: that money is still there.
    assert (told.granted, told.spent) == (Decimal("4500.55"), Decimal("3066.66"))
    assert told.months == {OCTOBER: Decimal("2044.44"), NOVEMBER: Decimal("1022.22")}
    assert (told.balance, told.wanting) == (Decimal("1433.89"), 0)
    assert not told.is_red


@pytest.mark.requirement("R-211")
def test_what_is_missing_is_red_on_both_pages(desk, monkeypatch):
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda at=None: real(at) if at else TODAY)
    given(desk, "1000")
    given(desk, "9000", benefits=["tekun"])
    roll(2)
    deaths_compared()
    signed(computed(desk.cashier), desk)
    told = book()
    assert (told.balance, told.short, told.is_red) == (Decimal("7600.00"), ["dibao"], True)
    assert told.may_cover("dibao") == 1000
    page = browser(desk.cashier).get(reverse("fund_page"), {"year": "2026"}).content.decode()
    assert "资金不足" in page and "7,600.00" in page
    assert (
        "本年资金不足" in browser(desk.approver).get(reverse("payment_run_list")).content.decode()
    )
    book_file = browser(desk.cashier).get(reverse("fund_book"), {"year": "2026"})
    assert book_file.content[:2] == b"PK"


@pytest.mark.requirement("R-067", "R-250")
def test_the_province_bears_more_in_an_old_revolutionary_county(desk):
    given(desk, "5000", "province", ratio=Decimal("60"), tilted=True)
    roll(2)
    deaths_compared()
    signed(computed(desk.cashier), desk)
    assert (book().ratio, book().province_due) == (70, Decimal("1680.00"))


def test_one_person_enters_and_another_confirms(desk):
    waiting = appropriations.enter(
        region_id=NANAN, year=2026, source="city", amount=Decimal(5), document="泉财〔2026〕1号",
        arrived_on=TODAY, by=desk.cashier, on=TODAY,
    )  # fmt: skip
    assert books_of(COUNTY, 2026) == []
    second = officer(Role.COUNTY_APPROVER, NANAN)
    second.natural_person = desk.cashier.natural_person
    second.save()
    with pytest.raises(FourEyes):
        appropriations.confirm(waiting.pk, by=second, on=TODAY)
    elsewhere = officer(Role.COUNTY_APPROVER, 350582000000)
    with pytest.raises(Appropriation.DoesNotExist):
        appropriations.confirm(waiting.pk, by=elsewhere, on=TODAY)
    with pytest.raises(PermissionDenied):
        appropriations.confirm(waiting.pk, by=officer(Role.AUDITOR, NANAN), on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appropriation.objects.update(state="confirmed", settler=waiting.enterer)
    appropriations.confirm(waiting.pk, by=desk.reviewer, on=TODAY)
    with pytest.raises(StepRefused):
        appropriations.refuse(waiting.pk, reason="晚了", by=desk.approver, on=TODAY)
    with pytest.raises(Error), transaction.atomic():
        Appropriation.objects.update(amount=6)


@pytest.mark.requirement("R-211")
def test_a_city_adds_up_its_counties(desk):
    given(desk, "1000")
    one, other = book(), Book(350582000000, 2026, given={"central": Decimal("0.45")})
    whole = together([one, other], QUANZHOU)
    assert (whole.granted, whole.balance) == (Decimal("1000.45"), Decimal("1000.45"))
    region(350582000000)
    city = browser(officer(Role.CITY_SUPERVISOR, QUANZHOU))
    assert "1,000.00" in city.get(reverse("fund_page"), {"year": "2026"}).content.decode()


def browser(who: Officer) -> Client:
    client = Client()
    client.force_login(who, backend="accounts.backends.PostBackend")
    return client
