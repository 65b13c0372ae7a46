"""Who goes first, who applies where they live, and how long it took from discovery to aid."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Officer, Region
from accounts.roles import Role
from cases import discovery
from cases.actions import acceptance, verification
from cases.actions.aid import intake as aid_intake
from cases.actions.intake import NotReady, submit
from cases.flags import flags_of
from cases.models import Application
from cases.periods import Period
from cases.procedure import StepRefused
from households.actions.people import Identity
from monitoring.actions import comparing, screening
from monitoring.actions.applying import apply_for
from monitoring.models import Finding
from reports.catalogue.indicators import DISCOVERY
from reports.ledgers import LEDGERS
from reports.ledgers.reading import read
from reports.questions import Live, answer
from tests import drafts
from tests.cases import payment_roll
from tests.cases.payment_roll import Desk
from tests.factories import HONGLAI, NANAN, QIANFENG, invented_number, officer, region
from tests.monitoring.files import AS_OF
from tests.monitoring.staged import staged

pytestmark = pytest.mark.django_db
TODAY = drafts.TODAY
PERMIT = {
    "residence": "permit", "registered_at": "江西省于都县贡江镇", "permit_number": "J350583000123",
    "permit_until": "2027-06-30",
}  # fmt: skip


@pytest.fixture
def clerk() -> Officer:
    region(QIANFENG)
    return officer()


def submitted(by: Officer, *, head: dict[str, str] | None = None, **first: str) -> Application:
    """A case whose applicant is as told."""
    typed: dict[str, Any] = drafts.sections()
    typed["members"]["rows"][0] |= first
    typed["applicant"]["head"] |= head or {}
    return submit(drafts.draft(by, **typed).pk, by=by, on=TODAY)


@pytest.mark.requirement("R-207")
def test_the_elderly_and_the_severely_disabled_go_first_and_the_page_says_why(clerk):
    usual = submitted(clerk)
    disabled = submitted(clerk, disability_kind="physical", disability_grade="2")
    old = submitted(clerk, id_number=invented_number(date(1960, 11, 20)))
    for case in (usual, disabled, old):
        acceptance.accept(case.pk, by=clerk, on=TODAY)
    assert [c.priority for c in Application.objects.order_by("pk")] == [
        "", "severely_disabled", "elderly",
    ]  # fmt: skip
    due = {
        c.application_id: c.due_on for c in usual.clocks.model.objects.filter(kind="investigate")
    }
    assert due[old.pk] == due[disabled.pk] < due[usual.pk]
    waiting = Application.objects.waiting_for(clerk).with_deadline().by_deadline()
    assert [case.pk for case in waiting][-1] == usual.pk
    client = Client()
    client.force_login(clerk, backend="accounts.backends.PostBackend")
    page = client.get(reverse("todo_list")).content.decode()
    assert page.index(usual.number) > max(page.index(disabled.number), page.index(old.number))
    assert page.count("绿色通道") == 2 and "60 周岁以上老年人" in page and "重度残疾人" in page


@pytest.mark.requirement("R-203", "R-202")
def test_whoever_holds_a_permit_applies_here_when_the_place_of_registration_has_answered(clerk):
    with pytest.raises(NotReady, match="居住证已经过期"):
        submitted(clerk, head=PERMIT | {"permit_until": "2026-11-01"})
    with pytest.raises(NotReady, match="居住证号"):
        submitted(clerk, head=PERMIT | {"permit_number": ""})
    case = submitted(clerk, head=PERMIT)
    assert (case.registered_at, case.permit_until) == ("江西省于都县贡江镇", date(2027, 6, 30))
    acceptance.accept(case.pk, by=clerk, on=TODAY)
    verification.ask_verification(case.pk, by=clerk, on=TODAY)
    told = {"by": clerk, "on": TODAY, "as_of": TODAY}
    members = list(case.people.order_by("pk"))
    for person in members:
        verification.record_result(
            case.pk,
            person_id=person.pk,
            source="household_registration",
            answer="consistent",
            **told,
        )
    with pytest.raises(StepRefused, match="于都县贡江镇民政部门还没有回复"):
        verification.finish_verification(case.pk, by=clerk, on=TODAY, conclusion="一致")
    for person in members:
        receives = "conflict" if person == members[0] else "nothing"
        verification.record_result(
            case.pk, person_id=person.pk, source="registration_place", answer=receives, **told
        )
    assert "elsewhere" in {flag.rule for flag in flags_of([case], on=TODAY)[case.pk]}
    ledger = LEDGERS["migrant"]
    places, month = [(HONGLAI, HONGLAI + 1000)], Period.month_of(TODAY)
    (row,) = read(ledger, places=places, month=month, on=TODAY).rows
    assert (row["elsewhere"], row["state"], row["registered_at"]) == (
        "receives", "open", "江西省于都县贡江镇",
    )  # fmt: skip
    verification.record_result(
        case.pk, person_id=members[0].pk, source="registration_place", answer="nothing", **told
    )
    verification.finish_verification(case.pk, by=clerk, on=TODAY, conclusion="没有在户籍地享受")
    assert "elsewhere" not in {flag.rule for flag in flags_of([case], on=TODAY)[case.pk]}
    (row,) = read(ledger, places=places, month=month, on=TODAY).rows
    assert row["elsewhere"] == "clear"
    with pytest.raises(IntegrityError, match="registered_elsewhere"), transaction.atomic():
        Application.objects.update(registered_at="")


@pytest.mark.requirement("R-202")
def test_a_migrant_in_an_emergency_is_aided_where_they_are_and_stands_on_the_ledger(clerk):
    who = Identity(
        "吴外来", "male", date(1990, 1, 2), "resident", invented_number(date(1990, 1, 2))
    )
    happened = aid_intake.Emergency(
        "fire", "heavy", "housing", TODAY, "出租屋失火", hukou="贵州省榕江县"
    )
    aid_intake.take_in(who, happened, region_id=QIANFENG, area="rural", by=clerk, on=TODAY)
    places = [(HONGLAI, HONGLAI + 1000)]
    (row,) = read(
        LEDGERS["migrant"], places=places, month=Period.month_of(TODAY), on=TODAY
    ).rows  # fmt: skip
    assert (row["registered_at"], row["benefit"], row["elsewhere"]) == (
        "贵州省榕江县", "temporary_aid", "none",
    )  # fmt: skip


@pytest.mark.requirement("R-174", "R-176")
def test_the_clock_runs_from_discovery_whatever_the_route(clerk):
    helper = officer(Role.VILLAGE_HELPER, QIANFENG)
    number = invented_number(date(1975, 4, 2))
    (found,) = screening.enter(
        [screening.Entry(QIANFENG, "陈志明", number=number)], by=helper, on=date(2026, 11, 10)
    )
    made = apply_for(found.pk, benefit="dibao", by=helper, on=date(2026, 11, 12))
    assert (made.channel, made.discovered_on) == ("discovery", date(2026, 11, 10))
    with pytest.raises(StepRefused, match="已经开了申请"):
        apply_for(found.pk, benefit="dibao", by=helper, on=TODAY)
    asked = submitted(clerk)
    acceptance.accept(asked.pk, by=clerk, on=date(2026, 11, 23))
    Application.objects.filter(pk=asked.pk).update(
        channel="comparison", discovered_on=date(2026, 11, 16)
    )
    figures = answer(DISCOVERY, Live(Region.objects.get(pk=HONGLAI), Period.parse("2026-11")))
    assert figures["comparison"]["answered"] == 1
    assert figures["comparison"]["days_to_answer"] == Decimal(7)
    client = Client()
    client.force_login(helper, backend="accounts.backends.PostBackend")
    seen = client.get(reverse("screening_detail", args=[found.pk])).content.decode()
    assert made.number in seen and "基层干部摸排核查" in seen
    page = client.get(reverse("application_detail", args=[asked.pk])).content.decode()
    assert "救助部门信息比对" in page and "7 天" in page


@pytest.mark.requirement("R-010", "R-176")
def test_a_hit_becomes_a_case_in_one_step_and_the_time_to_the_money_is_told(clerk):
    grade = {"disability_kind": "mental", "disability_grade": "3", "certificate_state": "valid"}
    number = invented_number(date(1985, 1, 2))
    staged("disability", [{"name": "陈重残", "number": number, "region_code": QIANFENG, **grade}])
    desk = Desk()
    comparing.compare("disability", region_id=NANAN, period="2026Q4", by=desk.reviewer, on=AS_OF)
    finding = Finding.objects.get()
    client = Client()
    client.force_login(clerk, backend="accounts.backends.PostBackend")
    client.post(reverse("finding_open_case", args=[finding.pk]))
    assert Application.objects.get(channel="comparison").discovered_on == finding.found_on
    with time_machine.travel(payment_roll.TODAY):
        (award,) = payment_roll.roll(1)
        case = award.decision.application
        Application.objects.filter(pk=case.pk).update(
            channel="comparison", discovered_on=date(2026, 11, 2), accepted_on=date(2026, 11, 5)
        )
        payment_roll.deaths_compared()
        run = payment_roll.looked_at(payment_roll.computed(desk.cashier), desk.cashier)
        locked_at = payment_roll.signed(run, desk).locked_at
        days = (timezone.localdate(locked_at) - date(2026, 11, 2)).days
        figures = answer(DISCOVERY, Live(Region.objects.get(pk=HONGLAI), Period.parse("2026-11")))
        assert figures["comparison"]["days_to_aid"] == Decimal(days)
    case.refresh_from_db()
    assert dict(discovery.told(case)) | {"发现到受理": "3 天", "发现到救助": f"{days} 天"} == dict(
        discovery.told(case)
    )
