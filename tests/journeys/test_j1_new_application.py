"""J1: a township clerk takes a household from the counter to a submitted application."""

import re
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.roles import Role
from cases.actions.intake import submit
from cases.models import Application
from households.models import Household
from tests import factories
from tests.drafts import TODAY, draft, sections
from tests.factories import invented_number as id_number
from tests.journeys.photos import photo
from tests.stack import Process, until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def clerk():
    factories.region(factories.QIANFENG)
    return factories.officer(Role.TOWNSHIP_CASEWORKER, factories.HONGLAI, name="林建华")


@pytest.fixture
def foreign():
    """A household of another county; its words must never be seen here."""
    factories.region(350521100201, name="中山社区")
    clerk = factories.officer(Role.TOWNSHIP_CASEWORKER, factories.LUOCHENG)
    typed = sections()
    typed["applicant"]["head"] |= {"village": "350521100201", "address": "金丝雀巷 7 号"}
    typed["members"]["rows"][0]["name"] = "金丝雀"
    typed["account"]["head"]["holder_name"] = "金丝雀"
    submit(draft(clerk, **typed).pk, by=clerk, on=TODAY)
    return typed["members"]["rows"][0]["id_number"]


def type_number(page: Page, number: str) -> None:
    page.get_by_label("申请人身份证号").fill("")
    page.get_by_label("申请人身份证号").press_sequentially(number)


def test_the_number_is_looked_up_before_anything_is_made(page, sign_in, clerk, foreign, audit):
    checks: list[str] = []
    page.on("request", lambda r: checks.append(r.url) if "number-check" in r.url else None)
    sign_in(page, clerk)
    page.goto(reverse("application_new"))
    audit(page)
    number = id_number(date(1949, 12, 31))
    type_number(page, number[:17])
    page.keyboard.press("Tab")
    expect(page.get_by_text("现在是 17 位")).to_have_count(0)
    page.get_by_role("button", name="查一查，建立草稿").click()
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.locator(".error-summary")).to_contain_text("身份证号应为 18 位，现在是 17 位")
    wrong = number[:17] + ("1" if number[17] != "1" else "2")
    type_number(page, wrong)
    expect(page.get_by_text("身份证号最后一位对不上，逐位核对一遍号码")).to_be_visible(timeout=300)
    assert not checks
    with page.expect_response("**/number-check/") as answer:
        type_number(page, foreign)
    assert "金丝雀" not in answer.value.text()
    told = "该身份证号在其他地区有在办或在享记录，联系县级民政部门核实后再办理"
    expect(page.get_by_text(told)).to_be_visible()
    assert "金丝雀" not in page.content()
    type_number(page, number)
    expect(page.get_by_text("男 · 1949-12-31 · 76 岁")).to_be_visible()
    expect(page.get_by_text("未发现在办或在享记录")).to_be_visible()
    page.get_by_label("申请人姓名").fill("陈志明")
    page.get_by_label("村（社区）").select_option(str(factories.QIANFENG))
    page.get_by_role("button", name="查一查，建立草稿").click()
    expect(page.locator(".tasks > li")).to_have_count(10)
    expect(page.locator(".tasks").get_by_text("暂不能填")).to_have_count(4)
    expect(page.get_by_role("link", name="5 收入")).to_have_count(0)
    audit(page)


def test_three_members_by_keys_only(page, sign_in, clerk, audit):
    typed = sections()
    application = draft(clerk, fill=False, **typed)
    sign_in(page, clerk)
    page.goto(reverse("intake_section", args=[application.pk, "members"]))
    audit(page)
    page.locator("#id_rows-1-name").focus()
    for place, (name, number, initials) in enumerate(
        [
            ("陈阿土", typed["members"]["rows"][1]["id_number"], "fm"),
            ("王秀花", typed["members"]["rows"][2]["id_number"], "po"),
            ("陈小宇", typed["members"]["rows"][3]["id_number"], "zn"),
        ],
        1,
    ):
        expect(page.locator(f"#id_rows-{place}-name")).to_be_focused()
        page.keyboard.insert_text(name)
        page.keyboard.press("Tab")
        page.keyboard.insert_text(number)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        for letter in initials:
            page.keyboard.press(letter)
        page.keyboard.press("Tab")
        page.keyboard.press("s")
        page.keyboard.press("Alt+n")
    expect(page.locator("[data-save-status]")).to_contain_text("已保存", timeout=15_000)
    page.wait_for_timeout(2500)
    rows = application.sections.get(name="members").data["rows"]
    assert [(row["name"], row["relation"], row["lives_with"]) for row in rows] == [
        ("陈志明", "head", "yes"),
        ("陈阿土", "parent", "yes"),
        ("王秀花", "spouse", "yes"),
        ("陈小宇", "child", "yes"),
    ]
    assert [row["ref"] for row in rows] == ["m1", "m2", "m3", "m4"]


