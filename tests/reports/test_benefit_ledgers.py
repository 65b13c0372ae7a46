"""Lists of disabled people and children; who came into poverty, and who refuses work."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.ciphers import id_number
from accounts.models import Officer
from accounts.roles import Role
from cases.models import Award
from cases.periods import Period
from cases.procedure import State
from households.models import Circumstances, Household, Person
from monitoring.actions import comparing
from monitoring.actions.applying import open_application
from monitoring.actions.books import do, open_entry
from monitoring.books import BOOKS
from monitoring.models import Finding, Screening
from reports.catalogue.indicators import POVERTY
from reports.questions import Live, answer
from tests.cases.payment_roll import roll
from tests.cases.steps import Staff, carry
from tests.factories import (
    HONGLAI,
    HUIAN,
    NANAN,
    QIANFENG,
    application,
    household,
    officer,
    person,
    region,
)
from tests.monitoring.test_books import said
from tests.monitoring.worlds import other
from tests.reports.test_ledgers import TODAY, of, signed_in

pytestmark = pytest.mark.django_db
QUANZHOU = 350500000000


@pytest.fixture
def clerk() -> Officer:
    region(QIANFENG)
    return officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)


def disabled(who: Person, grade: int, born: date = date(1980, 1, 1)) -> Person:
    Circumstances.objects.update_or_create(
        person=who, region=who.region,
        defaults={"disability_kind": "physical", "disability_grade": grade},
    )  # fmt: skip
    Person.objects.filter(pk=who.pk).update(birth_date=born)
    return who


def on_dibao(persons: int) -> tuple[Any, list[Person]]:
    (award,) = roll(1, persons=persons)
    return award, [share.person for share in award.members.order_by("pk")]


def entered(book: str, who: Person, by: Officer, **given: Any) -> None:
    assert who.id_token is not None
    open_entry(
        book, region_id=QIANFENG, subject=who.name, said=said(BOOKS[book].items, **given), by=by,
        on=TODAY, number=id_number(who.id_token),
    )  # fmt: skip


def names(kind: str) -> dict[str, str]:
    return {row["name"]: row["state"] for row in of(kind).rows}


@pytest.mark.requirement("R-055", "R-056", "R-125")
def test_the_poor_stand_first_and_those_due_care_have_it_arranged(clerk):
    _award, (severe, mild, young) = on_dibao(3)
    on_tekun, (kept,) = on_dibao(1)
    Award.objects.filter(pk=on_tekun.pk).update(benefit="tekun")
    Household.objects.filter(pk=on_tekun.household_id).update(poverty_status="unstable")
    disabled(severe, 1), disabled(mild, 3), disabled(young, 2, date(2012, 1, 1)), disabled(kept, 2)
    well_off = disabled(person("陈富足"), 1)
    listed = disabled(person("陈在册"), 2)
    household(well_off)
    household(listed, poverty_status="unstable")
    rows = of("disabled").rows
    assert [row["state"] for row in rows] == ["poor"] * 5 + ["other"]
    assert rows[-1]["name"] == well_off.name
    assert rows[0]["benefits"] == "dibao" and rows[0]["name"] == severe.name
    assert names("severe_candidate") == {severe.name: "none", listed.name: "none"}
    entered("severe_care", severe, clerk, mode="purchase", fund="welfare_lottery")
    found = {row["name"]: row for row in of("severe_candidate").rows}
    assert (found[severe.name]["state"], found[severe.name]["mode"]) == ("served", "purchase")
    assert (found[severe.name]["fund"], found[listed.name]["state"]) == ("welfare_lottery", "none")
    page = signed_in(clerk).get(reverse("ledger_detail", args=["severe_candidate"]))
    assert reverse("book_entry_new", args=["severe_care"]) in page.content.decode()


@pytest.mark.requirement("R-063", "R-064", "R-146")
def test_children_are_to_be_insured_and_taught(clerk):
    award, (orphan, pupil, _grown) = on_dibao(3)
    other(award, orphan, "orphan")
    Person.objects.filter(pk=pupil.pk).update(birth_date=date(2014, 5, 1))
    listed = person("陈在册", born=date(2010, 5, 1))
    household(listed, poverty_status="lifted")
    household(person("陈不相干", born=date(2010, 5, 1)))
    assert names("insured_child") == {orphan.name: "missing"}
    entered("child_insurance", orphan, clerk, policy="P-1", until=TODAY + timedelta(days=300))
    (row,) = of("insured_child").rows
    assert (row["state"], row["policy"]) == ("insured", "P-1")
    assert row["insured_until"] == TODAY + timedelta(days=300)
    because = {row["name"]: row["because"] for row in of("school_candidate").rows}
    assert because == {orphan.name: "child", pupil.name: "dibao", listed.name: "register"}
    entered("study_aid", pupil, clerk, fee_waived="3200.00", allowance="1500.00")
    assert names("school_candidate")[pupil.name] == "aided"
    (aided,) = of("school_candidate", state="aided").rows
    assert (aided["fee_waived"], aided["allowance"]) == (3200, 1500)


@pytest.mark.requirement("R-062")
def test_a_county_without_a_body_that_protects_children_stands_first():
    reviewer = officer(Role.COUNTY_REVIEWER, NANAN)
    region(HUIAN)

    def bodies(kind: str) -> dict[int, str]:
        words = said(BOOKS["child_protection"].items, kind=kind)
        open_entry(
            "child_protection", region_id=NANAN, subject="中心", said=words, by=reviewer, on=TODAY
        )
        return {row["id"]: row["state"] for row in of("protection_coverage", at=QUANZHOU).rows}

    missing = {QUANZHOU: "missing", HUIAN: "missing", NANAN: "missing"}
    assert bodies("station") == missing  # a station covers no county
    assert bodies("protection") == missing | {NANAN: "covered"}
    assert next(iter(of("protection_coverage", at=QUANZHOU).rows))["state"] == "missing"


@pytest.mark.requirement("R-021", "R-275")
def test_who_came_into_poverty_is_flagged_and_how_fast_dibao_came_is_told(clerk):
    staff, found_on = Staff(), date(2026, 11, 20)

    def found(home: Household, **given: str) -> None:
        Screening.objects.create(
            region=home.region, month=date(2026, 11, 1), household=home, name=home.head.name,
            source="visit", entered_by=clerk, entered_on=found_on, due_on=date(2026, 12, 1), **given,
        )  # fmt: skip

    back = household(person("陈返贫"))
    found(back, category="lifted", cause="illness")
    found(household(person("陈因疫")), category="none", cause="epidemic")
    carry(State.CONFIRMED, staff, application=application(back, by=staff.clerk))
    flagged = {row["name"]: row["poverty"] for row in of("screening").rows}
    assert flagged == {"陈返贫": "returned", "陈因疫": "epidemic_newly"}
    told = answer(POVERTY, Live(region(NANAN), Period.parse("2026Q4")))
    assert told["returned"]["poverty_covered"] == 100
    assert told["returned"]["poverty_days"] == 11
    assert (
        told["epidemic_newly"]["poverty_covered_whole"],
        told["epidemic_newly"]["poverty_covered"],
    ) == (1, 0)


@pytest.mark.requirement("R-235")
def test_work_refused_three_times_running_asks_for_a_review(clerk):
    _award, (able,) = on_dibao(1)
    entered("job_help", able, clerk, capacity="full")
    entry = able.book_entries.get()
    reviewer = officer(Role.COUNTY_REVIEWER, NANAN)

    def offered(answer: str) -> list[str]:
        words = said(BOOKS["job_help"].deeds[0].items, answer=answer)
        do(entry.pk, "offer", words, by=clerk, on=TODAY)
        comparing.compare("due", region_id=NANAN, period="2026-11", by=reviewer, on=TODAY)
        return list(
            Finding.objects.filter(rule="jobs_refused", closed_on=None).values_list(
                "name", flat=True
            )
        )

    assert [offered(each) for each in ("refused", "refused", "excused", "refused", "refused")] == [
        []
    ] * 5
    assert offered("refused") == [able.name]
    review = open_application(Finding.objects.get(rule="jobs_refused").pk, by=clerk, on=TODAY)
    assert (review.benefit, review.purpose) == ("dibao", "review")
    assert Client().get(reverse("book_entry_detail", args=[entry.pk])).status_code == 302
    assert offered("accepted") == []
