"""The wizard where it used to fail a clerk: a great amount, a hasty press, a session that ended, paper."""

import re
import shutil
import subprocess

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from accounts.roles import Role
from cases.actions.acceptance import accept
from cases.actions.intake import submit
from tests import factories
from tests.drafts import TODAY, draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FINISH = "已填完，下一步"


@pytest.fixture
def clerk():
    factories.region(factories.QIANFENG)
    return factories.officer(Role.TOWNSHIP_CASEWORKER, factories.HONGLAI, name="林建华")


@pytest.fixture
def income(page, sign_in, clerk):
    """The income section of a filled draft, open in a window."""
    application = draft(clerk)
    sign_in(page, clerk)
    page.goto(reverse("intake_section", args=[application.pk, "income"]))
    return application


def test_a_great_income_is_confirmed_and_done(page, income, audit):
    page.locator("#id_rows-0-amount").fill("30000")
    page.get_by_role("button", name=FINISH).click()
    link = page.locator(".error-summary").get_by_role("link", name="每月 30,000 元高于常见范围")
    link.click()
    sure = page.locator("#id_rows-0-sure")
    expect(sure).to_be_focused()
    audit(page)
    sure.select_option(label="单位没错")
    page.get_by_role("button", name=FINISH).click()
    expect(page).not_to_have_url(re.compile("/income/"))
    assert income.sections.get(name="income").data["rows"][0]["amount"] == "30000"


def test_pressing_on_while_a_save_is_under_way_is_no_conflict(page, income):
    """The server is slow with the first save; the button is pressed before it answers."""
    held = []
    page.route(
        "**/income/save/", lambda route: held.append(route) if not held else route.continue_()
    )
    page.locator("#id_rows-0-amount").fill("1900")
    page.wait_for_timeout(2300)
    assert len(held) == 1
    page.locator("#id_rows-0-amount").fill("1901")
    page.get_by_role("button", name=FINISH).click()
    page.wait_for_timeout(300)
    held[0].continue_()
    expect(page).not_to_have_url(re.compile("/income/"))
    saved = income.sections.get(name="income")
    assert saved.data["rows"][0]["amount"] == "1901"
    assert saved.finished


@pytest.mark.parametrize("gone", ["session", "both cookies"])
def test_a_session_that_ended_takes_no_typed_text_along(page, sign_in, income, clerk, gone):
    if gone == "session":
        Session.objects.all().delete()
    else:
        page.context.clear_cookies()
    page.locator("#id_rows-0-note").fill("在镇上打零工")
    page.get_by_role("button", name=FINISH).click()
    told = page.locator("[data-session-ended]")
    expect(told).to_be_visible()
    expect(told).to_contain_text("登录已结束，这里新填的内容还没有保存，都还在页面上。")
    expect(page.locator("#id_rows-0-note")).to_have_value("在镇上打零工")
    expect(told).to_be_in_viewport()
    expect(page.locator("#notice")).to_be_empty()
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "打零工" not in kept
    with page.context.expect_page() as opened:
        told.get_by_role("link", name="在新窗口登录").click()
    expect(opened.value.get_by_label("密码")).to_be_visible()
    opened.value.close()
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    sign_in(page, clerk)
    page.get_by_role("button", name=FINISH).click()
    expect(page).not_to_have_url(re.compile("/income/"))
    assert income.sections.get(name="income").data["rows"][0]["note"] == "在镇上打零工"


def test_the_other_window_is_named_as_ones_own(page, income, audit):
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("#id_rows-0-amount").fill("1700")
    other.keyboard.press("Control+s")
    expect(other.locator("[data-save-status]")).to_contain_text("已保存")
    other.wait_for_timeout(500)
    page.locator("#id_rows-0-amount").fill("1800")
    page.keyboard.press("Control+s")
    status = page.locator("[data-save-status]")
    expect(status).to_contain_text("你在另一个窗口改过这一部分")
    expect(status.get_by_role("link", name="查看")).to_have_attribute("target", "_blank")
    page.get_by_role("button", name=FINISH).click()
    expect(page.get_by_role("columnheader", name="你在另一个窗口")).to_be_visible()
    audit(page)


def test_a_submitted_section_cannot_be_typed_in(page, income, clerk, audit):
    submit(income.pk, by=clerk, on=TODAY)
    page.reload()
    expect(page.locator("#id_rows-0-amount")).to_be_disabled()
    expect(page.get_by_role("button", name=FINISH)).to_have_count(0)
    audit(page)
    page.get_by_role("link", name="查看这件申请").click()
    expect(page).to_have_url(re.compile(re.escape(income.get_absolute_url())))


def test_the_visit_form_leaves_room_to_write(page, income):
    page.goto(reverse("print_form", args=[income.pk, "visit"]))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 660, "height": 900})  # A4 without its margins
    for cell in page.locator(".asked td.tall").all():
        assert cell.bounding_box()["width"] > 450


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_every_printed_page_names_its_version_and_who_printed_it(page, income, tmp_path):
    page.goto(reverse("print_form", args=[income.pk, "set"]))
    paper = tmp_path / "set.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)
    text = subprocess.run(
        ["pdftotext", "-layout", paper, "-"], capture_output=True, check=True, text=True
    ).stdout
    pages = [one for one in text.split("\f") if one.strip()]
    assert len(pages) >= 8
    for one in pages:
        assert re.search(r"打印：林建华.*第 \d+ 版", one)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_deadlines_of_a_case_stay_in_their_card(page, sign_in, income, clerk, language):
    submit(income.pk, by=clerk, on=TODAY)
    accept(income.pk, by=clerk, on=TODAY)
    clerk.language = language
    clerk.save(update_fields=["language"])
    sign_in(page, clerk)
    page.goto(income.get_absolute_url())
    for line in page.locator(".clock").all():
        inside, name = line.bounding_box(), line.locator("dt").bounding_box()
        assert name["width"] > 60
        assert name["height"] < 50
        for box in [part.bounding_box() for part in line.locator("dd").all()]:
            assert box["x"] + box["width"] <= inside["x"] + inside["width"] + 1


def test_no_table_of_the_wizard_is_cut_on_a_small_screen(page, income):
    """At 1366 pixels nothing must be scrolled sideways, and what is chosen is read whole."""
    for name in ("members", "income", "expense", "assets"):
        page.goto(reverse("intake_section", args=[income.pk, name]))
        over = page.evaluate(
            "[...document.querySelectorAll('.scroll')].map(box => box.scrollWidth - box.clientWidth)"
        )
        assert max(over) <= 1, name
    page.goto(reverse("intake_check", args=[income.pk]))
    over = page.evaluate(
        "[...document.querySelectorAll('.scroll')].map(box => box.scrollWidth - box.clientWidth)"
    )
    assert max(over) <= 1
