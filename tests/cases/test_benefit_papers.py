"""The papers and the page of a case of another benefit say that benefit's answer, not dibao's."""

import re
from decimal import Decimal
from html import unescape
from itertools import takewhile

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Officer
from cases.actions import decision, notice, review, verification
from cases.actions.intake import open_draft
from cases.models import Application
from cases.procedure import State
from households.actions.particulars import declare_particulars
from tests import factories
from tests.cases.steps import TODAY, Staff, confirm, look_everybody_up, take
from tests.cases.test_every_benefit import CASES, DECIDED, applied, carried
from tests.drafts import save, sections
from tests.factories import QIANFENG

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return Staff()


def page(officer: Officer, address: str) -> str:
    """The words of a page, without its marks."""
    client = Client()
    client.force_login(officer, backend="accounts.backends.PostBackend")
    answer = client.get(address)
    assert answer.status_code == 200
    body = answer.content.decode()
    body = body[max(body.find("<main"), 0) :]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def clauses(case: Application) -> set[str]:
    """What the answer for the person cites for the conditions before the amount."""
    (told,) = [
        each
        for each in case.assessment.sheet["benefits"]
        if (each["benefit"], each["member"]) == (case.benefit, str(case.person_id))
    ]
    conditions = takewhile(lambda line: line["amount"] is None, told["lines"])
    return {cite for line in conditions for cite in line["cites"]}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("tekun at home, two items lost", "特困人员救助供养"),
        ("child whose mother is in prison", "事实无人抚养儿童基本生活补贴"),
    ],
)
def test_the_papers_name_benefit_person_amount_and_clauses(name, title, staff):
    case = carried(applied(CASES[name], staff), staff)
    amount = f"{Decimal(CASES[name].monthly):,.2f}"
    body = page(staff.approver, f"/applications/{case.pk}/")
    assert f"符合 · {title.replace('基本生活', '')}" in body and amount in body
    assert "为谁申请 陈小安" in body
    assert f"{title} · 新申请 {case.number}" in page(staff.approver, "/applications/")
    confirm(case, staff, DECIDED)
    form = page(staff.approver, f"/applications/{case.pk}/approval-form/")
    letter = page(staff.approver, f"/applications/{case.pk}/decision/")
    assert f"{title}审核确认表" in form and f"{title}确认告知书" in letter
    assert f"陈小安（前峰村）的{title}申请" in letter
    assert f"每月发放 {amount} 元，自 2027 年 1 月起发放" in letter
    for paper in (form, letter):
        assert "陈小安" in paper and amount in paper and "2027 年 1 月" in paper
        assert clauses(case) and all(cite in paper for cite in clauses(case))
        assert "最低生活保障" not in paper


def test_a_refusal_says_the_condition_that_failed(staff):
    told = CASES["disabled person on dibao"]
    person = factories.person("陈小安", **told.circumstances)
    home = factories.household(person)
    factories.income(home, kind="pension_employee", amount=Decimal(3000))
    declare_particulars(home.pk, by=staff.clerk, on=TODAY, told=told.told, person_id=person.pk)
    case = factories.application(home, by=staff.clerk, benefit=told.benefit, person=person)
    take(case, State.ACCEPTED, staff, TODAY)
    take(case, State.VERIFYING, staff, TODAY)
    look_everybody_up(case, staff)
    verification.record_result(
        case.pk, by=staff.clerk, on=TODAY, source="disability", as_of=TODAY, answer="consistent",
        person_id=case.people.get().pk,
    )  # fmt: skip
    take(case, State.VERIFIED, staff, TODAY)
    review.review(case.pk, by=staff.head, on=TODAY, advice="refuse", reason="不是补贴对象")
    notice.report(case.pk, by=staff.clerk, on=TODAY)
    case.refresh_from_db()
    assert "不符合 · 困难残疾人生活补贴" in page(staff.approver, f"/applications/{case.pk}/")
    form = page(staff.approver, f"/applications/{case.pk}/steps/refuse/")
    assert "不符合以下条件：" in form
    decision.refuse(
        case.pk, by=staff.approver, on=TODAY, version=case.version, reason="不是补贴对象",
        cites="国发〔2015〕52号",
    )  # fmt: skip
    letter = page(staff.approver, f"/applications/{case.pk}/decision/")
    assert "困难残疾人生活补贴不予确认告知书" in letter
    assert re.search("不符合的条件：属于补贴对象（.*国发〔2015〕52号", letter)
    assert "最低生活保障" not in letter


def test_the_live_sheet_answers_for_whom_the_draft_names(staff):
    factories.region(QIANFENG)
    typed = sections()
    head = typed["members"]["rows"][0]
    case = open_draft(
        by=staff.clerk, on=TODAY, region_id=QIANFENG, name=head["name"], number=head["id_number"],
        benefit="disability_nursing",
    )  # fmt: skip
    for name in ("members", "applicant"):
        save(case, name, typed[name], by=staff.clerk, on=TODAY)
    address = reverse("intake_sheet", args=[case.pk])
    sheet = page(staff.clerk, address)
    assert "信息不足 · 重度残疾人护理补贴" in sheet and "缺：为谁申请" in sheet
    told = {"person": "m2", "hukou_here": "yes", "work_injury": "no"}
    save(case, "particulars", {"head": told, "rows": []}, by=staff.clerk, on=TODAY)
    assert "不符合 · 重度残疾人护理补贴" in page(staff.clerk, address)
