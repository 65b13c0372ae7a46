"""The file of a household, the list, the search: what is shown, what is masked, what is logged."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.ciphers import id_number
from accounts.models import AccessLog
from accounts.roles import Role
from cases.actions.intake import submit
from cases.procedure import State
from households.models import Household, Person
from tests import drafts, factories
from tests.cases import steps
from tests.drafts import draft

pytestmark = pytest.mark.django_db
TABS = ["overview", "members", "means", "assets", "awards", "payments", "papers", "story", "seen"]


@pytest.fixture
def clerk():
    factories.region(factories.QIANFENG)
    return factories.officer()


@pytest.fixture
def client(clerk):
    client = Client()
    client.force_login(clerk, backend="accounts.backends.PostBackend")
    return client


@pytest.fixture
def home(clerk) -> Household:
    application = submit(draft(clerk).pk, by=clerk, on=drafts.TODAY)
    assert application.household
    return application.household


@pytest.mark.requirement("R-094", "R-220", "R-227")
def test_every_tab_answers_and_each_look_is_logged(client, clerk, home):
    for tab in TABS:
        assert client.get(reverse("household_tab", args=[home.pk, tab])).status_code == 200, tab
    looks = AccessLog.objects.filter(officer=clerk, subject="household", subject_id=home.pk)
    assert sorted(look.fields[0] for look in looks) == sorted(TABS)
    assert client.get(reverse("household_tab", args=[home.pk, "nothing"])).status_code == 404


@pytest.mark.requirement("R-200")
def test_numbers_are_masked_until_a_logged_press_shows_them(client, clerk, home):
    person = Person.objects.get(name="陈志明")
    number = id_number(person.id_token)
    page = client.get(reverse("household_tab", args=[home.pk, "members"])).content.decode()
    assert number not in page
    assert f"{number[:4]}**********{number[-4:]}" in page
    overview = client.get(home.get_absolute_url()).content.decode()
    assert drafts.CARD not in overview
    assert "13800001111" not in overview
    assert client.get(reverse("reveal_number", args=[person.pk])).status_code == 405
    shown = client.post(reverse("reveal_number", args=[person.pk]), headers={"HX-Request": "true"})
    assert number in shown.content.decode()
    assert 'data-remask="60"' in shown.content.decode()
    seen = AccessLog.objects.get(kind="reveal", subject="person", subject_id=person.pk)
    assert (seen.officer, seen.fields) == (clerk, ["id_number"])
    account = home.accounts.get()
    assert drafts.CARD in client.post(reverse("reveal_card", args=[account.pk])).content.decode()


def test_a_supervisor_sees_the_file_but_reveals_nothing(home):
    client = Client()
    client.force_login(
        factories.officer(Role.CITY_SUPERVISOR, factories.QUANZHOU),
        backend="accounts.backends.PostBackend",
    )
    assert client.get(home.get_absolute_url()).status_code == 200
    person = Person.objects.get(name="陈志明")
    assert client.post(reverse("reveal_number", args=[person.pk])).status_code == 403
    assert not AccessLog.objects.filter(kind="reveal").exists()


def test_the_search_finds_by_number_name_and_file_in_scope_only(client, clerk, home):
    person = Person.objects.get(name="陈志明")
    number = id_number(person.id_token)
    application = home.applications.get()
    for asked in (number, f"{number[:6]} {number[6:]}".lower(), "陈志明", "志明", "明"):
        page = client.post(reverse("search"), {"q": asked}).content.decode()
        assert "陈志明" in page, asked
        assert number not in page.replace(f'value="{asked}"', "")
    assert home.number in client.post(reverse("search"), {"q": home.number}).content.decode()
    found = client.post(reverse("search"), {"q": application.number[-5:]}).content.decode()
    assert application.number in found
    stranger = Client()
    stranger.force_login(
        factories.officer(Role.COUNTY_REVIEWER, factories.HUIAN),
        backend="accounts.backends.PostBackend",
    )
    for asked in (number, "陈志明", home.number):
        page = stranger.post(reverse("search"), {"q": asked}).content.decode()
        assert "没有找到" in page
        assert "陈志明" not in page.replace(f'value="{asked}"', "")
    assert AccessLog.objects.filter(officer=clerk, subject="search").count() == 7


def test_the_list_filters_and_asks_at_most_twelve_questions(
    client, home, django_assert_max_num_queries
):
    for number in range(60):
        factories.household(factories.person(f"林{number}"))
    client.get(reverse("household_list"))  # the first request writes the session
    with django_assert_max_num_queries(12):
        page = client.get(reverse("household_list"))
    assert "共 61 条" in page.content.decode()
    assert page.content.decode().count('<tr><td data-label="户号">') == 50
    second = client.get(reverse("household_list"), {"page": "2"}).content.decode()
    assert second.count('<tr><td data-label="户号">') == 11
    assert "共 0 条" in client.get(reverse("household_list"), {"holds": "any"}).content.decode()
    rural = client.get(reverse("household_list"), {"area": "urban"}).content.decode()
    assert "没有符合条件的家庭" in rural


@pytest.mark.requirement("R-094", "R-220")
def test_an_award_shows_its_sealed_sheet_and_prints_why(clerk):
    factories.region(factories.QIANFENG)
    staff = steps.Staff(factories.HONGLAI)
    home = factories.household(factories.person("陈阿土", born=date(1950, 5, 6)))
    factories.income(home)
    factories.account(home)
    steps.carry(State.CONFIRMED, staff, application=factories.application(home, by=staff.clerk))
    client = Client()
    client.force_login(staff.clerk, backend="accounts.backends.PostBackend")
    sheet = home.awards.get().decision.assessment.sheet
    why = client.get(reverse("household_why", args=[home.pk]))
    assert why.status_code == 200
    assert sheet["lines"][0]["label"] in why.content.decode()
    assert AccessLog.objects.filter(kind="print", subject="household").count() == 1
    story = client.get(reverse("household_tab", args=[home.pk, "story"])).content.decode()
    assert "审核确认" in story
