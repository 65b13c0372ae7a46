"""Temporary aid for great expenses: the ordinary procedure, stages paid by the run, and the short way."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions.jobs import run_job
from accounts.models import Officer
from accounts.roles import Role
from cases.actions.aid import decide
from cases.actions.aid.hardship import accept_as_urgent, file_hardship
from cases.actions.intake import open_draft, submit
from cases.actions.payment import runs
from cases.models import Aid, AidStage, Application, Award, PaymentRun
from cases.periods import Period
from cases.procedure import State, StepRefused
from eligibility.models import Standard
from reports.ledgers import LEDGERS
from reports.ledgers.reading import read
from tests import factories
from tests.cases.steps import TODAY, Staff, carry
from tests.drafts import save, sections
from tests.factories import QIANFENG

pytestmark = pytest.mark.django_db
SIXIAN, TOWN, VILLAGE = 341324000000, 341324104000, 341324104201  # 泗县, whose standard is 660
TOLD: dict[str, Any] = {
    "cause": "medical", "severity": "heavy", "months": 3, "self_paid": Decimal(30000),
    "need": "medical", "happened_on": date(2026, 10, 8), "happened": "户主心脏手术，自付三万元",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _that_day() -> Iterator[None]:
    with time_machine.travel(TODAY):
        yield


def client_of(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer, backend="accounts.backends.PostBackend")
    return client


def applied(staff: Staff, village: int = VILLAGE, **told: Any) -> Application:
    """A family that earns more than dibao allows, and has paid for an operation."""
    home = factories.household(factories.person("陈阿土", at=village))
    factories.income(home, amount=Decimal(1500))
    factories.account(home)
    case = factories.application(home, by=staff.clerk, benefit="temporary_aid")
    file_hardship(case, home.head, TOLD | told)
    return case


def confirmed(case: Application, staff: Staff, **said: str) -> Client:
    """The county confirms on the page of the case."""
    client = client_of(staff.approver)
    step = reverse("application_step", args=[case.pk, "confirm"])
    case.refresh_from_db()
    said = {"version": str(case.version), "form": "cash", "source": "budget"} | said
    assert client.post(step, said).status_code == 302
    return client


@pytest.fixture
def staff() -> Staff:
    factories.region(VILLAGE, name="大庄村")
    staff = Staff(TOWN)
    Standard.objects.create(
        region_id=SIXIAN, key="disposable_income", area="both", amount=Decimal(30000),
        period=DateRange(date(2026, 1, 1), None), document="统计公报", entered_by=staff.clerk,
        confirmed_by=staff.approver, confirmed_at=timezone.now(),
    )  # fmt: skip
    return staff


@pytest.mark.requirement("R-044")
def test_the_wizard_asks_what_befell_the_household():
    factories.region(QIANFENG)
    staff = Staff()
    typed = sections()
    typed["income"]["rows"][0]["amount"] = "9,000"
    first = typed["members"]["rows"][0]
    case = open_draft(
        by=staff.clerk, on=TODAY, region_id=QIANFENG, name=first["name"], number=first["id_number"],
        benefit="temporary_aid",
    )  # fmt: skip
    for name, data in typed.items():
        save(case, name, data, by=staff.clerk, on=TODAY)
    client = client_of(staff.clerk)
    address = reverse("intake_section", args=[case.pk, "particulars"])
    page = client.get(address).content.decode()
    assert "解决什么困难" in page
    assert "为谁申请" not in page
    said = {"cause": "education", "need": "education", "severity": "ordinary", "months": "2",
            "happened_on": "2026-11-02", "happened": "长女考入大学"}  # fmt: skip
    sent = said | {"then": "finish", "version": "0", "client": "a", "sequence": "1"}
    refused = client.post(address, sent)
    assert (refused.status_code, "填写金额" in refused.content.decode()) == (422, True)
    sent |= {"self_paid": "8,000", "version": "1", "sequence": "2"}
    assert client.post(address, sent).status_code == 302
    sheet = client.get(reverse("intake_sheet", args=[case.pk])).content.decode()
    assert "临时救助" in sheet
    submit(case.pk, by=staff.clerk, on=TODAY)
    aid = Aid.objects.get(application=case)
    assert (aid.kind, aid.need, aid.self_paid) == ("expenditure", "education", Decimal(8000))
    shown = client.get(reverse("aid_detail", args=[aid.pk])).content.decode()
    assert "义务教育" in shown
    assert "8,000.00" in shown


@pytest.mark.requirement("R-189", "R-190", "R-050", "R-243", "R-101")
def test_one_approval_is_paid_by_the_run_stage_by_stage_and_then_tested_for_dibao(staff):
    case = carry(State.REPORTED, staff, application=applied(staff))
    total = case.clocks.get(kind="total")
    assert (total.days, total.working) == (30, True)
    assert case.notices.get().text["once"] is True
    confirmed(case, staff, source="special_fund")
    aid = Aid.objects.get(application=case)
    planned = [row.amount for row in aid.stages.all()]
    assert len(planned) == 3
    assert sum(planned) == aid.amount == aid.computed
    today = TODAY
    paid = _paid(staff, today.replace(day=1), today)
    assert [(line.person_id, line.amount) for line in paid] == [(aid.person_id, planned[0])]
    assert _states(aid) == ["given", "held", "held"]
    ledger = read(LEDGERS["temporary_aid"], places=[(TOWN, TOWN + 1000)],
                  month=Period.month_of(today), on=today)  # fmt: skip
    (row,) = ledger.rows
    assert (row["special_fund"], row["budget"], row["state"]) == (planned[0], None, "to_visit")
    client = client_of(staff.clerk)
    step = reverse("aid_step", args=[aid.pk, "follow-up"])
    seen = {"visited_on": today.isoformat(), "visitors": "林经办、陈协理", "seen": "还在康复",
            "goes_on": "yes"}  # fmt: skip
    assert client.post(step, seen).status_code == 302
    assert _states(aid) == ["given", "given", "held"]
    first, second = Award.objects.filter(benefit="temporary_aid").order_by("period")
    assert second.period.lower == first.period.upper  # one for each month
    assert [line.amount for line in _paid(staff, second.period.lower, date(2026, 12, 8))] == [
        planned[1]
    ]
    assert client.post(step, seen | {"goes_on": "no"}).status_code == 302
    assert _states(aid) == ["given", "given", "stopped"]
    assert case.clocks.get(kind="dibao_test").due_on == today + timedelta(days=90)
    tested = reverse("aid_step", args=[aid.pk, "dibao-test"])
    found = {"fits": "yes", "note": "手术以后不能做工，收入没有了"}
    assert client.post(tested, found).status_code == 302
    dibao = Application.objects.get(benefit="dibao", household=case.household)
    story = client.get(dibao.get_absolute_url()).content.decode()
    assert f"临时救助 {case.number} 审核确认" in story
    assert "还在康复" in story


def test_goods_and_referrals_have_no_award_and_goods_name_their_money(staff):
    case = carry(State.REPORTED, staff, application=applied(staff, self_paid=Decimal(100)))
    confirmed(case, staff, form="goods")
    (stage,) = AidStage.objects.filter(aid__application=case)
    assert (stage.state, stage.award, Award.objects.count()) == ("released", None, 0)
    with pytest.raises(IntegrityError, match="names_its_source"), transaction.atomic():
        AidStage.objects.filter(pk=stage.pk).update(
            state="given", given_on=TODAY, document="签收单", source=""
        )
    step = reverse("aid_step", args=[stage.aid_id, "hand-over"])
    told = {"what": "大米二十斤", "document": "签收单1号", "source": "special_fund"}
    assert client_of(staff.clerk).post(step, told).status_code == 302
    stage.refresh_from_db()
    assert (stage.state, stage.source) == ("given", "special_fund")


@pytest.mark.requirement("R-022", "R-046", "R-239")
def test_the_rules_of_the_place_and_day_choose_the_short_way(staff):
    ordinary = applied(staff, cause="epidemic")
    carry(State.ACCEPTED, staff, application=ordinary)
    assert ordinary.clocks.filter(kind="total").exists()
    here = Staff()
    case = applied(here, QIANFENG, cause="epidemic")
    client = client_of(here.clerk)
    page = client.get(case.get_absolute_url()).content.decode()
    assert "按急难型受理" in page
    assert reverse("application_step", args=[case.pk, "accept"]) not in page
    with pytest.raises(StepRefused, match="闽民救〔2020〕21号.*直接按急难型"):
        carry(State.ACCEPTED, here, application=case)
    step = reverse("application_step", args=[case.pk, "accept-urgent"])
    assert client.post(step, {"version": str(case.version)}).status_code == 302
    case.refresh_from_db()
    assert case.state == State.URGENT
    assert case.aid.kind == "emergency"
    assert case.clocks.get().kind == "emergency"
    decide.decide(
        case.aid.pk, amounts=[Decimal(1000)], reason="隔离期间没有收入", by=here.head, on=TODAY
    )
    assert Application.objects.get(pk=case.pk).state == State.CONFIRMED


def test_what_turns_out_urgent_is_taken_the_short_way_by_judgement(staff):
    case = applied(staff)
    accept_as_urgent(case.pk, by=staff.clerk, on=TODAY)
    assert case.events.get(kind="accepted").detail["note"] == "经办人认为情况紧急，按急难型受理"


def test_a_month_whose_payment_is_closed_is_left_to_the_next(staff):
    cashier = factories.officer(Role.COUNTY_CASHIER, SIXIAN)
    run, _new = runs.open_run(
        region_id=SIXIAN, benefit="temporary_aid", month=TODAY.replace(day=1), by=cashier, on=TODAY
    )
    this = PaymentRun.objects.filter(pk=run.pk)
    this.update(seal="x", batch_number="1", locked_at="2026-11-23T00:00Z")
    for state in ("computed", "prepared", "checked", "locked"):
        this.update(state=state)
    case = carry(State.REPORTED, staff, application=applied(staff))
    confirmed(case, staff)
    assert Award.objects.get().period.lower == date(2026, 12, 1)


def _states(aid: Aid) -> list[str]:
    return [row.state for row in aid.stages.all()]


def _paid(staff: Staff, month: date, on: date) -> list[Any]:
    """What the county's run of a month pays, left open."""
    cashier = factories.officer(Role.COUNTY_CASHIER, SIXIAN)
    run, _new = runs.open_run(
        region_id=SIXIAN, benefit="temporary_aid", month=month, by=cashier, on=on
    )
    assert run.job_id is not None
    run_job(run.job_id, runs.compute_part, closing=runs.close_computing)
    return list(run.lines.all())
