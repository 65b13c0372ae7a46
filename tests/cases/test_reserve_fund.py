"""The reserve fund of a township: every yuan in its ledger, two people for each payment, never below zero."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, IntegrityError, connections, transaction
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from cases.actions import reserve_fund as funds
from cases.models import FundMovement, ReserveFund
from cases.periods import Period
from cases.procedure import FourEyes, StepRefused
from reports.ledgers import LEDGERS
from reports.ledgers.reading import read
from tests import factories
from tests.cases.steps import TODAY, Staff
from tests.factories import HONGLAI, MEISHAN, NANAN

pytestmark = pytest.mark.django_db


def fund(quota: int = 5000) -> ReserveFund:
    cashier = factories.officer(Role.COUNTY_CASHIER, NANAN)
    factories.region(HONGLAI)
    return funds.open_fund(
        region_id=HONGLAI, quota=Decimal(quota), document="南民〔2026〕9号", by=cashier, on=TODAY
    )


def paid(made: ReserveFund, staff: Staff, amount: int, **given: Any) -> FundMovement:
    told: dict[str, Any] = {"payee": "陈阿土", "document": "领条1号", "decided_by": staff.head}
    return funds.pay(made, amount=Decimal(amount), by=staff.clerk, on=TODAY, **told | given)


@pytest.mark.requirement("R-187", "R-240")
def test_the_ledger_has_every_movement_with_its_balance():
    made, staff = fund(), Staff()
    cashier = factories.officer(Role.COUNTY_CASHIER, NANAN)
    first = paid(made, staff, 1500)
    paid(made, staff, 3000, payee="林小明", document="领条2号")
    made.refresh_from_db()
    assert made.balance == 500 and funds.is_low(made, on=TODAY)
    with pytest.raises(StepRefused, match="不超过|不能超过"):
        funds.top_up(
            made.pk, amount=Decimal(4501), document="南民〔2026〕30号", by=cashier, on=TODAY
        )
    funds.top_up(made.pk, amount=Decimal(4000), document="南民〔2026〕30号", by=cashier, on=TODAY)
    funds.take_back(made.pk, payment=first.pk, document="退款单1", by=staff.clerk, on=TODAY)
    with pytest.raises(StepRefused, match="已经退回"):
        funds.take_back(made.pk, payment=first.pk, document="退款单2", by=staff.clerk, on=TODAY)
    found = read(
        LEDGERS["reserve_fund"], places=[(NANAN, NANAN + 10**6)], month=Period.month_of(TODAY),
        on=TODAY,
    )  # fmt: skip
    rows = [
        (row["state"], row["came_in"] or -row["went_out"], row["balance"]) for row in found.rows
    ]
    assert rows == [
        ("grant", 5000, 5000), ("payment", -1500, 3500), ("payment", -3000, 500),
        ("top_up", 4000, 4500), ("return", 1500, 6000),
    ]  # fmt: skip
    assert found.rows[1]["decider"] == staff.head.name
    later = read(
        LEDGERS["reserve_fund"], places=[(HONGLAI, HONGLAI + 1000)],
        month=Period.month_of(date(2027, 1, 5)), on=date(2027, 1, 5),
    )  # fmt: skip
    assert [(row["state"], row["balance"]) for row in later.rows] == [("none", 6000)]


def test_nobody_pays_alone_or_from_a_fund_of_another_place():
    made, staff = fund(), Staff()
    with pytest.raises(FourEyes):
        paid(made, staff, 100, decided_by=staff.clerk)
    with pytest.raises(ReserveFund.DoesNotExist):
        paid(made, Staff(MEISHAN), 100)
    with pytest.raises(PermissionDenied):
        funds.top_up(made.pk, amount=Decimal(1), document="自补", by=staff.clerk, on=TODAY)
    with pytest.raises(StepRefused, match="备用金只有"):
        paid(made, staff, 5001)
    row = paid(made, staff, 100)
    alone = {"entered_by": staff.clerk, "payer": staff.clerk.natural_person, "payee": "陈"}
    for broken in (
        alone | {"decided_by": staff.clerk, "decider": staff.clerk.natural_person},
        {**alone, "payer": None},
    ):
        with pytest.raises(IntegrityError, match="paid_by_two_people"), transaction.atomic():
            FundMovement.objects.create(
                fund=made, region_id=HONGLAI, kind="payment", amount=1, on=TODAY, document="领条",
                **broken,
            )  # fmt: skip
    for change in (
        lambda: FundMovement.objects.filter(pk=row.pk).update(amount=1),
        lambda: ReserveFund.objects.filter(pk=made.pk).update(balance=9999),
    ):
        with pytest.raises(Error), transaction.atomic():
            change()


@pytest.mark.django_db(transaction=True)
@pytest.mark.requirement("R-187")
def test_two_who_pay_at_once_never_take_more_than_there_is():
    made, staff = fund(2000), Staff()
    both = Barrier(2)

    def act(number: int) -> bool:
        try:
            with transaction.atomic():
                both.wait(10)
                FundMovement.objects.create(
                    fund=made, region_id=HONGLAI, kind="payment", amount=Decimal(1500), on=TODAY,
                    document=f"领条{number}", payee="陈阿土", entered_by=staff.clerk,
                    payer=staff.clerk.natural_person, decided_by=staff.head,
                    decider=staff.head.natural_person,
                )  # fmt: skip
            return True
        except IntegrityError as error:
            assert "reservefund_never_below_zero" in str(error)
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(act, range(2))) == [False, True]
    made.refresh_from_db()
    assert made.balance == 500


def test_the_county_sets_it_up_and_the_township_sees_its_own(client: Client):
    cashier = factories.officer(Role.COUNTY_CASHIER, NANAN)
    town, other = Staff(), Staff(MEISHAN)
    client.force_login(cashier)
    said = {"region": HONGLAI, "quota": "20,000", "document": "南民〔2026〕9号"}
    answer = client.post(reverse("reserve_fund_new"), said, follow=True)
    made = ReserveFund.objects.get()
    assert made.balance == 20000 and "余额正常" in answer.content.decode()
    page = reverse("reserve_fund_detail", args=[made.pk])
    for who, status in ((town.clerk, 200), (other.clerk, 404)):
        client.force_login(who)
        assert client.get(page).status_code == status
    client.force_login(town.clerk)
    give = {"amount": "500", "document": "年终缴回"}
    answer = client.post(
        reverse("reserve_fund_step", args=[made.pk, "surrender"]), give, follow=True
    )
    assert "19,500.00" in answer.content.decode()
    assert (
        client.post(reverse("reserve_fund_step", args=[made.pk, "top-up"]), give).status_code == 403
    )
