"""A case goes from submitted to paid by its pages alone, each form filled by its own officer."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from accounts.models import AccessLog, Officer
from accounts.roles import Role
from cases.models import Application, Award, Decision, Notice, Visit
from cases.procedure import State
from households.models import Document
from tests import factories
from tests.cases.steps import Staff, carry

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


@pytest.fixture
def staff():
    return Staff()


def browser(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer, backend="accounts.backends.PostBackend")
    return client


def post(officer: Officer, case: Application, name: str, **words: object):
    """Send the form of a step with the version that is current."""
    case.refresh_from_db()
    url = f"/applications/{case.pk}/steps/{name}/"
    client = browser(officer)
    assert client.get(url).status_code == 200
    return client.post(url, {"version": case.version, **words})


def step(officer: Officer, case: Application, name: str, **words: object) -> None:
    """Take a step by its page; anything but a redirect shows what the page complained of."""
    answer = post(officer, case, name, **words)
    assert answer.status_code == 302, complaints(answer)
    case.refresh_from_db()


def complaints(answer) -> str:
    found = re.search(r'error-summary".*?</ul>', answer.content.decode(), re.S)
    return unescape(re.sub(r"<[^>]+>", " ", found[0])) if found else str(answer.status_code)


def ordinary(staff: Staff) -> Application:
    home = factories.household()
    factories.income(home)
    return factories.application(home, by=staff.clerk)


def test_from_submitted_to_confirmed_by_pages(staff):
    case, today = ordinary(staff), timezone.localdate()
    step(staff.clerk, case, "accept")
    step(staff.clerk, case, "ask-verification")
    person = case.people.get().pk
    told = {"person_id": person, "source": "funeral", "answer": "nothing", "as_of": today}
    step(staff.clerk, case, "record-result", **told)
    step(staff.clerk, case, "finish-verification", conclusion="与申报一致")
    step(
        staff.clerk, case, "record-visit", visited_on=today, second_name="陈协理", present="户主",
        means_agree="yes", conclusion="相符", photo=SimpleUploadedFile("a.png", PNG),
    )  # fmt: skip
    assert Visit.objects.get().second_visitor_name == "陈协理"
    assert Document.objects.get(kind=Document.Kind.VISIT_PHOTO).household == case.household
    step(staff.head, case, "review", advice="confirm", reason="符合条件")
    step(staff.clerk, case, "post-notice", place="公开栏", phone="0595-86681234", on_web="on")
    step(staff.clerk, case, "board-photo", file=SimpleUploadedFile("b.png", PNG))
    assert Notice.objects.get().photo is not None
    assert case.state == State.POSTED
    with time_machine.travel(timezone.now() + timedelta(days=7)):
        step(staff.clerk, case, "close-notice")
        step(staff.reviewer, case, "examine", note="材料齐全")
        step(staff.approver, case, "confirm")
        step(staff.clerk, case, "notify", way="person")
    assert case.state == State.CONFIRMED
    assert Award.objects.get().household == case.household


def test_what_is_typed_wrong_is_said_and_kept(staff):
    case = carry(State.VERIFIED, staff)
    answer = post(staff.clerk, case, "record-visit", conclusion="没有人在家", means_agree="no")
    assert answer.status_code == 422
    assert "没有人在家" in answer.content.decode()
    assert "入户调查由两人以上进行" in complaints(answer)
    assert "填写在场成员" in complaints(answer)
    assert not Visit.objects.exists()


def test_an_old_page_cannot_decide(staff):
    case = carry(State.REPORTED, staff)
    answer = browser(staff.approver).post(
        f"/applications/{case.pk}/steps/confirm/", {"version": case.version - 1}
    )
    assert answer.status_code == 409
    assert f"你查看的是第 {case.version - 1} 版，现已是第 {case.version} 版" in complaints(answer)
    assert not Decision.objects.exists()


def test_who_has_not_the_right_has_not_the_page(staff):
    case = carry(State.REPORTED, staff)
    url = f"/applications/{case.pk}/steps/confirm/"
    assert browser(staff.clerk).get(url).status_code == 403
    assert browser(staff.clerk).post(url, {"version": case.version}).status_code == 403
    stranger = factories.officer(Role.COUNTY_APPROVER, factories.HUIAN)
    assert browser(stranger).post(url, {"version": case.version}).status_code == 404
    assert browser(staff.approver).get(url.replace("confirm", "conjure")).status_code == 404


def test_the_page_offers_what_may_be_done_and_nothing_else(staff):
    offered = {
        State.SUBMITTED: {"accept", "ask-supplement", "withdraw"},
        State.ACCEPTED: {"ask-verification", "withdraw", "terminate"},
        State.POSTED: {"board-photo", "record-objection", "withdraw", "terminate"},
        State.REPORTED: {"withdraw", "terminate"},
    }
    for state, names in offered.items():
        case = carry(state, staff, on=timezone.localdate())
        body = browser(staff.clerk).get(f"/applications/{case.pk}/").content.decode()
        assert set(re.findall(r"/steps/([a-z-]+)/", body)) == names, state
    body = browser(staff.head).get(f"/applications/{case.pk}/").content.decode()
    assert not re.findall(r"/steps/", body)


def test_papers_say_what_was_decided_and_are_logged(staff):
    case = carry(State.CONFIRMED, staff)
    client = browser(staff.approver)
    form = client.get(f"/applications/{case.pk}/approval-form/").content.decode()
    assert str(case.assessment.sheet["per_capita_monthly"]) in form
    letter = client.get(f"/applications/{case.pk}/decision/").content.decode()
    assert "确认告知书" in letter
    assert "行政复议" in letter
    assert client.get(f"/notices/{case.notices.get().pk}/board/").status_code == 200
    printed = AccessLog.objects.filter(kind=AccessLog.Kind.PRINT).values_list("subject", flat=True)
    assert set(printed) == {"approval_sheet", "decision_notice", "notice_board"}


def test_a_refusal_letter_has_reason_clause_and_remedies(staff):
    case = carry(State.REPORTED, staff)
    step(staff.approver, case, "refuse", reason="收入超过当地标准", cites="第三条", watch="on")
    letter = browser(staff.clerk).get(f"/applications/{case.pk}/decision/").content.decode()
    for words in ("不予确认告知书", "收入超过当地标准", "第三条", "六十日内申请行政复议"):
        assert words in letter


def test_every_look_at_a_case_is_logged(staff):
    case = carry(State.SUBMITTED, staff)
    browser(staff.head).get(f"/applications/{case.pk}/")
    look = AccessLog.objects.get(kind=AccessLog.Kind.VIEW)
    assert (look.officer, look.subject_id, look.subject) == (staff.head, case.pk, "application")


def test_lists_cost_the_same_for_one_case_and_for_many(staff, django_assert_max_num_queries):
    client = browser(staff.clerk)
    carry(State.REVIEWED, staff)
    client.get("/")
    for _n in range(6):
        carry(State.REVIEWED, staff)
    for url in ("/", "/todo/", "/applications/"):
        with django_assert_max_num_queries(14):
            body = client.get(url).content.decode()
        assert body.count("低保申请") == 7
        assert "陈阿土" not in body


def test_lists_are_narrowed_by_stage_place_and_lateness(staff):
    with time_machine.travel(timezone.now() - timedelta(days=60)):
        late = carry(State.ACCEPTED, staff, on=timezone.localdate())
    new = carry(State.VERIFIED, staff, on=timezone.localdate())
    client = browser(staff.clerk)

    def shown(query: str) -> set[str]:
        body = client.get(f"/applications/?{query}").content.decode()
        return {case.number for case in (late, new) if case.number in body}

    assert shown("") == {late.number, new.number}
    assert shown("state=verified") == {new.number}
    assert shown("late=on") == {late.number}
    assert shown(f"place={factories.QIANFENG}") == {late.number, new.number}
    assert shown("state=withdrawn") == set()
