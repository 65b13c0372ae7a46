"""The head dies: the award goes on under another head, into another account, without a gap or a double."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.roles import Role
from cases.actions.payment import reviews
from cases.models import PaymentLine, PaymentRun
from households.actions.accounts import open_account
from households.models import BankAccount, Household
from monitoring.actions import disposal
from monitoring.models import Finding
from tests.cases.payment_roll import (
    Desk,
    computed,
    deaths_compared,
    looked_at,
    paid_out,
    roll,
    signed,
)
from tests.factories import NANAN, officer
from tests.monitoring.registers import funeral
from tests.monitoring.test_deaths import HEADER, compare, dead, members

pytestmark = pytest.mark.django_db
DIED = date(2026, 10, 12)
FOUND = date(2026, 11, 20)
DECEMBER, JANUARY = date(2026, 12, 1), date(2027, 1, 1)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def bereaved(tmp_path, desk) -> Household:
    """The head of three died in October; October and November were paid before it was known."""
    (award,) = roll(1, persons=3)
    deaths_compared()
    for month in (date(2026, 10, 1), date(2026, 11, 1)):
        paid_out(signed(computed(desk.cashier, month=month), desk), desk)
    (head, *_rest) = members([award])
    funeral(tmp_path / "f.csv", dead(head, DIED), header=HEADER)
    compare(officer(Role.COUNTY_REVIEWER, NANAN))
    finding = Finding.objects.get()
    made = disposal.propose(
        finding.pk, code="1", reason="村委会出具证明，已注销", by=desk.clerk, on=FOUND,
        version=finding.version, proof=SimpleUploadedFile("证明.pdf", b"%PDF-1.4\n%%EOF\n"),
        facts={"event_on": DIED},
    )  # fmt: skip
    disposal.confirm(made.pk, by=desk.approver, on=FOUND)
    household = award.household
    household.refresh_from_db()
    assert household.head_id != head.pk
    return household


def new_account(household: Household, desk: Desk, on: date) -> BankAccount:
    return open_account(
        household.pk, by=desk.clerk, on=on, holder_id=household.head_id,
        holder_name=household.head.name, bank="南安农商银行", card="6222020200998877665",
    )  # fmt: skip


def paid(run: PaymentRun, desk: Desk) -> PaymentRun:
    return paid_out(signed(looked_at(run, desk.reviewer), desk), desk)


def per_month() -> list[tuple[date, int, Decimal]]:
    """Of each month: how many people were paid, and what each got."""
    lines = PaymentLine.objects.filter(amount__gt=0, void=False).values_list("month", "amount")
    return sorted({(m, sum(1 for n, _a in lines if n == m), a) for m, a in lines})


@pytest.mark.requirement("R-287")
def test_the_new_head_is_paid_next_month_into_the_new_account(bereaved, desk):
    account = new_account(bereaved, desk, date(2026, 11, 24))
    reviews.check_account(account.pk, by=desk.reviewer, on=date(2026, 11, 25))
    december = paid(computed(desk.cashier, month=DECEMBER, on=date(2026, 12, 1)), desk)
    assert set(december.lines.values_list("card_token", flat=True)) == {account.card_token}
    assert not december.exclusions.exists()
    assert per_month() == [
        (date(2026, 10, 1), 3, Decimal(600)),
        (date(2026, 11, 1), 3, Decimal(600)),
        (DECEMBER, 2, Decimal(600)),
    ]


@pytest.mark.requirement("R-287")
def test_the_account_of_the_dead_receives_nothing_and_no_month_is_lost(bereaved, desk):
    december = computed(desk.cashier, month=DECEMBER, on=date(2026, 12, 1))
    assert not december.lines.exists()
    assert set(december.exclusions.values_list("reason", flat=True)) == {"no_account"}
    signed(december, desk)
    unchecked = new_account(bereaved, desk, date(2026, 12, 26))
    january = computed(desk.cashier, month=JANUARY, on=date(2027, 1, 2))
    assert not january.lines.exists()  # ten days have not passed, and nobody has checked it
    reviews.check_account(unchecked.pk, by=desk.reviewer, on=date(2027, 1, 4))
    february = computed(desk.cashier, month=date(2027, 2, 1), on=date(2027, 2, 1))
    assert set(february.lines.values_list("card_token", flat=True)) == {unchecked.card_token}
    months = february.lines.values_list("month", "kind")
    assert sorted(months) == [(DECEMBER, "arrears")] * 2 + [(date(2027, 2, 1), "regular")] * 2
