"""What hangs in the village, what is on the web, and what is nowhere."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cases.actions import notice
from cases.models import Clock, Event, Notice
from cases.procedure import State, StepRefused
from tests import factories
from tests.cases.steps import TODAY, Staff, carry

pytestmark = pytest.mark.django_db
FIELDS = {
    "number", "name", "board_name", "township", "village", "benefit", "persons", "monthly",
    "starts_on", "ends_on", "place", "phone", "on_web",
}  # fmt: skip


@pytest.fixture
def staff():
    return Staff()


def family(staff: Staff, born=None):
    """An old couple, one of them seriously ill, with a telephone."""
    head = factories.person("陈小明", **({"born": born} if born else {}))
    head.phone = "13800001111"
    head.save()
    ill = factories.person("李阿婆", sex="female", serious_illness=True, illness="尿毒症")
    home = factories.household(head, ill, address="前峰村 12 号")
    factories.income(home)
    return factories.application(home, by=staff.clerk)


def test_says_what_the_law_allows_and_nothing_else(staff):
    application = carry(State.POSTED, staff, application=family(staff))
    text = Notice.objects.get().text
    assert set(text) == FIELDS
    assert (text["name"], text["board_name"]) == ("陈*明", "陈小明")
    assert (text["village"], text["persons"]) == ("前峰村", 2)
    assert text["monthly"] == str(application.assessment.total_monthly)
    written = json.dumps(text, ensure_ascii=False)
    assert not re.search(r"\d{15}|1[3-9]\d{9}|尿毒症|病|李阿婆|12 号", written)


def test_hangs_seven_days_and_is_reported_after_them(staff):
    application = carry(State.POSTED, staff)
    hung = Notice.objects.get()
    assert hung.ends_on - hung.starts_on == timedelta(days=6)
    for day in range(7):
        with pytest.raises(StepRefused, match="公示到"):
            notice.close_notice(application.pk, by=staff.clerk, on=TODAY + timedelta(days=day))
    notice.close_notice(application.pk, by=staff.clerk, on=TODAY + timedelta(days=7))
    application.refresh_from_db()
    assert application.state == State.REPORTED
    assert not application.clocks.running().filter(kind=Clock.Kind.NOTICE).exists()


def test_a_minors_household_is_not_named(staff):
    application = carry(State.VISITED, staff, application=family(staff))
    application.household.head.birth_date = TODAY - timedelta(days=10 * 365)
    application.household.head.save()
    carry(State.POSTED, staff, application=application)
    text = Notice.objects.get().text
    assert text["name"] == text["board_name"] == "某某（未成年人家庭）"


@pytest.mark.parametrize(
    ("place", "phone", "words"),
    [
        ("村务公开栏", "13800001111", "乡镇办公电话"),
        ("350583199001011234 家门口", "12345", "身份证号"),
        ("重病户门口", "12345", "疾病"),
    ],
)
def test_refuses_to_publish_too_much(staff, place, phone, words):
    application = carry(State.REVIEWED, staff)
    with pytest.raises(StepRefused, match=words):
        notice.post_notice(application.pk, by=staff.clerk, on=TODAY, place=place, phone=phone)
    application.refresh_from_db()
    assert application.state == State.REVIEWED
    assert not Notice.objects.exists()


def test_an_upheld_objection_starts_the_review_anew(staff):
    application = carry(State.POSTED, staff)
    total = application.clocks.get(kind=Clock.Kind.TOTAL)
    notice.record_objection(application.pk, by=staff.clerk, on=TODAY, content="有车", objector="某")
    total.refresh_from_db()
    assert total.days == 45
    told = {"by": staff.clerk, "on": TODAY, "answer": "属实"}
    notice.settle_objection(application.pk, outcome="upheld", **told)
    application.refresh_from_db()
    assert application.state == State.VISITED
    assert Notice.objects.get().closed_on == TODAY
    carry(State.REPORTED, staff, application=application)
    assert Notice.objects.count() == 2


def test_after_a_rejected_objection_the_notice_hangs_on(staff):
    application = carry(State.POSTED, staff)
    notice.record_objection(application.pk, by=staff.clerk, on=TODAY, content="有车")
    notice.settle_objection(
        application.pk, by=staff.clerk, on=TODAY, outcome="rejected", answer="查无此事"
    )
    with pytest.raises(StepRefused, match="不能重复张贴"):
        notice.post_notice(
            application.pk, by=staff.clerk, on=TODAY, place="村务公开栏", phone="12345"
        )
    with pytest.raises(StepRefused, match="公示到"):
        notice.close_notice(application.pk, by=staff.clerk, on=TODAY + timedelta(days=3))
    notice.close_notice(application.pk, by=staff.clerk, on=TODAY + timedelta(days=7))
    assert application.events.filter(kind=Event.Kind.REPORTED).exists()


def test_the_public_page_shows_the_stored_text_for_its_days_only(staff):
    today = timezone.localdate()
    carry(State.POSTED, staff, application=family(staff), on=today)
    hung = Notice.objects.get()
    visitor = Client()
    page = visitor.get(f"/gs/{hung.slug}/")
    body = page.content.decode()
    assert page.status_code == 200
    assert "陈*明" in body
    assert "陈小明" not in body
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert visitor.get("/gs/nobody-knows/").status_code == 404
    Notice.objects.update(closed_on=today)
    gone = visitor.get(f"/gs/{hung.slug}/")
    assert gone.status_code == 410
    assert "陈*明" not in gone.content.decode()


def test_a_notice_for_the_board_only_has_no_page(staff):
    application = carry(State.REVIEWED, staff, on=timezone.localdate())
    hung = notice.post_notice(
        application.pk, by=staff.clerk, on=timezone.localdate(), place="村务公开栏",
        phone="12345", on_web=False,
    )  # fmt: skip
    assert Client().get(f"/gs/{hung.slug}/").status_code == 404
