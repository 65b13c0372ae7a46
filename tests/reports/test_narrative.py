"""Programme reports: due days, the text an officer writes, attachments, the Word file, corrections."""

import io
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from accounts.models import AccessLog
from accounts.roles import Role
from cases.periods import Period
from cases.procedure import StepRefused
from households.models import Person
from reports.actions import filing as actions
from reports.catalogue import REPORTS
from reports.models import Attachment, Filing
from tests import factories
from tests.factories import FUJIAN, NANAN
from tests.reports import county

QUANZHOU = 350500000000
SEPTEMBER = Period.parse("2026-09")
TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return factories.officer(Role.COUNTY_REVIEWER, NANAN)


def drafted(clerk, kind: str, period: str, **given) -> Filing:
    given = {"region_id": NANAN, "by": clerk, "on": TODAY} | given
    return actions.draft(kind, period=Period.parse(period), **given)


def whole(found: Filing, clerk) -> Filing:
    """Every heading has words."""
    words = {part.code: said or "无。" for part, said in found.text()}
    return actions.write(found.pk, narrative=words, by=clerk)


@pytest.mark.requirement("R-081", "R-293", "R-253")
def test_due_days_and_the_days_on_which_a_period_may_be_filed() -> None:
    due = {kind: report.due for kind, report in REPORTS.items()}
    quarter = Period.parse("2026Q3")
    assert due["implementation"].on(quarter) == date(2026, 9, 25)
    assert due["implementation"].opens(quarter) == date(2026, 9, 1)
    assert due["accountability"].on(SEPTEMBER) == date(2026, 10, 15)
    assert due["accountability"].opens(SEPTEMBER) == date(2026, 10, 1)
    assert due["milestones"].on(SEPTEMBER) == date(2026, 9, 30)
    assert due["plan"].on(Period.parse("2026")) == date(2026, 3, 31)
    asked = REPORTS["implementation"].periods_until(date(2026, 12, 1), 4)
    assert [period.text for period in asked] == ["2026Q4", "2026Q3", "2026Q2", "2025Q4"]
    filed = REPORTS["implementation"].to_file(date(2026, 11, 22), 2)
    assert [period.text for period in filed] == ["2026Q3", "2026Q2"]
    assert not REPORTS["milestones"].may_cover(Period.parse("2026-10"))
    assert [part.code for part in REPORTS["plan"].narrative] == [
        "tasks", "nodes", "departments", "measures", "standards",
    ]  # fmt: skip


@pytest.mark.requirement("R-082")
def test_the_text_begins_with_the_figures_and_keeps_what_was_written(clerk) -> None:
    county.pays(1, [date(2026, 9, 1)], homes=6)
    found = drafted(clerk, "implementation", "2026Q3")
    assert f"农村低保 {found.values()['rural.persons']} 人" in found.narrative["coverage"]
    with pytest.raises(StepRefused, match="文字部分没有写完：存在的问题、下一步打算"):
        actions.file(found.pk, remarks="", by=clerk, on=TODAY)
    actions.write(found.pk, narrative={"problems": "人手不足", "elsewhere": "x"}, by=clerk)
    again = drafted(clerk, "implementation", "2026Q3")
    assert again.narrative["problems"] == "人手不足"
    assert "elsewhere" not in again.narrative
    assert "农村低保" in again.narrative["coverage"]


@pytest.mark.requirement("R-292", "R-294")
def test_a_month_without_a_case_is_filed_as_nothing_to_report(clerk) -> None:
    factories.region(NANAN)
    found = actions.file(
        drafted(clerk, "accountability", "2026-09").pk, remarks="", by=clerk, on=TODAY
    )
    assert found.nothing and set(found.narrative.values()) == {"本期无。"}
    assert found.due_on == date(2026, 10, 15) and found.days_late(TODAY) == 38


def test_a_quarter_is_filed_before_its_end_from_the_month_of_its_day(clerk) -> None:
    factories.region(NANAN)
    with pytest.raises(StepRefused, match="还没有结束"):
        drafted(clerk, "implementation", "2026Q3", on=date(2026, 8, 31))
    assert drafted(clerk, "implementation", "2026Q3", on=date(2026, 9, 24)).state == "draft"
    with pytest.raises(StepRefused, match="没有2026Q1这一期"):
        drafted(clerk, "implementation", "2026Q1")


