"""The quarterly report: its figures against a slow reading, and the rows each of them opens."""

import io
from collections import defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import AccessLog, Region
from accounts.roles import Role
from cases.models import PaymentLine
from cases.periods import Period
from reports.actions.making import make
from reports.catalogue import DIBAO, QUARTERLY, Line
from reports.figures import broken, figures, numbers
from reports.models import ReportRun
from reports.questions import Live, rows_behind
from tests import factories
from tests.factories import FUJIAN, HUIAN, NANAN
from tests.reports import county

MONTHS = [date(2026, month, 1) for month in (6, 7, 8, 9)]
Q3 = Period.parse("2026Q3")

pytestmark = pytest.mark.django_db


def slow_reading(area: str) -> dict[str, Decimal]:
    """The same figures by loops over the lines, in plain Python."""
    lines = [
        line
        for line in PaymentLine.objects.select_related("award__decision__assessment", "run")
        if line.award.area == area
        and line.run.state in ("locked", "exported", "returned", "closed")
    ]
    now = [line for line in lines if line.month == date(2026, 9, 1)]
    before = {line.person_id for line in lines if line.month == date(2026, 6, 1)}
    people = {line.person_id for line in now}
    paid = [line for line in lines if not failed(line)]
    sheets = {line.household_id: line.award.decision.assessment.sheet for line in now}
    return {
        "persons": Decimal(len(people)),
        "households": Decimal(len({line.household_id for line in now})),
        "persons_before": Decimal(len(before)),
        "new_persons": Decimal(len(people - before)),
        "exited_persons": Decimal(len(before - people)),
        "month_amount": sum((line.amount for line in now if not failed(line)), Decimal()),
        "month_raised": sum((line.raised for line in now if not failed(line)), Decimal()),
        "spent": sum((line.amount for line in paid), Decimal()),
        "single_persons": Decimal(
            len({line.person_id for line in now if line.award.mode == "single_person"})
        ),
        "deduction_households": Decimal(
            sum(
                Decimal(s["income_annual"])
                >= Decimal(s["standard_monthly"]) * 12 * s["members_counted"]
                and s["outcome"] == "household"
                for s in sheets.values()
            )
        ),
    }


def failed(line: PaymentLine) -> bool:
    answer = getattr(line, "bank_return", None)
    return answer is not None and not answer.paid


@pytest.mark.requirement("R-278", "R-165")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_figures_equal_a_slow_reading_and_the_rows_behind_them(seed: int) -> None:
    county.pays(seed, MONTHS)
    region = Region.objects.get(code=NANAN)
    found = numbers(figures(QUARTERLY, region=region, period=Q3))
    assert found["rural.persons"] + found["urban.persons"] > 0
    for area in ("urban", "rural"):
        for name, value in slow_reading(area).items():
            assert found[f"{area}.{name}"] == value, name
    for area in ("urban", "rural"):
        assert found[f"{area}.women"] + men(area) == found[f"{area}.persons"]
    assert not broken(QUARTERLY, found)
    for line in DIBAO.lines:
        for key, _label in DIBAO.keys:
            rows = list(rows_behind(DIBAO, line, key, Live(region, Q3)))
            assert opened(line, rows) == found[f"{key}.{line.figure}"]


def men(area: str) -> int:
    return sum(
        {
            line.person_id: line.person.sex == "male"
            for line in PaymentLine.objects.filter(
                award__area=area, month=date(2026, 9, 1)
            ).select_related("person")
            if line.run.state in ("locked", "exported", "returned", "closed")
        }.values()
    )


