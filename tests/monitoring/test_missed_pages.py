"""The visit list, the sheet behind a line, and one click to a draft with what is known."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.roles import Role
from cases.intake.draft import Draft
from cases.models import Application
from tests.factories import HONGLAI, NANAN, QIANFENG, invented_number, officer, region
from tests.missed_makers import likely

pytestmark = pytest.mark.django_db
OLD = date(1946, 3, 4)


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(officer(Role.TOWNSHIP_CASEWORKER, HONGLAI))
    return client


@pytest.fixture
def home():
    return likely(region(QIANFENG), invented_number(OLD), "陈水土")


@pytest.mark.requirement("R-005")
def test_the_list_goes_by_village_and_need_and_can_be_carried_along(desk, home):
    likely(region(QIANFENG), invented_number(OLD), "林更穷", short="900.00")
    page = desk.get(reverse("missed_list")).content.decode()
    assert page.index("林") < page.index("陈*土")
    assert "未知事项怎样都符合" in page and "防返贫监测对象" in page
    assert "陈水土" not in page  # masked on the screen
    paper = desk.get(reverse("missed_print")).content.decode()
    assert "陈水土" in paper and "受理申请" in paper
    book = load_workbook(
        BytesIO(desk.post(reverse("missed_download"), {"reason": "入户走访用"}).content)
    )
    named = [row[2] for row in book.active.iter_rows(values_only=True) if row[2]]
    assert named == ["户主", "林更穷", "陈水土"]
    none = desk.get(reverse("missed_list"), {"certainty": "possible"}).content.decode()
    assert "没有待走访的家庭" in none


def test_the_sheet_says_what_is_wanting_and_what_silence_means(desk, home):
    page = desk.get(reverse("finding_sheet", args=[home.pk])).content.decode()
    assert "问清这些就能定" in page
    assert "全县名册：查无此人，即登记中没有" in page and "查无此人不说明什么" in page


def test_one_click_opens_a_draft_with_what_is_known(desk, home):
    desk.post(reverse("finding_open_case", args=[home.pk]))
    made = Application.objects.get()
    assert (made.state, made.channel, made.region_id) == ("draft", "comparison", QIANFENG)
    draft = Draft(made, on=date(2026, 11, 20))
    (member,) = draft.members
    assert (member.name, member.said["relation"]) == ("陈水土", "head")
    (income,) = draft.rows("income")
    assert (income["kind"], str(income["amount"]), income["member"]) == (
        "pension_resident", "1800.00", "m1",
    )  # fmt: skip
    home.refresh_from_db()
    assert home.state == "checking" and home.owner is not None
    again = desk.post(reverse("finding_open_case", args=[home.pk]), follow=True).content.decode()
    assert made.number in again and Application.objects.count() == 1


def test_somebody_of_another_town_or_who_only_looks_opens_no_draft(client, home):
    client.force_login(officer(Role.COUNTY_REVIEWER, NANAN))
    assert client.post(reverse("finding_open_case", args=[home.pk])).status_code == 403
    assert not Application.objects.exists()
