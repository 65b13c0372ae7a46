"""What a list from elsewhere brings in, and what goes on to others: opened, referred, handed over."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Officer
from accounts.roles import Role
from cases.models import Application
from cases.periods import Period
from monitoring.actions import comparing, disposal, replies
from monitoring.models import Disposal, Finding
from reports.ledgers import LEDGERS
from reports.ledgers.reading import read
from tests import factories, makers
from tests.factories import HONGLAI, NANAN, QIANFENG, officer, region
from tests.monitoring.files import AS_OF, write_csv
from tests.monitoring.registers import loaded
from tests.monitoring.staged import staged
from tests.monitoring.test_disposal import propose
from tests.monitoring.test_settlement import difference

pytestmark = pytest.mark.django_db
LIST = ("姓名", "身份证号", "批次", "数据来源", "疑似类型", "反馈期限")


@pytest.fixture
def clerk() -> Officer:
    return officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)


def browser(who: Officer) -> Client:
    client = Client()
    client.force_login(who, backend="accounts.backends.PostBackend")
    return client


def compared(kind: str) -> Finding:
    by = officer(Role.COUNTY_REVIEWER, NANAN)
    comparing.compare(kind, region_id=NANAN, period="2026Q4", by=by, on=AS_OF)
    return Finding.objects.get()


@pytest.mark.requirement("R-013")
def test_a_list_sent_down_keeps_its_batch_its_source_and_its_reason(tmp_path):
    number = factories.invented_number(date(1960, 1, 2))
    row = ["陈疑似", number, "2026年第3批", "民政部", "疑似漏保", "2026-12-10"]
    loaded(write_csv(tmp_path / "s.csv", [row], header=LIST), kind="suspected")
    told = compared("suspected").facts["theirs"]
    assert told == {
        "batch": "2026年第3批", "source": "民政部", "suspected_kind": "uncovered",
        "answer_by": "2026-12-10",
    }  # fmt: skip


@pytest.mark.requirement("R-126")
def test_a_severely_disabled_person_without_a_benefit_is_found_and_becomes_a_case(clerk):
    region(QIANFENG)
    grade = {"disability_kind": "mental", "disability_grade": "3", "certificate_state": "valid"}
    number = factories.invented_number(date(1985, 1, 2))
    staged("disability", [{"name": "陈重残", "number": number, "region_code": QIANFENG, **grade}])
    finding = compared("disability")
    assert finding.rule == "severely_disabled_uncovered"
    answer = browser(clerk).post(reverse("finding_open_case", args=[finding.pk]))
    made = Application.objects.get()
    assert answer["Location"] == reverse("application_tasks", args=[made.pk])
    assert (made.applicant_name, made.channel, made.state) == ("陈重残", "comparison", "draft")


@pytest.mark.requirement("R-074", "R-182")
@pytest.mark.parametrize("organ", ["南安市教育局", "南安市慈善总会"])
def test_a_referral_goes_to_an_office_or_a_charity_and_its_outcome_comes_back(clerk, organ):
    place = region(HONGLAI)
    given = Disposal.objects.get(pk=str(makers.MAKERS["referral"](place).address["pk"]))
    told = {"organ": organ, "sent_on": AS_OF, "by": clerk, "on": AS_OF}
    replies.write_reply(given.pk, **told)
    assert referrals() == [("sent", organ, "")]
    replies.write_reply(given.pk, **told, replied_on=AS_OF, result="每学期资助 1,000 元")
    assert referrals() == [("answered", organ, "每学期资助 1,000 元")]


def referrals() -> list[tuple[str, str, str]]:
    place = region(HONGLAI)
    places, month = [(place.code, place.until)], Period.month_of(AS_OF)
    rows = read(LEDGERS["referral"], places=places, month=month, on=AS_OF).rows
    return [(row["state"], row["organ"], row["result"]) for row in rows]


@pytest.mark.requirement("R-020", "R-259")
def test_whom_no_benefit_fits_goes_to_the_poverty_office_on_a_list(clerk):
    finding, office = difference(), "南安市乡村振兴局"
    made = propose(finding, clerk, code="10", to_whom=office, reason="收入超标，建议产业帮扶")
    disposal.confirm(made.pk, by=officer(Role.COUNTY_APPROVER, NANAN), on=AS_OF)
    desk = browser(clerk)
    assert "建议产业帮扶" in desk.get(reverse("sent_list", args=["handed"])).content.decode()
    sent = {"disposals": [made.pk], "note": "南民函〔2026〕9号"}
    desk.post(reverse("sent_mark", args=["handed"]), sent)
    made.refresh_from_db()
    assert (made.to_whom, made.sent_note, made.sent_on is None) == (office, sent["note"], False)
    told = {"organ": office, "sent_on": AS_OF, "replied_on": AS_OF, "result": "安排公益性岗位"}
    replies.write_reply(made.pk, **told, by=clerk, on=AS_OF)
    assert referrals() == [("answered", office, "安排公益性岗位")]
