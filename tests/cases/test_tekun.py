"""Recognition of people in extreme difficulty: the county's draw, and what an ending is tested for."""

import hashlib
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Officer
from cases.actions import visit
from cases.models import Application, PaymentRun, SpotCheck
from cases.procedure import StepRefused
from eligibility.models import Standard
from tests.cases.steps import Staff, confirm, survey
from tests.cases.test_every_benefit import CASES, DECIDED, applied, carried, paid
from tests.factories import NANAN

pytestmark = pytest.mark.django_db
AT_HOME = CASES["tekun at home, two items lost"]


def client_of(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer, backend="accounts.backends.PostBackend")
    return client


@pytest.mark.requirement("R-236")
def test_the_county_draws_by_a_seed_that_anybody_can_follow_and_visits_whom_it_drew():
    staff = Staff()
    cards = [f"622202020011223344{number}" for number in range(4)]
    cases = [carried(applied(AT_HOME, staff, card), staff) for card in cards]
    reviewer = client_of(staff.reviewer)
    assert client_of(staff.clerk).post(reverse("spot_check_new")).status_code == 403
    page = reviewer.post(reverse("spot_check_new"), follow=True).content.decode()
    lots = list(SpotCheck.objects.select_related("application"))
    (seed,) = {lot.seed for lot in lots}
    numbers = sorted(
        (case.number for case in cases),
        key=lambda number: hashlib.sha256(f"{seed}:{number}".encode()).hexdigest(),
    )
    chosen = {lot.application.number for lot in lots if lot.chosen}
    assert (len(lots), chosen) == (4, set(numbers[:2]))  # three in ten of four, never fewer
    assert seed in page
    assert page.count("还没有入户") == 2
    again = reviewer.post(reverse("spot_check_new"), follow=True).content.decode()
    assert "没有等待抽取的申请" in again
    with pytest.raises(DatabaseError), transaction.atomic():
        SpotCheck.objects.update(chosen=False)
    drawn = Application.objects.get(number=numbers[0])
    assert seed in reviewer.get(drawn.get_absolute_url()).content.decode()
    with pytest.raises(StepRefused, match="抽查抽中.*县级入户后才能确认"):
        confirm(drawn, staff, DECIDED)
    visit.record_county_visit(
        drawn.pk, by=staff.reviewer, on=DECIDED, survey=survey(visited_on=DECIDED)
    )
    assert confirm(drawn, staff, DECIDED).benefit == "tekun"
    assert confirm(Application.objects.get(number=numbers[-1]), staff, DECIDED)


@pytest.mark.requirement("R-236")
def test_an_ending_knows_the_six_causes_and_what_the_family_would_fit():
    staff = Staff()
    award = confirm(carried(applied(AT_HOME, staff), staff), staff, DECIDED)
    clerk = client_of(staff.clerk)
    address = reverse("exit_new", args=[award.household_id])
    form = clerk.get(address).content.decode()
    causes = (
        "具备劳动能力",
        "收入超过标准",
        "有人履行供养抚养义务",
        "成年且不在读",
        "服刑",
        "被宣告失踪",
    )
    assert all(cause in form for cause in causes)
    told: dict[str, Any] = {"reason": "supporter", "note": "侄子自愿接回家中赡养"}
    page = clerk.post(address, told, follow=True).content.decode()
    assert "终止后符合的救助" in page
    assert "最低生活保障：按户纳入低保" in page


@pytest.mark.requirement("R-166")
def test_the_treasury_gives_by_a_standard_of_its_own():
    staff = Staff()
    award = confirm(carried(applied(AT_HOME, staff), staff), staff, DECIDED)
    Standard.objects.create(
        region_id=NANAN, key="tekun_fiscal_subsidy", area="both", amount=Decimal(900),
        period=DateRange(date(2026, 1, 1), None), document="南财〔2026〕3号", entered_by=staff.clerk,
        confirmed_by=staff.approver, confirmed_at=timezone.now(),
    )  # fmt: skip
    (line,) = paid(award)
    this = PaymentRun.objects.filter(pk=line.run_id)
    this.update(seal="x", batch_number="1", locked_at=timezone.now())
    for state in ("computed", "prepared", "checked", "locked"):
        this.update(state=state)
    setter = client_of(staff.reviewer)
    told = {"on": "2027-01-01"}
    assert "特困人员供养财政补助标准" in setter.get(reverse("policy"), told).content.decode()
    page = setter.get(reverse("fund_page"), {"year": "2027"}).content.decode()
    assert "按财政补助标准应补助 900.00 元，已发放 1,440.00 元" in page