@pytest.mark.requirement("R-221", "R-261")
def test_attachments_and_text_stand_once_filed_and_go_into_the_word_file(
    clerk, client: Client
) -> None:
    factories.region(NANAN)
    found = drafted(clerk, "year_summary", "2025")
    client.force_login(clerk)
    pdf = SimpleUploadedFile("a.pdf", b"%PDF-1.4 x")
    url = reverse("filing_attach", args=[found.pk])
    assert client.post(url, {"file": pdf, "title": "现场照片"}).status_code == 302
    bad = SimpleUploadedFile("a.exe", b"MZ" + b"\0" * 20)
    refused = client.post(url, {"file": bad})
    assert refused.status_code == 422 and "不是 jpg、png" in refused.content.decode()
    kept = Attachment.objects.get()
    look = reverse("filing_attachment", args=[found.pk, kept.pk])
    assert client.get(look)["Content-Type"] == "application/pdf"
    words = {f"text-{part.code}": "<b>&{{ 7*7 }} =1+1" for part, _said in found.text()}
    assert client.post(reverse("filing_write", args=[found.pk]), words).status_code == 302
    wanting = client.post(reverse("filing_file", args=[found.pk]), words | {"text-next": ""})
    assert wanting.status_code == 422
    client.post(reverse("filing_file", args=[found.pk]), words | {"text-next": "再查一遍"})
    found.refresh_from_db()
    assert found.state == "filed" and found.narrative["next"] == "再查一遍"
    assert found.sha256 == actions.seal_of(found)
    for change in (
        lambda: Attachment.objects.update(title="别的"),
        lambda: Attachment.objects.all().delete(),
        lambda: Filing.objects.update(narrative={}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    with pytest.raises(StepRefused, match="不能再改"):
        actions.attach(found.pk, file=ContentFile(b"%PDF-2", name="b"), title="", by=clerk)
    why = {"reason": "存档备查"}
    answer = client.post(reverse("filing_download", args=[found.pk]), why | {"as": "docx"})
    text = "\n".join(line.text for line in Document(io.BytesIO(answer.content)).paragraphs)
    assert "社会救助兜底保障年度总结" in text and "一、主要成效" in text and "1. 现场照片" in text
    assert text.count("<b>&{{ 7*7 }} =1+1") == len(words) - 1
    assert AccessLog.objects.filter(officer=clerk, kind="download").count() == 1
    plain = client.post(reverse("filing_download", args=[found.pk]), why | {"as": "csv"})
    assert plain["Content-Disposition"].endswith('.csv"')


def test_a_correction_stands_beside_the_first_in_the_page_the_workbook_and_above(
    clerk, client: Client
) -> None:
    county.pays(6, [date(2026, 8, 1), date(2026, 9, 1)], homes=4)
    supervisor = factories.officer(Role.CITY_SUPERVISOR, QUANZHOU)
    first = actions.file(drafted(clerk, "monthly", "2026-09").pk, remarks="", by=clerk, on=TODAY)
    actions.accept(first.pk, by=supervisor, on=TODAY)
    city = drafted(supervisor, "monthly", "2026-09", region_id=QUANZHOU)
    city = actions.file(city.pk, remarks="其他县未报", by=supervisor, on=TODAY)
    Person.objects.update(sex="male")
    client.force_login(clerk)
    page = client.get(
        reverse("report_detail", args=["monthly"]), {"region": str(NANAN), "period": "2026-09"}
    )
    assert page.context["filed"] == first
    drifted = {figure.code: then for figure, then in page.context["drifted"]}
    women = {code: n for code, n in first.values().items() if code.endswith(".women") and n}
    assert drifted == women
    second = drafted(clerk, "monthly", "2026-09", reason="性别登记更正")
    second = actions.file(second.pk, remarks="", by=clerk, on=TODAY)
    assert not actions.corrected_below(city)
    actions.accept(second.pk, by=supervisor, on=TODAY)
    assert actions.corrected_below(city) == [second]
    book = load_workbook(
        io.BytesIO(
            client.post(
                reverse("filing_download", args=[second.pk]), {"reason": "存档备查"}
            ).content
        )
    )["月报"]
    head = [cell.value for cell in book[5]]
    row = next(
        row for row in book.iter_rows(min_row=6, values_only=True)
        if row[:2] == ("农村", "其中：女性")
    )  # fmt: skip
    assert row[head.index("第 1 版")] == women["rural.women"]
    assert row[head.index("数量")] == 0
    assert any(
        "更正理由：性别登记更正" in str(cell.value) for line in book.iter_rows() for cell in line
    )


def test_the_board_offers_only_periods_that_may_be_filed(client: Client, time_machine) -> None:
    time_machine.move_to("2026-11-22 10:00+08:00", tick=False)
    factories.region(NANAN)
    client.force_login(factories.officer(Role.PROVINCIAL_SUPERVISOR, FUJIAN))
    for kind, first in (("implementation", "2026Q3"), ("milestones", "2026-09"), ("plan", "2026")):
        page = client.get(reverse("filing_board"), {"kind": kind})
        assert page.status_code == 200 and page.context["period"].text == first
