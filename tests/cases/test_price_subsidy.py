"""The temporary price subsidy: started by two people's figures, each person once, to the fen, in time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions.jobs import run_job
from accounts.models import Job, Officer
from accounts.roles import Role
from cases.actions.payment import bank_file, gates, holds, runs
from cases.actions.payment.bridge import totals_of
from cases.actions.payment.price_link import preview_of, price_month, waiting_months
from cases.models import Award, AwardMember, PaymentLine, PaymentRun
from cases.procedure import StepRefused
from eligibility.actions.standards import Figure, confirm_standard, enter_standard
from tests.cases.payment_roll import (
    LONG_AGO,
    MONTH,
    TODAY,
    Desk,
    computed,
    deaths_compared,
    roll,
    signed,
    work_off,
)
from tests.factories import NANAN, officer

pytestmark = pytest.mark.django_db
LAST = date(2026, 11, 30)


def entered(key: str, amount: str, *, first: date = MONTH, last: date | None = LAST) -> int:
    given = Figure(key, "both", Decimal(amount), first, last, "统计公报", backdated_because="按月")
    return enter_standard(NANAN, given, by=officer(Role.COUNTY_REVIEWER, NANAN), on=TODAY).pk


def confirmed(key: str, amount: str, **given: Any) -> None:
    by = officer(Role.COUNTY_APPROVER, NANAN)
    confirm_standard(entered(key, amount, **given), by=by, checked=True)


def started(cpi: str = "3.6", standard: str = "900") -> None:
    confirmed("dibao_standard", standard, first=LONG_AGO, last=None)
    confirmed("price_index", cpi)


def priced(desk: Desk, *, on: date = TODAY) -> PaymentRun:
    run, _new = runs.open_run(
        region_id=NANAN, benefit="price_subsidy", month=MONTH, by=desk.cashier, on=on
    )
    return work_off(run)


def also_unsupported(award: Award) -> None:
    """One person of the household holds a second award."""
    (first, *_rest) = award.members.all()
    own = {"benefit_group": "child_living"}
    second = Award.objects.create(
        household=award.household, decision=award.decision, region=award.region, area="rural",
        benefit="unsupported_child", mode="single_person", monthly=1, period=award.period, **own,
    )  # fmt: skip
    AwardMember.objects.create(
        award=second, person=first.person, region=award.region, share=1, period=award.period, **own
    )


@pytest.mark.requirement("R-122", "R-167")
def test_each_person_once_to_the_fen_and_locked_by_three():
    awards = roll(3)
    also_unsupported(awards[0])
    started()
    deaths_compared()
    desk = Desk()
    link = price_month(NANAN, MONTH)
    assert (link.started, link.urban, link.rural, link.paid_by) == (True, 32, 32, LAST)
    assert vars(preview_of(NANAN, link)) == {"persons": 6, "yuan": Decimal("192.00")}
    run = priced(desk)
    lines = PaymentLine.objects.filter(run=run)
    assert (lines.count(), set(lines.values_list("amount", "kind"))) == (6, {(32, "regular")})
    assert lines.values("person").distinct().count() == 6
    assert totals_of(run).is_exact and runs.days_of(run).paid_by == LAST
    assert [each.month for each in waiting_months(NANAN, on=TODAY)] == [MONTH]
    dibao = signed(computed(desk.cashier), desk)
    run = signed(run, desk)
    assert waiting_months(NANAN, on=TODAY) == []
    file = bank_file.export(run.pk, by=desk.cashier, on=TODAY)
    assert (file.rows, file.amount) == (3, Decimal("192.00"))
    assert "价格临时补贴 2026-11" in file.content.decode("utf-8-sig")
    assert dibao.lines.count() == 6  # what they live on is untouched


@pytest.mark.requirement("R-122")
@pytest.mark.parametrize(("cpi", "standard", "each"), [("3.6", "775", 30), ("6.2", "905", 56)])
def test_the_floor_of_the_province_and_the_nearest_yuan(cpi, standard, each):
    started(cpi, standard)
    assert price_month(NANAN, MONTH).rural == each


@pytest.mark.requirement("R-122")
def test_one_persons_figure_starts_nothing():
    roll(1)
    desk = Desk()
    confirmed("dibao_standard", "900", first=LONG_AGO, last=None)
    waiting = entered("price_index", "3.6")
    with pytest.raises(StepRefused, match="没有达到启动条件"):
        priced(desk)
    confirm_standard(waiting, by=officer(Role.COUNTY_APPROVER, NANAN), checked=True)
    assert priced(desk).lines.count() == 2


def test_a_corrected_index_shuts_the_gate_until_computed_anew():
    roll(1)
    started()
    desk = Desk()
    run = priced(desk)
    confirmed("price_index", "5.0")
    shut = {gate.name for gate in gates.gates_of(run, on=TODAY, exceptions=[]) if not gate.is_open}
    assert "terms" in shut
    run = work_off(runs.recompute(run.pk, by=desk.cashier, on=TODAY))
    assert set(run.lines.values_list("amount", flat=True)) == {Decimal("45.00")}
    found = {gate.name: gate.is_open for gate in gates.gates_of(run, on=TODAY, exceptions=[])}
    assert found["terms"] and found["complete"]


def test_who_is_held_waits_here_too():
    award, _other = roll(2)
    started()
    desk = Desk()
    holds.hold_payments(award.pk, by=desk.reviewer, on=TODAY, reason="核查中")
    run = priced(desk)
    assert set(run.exclusions.values_list("reason", "amount")) == {("held", Decimal("32.00"))}
    assert run.lines.count() == 2 and totals_of(run).is_exact


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_and_parts_done_twice_pay_each_person_once():
    awards = roll(40)
    for award in awards[:10]:
        also_unsupported(award)
    started()
    desk = Desk()
    given = {"region_id": NANAN, "month": MONTH, "by": desk.cashier, "on": TODAY}
    for benefit in ("price_subsidy", "dibao"):
        runs.open_run(benefit=benefit, **given)
    jobs = [*Job.objects.values_list("pk", flat=True)] * 2

    def work(job: int) -> None:
        try:
            run_job(job, runs.compute_part, closing=runs.close_computing)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, jobs))
    run = PaymentRun.objects.get(benefit="price_subsidy")
    assert (run.state, run.lines.count(), run.exclusions.count()) == ("computed", 80, 0)
    assert PaymentRun.objects.get(benefit="dibao").lines.count() == 80


def browser(who: Officer) -> Client:
    client = Client()
    client.force_login(who, backend="accounts.backends.PostBackend")
    return client


@pytest.mark.requirement("R-167")
def test_the_pages_say_who_how_much_and_when_and_turn_red(monkeypatch):
    day = [TODAY]
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda at=None: real(at) if at else day[0])
    roll(2)
    started()
    desk = Desk()
    cashier = browser(desk.cashier)
    told = cashier.get(reverse("payment_run_list")).content.decode()
    assert "4 人，128.00 元" in told and "最迟 2026-11-30 发放" in told
    day[0] = date(2026, 12, 2)
    late = cashier.get(reverse("payment_run_list")).content.decode()
    assert "已超过最迟发放日 2026-11-30" in late
    page = cashier.get(reverse("price_link_list"), {"month": "2026-11"}).content.decode()
    assert "逾期" in page and "编制批次" in page
    given = {"region": NANAN, "benefit": "price_subsidy", "month": "2026-11"}
    assert cashier.post(reverse("payment_run_open"), given).status_code == 302
    neighbour = browser(officer(Role.COUNTY_CASHIER, 350582000000))
    assert "4 人" not in neighbour.get(reverse("payment_run_list")).content.decode()
    assert neighbour.post(reverse("payment_run_open"), given).status_code == 422
