"""What a household needs goes to the office that gives it: other benefits, and slips of the single intake."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.ciphers import id_number
from accounts.roles import Role
from cases.models import Application
from cases.procedure import StepRefused
from monitoring.actions import comparing
from monitoring.actions.books import do, open_entry
from monitoring.books.routing import HARDSHIPS
from monitoring.models import Finding
from tests.cases.payment_roll import roll
from tests.factories import NANAN, QIANFENG, invented_number, officer, region
from tests.monitoring.files import AS_OF
from tests.monitoring.staged import staged

pytestmark = pytest.mark.django_db


def signed_in(who):
    client = Client()
    client.force_login(who, backend="accounts.backends.PostBackend")
    return client


def slip(by, number, hardship, *, department=""):
    to = department or HARDSHIPS[hardship][1]
    said = {"hardship": hardship, "department": to, "asked": "住院费用报销以后仍有困难"}
    return open_entry(
        "routed", region_id=QIANFENG, subject="陈患病", number=number, said=said, by=by, on=AS_OF
    )


@pytest.mark.requirement("R-087")
def test_from_the_epidemic_register_come_dibao_temporary_and_medical_aid():
    (award,) = roll(1)
    patient = award.members.order_by("pk")[1].person
    number = id_number(patient.id_token)
    ill = {"name": patient.name, "number": number, "confirmed_on": date(2026, 11, 1)}
    staged("epidemic", [ill | {"region_code": QIANFENG}])
    reviewer, clerk = officer(Role.COUNTY_REVIEWER, NANAN), officer()
    comparing.compare("epidemic", region_id=NANAN, period="2026Q4", by=reviewer, on=AS_OF)
    finding = Finding.objects.get(rule="epidemic_patient")
    desk = signed_in(clerk)
    page = desk.get(reverse("finding_detail", args=[finding.pk]), {"code": "7"}).content.decode()
    assert "支出型临时救助申请" in page
    act = reverse("finding_open_case", args=[finding.pk])
    desk.post(act, {"benefit": "temporary_aid"})
    desk.post(act)
    made = Application.objects.filter(channel="comparison")
    assert set(made.values_list("benefit", "purpose")) == {
        ("temporary_aid", "new"),
        ("dibao", "review"),
    }
    assert {each.discovered_on for each in made} == {finding.found_on}
    sent = slip(clerk, invented_number(date(1980, 1, 2)), "epidemic")
    assert sent.data["department"] == "medical_insurance"


@pytest.mark.requirement("R-119")
def test_one_intake_one_slip_for_each_matter_taken_refused_answered_and_urged():
    region(QIANFENG)
    clerk, reviewer = officer(), officer(Role.COUNTY_REVIEWER, NANAN)
    number = invented_number(date(1980, 1, 2))
    medical, school = slip(clerk, number, "illness"), slip(clerk, number, "school")
    with pytest.raises(StepRefused, match="已经有一条在册"):
        slip(clerk, number, "illness")
    assert medical.due_on == AS_OF + timedelta(days=5)
    told = {"by": clerk, "on": AS_OF}
    do(medical.pk, "accept", {"taken_by": "医保局林股长"}, **told)
    do(school.pk, "decline", {"note": "学籍不在本县"}, **told)
    again = {"department": "charity", "asked": "助学金"}
    assert do(school.pk, "resend", again, **told).data["department"] == "charity"
    urged = do(medical.pk, "urge", {"urged": "三日内答复"}, by=reviewer, on=AS_OF)
    assert urged.due_on == AS_OF + timedelta(days=5)
    answer = {"answered_on": AS_OF, "result": "二次救助已到账", "amount": "3000.00"}
    assert do(medical.pk, "answer", answer, **told).closed_on == AS_OF
    desk = signed_in(clerk)
    page = desk.get(reverse("ledger_detail", args=["routed"])).content.decode()
    assert "医疗保障" in page and "慈善组织" in page
    assert "二次救助已到账" in desk.get(
        reverse("book_entry_detail", args=[medical.pk])
    ).content.decode()  # fmt: skip
