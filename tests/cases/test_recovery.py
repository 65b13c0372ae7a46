"""Money that must come back: months to the fen, instalments, deductions, and a write-off by two people."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Officer
from accounts.roles import Role
from cases.actions.payment import bank_file, recovery
from cases.models import Award, Instalment, Recovery
from cases.procedure import FourEyes, StepRefused
from tests.cases.payment_roll import (
    TODAY,
    Desk,
    computed,
    deaths_compared,
    paid_out,
    roll,
    signed,
)
from tests.factories import NANAN, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    deaths_compared()
    return Desk()


def paid(desk: Desk, *months: int, persons: int = 2, monthly: str = "600.00") -> Award:
    (award,) = roll(1, persons=persons, monthly=Decimal(monthly))
    for number in months:
        run = signed(computed(desk.cashier, month=date(2026, number, 1)), desk)
        paid_out(run, desk)
    return award


def owed_after(award: Award, died_on: date, desk: Desk) -> Recovery:
    person = award.members.order_by("-pk")[0].person
    person.died_on = died_on
    person.save(update_fields=["died_on"])
    made = recovery.open_after_death(
        person.pk, after=died_on, reason="死亡后多发", by=desk.reviewer, on=TODAY
    )
    assert made is not None
    return made


def returned(owed: Recovery, amount: str, receipt: str, by: Officer) -> Recovery:
    recovery.record_instalment(
        owed.pk, amount=Decimal(amount), way="cash", receipt=receipt, paid_on=TODAY, by=by, on=TODAY
    )
    owed.refresh_from_db()
    return owed


def test_months_paid_after_a_death_to_the_fen_and_never_twice(desk):
    award = paid(desk, 8, 9, 10, monthly="511.11")
    owed = owed_after(award, date(2026, 8, 20), desk)
    assert [(each.month.month, each.amount) for each in owed.lines.all()] == [
        (9, Decimal("511.11")),
        (10, Decimal("511.11")),
    ]
    assert (owed.amount, owed.number) == (Decimal("1022.22"), "ZH350583-2026-0001")
    again = recovery.open_after_death(
        owed.person_id, after=date(2026, 8, 20), reason="死亡后多发", by=desk.reviewer, on=TODAY
    )
    assert again is None


def test_part_of_each_month_where_the_household_was_paid_too_much(desk):
    award = paid(desk, 9, 10, persons=3)
    given = {"reason": "瞒报工资性收入", "by": desk.reviewer, "on": TODAY}
    made = recovery.open_for_months(
        award.household_id,
        first=date(2026, 9, 1),
        last=date(2026, 9, 1),
        monthly=Decimal(700),
        **given,
    )
    assert [each.amount for each in made.lines.all()] == [600, 100]
    assert (made.amount, made.person) == (700, None)
    with pytest.raises(StepRefused, match="已登记追回|没有发放"):
        recovery.open_for_months(
            award.household_id, first=date(2026, 11, 1), last=date(2026, 11, 1), **given
        )


def test_instalments_bring_the_balance_to_nought_and_close_it(desk):
    owed = owed_after(paid(desk, 9, 10), date(2026, 8, 20), desk)
    assert returned(owed, "500", "A1", desk.reviewer).balance == 700
    for amount, receipt in (("700.01", "A2"), ("10", "A1")):
        with pytest.raises(StepRefused):
            returned(owed, amount, receipt, desk.reviewer)
    with pytest.raises(IntegrityError, match="recovery_not_below_zero"), transaction.atomic():
        Instalment.objects.create(
            recovery=owed, region=owed.region, amount=Decimal("700.01"), way="cash", receipt="A3",
            paid_on=TODAY, entered_by=desk.reviewer,
        )  # fmt: skip
    assert returned(owed, "700", "A2", desk.reviewer).state == "returned"
    assert owed.settled_on == TODAY
    with pytest.raises(StepRefused, match="已了结"):
        recovery.take_back(owed.pk, receipt="A2", by=desk.reviewer, on=TODAY)
    for change in (lambda: Recovery.objects.update(returned=0), Instalment.objects.all().delete):
        with pytest.raises(Error, match="Cannot"), transaction.atomic():
            change()


def test_a_wrong_instalment_stays_and_is_taken_back(desk):
    owed = owed_after(paid(desk, 9, 10), date(2026, 8, 20), desk)
    returned(owed, "500", "A1", desk.reviewer)
    recovery.take_back(owed.pk, receipt="A1", by=desk.reviewer, on=TODAY)
    owed.refresh_from_db()
    assert (owed.returned, [each.amount for each in owed.instalments.all()]) == (0, [500, -500])
    with pytest.raises(StepRefused, match="已经冲正"):
        recovery.take_back(owed.pk, receipt="A1", by=desk.reviewer, on=TODAY)


def test_a_write_off_takes_two_people_and_a_reason(desk):
    owed = owed_after(paid(desk, 9), date(2026, 8, 20), desk)
    with pytest.raises(StepRefused, match="至少 5 个字"):
        recovery.ask_write_off(owed.pk, reason="无", by=desk.approver, on=TODAY)
    recovery.ask_write_off(owed.pk, reason="没有遗产可供执行", by=desk.approver, on=TODAY)
    with pytest.raises(PermissionDenied):
        recovery.agree_to_write_off(owed.pk, by=desk.reviewer, on=TODAY)
    with pytest.raises(FourEyes):
        recovery.agree_to_write_off(owed.pk, by=desk.approver, on=TODAY)
    twin = officer(Role.COUNTY_APPROVER, NANAN)
    with pytest.raises(IntegrityError, match="by_two_people"), transaction.atomic():
        Recovery.objects.update(
            state="written_off", settled_on=TODAY, agreed_by=twin,
            agreer=desk.approver.natural_person,
        )  # fmt: skip
    assert recovery.agree_to_write_off(owed.pk, by=twin, on=TODAY).state == "written_off"


def test_an_agreed_deduction_is_taken_month_by_month_and_no_more_than_is_owed(desk):
    award = paid(desk, 9, 10, persons=3)
    owed = owed_after(award, date(2026, 8, 9), desk)
    recovery.agree_to_deduct(owed.pk, by=desk.reviewer, on=TODAY)
    returned(owed, "700", "A1", desk.reviewer)
    run = signed(computed(desk.cashier), desk)
    taken = run.lines.get(kind="recovery")
    assert (taken.month, taken.amount) == (date(2026, 9, 1), -500)
    owed.refresh_from_db()
    assert (owed.state, owed.instalments.get(way="deducted").receipt) == (
        "returned",
        run.batch_number,
    )
    assert bank_file.export(run.pk, by=desk.cashier, on=TODAY).amount == 700


def test_money_that_came_back_meanwhile_is_not_deducted_again(desk):
    owed = owed_after(paid(desk, 9, persons=3), date(2026, 8, 9), desk)
    recovery.agree_to_deduct(owed.pk, by=desk.reviewer, on=TODAY)
    run = computed(desk.cashier)
    returned(owed, "600", "A1", desk.reviewer)
    with pytest.raises(StepRefused, match="重新计算"):
        signed(run, desk)


def test_the_page_says_what_is_owed_and_takes_an_instalment(desk):
    owed = owed_after(paid(desk, 9, 10), date(2026, 8, 20), desk)
    client = Client()
    client.force_login(desk.reviewer, backend="accounts.backends.PostBackend")
    shown = client.get(reverse("recovery_detail", args=[owed.pk])).content.decode()
    assert "1,200.00" in shown and "2026-10 600.00" in shown
    given = {"amount": "200", "way": "transfer", "receipt": "B7", "paid_on": "2026-11-20"}
    answer = client.post(reverse("recovery_step", args=[owed.pk, "instalment"]), given)
    assert answer.status_code == 302
    listed = client.get(reverse("ledger_detail", args=["recovery"]) + "?month=2026-11")
    words = listed.content.decode()
    assert owed.number in words and "1,000.00" in words