def opened(line: Line, rows: list[dict[str, Any]]) -> Decimal:
    """What the rows behind a figure come to."""
    if line.measure == "households":
        return Decimal(len({row["household_id"] for row in rows}))
    if line.measure == "rows":
        return Decimal(len(rows))
    amount = sum((row[line.amount] or Decimal() for row in rows), Decimal())
    if line.measure == "sum" or not rows:
        return amount
    return (amount / len(rows)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_a_province_adds_up_its_counties_and_a_neighbour_sees_nothing() -> None:
    county.pays(4, MONTHS[:2], homes=6)
    factories.region(HUIAN)
    here, province, neighbour = (
        sum(
            value
            for code, value in numbers(figures(QUARTERLY, region=place, period=Q3)).items()
            if code.endswith(".spent")
        )
        for place in (Region.objects.get(code=code) for code in (NANAN, FUJIAN, HUIAN))
    )
    assert here == province > 0
    assert neighbour == 0


class TestPages:
    def test_every_figure_is_a_link_to_its_rows(self, client: Client) -> None:
        county.pays(5, MONTHS, homes=8)
        client.force_login(factories.officer(Role.PROVINCIAL_SUPERVISOR, FUJIAN))
        page = client.get(
            reverse("report_detail", args=["quarterly"]), {"region": str(NANAN), "period": "2026Q3"}
        )
        assert page.status_code == 200
        for groups in page.context["groups"]:
            for figure in groups[1]:
                url = reverse("report_rows", args=["quarterly", NANAN, "2026Q3", figure.code])
                assert url in page.content.decode()
                assert client.get(url).status_code == 200

    def test_a_region_outside_the_post_does_not_exist(self, client: Client) -> None:
        factories.region(HUIAN)
        client.force_login(factories.officer(Role.COUNTY_REVIEWER, NANAN))
        rows = reverse("report_rows", args=["quarterly", HUIAN, "2026Q3", "rural.persons"])
        assert client.get(rows).status_code == 404
        page = client.get(
            reverse("report_detail", args=["quarterly"]), {"region": str(HUIAN), "period": "2026Q3"}
        )
        assert page.status_code == 422

    def test_the_workbook_has_the_official_head_and_the_same_figures(self, client: Client) -> None:
        county.pays(6, MONTHS, homes=6)
        officer = factories.officer(Role.CITY_SUPERVISOR, 350500000000)
        client.force_login(officer)
        url = reverse("report_download", args=["quarterly"])
        answer = client.post(
            url, {"region": str(NANAN), "period": "2026Q3", "reason": "报省厅核对"}
        )
        sheet = load_workbook(io.BytesIO(answer.content))["季报"]
        words = {str(cell.value) for row in sheet["A1:G5"] for cell in row if cell.value}
        assert {"表号：JBZH0001", "地区编码：350583000000", "编制单位：南安市"} <= words
        assert sheet.freeze_panes == "C6"
        cells: dict[str, dict[str, Any]] = defaultdict(dict)
        for row in sheet.iter_rows(min_row=6, values_only=True):
            if row[3] is not None:
                cells[str(row[0])][str(row[1])] = row[3]
        assert cells["农村"]["低保人数"] == int(slow_reading("rural")["persons"])
        assert ReportRun.objects.get(made_by=officer).region_id == NANAN
        assert AccessLog.objects.filter(officer=officer, kind="download").count() == 1


def test_the_command_writes_the_file(tmp_path) -> None:
    county.pays(7, MONTHS[:1], homes=4)
    out = tmp_path / "q.xlsx"
    given = ("report", "quarterly", "--period=２０２６Q2", f"--region={NANAN}", f"--out={out}")
    call_command(*given)
    assert load_workbook(out).active.title == "季报"
    assert ReportRun.objects.get().period == "2026Q2"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"period": "2026Q9"}, "期间应写成"),
        ({"period": "2190Q3"}, "还没有开始"),
        ({"region": "999"}, "没有代码为 999000000000 的地区 / no region"),
        ({"out": "/nowhere/at/all.xlsx"}, "写不了 /nowhere/at/all.xlsx / not made"),
    ],
)
def test_the_command_refuses_nonsense_and_nothing_is_written(tmp_path, wrong, says) -> None:
    factories.region(NANAN)
    given = {"period": "2026Q2", "region": NANAN, "out": tmp_path / "no.xlsx"} | wrong
    with pytest.raises(CommandError, match=says):
        call_command("report", "quarterly", *[f"--{name}={value}" for name, value in given.items()])
    assert not list(tmp_path.iterdir())
    assert not ReportRun.objects.exists()


def test_a_report_is_made_by_those_who_may_report_there() -> None:
    region = factories.region(NANAN)
    for by in (
        factories.officer(Role.ADMINISTRATOR, NANAN),
        factories.officer(Role.COUNTY_REVIEWER, HUIAN),
    ):
        with pytest.raises(PermissionDenied):
            make("quarterly", region=region, period=Q3, by=by, on=date(2026, 11, 22))
    assert not ReportRun.objects.exists()


def test_the_running_quarter_is_provisional_on_the_page_and_in_the_file(client: Client) -> None:
    region = factories.region(NANAN)
    reader = factories.officer(Role.COUNTY_REVIEWER, NANAN)
    today = timezone.localdate()
    running = Period.quarter_of(today)
    _run, content = make("quarterly", region=region, period=running, by=reader, on=today)
    words = [cell.value for row in load_workbook(io.BytesIO(content))["季报"] for cell in row]
    assert "报告期未结束，暂时数" in words
    client.force_login(reader, backend="accounts.backends.PostBackend")
    url = reverse("report_detail", args=["quarterly"])
    for period, provisional in ((running, True), (running.previous(), False)):
        page = client.get(url, {"region": str(NANAN), "period": period.text}).content.decode()
        assert ("暂时数" in page) == provisional
    later = reverse("report_rows", args=["quarterly", NANAN, "2190Q1", "rural.persons"])
    assert client.get(later).status_code == 404
