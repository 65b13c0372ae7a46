"""Supervisors at a browser: the dashboard of each level, and the quarter as the province takes it away."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import which

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from accounts.models import Export, Officer, Region
from accounts.roles import Role
from cases.periods import Period
from reports.actions import directives, filing
from reports.programmes import TEMPLATES
from tests.factories import (
    FUJIAN,
    HONGLAI,
    HUIAN,
    NANAN,
    QIANFENG,
    QUANZHOU,
    invented_number,
    officer,
    region,
)
from tests.missed_makers import likely
from tests.reports import county

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
SignIn = Callable[[Page, Officer], None]
Q3 = Period.parse("2026Q3")
CSV = "csv:Text - txt - csv (StarCalc):44,34,76"  # commas, quotes, UTF-8
PATIENCE = 60_000  # milliseconds


def _number(text: str) -> int:
    return int(text.replace(",", "").strip())


def _rows(page: Page) -> int:
    return page.locator("main tbody tr").count()


def test_every_level_reads_its_dashboard_by_eye_keyboard_and_list(
    open_page: Callable[[], Page], sign_in: SignIn, audit: Callable[[Page], None]
):
    county.pays(5, [date(2026, 9, 1)], homes=5)
    likely(Region.objects.get(code=QIANFENG), invented_number(date(1946, 3, 4)), "陈水土")
    _programme_runs()
    readers = (
        (Role.TOWNSHIP_CASEWORKER, HONGLAI),
        (Role.COUNTY_REVIEWER, NANAN),
        (Role.PROVINCIAL_SUPERVISOR, FUJIAN),
    )
    for role, place in readers:
        page = open_page()
        page.set_default_timeout(PATIENCE)
        sign_in(page, officer(role, place))
        page.goto("/boards/")
        audit(page)
        for figure in page.locator("figure").all():
            summary = figure.locator("summary")
            summary.focus()
            page.keyboard.press("Enter")
            expect(figure.locator("details table")).to_be_visible()
        assert page.locator("[data-chart] svg").count() == page.locator("[data-chart]").count() > 0
        tile = page.locator("a.tile", has_text="未保障未办结")
        shown = _number(tile.locator("b").inner_text())
        tile.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/boards/coverage/**")
        assert _rows(page) == shown == 1
        page.go_back()
        money = page.locator("figure", has=page.locator("[data-chart=money]"))
        money.locator("summary").click()
        cell = money.locator("tbody tr", has_text="9 月").locator("a").first
        assert cell.inner_text() != "0"
        cell.click()
        expect(page.locator("main")).to_contain_text("合计")
        assert _rows(page) > 0
        page.goto("/boards/programmes/")
        audit(page)
        page.goto("/boards/programmes/below/" if place == FUJIAN else "/boards/programmes/")
        page.locator("main table a").first.click()
        audit(page)
        _keep(page, f"programme-{role}")
    page.goto("/boards/programmes/below/")
    _keep(page, "programme-below")


@pytest.mark.requirement("R-077")
def test_the_province_opens_the_quarter_and_takes_it_away(
    page: Page, sign_in: SignIn, audit: Callable[[Page], None], tmp_path: Path
):
    county.pays(6, [date(2026, 8, 1), date(2026, 9, 1)], homes=6)
    region(HUIAN)
    clerk, city = officer(Role.COUNTY_REVIEWER, NANAN), officer(Role.CITY_SUPERVISOR, QUANZHOU)
    drafted = filing.draft("quarterly", region_id=NANAN, period=Q3, by=clerk, on=date(2026, 10, 8))
    made = filing.file(drafted.pk, remarks="核对一致", by=clerk, on=date(2026, 10, 8))
    filing.accept(made.pk, by=city, on=date(2026, 10, 9))
    page.set_default_timeout(PATIENCE)
    sign_in(page, officer(Role.PROVINCIAL_SUPERVISOR, FUJIAN))
    page.goto("/filings/?kind=quarterly&period=2026Q3")
    audit(page)
    expect(page.locator("tr", has_text="惠安县")).to_contain_text("未报")
    page.get_by_role("link", name="南安市").click()
    audit(page)
    shown = int(made.values()["rural.persons"])
    page.locator(f"a[href='/filings/{made.pk}/rows/rural.persons/']").click()
    audit(page)
    expect(page.locator("main")).to_contain_text(f"共 {shown} 人")
    assert _rows(page) == shown > 0
    page.goto(made.get_absolute_url())
    page.get_by_role("button", name="下载 xlsx").click()
    page.get_by_label("用途").fill("厅务会用")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载", exact=True).click()
    taken = tmp_path / "quarter.xlsx"
    download.value.save_as(taken)
    export = Export.objects.get()
    assert (export.reason, export.downloads_left) == ("厅务会用", 2)
    values = [v for cells in load_workbook(taken).active.iter_rows(values_only=True) for v in cells]
    assert "编制单位：南安市" in values
    assert shown in values
    if office := which("soffice"):
        home = f"-env:UserInstallation=file://{tmp_path}/office"
        command = [
            office,
            home,
            "--headless",
            "--convert-to",
            CSV,
            "--outdir",
            str(tmp_path),
            str(taken),
        ]
        subprocess.run(command, check=True, timeout=120, capture_output=True)
        assert "编制单位：南安市" in (tmp_path / "quarter.csv").read_text(encoding="utf-8")


def _programme_runs() -> None:
    by, second = officer(Role.COUNTY_REVIEWER, NANAN), officer(Role.COUNTY_APPROVER, NANAN)
    phases = {p.code: (p.starts_on, p.ends_on) for p in TEMPLATES["fujian_2020"].phases_in(2026)}
    made = directives.begin(
        "fujian_2020", region_id=NANAN, number="南民〔2026〕8号", issued_on=date(2026, 4, 1),
        responsible_id=by.pk, phases=phases, by=by, on=date(2026, 4, 1),
    )  # fmt: skip
    directives.confirm(made.pk, by=second, on=date(2026, 4, 2))


def _keep(page: Page, name: str) -> None:
    folder = Path("var/screens")
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png", full_page=True)
