"""J3: the county's desk in the browser: bulk approval, return, four eyes, a relative, recall, keys."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.management import call_command
from django.db.models import Sum
from django.utils import timezone

from accounts.roles import Role
from cases.actions import examination
from cases.models import Application, Award, Decision, Event
from cases.procedure import State
from households.models import CloseRelative
from tests import factories
from tests.cases.steps import Staff, carry

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def reported(staff: Staff, on: date) -> Application:
    """One more case that waits for its decision."""
    home = factories.household()
    factories.income(home)
    application = factories.application(home, by=staff.clerk)
    return carry(State.REPORTED, staff, application=application, on=on)


@pytest.fixture
def staff(live_server):
    call_command("load_workdays")
    return Staff()


@pytest.fixture
def queue(staff):
    """Twelve clean cases, two to look at, one that blocks, one of the approver's own, one relative's."""
    on = timezone.localdate() - timedelta(days=8)
    cases = {"clean": [reported(staff, on) for _n in range(12)]}
    cases["look"] = [reported(staff, on) for _n in range(2)]
    for case in cases["look"]:
        factories.household(address=case.household.address)
    cases["block"] = [reported(staff, on)]
    for home in (cases["block"][0].household, factories.household()):
        factories.account(home)
    second = Staff()
    second.head.natural_person = staff.approver.natural_person
    second.head.save()
    cases["own"] = [reported(second, on)]
    cases["relative"] = [reported(staff, on)]
    relatives = cases["relative"][0].household
    CloseRelative.objects.create(
        household=relatives, region=relatives.region, staff_name="林某", staff_unit="民政局",
        relation="兄弟", officer=staff.approver, filed_on=on,
    )  # fmt: skip
    return cases


def test_bulk_approval_of_clean_cases_only(page, sign_in, audit, staff, queue):
    sign_in(page, staff.approver)
    page.goto("/approvals/")
    audit(page)
    page.get_by_role("link", name="选择全部符合条件").click()
    page.get_by_role("heading", name="已选中符合条件的 12 户").wait_for()
    audit(page)
    left = page.get_by_test_id("left").inner_text()
    for reason in (
        "不包括 5 户",
        "同一住址登记了 2 户",
        "同一银行卡用于 2 户",
        "你是本案初审人",
        "近亲属",
    ):
        assert reason in left
    clean = Application.objects.filter(pk__in=[case.pk for case in queue["clean"]])
    total = clean.aggregate(sum=Sum("assessment__total_monthly"))["sum"]
    assert Decimal(page.get_by_test_id("monthly").inner_text().replace(",", "")) == total
    assert page.get_by_test_id("persons").inner_text() == "12"

    page.get_by_label("输入要确认的户数").fill("60")
    page.get_by_role("button", name="全部确认").click()
    page.get_by_role("link", name=re.compile("输入的户数与列出的 12 户不一致")).wait_for()
    assert not Award.objects.exists()

    edited = queue["clean"][3]
    examination.examine(edited.pk, by=staff.reviewer, on=timezone.localdate(), note="再看一遍")
    page.get_by_label("输入要确认的户数").fill("12")
    page.get_by_role("button", name="全部确认").click()
    page.get_by_text("已批准 11 · 未通过 1").wait_for()
    assert edited.number in page.content()
    assert Award.objects.count() == Decision.objects.count() == 11
    confirmed = Event.objects.filter(kind=Event.Kind.CONFIRMED)
    assert {event.detail["version"] for event in confirmed} == {queue["clean"][0].version}
    assert Application.objects.filter(state=State.CONFIRMED).count() == 11


def test_own_and_relatives_cases_go_to_another(page, sign_in, staff, queue):
    sign_in(page, staff.approver)
    own, relative = queue["own"][0], queue["relative"][0]
    page.goto(f"/approvals/?case={own.pk}")
    assert page.get_by_test_id("fence").inner_text() == "你是本案初审人，本案由其他人员审批"
    assert page.get_by_test_id("confirm").count() == 0
    answer = page.goto(f"/applications/{own.pk}/steps/confirm/")
    assert answer.status == 403
    page.get_by_text("本案由其他人员审批").wait_for()
    page.goto(f"/approvals/?case={relative.pk}")
    assert "近亲属" in page.get_by_test_id("fence").inner_text()
    assert "县级入户后才能确认" in page.get_by_test_id("flags").inner_text()


def test_a_returned_case_frames_its_boxes(open_page, sign_in, audit, staff, queue):
    county, township = open_page(), open_page()
    case = queue["clean"][0]
    sign_in(county, staff.approver)
    county.goto(f"/approvals/?case={case.pk}")
    county.get_by_role("link", name="退回乡镇").click()
    audit(county)
    county.get_by_role("button", name="退回").click()
    county.get_by_text("至少选出一处有问题的栏目").first.wait_for()
    county.locator("[name=section_1]").select_option("income")
    county.locator("[name=row_1]").fill("2")
    county.locator("[name=code_1]").select_option("differs")
    county.locator("[name=text_1]").fill("工资与社保缴费基数不一致")
    county.get_by_role("button", name="退回").click()
    county.get_by_role("heading", name="审批台").wait_for()

    sign_in(township, staff.clerk)
    township.goto("/")
    township.get_by_role("link", name="县级退回").click()
    township.get_by_role("link", name=re.compile(case.number)).click()
    boxes = township.get_by_test_id("boxes")
    assert "第 2 行" in boxes.inner_text()
    assert "工资与社保缴费基数不一致" in boxes.inner_text()
    assert boxes.locator("tr.framed").count() == 1
    assert "退回 1 次" in township.content()
    audit(township)
    township.get_by_label("直接重报").check()
    township.get_by_label("改正说明").fill("已按缴费基数更正")
    township.get_by_role("button", name="重报").click()
    township.get_by_text("待审核确认").first.wait_for()
    assert Application.objects.get(pk=case.pk).state == State.REPORTED


def test_recall_within_half_an_hour(page, sign_in, staff, queue):
    sign_in(page, staff.approver)
    first, second = queue["clean"][:2]
    for case in (first, second):
        page.goto(f"/approvals/?case={case.pk}")
        page.get_by_role("button", name="确认").click()
        page.get_by_role("heading", name="审批台").wait_for()
    page.goto(f"/applications/{first.pk}/")
    page.get_by_role("link", name="撤回确认").click()
    page.get_by_label("原因").fill("录入有误")
    page.get_by_role("button", name="撤回").click()
    page.get_by_text("待审核确认").first.wait_for()
    assert Application.objects.get(pk=first.pk).state == State.REPORTED
    assert Award.objects.filter(period__isempty=True).count() == 1
    later = datetime.now(tz=timezone.get_current_timezone()) + timedelta(minutes=31)
    with time_machine.travel(later):
        page.goto(f"/applications/{second.pk}/")
        assert page.get_by_role("link", name="撤回确认").count() == 0


def test_keys_drive_the_desk_and_can_be_switched_off(page, sign_in, staff, queue):
    sign_in(page, staff.approver)
    page.goto("/approvals/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('tr') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("case="))
    page.keyboard.press("d")
    page.get_by_role("heading", name="不予确认").wait_for()
    page.go_back()
    page.keyboard.press("r")
    page.get_by_role("heading", name="退回乡镇").wait_for()
    page.goto(f"/approvals/?case={queue['clean'][0].pk}")
    page.keyboard.press("a")
    page.get_by_role("heading", name="审批台").wait_for()
    page.wait_for_load_state()
    assert Award.objects.count() == 1
    staff.approver.shortcuts = False
    staff.approver.save(update_fields=["shortcuts"])
    page.goto(f"/approvals/?case={queue['clean'][1].pk}")
    page.keyboard.press("a")
    page.keyboard.press("d")
    page.get_by_role("heading", name="审批台").wait_for()
    assert Award.objects.count() == 1


def test_a_flag_is_looked_at_before_confirming(page, sign_in, staff, queue):
    sign_in(page, staff.approver)
    case = queue["look"][0]
    page.goto(f"/approvals/?case={case.pk}")
    page.get_by_role("button", name="确认").click()
    page.get_by_text("有还没有查看的风险").wait_for()
    page.get_by_label("同一住址登记了 2 户").check()
    page.get_by_role("button", name="确认").click()
    page.get_by_role("heading", name="审批台").wait_for()
    assert Application.objects.get(pk=case.pk).state == State.CONFIRMED


def test_each_role_lands_on_its_own_desk(open_page, sign_in, audit, staff, queue):
    for role, officer in factories.everyone().items():
        window = open_page()
        sign_in(window, officer)
        window.goto("/")
        window.get_by_role("heading", name="工作台").wait_for()
        audit(window)
        if role == Role.COUNTY_APPROVER:
            assert window.get_by_role("link", name="待审核确认").inner_text().startswith("17")
        window.context.close()
