"""J5: a finding from the ledger to its end, by two people in two windows."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from playwright.sync_api import FilePayload, Page, expect

from accounts.models import AccessLog, Officer
from accounts.roles import Role
from cases.models import AwardMember, Recovery
from households.models import Person
from monitoring.actions import disposal
from monitoring.models import Disposal, Finding
from tests.cases.payment_roll import Desk, computed, deaths_compared, paid_out, roll, signed
from tests.factories import HONGLAI, NANAN, income, officer
from tests.monitoring.files import AS_OF
from tests.monitoring.registers import funeral
from tests.monitoring.test_deaths import HEADER, compare, dead, members

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DIED = date(2026, 9, 12)
PROOF: FilePayload = {
    "name": "证明.pdf",
    "mimeType": "application/pdf",
    "buffer": b"%PDF-1.4\n%%EOF\n",
}

SignIn = Callable[[Page, Officer], None]


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(AS_OF, tick=True):
        yield


@pytest.fixture
def dead_and_alive(tmp_path) -> list[Person]:
    """Three people a register calls dead; the first was paid for two months after it."""
    desk = Desk()
    awards = roll(3)
    for award in awards:
        income(award.household)
    deaths_compared()
    for month in (date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)):
        paid_out(signed(computed(desk.cashier, month=month), desk), desk)
    people = [members([award])[0] for award in awards]
    rows = [dead(people[0], DIED), dead(people[1], DIED, name="李别人"), dead(people[2], DIED)]
    funeral(tmp_path / "殡葬死亡记录.csv", *rows, header=HEADER)
    compare(officer(Role.COUNTY_REVIEWER, NANAN))
    return people


@pytest.mark.requirement("R-287")
def test_a_death_is_confirmed_by_two_people(
    dead_and_alive, open_page, sign_in: SignIn, audit: Callable[[Page], None]
):
    clerk = officer(Role.TOWNSHIP_CASEWORKER, HONGLAI, name="林经办")
    approver = officer(Role.COUNTY_APPROVER, NANAN, name="郑审批")
    finding = Finding.objects.get(person=dead_and_alive[0])
    page = open_page()
    sign_in(page, clerk)

    page.goto("/findings/?rule=deceased_on_roll")
    expect(page.locator("table[data-rows] tbody tr")).to_have_count(3)
    audit(page)
    page.locator(f"a[href='/findings/{finding.pk}/']").click()
    expect(page.get_by_role("heading", name="影响试算")).to_be_visible()
    expect(page.get_by_text("2026-09-12").first).to_be_visible()
    audit(page)

    page.get_by_role("button", name="由我核实").click()
    page.get_by_role("link", name="属实，死亡注销并停发").click()
    page.get_by_role("button", name="提交处置").click()
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_label("核实情况和理由").fill("村委会证明，家属已办注销户口")
    page.locator("input[type=file]").set_input_files(PROOF)
    page.get_by_role("button", name="提交处置").click()
    expect(page.get_by_text("由其他人员复核")).to_be_visible()

    made = Disposal.objects.get()
    second = open_page()
    sign_in(second, approver)
    second.goto(f"/findings/{finding.pk}/")
    audit(second)
    second.get_by_role("button", name="复核同意").click()
    expect(second.get_by_text("死亡后多发 1,200.00 元")).to_be_visible()
    second.get_by_role("link", name="打印停发告知书").click()
    expect(second.get_by_text("第三十二条")).to_be_visible()
    expect(second.get_by_text("六十日内申请行政复议")).to_be_visible()
    made.refresh_from_db()
    assert made.confirmed_by == approver
    assert AwardMember.objects.get(person=finding.person).period.upper == date(2026, 10, 1)
    assert Recovery.objects.get().amount == 1200


def test_a_wrong_match_needs_a_reason_and_changes_the_share_of_true_ones(
    dead_and_alive, page, sign_in: SignIn
):
    sign_in(page, officer(Role.TOWNSHIP_CASEWORKER, HONGLAI))
    finding = Finding.objects.get(person=dead_and_alive[1])
    page.goto(f"/findings/{finding.pk}/")
    page.get_by_role("link", name="来源数据有误").click()
    page.get_by_role("button", name="提交处置").click()
    expect(page.locator(".error-summary")).to_contain_text("至少 5 个字")
    page.get_by_label("误报原因").select_option("number_misused")
    page.get_by_label("谁证实").fill("村委会主任陈某")
    page.get_by_label("在世核实有效至").fill("2027-05-20")
    page.get_by_label("核实情况和理由").fill("本人在世，号码曾被亲属使用")
    page.locator("input[type=file]").set_input_files(PROOF)
    page.get_by_role("button", name="提交处置").click()
    disposal.confirm(Disposal.objects.get().pk, by=officer(Role.TOWNSHIP_HEAD, HONGLAI), on=AS_OF)
    page.goto("/findings/")
    expect(page.get_by_text("近 12 个月属实率 0%")).to_be_visible()
    expect(page.locator("table[data-rows] tbody tr")).to_have_count(2)


def test_nobody_is_their_own_second_person(dead_and_alive, page, sign_in: SignIn):
    reviewer = officer(Role.COUNTY_REVIEWER, NANAN)
    sign_in(page, reviewer)
    finding = Finding.objects.get(person=dead_and_alive[2])
    page.goto(f"/findings/{finding.pk}/")
    page.get_by_label("核实情况和理由").fill("电话核实，家属确认")
    page.locator("input[type=file]").set_input_files(PROOF)
    page.get_by_role("button", name="提交处置").click()
    expect(page.get_by_text("这项处置是你提出的，由其他人员复核")).to_be_visible()
    expect(page.get_by_role("button", name="复核同意")).to_have_count(0)
    made = Disposal.objects.get()
    status = page.evaluate(
        """async address => (await fetch(address, {method: 'POST', headers: {
            'X-CSRFToken': document.querySelector('[name=csrfmiddlewaretoken]').value}})).status""",
        f"/findings/disposals/{made.pk}/confirm/",
    )
    assert status == 409
    made.refresh_from_db()
    assert made.confirmed_by is None
    assert AccessLog.objects.filter(kind="denied", subject="disposal", subject_id=made.pk).exists()
