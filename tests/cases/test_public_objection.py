"""Objections without a name: one level up, hidden from whom they name, answered by two within their clock."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.roles import Role
from cases.actions import decision, notice, objection, publication
from cases.models import Application, Notice, Objection
from cases.procedure import FourEyes, State, StepRefused
from tests import factories
from tests.cases import payment_roll
from tests.cases.steps import Staff, carry
from tests.factories import NANAN, QIANFENG, QUANZHOU

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unhurried(settings):
    settings.PUBLIC_PAGES_A_MINUTE = 1000


@pytest.fixture
def staff():
    return Staff()


@pytest.fixture
def case(staff):
    return carry(State.POSTED, staff, on=timezone.localdate())


def send(case, **words) -> Objection:
    slug = case.notices.get().slug
    answer = Client().post(f"/gs/{slug}/objection/", {"content": "他家有车", **words})
    assert answer.status_code == 200, answer.content.decode()
    made = Objection.objects.get()
    assert str(made) in answer.content.decode()
    return made


def settle(made, staff, outcome="upheld"):
    objection.propose_answer(made.pk, by=staff.reviewer, outcome=outcome, answer="已核实")
    objection.confirm_answer(made.pk, by=staff.approver, on=timezone.localdate())
    made.refresh_from_db()


@pytest.mark.requirement("R-281")
def test_it_lies_above_the_township_and_has_a_day(case, staff):
    made = send(case)
    assert made.region_id == NANAN
    assert made.recorded_by is None
    assert made.due_on > timezone.localdate()
    assert made.cites
    for officer in (staff.clerk, staff.head):
        assert not Objection.objects.visible_to(officer).exists()
    for officer in (staff.reviewer, staff.approver):
        assert Objection.objects.visible_to(officer).exists()


def test_the_township_sees_nothing_of_it_in_the_case(case, staff):
    made = send(case, content="金丝雀异议", contact="0595-12345678")
    client = Client()
    client.force_login(staff.clerk, backend="accounts.backends.PostBackend")
    page = client.get(f"/applications/{case.pk}/").content.decode()
    assert "金丝雀" not in page
    assert made.receipt not in page
    assert "调查中" not in page


def test_whom_it_names_never_sees_it(case, staff):
    supervisor = factories.officer(Role.CITY_SUPERVISOR, QUANZHOU)
    made = send(case, content=f"{staff.approver.name}收了好处")
    assert made.region_id == QUANZHOU
    assert [each.officer for each in made.targets.all()] == [staff.approver]
    for officer in (staff.clerk, staff.head, staff.reviewer, staff.approver):
        assert not Objection.objects.visible_to(officer).exists()
    assert Objection.objects.visible_to(supervisor).exists()


def test_a_second_account_of_whom_it_names_does_not_see_it_either(case, staff):
    send(case, named=staff.clerk.name)
    twin = factories.officer(Role.COUNTY_REVIEWER, NANAN)
    twin.natural_person = staff.clerk.natural_person
    twin.save(update_fields=["natural_person"])
    assert not Objection.objects.visible_to(twin).exists()
    assert Objection.objects.visible_to(staff.reviewer).exists()


@pytest.mark.requirement("R-283")
def test_two_people_answer_and_the_receipt_opens_the_answer(case, staff):
    made = send(case)
    objection.propose_answer(made.pk, by=staff.reviewer, outcome="rejected", answer="查无此车")
    with pytest.raises(FourEyes):
        objection.confirm_answer(made.pk, by=staff.reviewer, on=timezone.localdate())
    waits = Client().post("/gs/answer/", {"receipt": made.receipt}).content.decode()
    assert "查无此车" not in waits
    assert "正在核实" in waits
    objection.confirm_answer(made.pk, by=staff.approver, on=timezone.localdate())
    told = Client().post("/gs/answer/", {"receipt": made.receipt.lower()}).content.decode()
    assert "查无此车" in told
    assert Client().post("/gs/answer/", {"receipt": "Y-2222-2222-2222"}).status_code == 422
    with pytest.raises(StepRefused, match="办结"):
        objection.propose_answer(made.pk, by=staff.reviewer, outcome="upheld", answer="又")


def test_upheld_sends_the_case_back_to_the_review(case, staff):
    settle(send(case), staff)
    case.refresh_from_db()
    assert case.state == State.VISITED
    assert Notice.objects.get().taken_down_on == timezone.localdate()
    assert Client().get(f"/gs/{case.notices.get().slug}/").status_code == 410


def test_rejected_leaves_the_notice_hanging(case, staff):
    settle(send(case), staff, "rejected")
    case.refresh_from_db()
    assert case.state == State.POSTED


@pytest.mark.requirement("R-283")
def test_nobody_decides_while_it_is_open(case, staff):
    made = send(case)
    later = timezone.localdate() + timedelta(days=7)
    notice.close_notice(case.pk, by=staff.clerk, on=later)
    case.refresh_from_db()
    with pytest.raises(StepRefused, match="异议还没有办结"):
        decision.confirm(case.pk, by=staff.approver, on=later, version=case.version)
    settle(made, staff)
    case.refresh_from_db()
    assert case.state == State.RETURNED
    assert case.returned_boxes[0]["section"] == "notice"


def test_after_the_last_day_nothing_is_taken(case):
    hung = case.notices.get()
    with pytest.raises(StepRefused, match="结束"):
        objection.lodge(hung.slug, on=hung.ends_on + timedelta(days=1), content="晚了")
    Notice.objects.filter(pk=hung.pk).update(taken_down_on=timezone.localdate())
    assert Client().get(f"/gs/{hung.slug}/objection/").status_code == 404


def test_five_a_day_from_one_place(case):
    slug = case.notices.get().slug
    for _each in range(5):
        assert Client().post(f"/gs/{slug}/objection/", {"content": "字"}).status_code == 200
    assert Client().post(f"/gs/{slug}/objection/", {"content": "字"}).status_code == 429
    assert Objection.objects.count() == 5


def test_the_county_settles_by_its_pages(case, staff):
    made = send(case, content="他家有车")
    pages = {}
    for officer in (staff.reviewer, staff.approver):
        pages[officer] = Client()
        pages[officer].force_login(officer, backend="accounts.backends.PostBackend")
    first, second = pages.values()
    assert made.receipt in first.get("/objections/").content.decode()
    page = f"/objections/{made.pk}/"
    assert "他家有车" in first.get(page).content.decode()
    words = {"outcome": "rejected", "answer": "没有车"}
    assert first.post(page + "propose/", words).status_code == 302
    assert "另一人复核" in first.get(page).content.decode()
    assert second.post(page + "confirm/").status_code == 302
    made.refresh_from_db()
    assert (made.answer, made.confirmed_by) == ("没有车", staff.approver)


def test_upheld_against_a_list_the_household_is_reviewed(staff):
    awards = payment_roll.roll(4, village=QIANFENG)
    today = timezone.localdate()
    made = publication.prepare_list(
        QIANFENG,
        benefit="dibao",
        place="村务公开栏",
        phone="0595-86681234",
        by=staff.clerk,
        on=today,
    )
    publication.publish_list(made.pk, by=staff.head, on=today)
    lodged = objection.lodge(made.slug, on=today, content="他家有两辆车")
    with pytest.raises(StepRefused, match="涉及的家庭"):
        settle(lodged, staff)
    named = made.entries.get(award=awards[2])
    objection.propose_answer(
        lodged.pk, by=staff.reviewer, outcome="upheld", answer="已核实", entry=named
    )
    objection.confirm_answer(lodged.pk, by=staff.approver, on=today)
    review = Application.objects.get(purpose="review")
    assert (review.household, review.state) == (awards[2].household, State.DRAFT)
    assert Application.objects.visible_to(staff.clerk).filter(pk=review.pk).exists()
    assert "两辆车" not in str(list(review.sections.values_list("data", flat=True)))
