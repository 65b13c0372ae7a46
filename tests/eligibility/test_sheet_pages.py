"""The sealed sheet as a page, on paper, as JSON, and beside the answer of today."""

import json
from datetime import date
from decimal import Decimal

import pytest

from accounts.models import AccessLog
from accounts.roles import Role
from eligibility.actions import assess_household
from eligibility.models import Assessment, Standard
from tests import factories

pytestmark = pytest.mark.django_db
ON = date(2021, 9, 1)


@pytest.fixture
def sealed(client):
    """An old man of Nan'an who lives on the rent of his land, 25 yuan a month over the line."""
    head = factories.person("陈阿福", at=factories.HONGLAI)
    home = factories.household(head)
    factories.income(home, amount=Decimal("9600"), kind="property", unit="year", times=1)
    officer = factories.officer(Role.TOWNSHIP_CASEWORKER, factories.HONGLAI)
    client.force_login(officer)
    return assess_household(home.pk, by=officer, on=ON)


def test_the_page_shows_every_line_with_its_clause_and_the_missing_yuan(client, sealed):
    page = client.get(f"/sheets/{sealed.pk}/").content.decode()
    for line in sealed.sheet["lines"]:
        assert line["label"] in page
        for cite in line["cites"]:
            assert f"〔{cite}〕" in page
    for flip in sealed.sheet["distance"]["flips"]:
        assert flip["label"] in page
    assert "陈阿福" in page


def test_on_paper_it_names_the_household_and_is_logged(client, sealed):
    page = client.get(f"/sheets/{sealed.pk}/print/").content.decode()
    assert "家庭经济状况核算表" in page
    assert AccessLog.objects.filter(kind="print", subject_id=sealed.household_id).count() == 1


def test_as_json_it_is_what_was_sealed_and_names_nobody(client, sealed):
    answer = client.get(f"/sheets/{sealed.pk}/json/")
    told = json.loads(answer.content)
    assert told == {"sha256": sealed.sha256, "sheet": sealed.sheet}
    assert "陈阿福" not in answer.content.decode()
    assert AccessLog.objects.filter(kind="download", subject_id=sealed.household_id).count() == 1


def test_decides_again_under_the_law_of_today_and_changes_nothing(client, sealed):
    county = factories.region(factories.NANAN)
    first, second = (factories.officer(Role.COUNTY_APPROVER, county) for _ in range(2))
    Standard.objects.create(
        region=county, key="dibao_standard", area="both", amount=Decimal("1000.00"),
        period=(date(2022, 1, 1), None), document="某号文件", entered_by=first, confirmed_by=second,
    )  # fmt: skip
    page = client.get(f"/sheets/{sealed.pk}/again/").content.decode()
    assert "775.00" in page
    assert "1,000.00" in page
    assert Assessment.objects.count() == 1
    assert Assessment.objects.get().sheet == sealed.sheet
