"""Every figure of programme reports and indicators against a slow count, and the rows it opens."""

import csv
import io
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import Region
from accounts.roles import Role
from cases.periods import Period
from reports.catalogue import REPORTS, Line, Section
from reports.figures import figures, numbers
from reports.questions import Live, answer, by_place, rows_behind
from tests import factories
from tests.factories import FUJIAN, HUIAN, NANAN
from tests.reports import county, slow, slow_rolls
from tests.reports.works import Works

ROWS = slow.ROWS | slow_rolls.ROWS
MONTHS = [date(2026, month, 1) for month in (8, 9)]
PERIODS = ("2026-09", "2026Q3", "2026")
SECTIONS = {
    section.code: section
    for report in REPORTS.values()
    for section in report.sections
    if section.question != "people_paid"
}

pytestmark = pytest.mark.django_db


def test_every_question_has_its_slow_count() -> None:
    assert {section.question for section in SECTIONS.values()} == set(ROWS)


@pytest.mark.requirement("R-081", "R-085", "R-186", "R-292", "R-293")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_figure_equals_a_slow_count_and_its_rows(seed: int) -> None:
    county.pays(seed, MONTHS, homes=9)
    Works(seed)
    region = Region.objects.get(code=NANAN)
    alive = set()
    for text in PERIODS:
        period = Period.parse(text)
        source = Live(region, period)
        counted = {name: list(rows(period)) for name, rows in ROWS.items()}
        for section in SECTIONS.values():
            found = answer(section, source)
            for key, _label in section.keys:
                rows = [row for row in counted[section.question] if row.get(key)]
                for line in section.lines:
                    asked = (text, section.code, key, line.figure)
                    value = found.get(key, {}).get(line.figure, None if line.of else Decimal(0))
                    assert value == slow.value(line, rows), asked
                    behind = sum(bool(row[line.flag]) for row in rows) if line.of else value
                    assert opened(section, line, key, source) == behind, asked
                    if value:
                        alive.add((section.code, line.figure))
    assert len(alive) > 60


def opened(section: Section, line: Line, key: str, source: Live) -> Decimal:
    """What the rows that a figure opens come to; of a rate, how many make its part."""
    rows = list(rows_behind(section, line, key, source))
    if line.measure == "households":
        return Decimal(len({row["household_id"] for row in rows}))
    if not line.amount:
        return Decimal(len(rows))
    amounts = [Decimal(row[line.amount]) for row in rows if row[line.amount] is not None]
    if line.measure == "sum" or not amounts:
        return sum(amounts, Decimal())
    return (sum(amounts, Decimal()) / len(amounts)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_places_add_up_and_a_neighbour_has_nothing() -> None:
    county.pays(4, MONTHS, homes=6)
    Works(4)
    factories.region(HUIAN)
    period = Period.parse("2026Q3")
    section = SECTIONS["screenings"]
    for line in section.lines:
        whole = answer(section, Live(Region.objects.get(code=FUJIAN), period))["screenings"]
        for code in (FUJIAN, 350500000000, NANAN):
            parts = by_place(
                section, line, "screenings", Live(Region.objects.get(code=code), period)
            )
            assert sum(part["value"] for part in parts) == whole[line.figure]
        assert not answer(section, Live(Region.objects.get(code=HUIAN), period))


def test_every_report_is_whole_when_nothing_happened() -> None:
    region = factories.region(NANAN)
    for report in REPORTS.values():
        period = report.periods_until(date(2026, 11, 22), 2)[1]
        found = figures(report, region=region, period=period)
        assert not any(numbers(found).values()), report.kind
        codes = [figure.code for figure in found]
        assert (
            len(codes)
            == len(set(codes))
            == sum(len(section.keys) * len(section.lines) for section in report.sections)
        )
        filled = dict.fromkeys(codes, "0")
        assert all(part.prefilled(filled) is not None for part in report.narrative)


def test_the_page_the_rows_the_places_and_the_files(client: Client) -> None:
    county.pays(5, MONTHS, homes=6)
    Works(5)
    client.force_login(factories.officer(Role.CITY_SUPERVISOR, 350500000000))
    chosen = {"region": str(NANAN), "period": "2026-09"}
    page = client.get(reverse("report_detail", args=["indicators"]), chosen)
    assert page.status_code == 200
    for _label, group in page.context["groups"]:
        for figure in group:
            rows = client.get(
                reverse("report_rows", args=["indicators", NANAN, "2026-09", figure.code])
            )
            assert rows.status_code == 200, figure.code
    spread = reverse(
        "report_spread", args=["indicators", NANAN, "2026-09", "findings.closure_rate"]
    )
    assert "洪濑镇" in client.get(spread).content.decode()
    url = reverse("report_download", args=["indicators"])
    asked = chosen | {"reason": "核对指标"}
    text = client.post(url, asked | {"as": "csv"}).content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    written = {line[3]: line[7] for line in lines[1:] if len(line) > 3}
    assert set(written) == {
        figure.code for _label, group in page.context["groups"] for figure in group
    }
    book = load_workbook(io.BytesIO(client.post(url, asked).content))["月报"]
    cells = [cell for row in book.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    in_book = {
        (row[0], row[1]): row[3] for row in book.iter_rows(min_row=6, values_only=True) if row[1]
    }
    for _label, group in page.context["groups"]:
        for figure in group:
            cell = in_book[(str(figure.key_label), str(figure.line.label))]
            assert (None if cell is None else Decimal(str(cell))) == figure.value
            assert written[figure.code] == ("" if figure.value is None else str(figure.value))


@pytest.mark.requirement("R-039", "R-137")
def test_the_rate_of_centralised_support_has_both_readings_its_rows_and_its_trend() -> None:
    county.pays(6, MONTHS, homes=3)
    Works(6)
    client = Client()
    reader = factories.officer(Role.COUNTY_REVIEWER, NANAN)
    client.force_login(reader, backend="accounts.backends.PostBackend")
    period = Period.parse("2026-09")
    people = list(slow_rolls.tekun_people(period))
    page = client.get(
        reverse("report_detail", args=["indicators"]), {"region": str(NANAN), "period": "2026-09"}
    ).content.decode()
    for rate, whole, part in (
        ("wholly_rate", "wholly", "wholly_centralised"),
        ("not_able_rate", "not_able", "not_able_centralised"),
    ):
        counted = {name: sum(row[name] for row in people) for name in (whole, part)}
        assert counted[whole] > 0
        share = Decimal(100 * counted[part]) / counted[whole]
        assert f"{share.quantize(Decimal('0.01'), ROUND_HALF_UP)}" in page
        for name, many in counted.items():
            words = ["indicators", NANAN, "2026-09", f"tekun.{name}"]
            rows = client.get(reverse("report_rows", args=words))
            assert reverse("report_rows", args=words) in page and len(rows.context["rows"]) == many
        trend = ["indicators", NANAN, "2026-09", f"tekun.{rate}"]
        spread = client.get(reverse("report_spread", args=trend)).content.decode()
        assert "2026-08" in spread and "2026-09" in spread
