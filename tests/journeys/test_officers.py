"""An administrator opens an account; its owner comes in with the slip, chooses a password, and works."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import Delegation, Officer
from accounts.roles import Role
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def places() -> None:
    for code in (factories.QIANFENG, factories.MEISHAN, factories.LUOCHENG):
        factories.region(code)


def test_a_new_officer_comes_in_with_the_slip(open_page, sign_in, audit, places):
    office = open_page()
    administrator = factories.officer(Role.ADMINISTRATOR, factories.NANAN, name="黄管理")
    sign_in(office, administrator)
    office.goto("/officers/")
    audit(office)
    office.get_by_role("link", name="新账号").click()
    office.get_by_label("账号", exact=True).fill("chenmei")
    office.get_by_label("姓名").fill("陈梅")
    office.get_by_role("combobox", name="岗位").select_option(label="乡镇经办")
    office.get_by_label("管辖区域").fill("螺城镇")
    office.get_by_label("任期从").fill("2026-01-01")
    office.get_by_role("button", name="建立账号").click()
    expect(office.locator(".error-summary")).to_contain_text("没有“螺城镇”")
    audit(office)
    office.get_by_label("管辖区域").fill("洪濑镇")
    office.get_by_role("button", name="建立账号").click()
    password = office.locator("#password").inner_text()
    assert re.fullmatch(r"(\w{4}-){3}\w{4}", password)
    audit(office)
    office.get_by_role("link", name="已交给本人").click()
    expect(office.get_by_text("他能看到什么")).to_be_visible()
    audit(office)

    window = open_page()
    window.goto("/")
    audit(window)
    _enter(window, "chenmei", "not this one")
    expect(window.locator(".error-summary")).to_contain_text("账号或密码不对")
    expect(window.get_by_label("账号")).to_have_value("chenmei")
    _enter(window, "chenmei", password)
    expect(window.get_by_role("heading", name="修改密码")).to_be_visible()
    audit(window)
    window.get_by_label("现在的密码").fill(password)
    window.get_by_label("新密码", exact=True).fill("洪濑的春天来得早一点好不好")
    window.get_by_label("再输一遍新密码").fill("洪濑的春天来得早一点好不好")
    window.get_by_role("button", name="保存新密码").click()
    expect(window.get_by_role("heading", name="工作台")).to_be_visible()
    window.goto("/profile/")
    expect(window.locator("table").first).to_contain_text("洪濑镇")
    audit(window)

    office.get_by_role("button", name="停用账号").click()
    expect(office.locator(".sub")).to_contain_text("停用")
    window.goto("/profile/")
    expect(window.get_by_role("heading", name="登录")).to_be_visible()
    assert not Officer.objects.get(username="chenmei").is_active


def test_the_county_delegates_and_takes_it_back(page, sign_in, audit, places):
    sign_in(page, factories.officer(Role.COUNTY_APPROVER, factories.NANAN))
    page.goto("/delegations/")
    page.get_by_label("待遇").select_option(label="最低生活保障")
    page.get_by_label("乡镇（街道）").select_option(label="洪濑镇")
    page.get_by_label("每户月金额上限").fill("1,500")
    page.get_by_label("从").fill("2026-01-01")
    page.get_by_label("到", exact=False).last.fill("2099-12-31")
    page.get_by_label("下放文件").fill("南民〔2026〕12 号")
    page.get_by_role("button", name="下放", exact=True).click()
    expect(page.locator("main tbody")).to_contain_text("1,500.00")
    audit(page)
    page.get_by_role("button", name="收回").click()
    expect(page.locator("main tbody")).to_contain_text("收回")
    assert Delegation.objects.get().revoked_on is not None


def test_the_auditor_reads_who_looked(page, sign_in, audit, places):
    officer = factories.officer(name="李看过")
    for kind in ("view", "reveal", "print"):
        officer.accesses.create(
            kind=kind, subject="person", subject_id=7, region_id=factories.HONGLAI,
            fields=["id_number"], purpose="入户调查",
        )  # fmt: skip
    sign_in(page, factories.officer(Role.AUDITOR, factories.NANAN))
    page.goto("/access-log/")
    expect(page.locator("main tbody tr")).to_have_count(3)
    audit(page)
    page.get_by_label("方式").select_option("reveal")
    page.get_by_role("button", name="查询").click()
    expect(page.locator("main tbody tr")).to_have_count(1)


def _enter(window: Page, username: str, password: str) -> None:
    window.get_by_label("账号").fill(username)
    window.get_by_label("密码").fill(password)
    window.get_by_role("button", name="登录").click()
