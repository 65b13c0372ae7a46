"""What the scripts of every page do for a typist, seen in a browser on pages made of components."""

import pytest
from playwright.sync_api import Page, expect

from tests.templates import pages

pytestmark = [
    pytest.mark.urls("tests.templates.pages"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser,
]
GOOD = "11010519491231002X"


@pytest.fixture(autouse=True)
def _nothing_received():
    pages.received.clear()
    pages.answers.clear()


@pytest.fixture
def grid(page: Page) -> Page:
    page.goto("/grid/")
    return page


def cell(page: Page, row: int, name: str):
    return page.locator(f"#id_income-{row}-{name}")


def compose_and_press_enter(page: Page) -> None:
    """What an input method sends: a composition, and the Enter that ends it."""
    session = page.context.new_cdp_session(page)
    session.send(
        "Input.imeSetComposition", {"text": "zhang", "selectionStart": 5, "selectionEnd": 5}
    )
    for kind in ("rawKeyDown", "keyUp"):
        key = {"type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
        session.send("Input.dispatchKeyEvent", key)


def test_totals_are_reckoned_per_month(grid):
    expect(grid.locator('output[data-total="income"]')).to_have_text("2,800.00")
    cell(grid, 1, "amount").fill("3,600")
    expect(grid.locator("output[data-cell=monthly]").nth(1)).to_have_text("300.00")
    expect(grid.locator('output[data-total="income"]')).to_have_text("2,900.00")


def test_rows_are_filled_by_keys_only(grid, audit):
    cell(grid, 0, "amount").focus()
    grid.keyboard.press("Enter")
    expect(cell(grid, 1, "amount")).to_be_focused()
    grid.keyboard.press("Alt+n")
    expect(cell(grid, 2, "kind")).to_be_focused()
    grid.keyboard.type("zgyg")
    expect(cell(grid, 2, "kind")).to_have_value("post")
    grid.keyboard.press("Tab")
    grid.keyboard.press("Control+d")
    expect(cell(grid, 2, "amount")).to_have_value("2,400.00")
    expect(grid.locator("#id_income-TOTAL_FORMS")).to_have_value("3")
    audit(grid)


def test_a_removed_row_can_be_had_back(grid):
    cell(grid, 1, "amount").focus()
    grid.keyboard.press("Alt+d")
    expect(cell(grid, 1, "amount")).to_be_hidden()
    expect(cell(grid, 1, "DELETE")).to_be_checked()
    expect(grid.locator('output[data-total="income"]')).to_have_text("2,600.00")
    grid.get_by_role("button", name="撤销").click()
    expect(cell(grid, 1, "amount")).to_be_visible()
    expect(cell(grid, 1, "DELETE")).not_to_be_checked()


def test_a_block_from_a_spreadsheet_fills_cells(grid):
    cell(grid, 1, "kind").focus()
    grid.evaluate("""() => {
        const data = new DataTransfer();
        data.setData("text/plain", "在岗员工\\t1,200\\t元/月\\n没有这种\\t60\\t元/年\\n");
        const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true});
        document.activeElement.dispatchEvent(paste);
    }""")
    expect(cell(grid, 1, "kind")).to_have_value("post")
    expect(cell(grid, 2, "amount")).to_have_value("60")
    expect(cell(grid, 2, "per")).to_have_value("year")
    expect(grid.locator("#notice")).to_have_text("已填入 5 格，1 格没有填")


def test_changes_are_saved_and_saved_again_after_a_failure(grid):
    pages.answers.append(429)
    cell(grid, 0, "amount").fill("1800")
    status = grid.locator("[data-save-status=section]")
    expect(status).to_have_text("暂时保存不了，内容还在页面上，稍后自动再试")
    expect(status).to_have_text("已保存 10:31")
    first, second = (fields for path, fields in pages.received if path == "/saved/")
    assert first["income-0-amount"] == "1800"
    assert (first["client"], first["sequence"]) == (second["client"], second["sequence"])
    assert grid.locator("input[name=version]").input_value() != "1"


def test_a_lost_line_is_told_and_the_text_is_kept(grid):
    grid.context.set_offline(True)
    cell(grid, 0, "amount").fill("1900")
    status = grid.locator("[data-save-status=section]")
    expect(status).to_have_text("网络中断，内容还没有保存，请不要关闭页面")
    grid.context.set_offline(False)
    expect(status).to_have_text("已保存 10:31")
    assert pages.received[-1][1]["income-0-amount"] == "1900"


def test_a_conflict_stops_saving(grid):
    pages.answers.append(409)
    cell(grid, 0, "amount").fill("1700")
    grid.keyboard.press("Control+s")
    status = grid.locator("[data-save-status=section]")
    expect(status).to_have_text("他人刚修改，请查看")
    cell(grid, 0, "amount").fill("1600")
    grid.wait_for_timeout(2500)
    assert len(pages.received) == 1


def test_enter_that_picks_a_character_sends_nothing(page):
    page.goto("/person/")
    page.locator("#id_name").focus()
    compose_and_press_enter(page)
    page.wait_for_timeout(300)
    assert page.locator(".error-summary").count() == 0


def test_pressed_twice_it_is_sent_once(grid):
    grid.evaluate("""() => {
        const button = document.querySelector("[data-main]");
        button.click();
        button.click();
    }""")
    grid.wait_for_url("**/sent/")
    assert [path for path, _fields in pages.received] == ["/saved/", "/sent/"]


def test_a_complete_number_is_checked_and_looked_up_at_once(page, audit):
    page.goto("/person/")
    number = page.locator("#id_number")
    note = page.locator("#id_number_note")
    number.fill(GOOD[:17])
    expect(note).to_have_text("110105 19491231 002")
    number.fill(GOOD[:17] + "1")
    expect(note).to_have_text("身份证号最后一位对不上，逐位核对一遍号码")
    assert not pages.received
    number.fill(" 110105 19491231 ００２ｘ")
    expect(note).to_contain_text("110105 19491231 002X · 女 · 1949-12-31 · ")
    expect(page.get_by_text("未发现在办或在享记录")).to_be_visible()
    assert number.input_value() == GOOD
    assert pages.received == [("/check/", {"number": GOOD})]
    audit(page)


def test_errors_take_the_focus_and_lead_to_their_fields(page, audit):
    page.goto("/person/")
    page.keyboard.press("Control+Enter")
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    audit(page)
    summary.get_by_role("link", name="填写姓名").click()
    expect(page.locator("#id_name")).to_be_focused()


def test_the_list_of_keys_opens_and_not_while_typing(page):
    page.goto("/person/")
    page.locator("#id_name").press("?")
    expect(page.locator("#keys")).to_be_hidden()
    page.locator("#main").focus()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()


def test_a_grid_works_without_script(browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/grid/")
    page.locator("#id_income-0-DELETE").check()
    page.get_by_role("button", name="提交").click()
    assert pages.received[0][1]["income-0-DELETE"] == "on"
    context.close()
