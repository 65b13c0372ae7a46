"""Reports from level to level: frozen figures and lists, returns, corrections, who is late."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import Region
from accounts.roles import Role
from cases.periods import Period
from cases.procedure import IllegalMove, StepRefused
from households.models import Person
from reports.actions import filing as actions
from reports.catalogue import MONTHLY, QUARTERLY
from reports.models import FiledRow, Filing
from reports.questions import Filed, Live, rows_behind
from tests import factories
from tests.factories import HUIAN, NANAN
from tests.reports import county

QUANZHOU = 350500000000
MONTHS = [date(2026, month, 1) for month in (8, 9)]
Q3, SEPTEMBER = Period.parse("2026Q3"), Period.parse("2026-09")
TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return factories.officer(Role.COUNTY_REVIEWER, NANAN)


@pytest.fixture
def supervisor():
    return factories.officer(Role.CITY_SUPERVISOR, QUANZHOU)


def drafted(clerk, kind: str = "monthly", period: Period = SEPTEMBER, **given) -> Filing:
    return actions.draft(kind, region_id=NANAN, period=period, by=clerk, on=TODAY, **given)


def filed(clerk, **given) -> Filing:
    return actions.file(drafted(clerk, **given).pk, remarks="", by=clerk, on=TODAY)


@pytest.mark.requirement("R-077")
def test_what_was_filed_stays_whatever_happens_later(clerk) -> None:
    county.pays(1, MONTHS, homes=8)
    found = filed(clerk)
    before = dict(found.values())
    section, key, line = MONTHLY.cell("rural.women")
    listed = list(rows_behind(section, line, key, Filed((found.pk,))))
    assert before["rural.women"] == len(listed) > 0
    Person.objects.update(sex="male")
    assert not list(rows_behind(section, line, key, Live(found.region, SEPTEMBER)))
    again = Filing.objects.get(pk=found.pk)
    assert again.values() == before
    assert list(rows_behind(section, line, key, Filed((again.pk,)))) == listed
    assert actions.seal_of(again) == again.sha256


def test_every_filed_figure_is_the_sum_of_its_frozen_rows(clerk) -> None:
    county.pays(2, MONTHS, homes=10)
    found = filed(clerk, kind="quarterly", period=Q3)
    for section in QUARTERLY.sections:
        for key, _label in section.keys:
            for line in section.lines:
                if line.measure != "rows":
                    continue
                rows = list(rows_behind(section, line, key, Filed((found.pk,))))
                assert len(rows) == found.values()[f"{key}.{line.figure}"], (key, line.figure)


def test_the_database_keeps_what_was_filed(clerk) -> None:
    county.pays(3, MONTHS, homes=4)
    found = filed(clerk)
    row = FiledRow.objects.filter(filing=found).first()
    assert row is not None
    for change in (
        lambda: Filing.objects.filter(pk=found.pk).update(figures={}),
        lambda: Filing.objects.filter(pk=found.pk).delete(),
        lambda: FiledRow.objects.filter(pk=row.pk).update(person_name="别人"),
        lambda: FiledRow.objects.filter(pk=row.pk).delete(),
        lambda: Filing.objects.filter(pk=found.pk).update(state="draft"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.requirement("R-077", "R-221")
def test_a_city_adds_up_what_it_accepted(clerk, supervisor) -> None:
    county.pays(4, MONTHS, homes=8)
    first = filed(clerk)
    city = actions.draft("monthly", region_id=QUANZHOU, period=SEPTEMBER, by=supervisor, on=TODAY)
    assert city.nothing and Region.objects.get(pk=NANAN) in actions.missing_below(city)
    with pytest.raises(StepRefused, match="写明情况"):
        actions.file(city.pk, remarks="", by=supervisor, on=TODAY)
    actions.accept(first.pk, by=supervisor, on=TODAY)
    city = actions.draft("monthly", region_id=QUANZHOU, period=SEPTEMBER, by=supervisor, on=TODAY)
    assert city.values() == first.values()
    assert city.lists == [first.pk]
    assert actions.file(city.pk, remarks="其他县未报", by=supervisor, on=TODAY).state == "filed"


def test_a_return_says_why_and_the_next_version_carries_it(clerk, supervisor) -> None:
    county.pays(5, MONTHS, homes=4)
    first = filed(clerk)
    with pytest.raises(StepRefused, match="等上级"):
        drafted(clerk)
    with pytest.raises(StepRefused, match="理由"):
        actions.send_back(first.pk, reason=" ", by=supervisor, on=TODAY)
    actions.send_back(first.pk, reason="渐退户数有误", by=supervisor, on=TODAY)
    with pytest.raises(IllegalMove):
        actions.accept(first.pk, by=supervisor, on=TODAY)
    second = drafted(clerk)
    assert (second.version, second.reason) == (2, "渐退户数有误")


def test_a_correction_after_acceptance_needs_a_reason_and_shows_beside_the_first(
    clerk, supervisor, client: Client
) -> None:
    county.pays(6, MONTHS, homes=4)
    first = filed(clerk)
    actions.accept(first.pk, by=supervisor, on=TODAY)
    with pytest.raises(StepRefused, match="更正须写明理由"):
        drafted(clerk)
    Person.objects.update(sex="male")
    second = drafted(clerk, reason="性别登记更正")
    assert second.version == 2
    assert second.values()["rural.women"] < first.values()["rural.women"]
    client.force_login(clerk)
    page = client.get(second.get_absolute_url()).content.decode()
    assert "性别登记更正" in page and "各版不同的数" in page and first.get_absolute_url() in page


def test_who_may_file_and_who_may_answer(clerk, supervisor) -> None:
    county.pays(7, MONTHS, homes=3)
    factories.region(HUIAN)
    neighbour = factories.officer(Role.COUNTY_REVIEWER, HUIAN)
    with pytest.raises(Region.DoesNotExist):
        drafted(neighbour)
    found = filed(clerk)
    colleague = factories.officer(Role.COUNTY_APPROVER, NANAN)
    with pytest.raises(PermissionDenied):
        actions.accept(found.pk, by=colleague, on=TODAY)
    with pytest.raises(Filing.DoesNotExist):
        actions.accept(found.pk, by=neighbour, on=TODAY)
    assert actions.accept(found.pk, by=supervisor, on=TODAY).state == "accepted"


def test_a_running_period_and_a_township_do_not_file(clerk) -> None:
    factories.region(NANAN)
    with pytest.raises(StepRefused, match="还没有结束"):
        drafted(clerk, period=Period.parse("2026-11"))
    with pytest.raises(StepRefused):
        drafted(clerk, period=Q3)
    assert not Filing.objects.exists()


def test_the_board_shows_who_is_late(clerk, supervisor, client: Client, time_machine) -> None:
    time_machine.move_to("2026-11-22 10:00+08:00", tick=False)
    county.pays(8, MONTHS, homes=3)
    factories.region(HUIAN)
    found = filed(clerk)
    assert found.due_on == date(2026, 10, 5)
    assert found.days_late(TODAY) == 48
    client.force_login(supervisor)
    url = reverse("filing_board")
    page = client.get(url, {"kind": "monthly", "period": "2026-09"})
    counties = next(
        level for level in page.context["levels"] if level["units"][0].region.level == "county"
    )
    late = {unit.region.pk: (unit.is_done, unit.days_late) for unit in counties["units"]}
    assert late[NANAN] == (True, 48)
    assert late[HUIAN] == (False, 48)


@pytest.mark.requirement("R-294")
def test_an_empty_period_is_filed_as_a_zero_report(clerk) -> None:
    factories.region(NANAN)
    found = filed(clerk)
    assert found.nothing
    assert set(found.values().values()) == {Decimal(0)}


def test_from_page_to_page_and_the_workbook_says_its_version(
    clerk, supervisor, client: Client
) -> None:
    county.pays(9, MONTHS, homes=4)
    client.force_login(clerk)
    answer = client.post(
        reverse("filing_draft", args=["monthly"]), {"region": NANAN, "period": "2026-09"}
    )
    found = Filing.objects.get()
    assert answer["Location"] == found.get_absolute_url()
    client.post(reverse("filing_file", args=[found.pk]), {"remarks": "=HYPERLINK(1)"})
    page = client.get(found.get_absolute_url()).content.decode()
    assert reverse("filing_rows", args=[found.pk, "rural.persons"]) in page
    rows = client.get(reverse("filing_rows", args=[found.pk, "rural.persons"]))
    assert rows.status_code == 200
    client.force_login(supervisor)
    assert client.post(reverse("filing_return", args=[found.pk]), {"reason": ""}).status_code == 422
    client.post(reverse("filing_accept", args=[found.pk]))
    content = client.post(
        reverse("filing_download", args=[found.pk]), {"reason": "存档备查"}
    ).content
    book = load_workbook(io.BytesIO(content))["月报"]
    words = [cell for row in book.iter_rows() for cell in row if cell.value]
    assert any("第 1 版，已接收" in str(cell.value) for cell in words)
    assert all(cell.data_type != "f" for cell in words)
