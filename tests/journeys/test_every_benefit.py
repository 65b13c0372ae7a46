"""Each benefit beside dibao at a browser: applied for, decided, paid and ended, and what the books then say.

One window, in which one officer after the other signs in; the day is moved on where the law has people wait.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from playwright.sync_api import expect

from cases.models import Application, Award
from households.models import Household, Person
from monitoring.models import Finding
from tests import factories
from tests.cases.steps import TODAY
from tests.factories import HONGLAI, NANAN, QIANFENG, invented_number
from tests.journeys.one_window import (
    Window,
    apply,
    carry,
    carry_refused,
    confirm,
    go_through,
    home_of,
    pay,
)
from tests.journeys.test_j5_death import PROOF
from tests.monitoring.registers import funeral
from tests.monitoring.test_deaths import HEADER, compare, dead

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ABLE = dict.fromkeys(("eating", "dressing", "bed", "toilet", "walking", "bathing"), "yes")


@pytest.fixture
def window(page, sign_in, audit) -> Iterator[Window]:
    page.set_default_timeout(30_000)
    with time_machine.travel(datetime(2026, 11, 23, 1, 30, tzinfo=UTC), tick=True) as clock:
        call_command("load_workdays")
        factories.region(QIANFENG)
        yield Window(page, audit, sign_in, clock)


def told_in_books(window: Window, benefit: str, label: str, yuan: str) -> None:
    """The township's list of new awards names the person; the county's month counts them and the money."""
    page = window.page
    window.sit(window.staff.clerk, "/ledgers/new_awards/?month=2027-01")
    row = page.locator("main table tbody tr", has_text=label)
    expect(row).to_have_count(1)
    expect(row).to_contain_text(yuan)
    window.sit(window.staff.reviewer, f"/reports/monthly/?region={NANAN}&period=2027-01")
    for figure, value in (("persons", "1"), ("month_amount", yuan)):
        link = page.locator(f"a[href$='/{benefit}.{figure}/']").first
        expect(link).to_have_text(value)
    link = page.locator(f"a[href$='/{benefit}.persons/']").first
    link.click()
    expect(page.locator("main tbody tr")).to_have_count(1)
    window.audit(page)


def stopped_in_books(window: Window, label: str, reason: str) -> None:
    """The list of those who left names benefit and reason."""
    window.move_to(date(2027, 2, 3))
    window.sit(window.staff.clerk, "/ledgers/stopped/?month=2027-02")
    row = window.page.locator("main table tbody tr", has_text=label)
    expect(row).to_have_count(1)
    expect(row).to_contain_text(reason)


def died(window: Window, person: Person, folder: Path) -> None:
    """The death register shows it, the township proposes with proof, the county confirms."""
    on = date(2027, 1, 20)
    window.move_to(on)
    funeral(folder / "逝者.csv", dead(person, on - timedelta(days=4)), header=HEADER, as_of=on)
    compare(window.staff.reviewer, on=on, period="2027-01")
    finding = Finding.objects.get(person=person)
    window.sit(window.staff.clerk, f"/findings/{finding.pk}/")
    page = window.page
    page.get_by_label("核实情况和理由").fill("村委会出具死亡证明")
    page.locator("input[type=file]").set_input_files(PROOF)
    page.get_by_role("button", name="提交处置").click()
    window.sit(window.staff.approver, f"/findings/{finding.pk}/")
    page.get_by_role("button", name="复核同意").click()
    expect(page.get_by_text("已办结").first).to_be_visible()


@pytest.mark.requirement("R-033")
def test_tekun(window: Window, tmp_path: Path):
    old = factories.person("陈阿土")
    asked = {"person": "m1", **ABLE, "bathing": "no", "walking": "no", "support_mode": "scattered"}
    application = apply(window, home_of(old), "tekun", asked)
    carry(window, application)
    award = confirm(window, application, "1,440.00")
    pay(window, "tekun", "特困人员救助供养", "1440.00", tmp_path)
    told_in_books(window, "tekun", "特困人员救助供养", "1,440.00")
    died(window, old, tmp_path)
    award.refresh_from_db()
    assert (award.end_reason, award.period.upper) == ("death", date(2027, 2, 1))
    stopped_in_books(window, "特困人员救助供养", "死亡")


@pytest.mark.requirement("R-034", "R-035")
def test_both_subsidies_of_a_disabled_person(window: Window, tmp_path: Path):
    person = factories.person("陈小安", disability_kind="physical", disability_grade=2)
    home = home_of(person)
    asked = {
        "person": "m1", "hukou_here": "yes", "work_injury": "no", "certificate_until": "2031-06-30"
    }  # fmt: skip
    benefits = (
        ("disability_living", "困难残疾人生活补贴"), ("disability_nursing", "重度残疾人护理补贴"),
    )  # fmt: skip
    for benefit, _label in benefits:
        window.move_to(TODAY)
        application = apply(window, home, benefit, asked)
        carry(window, application, "disability")
        confirm(window, application, "92.00")
    for benefit, label in benefits:
        pay(window, benefit, label, "92.00", tmp_path)
        told_in_books(window, benefit, label, "92.00")
    died(window, person, tmp_path)
    assert set(Award.objects.values_list("end_reason", flat=True)) == {"death"}
    for _benefit, label in benefits:
        stopped_in_books(window, label, "死亡")


@pytest.mark.requirement("R-027")
def test_a_child_whose_mother_comes_home(window: Window, tmp_path: Path):
    grandmother = factories.person("陈阿婆", sex="female")
    child = factories.person(
        "陈小宇", born=date(2016, 3, 1), schooling="compulsory", employment="student"
    )
    home = home_of(grandmother, child, pension=3000)
    asked = {
        "person": "m2", "chooses": "child", "work_injury": "no", "father_state": "dead",
        "mother_state": "prison", "mother_months": "36",
    }  # fmt: skip
    application = apply(window, home, "unsupported_child", asked)
    carry(window, application)
    award = confirm(window, application, "1,792.00")
    pay(window, "unsupported_child", "事实无人抚养儿童基本生活补贴", "1792.00", tmp_path)
    told_in_books(window, "unsupported_child", "事实无人抚养儿童基本生活补贴", "1,792.00")
    _mother_returns(window, home, award)
    award.refresh_from_db()
    assert (award.end_reason, award.period.upper) == ("supporter", date(2027, 2, 1))
    stopped_in_books(window, "事实无人抚养儿童基本生活补贴", "有人履行供养抚养义务")


def _mother_returns(window: Window, home: Household, award: Award) -> None:
    """The review finds a mother who raises the child: the county refuses, behind both locks."""
    page, staff = window.page, window.staff
    window.move_to(date(2027, 1, 12))
    window.sit(staff.clerk, f"/households/{home.pk}/awards/")
    page.get_by_role("button", name="复核").first.click()
    page.wait_for_url(re.compile(r"/intake/"))
    review = Application.objects.latest("pk")
    changed = {"mother_state": "raises", "mother_months": ""}
    go_through(window, review, {"particulars": changed})
    carry_refused(window, review)
    window.sit(staff.clerk, f"/exits/new/{home.pk}/")
    window.press("提出退出核对", reason="supporter", note="母亲刑满释放，已把孩子接回")
    check = page.url
    window.press("提出放行", reason="释放证明书和入户已证实")
    window.audit(page)
    window.sit(staff.approver, check)
    window.press("同意放行")
    page.goto(f"/applications/{review.pk}/steps/refuse/")
    window.press("不予确认", reason="母亲已回家抚养，不再符合条件")
    expect(page.get_by_text("不予确认").first).to_be_visible()
    page.goto(f"/applications/{review.pk}/decision/")
    expect(page.locator("body")).to_contain_text("母亲已回家抚养")


@pytest.mark.requirement("R-022")
def test_an_emergency(window: Window):
    """Fund, intake, decision and money on one day; a visit, the papers and the test for dibao afterwards."""
    page, staff = window.page, window.staff
    window.sit(window.cashier, "/reserve-funds/new/")
    window.press("设立并拨付", region=str(HONGLAI), quota="20000", document="南民〔2026〕18号")
    window.sit(staff.clerk, "/aids/new/")
    window.audit(page)
    window.press(
        "受理", name="王外来", number=invented_number(date(1980, 3, 4)), region=str(QIANFENG),
        area="rural", hukou="江西省上饶市", cause="fire", severity="light", need="housing",
        happened_on=TODAY.isoformat(), happened="厨房失火，卧室和口粮烧毁", channel="window",
    )  # fmt: skip
    aid = page.url
    window.audit(page)
    window.sit(staff.head, aid)
    window.press("决定救助", first="800", second="700", third="", reason="情况属实，先行救助")
    window.sit(staff.clerk, aid)
    window.press("登记已发放", document="领条 1 号")
    expect(page.locator(".facts").first).to_contain_text("已发放")
    visited = TODAY + timedelta(days=15)
    window.move_to(visited)
    window.sit(staff.clerk, aid)
    window.press(
        "登记回访",
        visited_on=visited.isoformat(),
        visitors="林建华、陈协助",
        seen="房屋正在修缮",
        goes_on="yes",
    )
    window.press("登记已发放", document="领条 2 号")
    window.press("登记补齐", papers="火灾证明、身份证复印件、领条签字")
    window.press("登记核查", fits="no", note="已恢复务工，困难缓解")
    window.audit(page)
    page.goto("/ledgers/temporary_aid/?month=2026-11")
    row = page.locator("main table tbody tr").first
    expect(row).to_contain_text("已办完")
    expect(row).to_contain_text("1,500.00")
    page.goto("/ledgers/reserve_fund/?month=2026-11")
    expect(page.locator("main table tbody").first).to_contain_text("19,200.00")
    window.sit(staff.reviewer, f"/reports/implementation/?region={NANAN}&period=2026Q4")
    for figure, value in (("person_times", "2"), ("aid_spent", "1,500.00")):
        expect(page.locator(f"a[href$='/temporary_aid.{figure}/']").first).to_have_text(value)
