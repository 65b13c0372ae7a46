"""Figures of large places: a worker reads them once, the page shows them with their hour."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Job, Region
from accounts.roles import Role
from cases.periods import Period
from households.models import Person
from reports.actions import prepared
from reports.catalogue import QUARTERLY
from reports.figures import figures, restored
from reports.models import ReportRun
from tests import factories
from tests.factories import FUJIAN, NANAN
from tests.reports import county

MONTHS = [date(2026, month, 1) for month in (6, 7, 8, 9)]
Q3 = Period.parse("2026Q3")
ASKED = {"region": str(FUJIAN), "period": "2026Q3"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two awards are many."""
    monkeypatch.setattr(prepared, "MANY", 2)
    county.pays(7, MONTHS, homes=6)


def the_page(client: Client):
    return client.get(reverse("report_detail", args=["quarterly"]), ASKED)


@pytest.mark.usefixtures("large")
def test_the_page_waits_for_the_worker_and_then_shows_what_it_read(client: Client) -> None:
    client.force_login(factories.officer(Role.PROVINCIAL_SUPERVISOR, FUJIAN))
    empty = the_page(client)
    assert not empty.context["groups"]
    assert "开始统计" in empty.content.decode()
    assert not Job.objects.filter(kind=prepared.KIND).exists()  # looking starts nothing
    for _twice in range(2):
        assert client.post(reverse("report_prepare", args=["quarterly"]), ASKED).status_code == 302
    job = Job.objects.get(kind=prepared.KIND)
    assert "正在统计" in the_page(client).content.decode()
    prepared.run(job.pk)
    page = the_page(client)
    province = Region.objects.get(pk=FUJIAN)
    live = figures(QUARTERLY, region=province, period=Q3)
    shown = [figure for _label, group in page.context["groups"] for figure in group]
    assert [(f.code, f.value, f.before, f.month_before) for f in shown] == [
        (f.code, f.value, f.before, f.month_before) for f in live
    ]
    assert "重新统计" in page.content.decode()
    assert "正在统计" not in page.content.decode()


@pytest.mark.usefixtures("large")
def test_prepared_anew_takes_the_place_of_what_was_prepared() -> None:
    province, by = (
        Region.objects.get(pk=FUJIAN),
        factories.officer(Role.PROVINCIAL_SUPERVISOR, FUJIAN),
    )
    first = prepared.ask(QUARTERLY, province, Q3, by=by)
    prepared.run(first.pk)
    then = prepared.standing(QUARTERLY, province, Q3)
    Person.objects.update(sex="female")
    again = prepared.ask(QUARTERLY, province, Q3, by=by)
    assert again != first
    prepared.run(again.pk)
    now = ReportRun.objects.get(region=province, made_by__is_machine=True)
    assert now != then
    assert now.by_code()["rural.women"] != then.by_code()["rural.women"]
    live = figures(QUARTERLY, region=province, period=Q3)
    assert {f.code: f.value for f in restored(QUARTERLY, now.by_code())} == {
        f.code: f.value for f in live
    }


@pytest.mark.usefixtures("large")
def test_nobody_prepares_for_another_place(client: Client) -> None:
    client.force_login(factories.officer(Role.COUNTY_REVIEWER, NANAN))
    answer = client.post(reverse("report_prepare", args=["quarterly"]), ASKED)
    assert answer.status_code == 422
    assert not Job.objects.filter(kind=prepared.KIND).exists()
