"""The monthly round: duties merge into visits, the sheet stays the same, each duty closes in its place."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Officer
from accounts.roles import Role
from cases.models import Award, WatchEntry
from cases.periods import Period
from cases.procedure import StepRefused
from monitoring.actions import rounds, screening
from monitoring.models import Finding, Round, RoundDuty, Screening
from tests import factories, makers
from tests.architecture.source import ROOT
from tests.cases.payment_roll import roll
from tests.factories import HONGLAI, QIANFENG, officer, region

pytestmark = pytest.mark.django_db
NOVEMBER = Period.parse("2026-11")
TODAY = date(2026, 11, 2)


@pytest.fixture
def helper() -> Officer:
    return officer(Role.VILLAGE_HELPER, QIANFENG, name="林协理")


def burdened() -> Award:
    """A household with four duties at once: review, watch list, a finding, a screening visit."""
    made = Finding.objects.get(pk=str(makers.MAKERS["finding"](region(QIANFENG)).address["pk"]))
    Finding.objects.filter(pk=made.pk).update(rule="only_theirs", due_on=date(2026, 11, 12))
    award = made.household.awards.get()
    Award.objects.filter(pk=award.pk).update(review_due_on=date(2026, 11, 20))
    WatchEntry.objects.create(
        household=award.household, region=award.region, reason="关注", entered_on=date(2026, 8, 1),
        next_check_on=date(2026, 11, 8),
    )  # fmt: skip
    Screening.objects.create(
        region=award.region, month=NOVEMBER.start, household=award.household, name="陈", source="visit",
        entered_by=officer(), entered_on=TODAY, due_on=date(2026, 11, 30),
    )  # fmt: skip
    return award


def made(by: Officer, on: date = TODAY) -> Round:
    return rounds.make_round(QIANFENG, month=NOVEMBER, by=by, on=on)


@pytest.mark.requirement("R-016")
def test_all_duties_of_a_household_are_one_visit(helper):
    award = burdened()
    sheet = made(helper)
    assert set(sheet.duties.values_list("kind", flat=True)) == {
        "review", "watch", "finding", "screening",
    }  # fmt: skip
    assert [visit.household_id for visit in sheet.visits.all()] == [award.household_id]
    found = rounds.trips(sheet)
    assert (found.duties, found.visits, found.saved) == (4, 1, 3)
    assert sheet.duties.get(kind="watch").due_on == date(2026, 11, 8)


def test_made_twice_it_is_the_same_sheet_and_late_duties_come_as_additions(helper):
    burdened()
    sheet = made(helper)
    assert made(helper) == sheet
    assert (sheet.duties.count(), Round.objects.count()) == (4, 1)
    (later,) = screening.enter([screening.Entry(QIANFENG, "陈后来")], by=helper, on=TODAY)
    again = made(helper, on=date(2026, 11, 9))
    added = again.duties.get(reference=later.pk, kind="screening")
    assert (again.code, added.added_on, added.visit.household) == (
        sheet.code,
        date(2026, 11, 9),
        None,
    )
    assert rounds.trips(again).visits == 2


def test_what_is_not_due_this_month_stays_off(helper):
    (award,) = roll(1)
    Award.objects.update(review_due_on=date(2026, 12, 1))
    assert made(helper).duties.count() == 0
    Award.objects.filter(pk=award.pk).update(review_due_on=date(2026, 11, 30))
    assert made(helper).duties.count() == 1


@pytest.mark.requirement("R-016")
def test_each_duty_closes_where_it_belongs_and_others_stay(helper):
    burdened()
    sheet = made(helper)
    (visit,) = sheet.visits.all()
    duty = {each.kind: each.pk for each in sheet.duties.all()}
    told = {"note": "在家，仍需服药", "visitors": "林协理、陈二", "by": helper, "on": TODAY}
    rounds.record_visit(visit.pk, {duty["watch"]: "same", duty["screening"]: "seen"}, **told)
    entry, row = WatchEntry.objects.get(), Screening.objects.get()
    assert (entry.checks.get().result, entry.next_check_on) == ("same", date(2027, 2, 2))
    assert (row.visited_on, row.visitors) == (TODAY, "林协理、陈二")
    assert rounds.trips(sheet).done == 2
    assert sheet.duties.get(kind="review").result == ""
    with pytest.raises(StepRefused, match="已经登记过"):
        rounds.record_visit(visit.pk, {duty["watch"]: "same"}, **told)
    with pytest.raises(StepRefused, match="不适用"):
        rounds.record_visit(visit.pk, {duty["review"]: "dead"}, **told)
    with pytest.raises(StepRefused, match="至少选一项"):
        rounds.record_visit(visit.pk, {}, **told)
    rounds.record_visit(visit.pk, {duty["review"]: "changed", duty["finding"]: "true"}, **told)
    assert rounds.trips(sheet).done == 4


def test_a_refused_result_writes_nothing_of_the_visit(helper):
    burdened()
    sheet = made(helper)
    duty = {each.kind: each.pk for each in sheet.duties.all()}
    with pytest.raises(StepRefused):
        rounds.record_visit(
            sheet.visits.get().pk, {duty["watch"]: "same", duty["review"]: "dead"},
            note="在家，仍需服药", visitors="林", by=helper, on=TODAY,
        )  # fmt: skip
    assert not WatchEntry.objects.get().checks.exists()


def test_nobody_makes_sheets_elsewhere_and_the_database_wants_a_result(helper):
    factories.region(QIANFENG)
    with pytest.raises(PermissionDenied):
        rounds.make_round(
            QIANFENG, month=NOVEMBER, by=officer(Role.COUNTY_APPROVER, 350583000000), on=TODAY
        )
    with pytest.raises(StepRefused, match="按村"):
        rounds.make_round(HONGLAI, month=NOVEMBER, by=officer(), on=TODAY)
    burdened()
    made(helper)
    with pytest.raises(IntegrityError, match="done_by_somebody"), transaction.atomic():
        RoundDuty.objects.update(result="same")


def test_the_telephone_page_is_light_has_no_script_and_saves(helper):
    for _each in range(12):
        screening.enter([screening.Entry(QIANFENG, "陈待访")], by=helper, on=timezone.localdate())
    client = Client()
    client.force_login(helper, backend="accounts.backends.PostBackend")
    answer = client.post(reverse("round_make"), {"village": QIANFENG})
    sheet = Round.objects.get()
    assert answer["Location"] == reverse("round_sheet", args=[sheet.pk])
    paper = client.get(answer["Location"]).content.decode()
    assert sheet.code in paper and "data:image/svg+xml;base64," in paper and "林协理" in paper
    url = reverse("round_phone", args=[sheet.code])
    page = client.get(url)
    assert b"<script" not in page.content
    assert len(page.content) + (ROOT / "static/css/app.css").stat().st_size <= 50 * 1024
    visit = sheet.visits.order_by("pk").first()
    duty = visit.duties.get()
    act = reverse("round_visit", args=[visit.pk])
    short = client.post(act, {f"duty-{duty.pk}": "seen", "note": "好", "visitors": "林"})
    assert short.status_code == 409 and "至少 5 个字" in short.content.decode()
    saved = client.post(act, {f"duty-{duty.pk}": "seen", "note": "在家，无需求", "visitors": "林"})
    assert saved["Location"] == url
    duty.refresh_from_db()
    assert duty.done_by == helper