def test_enter_while_composing_does_not_send_the_form(page, sign_in, clerk):
    application = draft(clerk, fill=False)
    sign_in(page, clerk)
    page.goto(reverse("intake_section", args=[application.pk, "account"]))
    page.goto(reverse("intake_section", args=[application.pk, "applicant"]))
    sent: list[str] = []
    page.on("request", lambda r: sent.append(r.url) if r.method == "POST" else None)
    page.get_by_label("住址").focus()
    cdp = page.context.new_cdp_session(page)
    cdp.send("Input.imeSetComposition", {"text": "qianf", "selectionStart": 5, "selectionEnd": 5})
    cdp.send(
        "Input.dispatchKeyEvent",
        {"type": "keyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229},
    )
    assert page.url.endswith("/applicant/")
    assert not [url for url in sent if not url.endswith("/save/")]
    cdp.send("Input.insertText", {"text": "前峰村"})
    expect(page.get_by_label("住址")).to_have_value("前峰村")


@contextmanager
def web(port: int, log: Path) -> Iterator[Process]:
    """A web process of its own on the test's database, to be killed."""
    command = [sys.executable, "manage.py", "runserver", "--noreload", "--insecure"]
    process = Process([*command, f"127.0.0.1:{port}"], log)
    try:
        until(lambda: _answers(port), 60, log.read_text)
        yield process
    finally:
        process.kill()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_nothing_typed_is_lost_when_the_web_process_is_killed(open_page, sign_in, clerk, tmp_path):
    application = draft(clerk)
    page, port = open_page(), _free_port()
    sign_in(page, clerk)
    (cookie,) = page.context.cookies()
    site = f"http://127.0.0.1:{port}"
    page.context.add_cookies([{"name": cookie["name"], "value": cookie["value"], "url": site}])
    income = reverse("intake_section", args=[application.pk, "income"])
    status = page.locator("[data-save-status]")
    with web(port, tmp_path / "first.log") as process:
        page.goto(site + income)
        with page.expect_response("**/sheet/", timeout=30_000):
            page.locator("#id_rows-0-amount").fill("1900")
        process.kill()
        page.locator("#id_rows-0-amount").fill("1800")
        expect(status).to_have_text("网络中断，内容还没有保存，请不要关闭页面", timeout=30_000)
        page.locator("#id_rows-0-note").fill("打零工")
    with web(port, tmp_path / "second.log"):
        with page.expect_response("**/sheet/", timeout=60_000):
            expect(status).to_contain_text("已保存", timeout=60_000)
        until(lambda: _first_income(application) == ("1800", "打零工"), 30)
    other = open_page()
    sign_in(other, clerk)
    other.goto(income)
    expect(other.locator("#id_rows-0-amount")).to_have_value("1800")
    expect(other.locator("#id_rows-0-note")).to_have_value("打零工")


def _first_income(application: Application) -> tuple[str, str]:
    row = application.sections.get(name="income").data["rows"][0]
    return row["amount"], row["note"]


def test_a_year_is_shown_as_months(page, sign_in, clerk, audit):
    application = draft(clerk)
    sign_in(page, clerk)
    page.goto(reverse("intake_section", args=[application.pk, "income"]))
    audit(page)
    page.locator("#id_rows-3-amount").fill("3600")
    expect(page.locator("tbody tr").nth(3).locator("output")).to_have_text("300.00")
    expect(page.locator("[data-total=rows]")).to_have_text("3,055.00")


def test_papers_are_checked_and_photos_made_small(page, sign_in, clerk, audit, tmp_path):
    application = draft(clerk)
    sign_in(page, clerk)
    page.goto(reverse("intake_section", args=[application.pk, "documents"]))
    audit(page)
    for label in ("户口簿", "核对授权书：陈志明"):
        card = page.locator("tr", has_text=label)
        card.locator("[data-file]").set_input_files(
            {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": photo(page, 800)}
        )
        expect(page.locator("tr", has_text=label).get_by_text("已有")).to_be_visible()
    big = tmp_path / "big.jpg"
    big.write_bytes(photo(page, 1200) + b"\0" * 12 * 2**20)
    card = page.locator("tr", has_text="核对授权书：王秀花")
    card.locator("[data-file]").set_input_files(big)
    expect(card.get_by_role("alert")).to_have_text(
        "照片 12 MB，超过 10 MB；用“拍照”重新上传会自动压缩"
    )
    card.locator("[data-capture]").set_input_files(big)
    expect(page.locator("tr", has_text="核对授权书：王秀花").get_by_text("已有")).to_be_visible()
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(size), count(*) FROM households_document")
        largest, count = cursor.fetchone()
    assert count == 3
    assert largest < 500 * 1024


@pytest.mark.requirement("R-206")
def test_check_and_submit_once(page, sign_in, clerk, audit):
    unsigned = sections()["applicant"]
    unsigned["rows"] = [row for row in unsigned["rows"] if row["ref"] != "m3"]
    application = draft(clerk, applicant=unsigned)
    sign_in(page, clerk)
    page.goto(reverse("intake_check", args=[application.pk]))
    audit(page)
    expect(page.get_by_test_id("block")).to_have_count(10)
    page.get_by_label("已逐项念给申请人听").check()
    page.get_by_role("button", name="提交乡镇审核").click()
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    summary.get_by_text("王秀花还没有签核对授权书，签好上传后才能发起信息核对").click()
    expect(page).to_have_url(re.compile(r"/applicant/\?check=1#id_rows-2-signed_on$"))
    page.locator("#id_rows-2-signed_on").fill("2026-11-19")
    page.get_by_role("button", name="已填完，下一步").click()
    expect(page).to_have_url(re.compile(r"/check/"))
    page.get_by_test_id("block").nth(7).get_by_role("link", name="修改").click()
    page.get_by_label("开户银行").fill("中国农业银行南安支行")
    page.get_by_role("button", name="已填完，下一步").click()
    expect(page).to_have_url(re.compile(r"/check/"))
    expect(page.get_by_text("中国农业银行南安支行")).to_be_visible()
    page.get_by_label("已逐项念给申请人听").check()
    page.get_by_role("button", name="提交乡镇审核").dblclick()
    expect(page.get_by_role("heading", name="已提交乡镇审核")).to_be_visible()
    expect(page.get_by_test_id("number")).to_have_text(application.number)
    audit(page)
    assert Household.objects.count() == 1
    submitted = Application.objects.get(state="submitted")
    assert submitted.events.filter(kind="submitted").count() == 1
    page.goto(submitted.household.get_absolute_url())
    expect(page.locator(".identity")).to_contain_text("陈*明 家庭")
    audit(page)
