"""The on-time board: who had the month's money by its day, who later, and which county has no run."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Region
from accounts.roles import Role
from cases.actions.payment import bank_file, returns, reviews
from cases.models import PaymentRun
from cases.periods import Period
from reports.boards.asking import WHOLE, Asked
from reports.boards.ontime import ONTIME, due_days, runs_of
from tests.cases.payment_roll import (
    TODAY,
    Desk,
    answers,
    change_account,
    computed,
    deaths_compared,
    paid_out,
    roll,
    signed,
)
from tests.factories import HONGLAI, NANAN, officer

pytestmark = pytest.mark.django_db
NOVEMBER = Period.parse("2026-11")
DECEMBER_5 = date(2026, 12, 5)


def paid_again(run: PaymentRun, desk: Desk) -> None:
    """What the bank sent back is paid in December."""
    (home,) = {line.household for line in returns.to_repair(run)}
    account = change_account(home, TODAY, by=desk.clerk)
    reviews.check_account(account.pk, by=desk.reviewer, on=TODAY)
    again = signed(returns.open_supplementary(run.pk, by=desk.cashier, on=TODAY), desk)
    bank_file.export(again.pk, by=desk.cashier, on=TODAY)
    said = answers(again)
    returns.import_return(again.pk, answers=said, sha256="a" * 64, by=desk.cashier, on=DECEMBER_5)


@pytest.mark.requirement("R-112", "R-287")
def test_in_time_late_and_repaired_by_township(monkeypatch):
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda at=None: real(at) if at else DECEMBER_5)
    roll(2)
    deaths_compared()
    desk = Desk()
    county = Region.objects.get(code=NANAN)
    (missing,) = runs_of(county, NOVEMBER.start)
    assert missing.run is None and missing.is_late(DECEMBER_5)
    run = paid_out(signed(computed(desk.cashier), desk), desk, failing={1: "closed"})
    paid_again(run, desk)
    assert due_days(NANAN, NOVEMBER.start)["paid_by"] == date(2026, 11, 30)
    assert due_days(NANAN, date(2021, 6, 1))["paid_by"] == date(2021, 6, 10)
    answer = Asked(ONTIME, county, NOVEMBER, "whole", DECEMBER_5).answered()
    told = {line.figure: answer.value(WHOLE, line.figure) for line in ONTIME.lines}
    assert told == {
        "due": 4, "locked": 4, "in_time": 2, "late": 2, "unpaid": 0, "failed": 2, "repaired": 2,
    }  # fmt: skip
    by_town = Asked(ONTIME, county, NOVEMBER, "place", DECEMBER_5).answered()
    assert by_town.value(str(HONGLAI), "in_time") == 2
    client = Client()
    client.force_login(
        officer(Role.COUNTY_REVIEWER, NANAN), backend="accounts.backends.PostBackend"
    )
    page = client.get(reverse("ontime_board"), {"month": "2026-11"}).content.decode()
    assert "50.0%" in page and "2026-11-30" in page
    rows = client.get(answer.cell(WHOLE, "late").url)
    assert rows.status_code == 200 and "2026-12-05" in rows.content.decode()
