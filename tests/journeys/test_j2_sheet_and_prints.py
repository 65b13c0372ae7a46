"""J2: the sheet follows what is typed, its clauses open, papers print, a decision keeps its sheet."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.roles import Role
from cases.actions.intake import submit
from cases.procedure import State
from eligibility.models import Standard
from eligibility.replay import replayed
from tests import factories
from tests.cases import steps
from tests.drafts import draft, sections

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMES = ["𠮷田明", "阿依古丽·买买提", "陈阿土", "陈小宇"]


@pytest.fixture
def line():
    """The bureau's own line: 680 yuan now, 700 from the first of next month."""
    county = factories.region(factories.NANAN)
    entered, confirmed = (factories.officer(Role.COUNTY_APPROVER, county) for _ in range(2))
    today = timezone.localdate()
    later = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    for amount, period in (
        (680, DateRange(date(2026, 7, 1), later)),
        (700, DateRange(later, None)),
    ):
        Standard.objects.create(
            region=county, key="dibao_standard", area="both", amount=amount, period=period,
            document="南政〔2026〕1号", entered_by=entered, confirmed_by=confirmed,
        )  # fmt: skip


def typed() -> dict[str, Any]:
    """Four people; 1,800 wages and 510 from farming a month, 100 a month for medicine."""
    filled = sections()
    rows = filled["members"]["rows"]
    for row, name in zip(rows, [NAMES[0], NAMES[2], NAMES[1], NAMES[3]], strict=True):
        row["name"] = name
    filled["account"]["head"]["holder_name"] = NAMES[0]
    filled["income"]["rows"] = [
        {"member": "m1", "kind": "wage", "amount": "1800", "unit": "month", "times": "12"},
        {"member": "m2", "kind": "none", "note": "年老"},
        {"member": "m3", "kind": "none", "note": "重病治疗"},
        {"member": "", "kind": "business", "amount": "510", "unit": "month", "times": "12"},
    ]
    filled["expense"]["rows"][0]["amount"] = "1200"
    return filled


@pytest.fixture
def staff():
    factories.region(factories.QIANFENG)
    return steps.Staff()


def result(page: Page) -> str:
    return page.get_by_test_id("result").inner_text()


def test_the_sheet_follows_the_typing_and_opens_its_clauses(page, sign_in, line, staff, audit):
    application = draft(staff.clerk, **typed())
    sign_in(page, staff.clerk)
    page.goto(reverse("intake_section", args=[application.pk, "income"]))
    sheet = page.locator("aside.sheet")
    expect(sheet).to_contain_text("417.50")
    expect(sheet).to_contain_text("680.00")
    assert "符合 · 按户保" in result(page)
    assert "1,050.00" in result(page)
    assert sheet.locator("a.cite").count() >= 5
    wage = page.locator("#id_rows-0-amount")
    wage.fill("9800")
    expect(page.get_by_test_id("result")).to_contain_text("不符合", timeout=20_000)
    spoken = page.locator("#sheet-status")
    expect(spoken).to_contain_text("不符合")
    assert "就业成本" not in spoken.inner_text()
    wage.fill("1800")
    expect(page.get_by_test_id("result")).to_contain_text("1,050.00", timeout=20_000)
    expect(page.locator("[data-save-status]")).to_contain_text("已保存")
    audit(page)
    sheet.locator("a.cite", has_text="闽民救〔2020〕21号").first.click()
    expect(page.get_by_role("columnheader", name="生效日期")).to_be_visible()
    expect(page.get_by_text("2020-03-31").first).to_be_visible()
    audit(page)


def test_the_print_set_is_whole_and_nobody_elses(page, sign_in, line, staff, audit):
    other = sections()
    other["members"]["rows"][0]["name"] = "金丝雀"
    draft(staff.clerk, members=other["members"], fill=False)
    application = draft(staff.clerk, **typed())
    sign_in(page, staff.clerk)
    page.goto(reverse("print_set", args=[application.pk]))
    audit(page)
    page.goto(reverse("print_form", args=[application.pk, "set"]))
    page.emulate_media(media="print")
    papers = page.locator(".sheet-a4")
    expect(papers).to_have_count(1 + 1 + 4 + 1)
    for title in ("申请书", "家庭经济状况声明及诚信承诺", "家庭经济状况核对授权书", "入户调查表"):
        expect(page.get_by_role("heading", name=title, level=1).first).to_be_visible()
    for name in NAMES:
        expect(papers.filter(has_text=name).first).to_be_visible()
    expect(page.locator(".watermark")).to_contain_text(staff.clerk.name)
    expect(page.locator("img.code").first).to_be_visible()
    assert "金丝雀" not in page.content()
    sheets = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) >= 7


def test_a_decision_keeps_its_sheet_when_the_line_changes(page, sign_in, line, staff, audit):
    on = timezone.localdate()
    application = draft(staff.clerk, on=on, **typed())
    submit(application.pk, by=staff.clerk, on=on)
    application.refresh_from_db()
    steps.carry(State.CONFIRMED, staff, application=application, on=on)
    Standard.objects.update(confirmed_by=None)
    home = application.household
    sign_in(page, staff.clerk)
    page.goto(home.get_absolute_url())
    sealed = page.locator("aside.sheet")
    expect(sealed).to_contain_text("417.50")
    expect(sealed).to_contain_text("随决定封存")
    audit(page)
    page.goto(reverse("household_why", args=[home.pk]))
    expect(page.get_by_text("417.50").first).to_be_visible()
    assert home.awards.get().monthly == Decimal("1050.00") + sum(
        Decimal(r["amount"]) for r in home.awards.get().decision.assessment.sheet["raises"]
    )
    assert replayed(home.awards.get().decision.assessment) == []
