"""The pages of rehearsals: asking, watching, reading, taking the workbook away."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from accounts.models import Job
from accounts.roles import Role
from cases.actions import assessment_run, rehearsal
from cases.models import AssessmentRun, Rehearsal
from cases.parameters import rehearsable, sources_of, value_in_force
from tests import factories as make
from tests.cases.test_rehearsal import alone

ON = date(2021, 9, 10)
ASK = {
    "region": make.NANAN, "on": "2021-09-10", "parameter_1": "dibao_standard", "value_1": "800",
    "parameter_2": "raise_table.elderly", "value_2": "20%", "parameter_3": "", "value_3": "",
}  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client):
    """The county's reviewer, signed in; incomes of 700, 760 and 780 a month."""
    for income in ("700", "760", "780"):
        alone(income)
    officer = make.officer(Role.COUNTY_REVIEWER, make.NANAN)
    client.force_login(officer)
    return officer


def ask(client, **given):
    return client.post(reverse("rehearsal_list"), ASK | given)


def finished(client) -> Rehearsal:
    ask(client)
    rehearsal.work(Job.objects.get().pk)
    return Rehearsal.objects.get()


def test_the_form_shows_the_values_in_force(client, reviewer):
    page = client.get(reverse("rehearsal_list")).content.decode()
    assert "分类施保·老年人：" in page and "单人保补助算法：" in page
    place = make.region(make.NANAN)
    assert value_in_force("dibao_standard", sources_of(place, ON)) == "775.00"
    assert "dibao_standard" in rehearsable() and "child_scattered" not in rehearsable()


def test_asks_and_watches_and_reads(client, reviewer):
    assert ask(client).status_code == 302
    asked = Rehearsal.objects.get()
    assert [each["name"] for each in asked.settings] == ["dibao_standard", "raise_table.elderly"]
    assert asked.settings[0]["in_force"][0]["written"] == "775.00"
    waiting = client.get(reverse("rehearsal_detail", args=[asked.pk])).content.decode()
    assert "正在测算" in waiting
    progress = reverse("rehearsal_progress", args=[asked.pk])
    assert "HX-Refresh" not in client.get(progress).headers
    rehearsal.work(asked.job_id)
    assert client.get(progress).headers["HX-Refresh"] == "true"
    page = client.get(reverse("rehearsal_detail", args=[asked.pk])).content.decode()
    assert "160.00" in page and "90.00" in page  # 100 + 40 + 20 a month instead of 75 + 15
    assert "户主 40 岁" in page and "陈阿土" not in page
    assert "<svg" in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"value_1": "many"}, "这个参数不能这样写"),
        ({"value_1": ""}, ""),
        ({"parameter_3": "edge_ceiling"}, "参数和改后的值要一起填"),
        ({"parameter_2": "dibao_standard", "value_2": "900"}, "同一个参数只能填一次"),
        ({"on": "2010-01-01"}, "没有收录这一天的政策"),
        ({"region": make.HUIAN}, ""),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(client, reviewer, wrong, says):
    make.region(make.HUIAN)
    answer = ask(client, **wrong)
    assert answer.status_code == 422 and says in answer.content.decode()
    assert not Rehearsal.objects.exists()


def test_the_workbook_holds_the_same_figures(client, reviewer):
    found = finished(client)
    answer = client.get(reverse("rehearsal_workbook", args=[found.pk]))
    book = openpyxl.load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["参数与结果", "分乡镇", "结论变化", "典型家庭"]
    county = [cell.value for cell in book["分乡镇"][2]]
    assert county[:6] == ["南安市", 3, 3, 90, 160, 70]
    assert not any(
        cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row
    )


def test_there_is_no_workbook_before_the_answer(client, reviewer):
    ask(client)
    url = reverse("rehearsal_workbook", args=[Rehearsal.objects.get().pk])
    assert client.get(url).status_code == 404


def test_everybody_is_assessed_as_a_job(client, reviewer):
    given = {"all-region": make.NANAN, "all-on": "2021-09-10"}
    assert client.post(reverse("assessment_run_new"), given).status_code == 302
    run = AssessmentRun.objects.get()
    assert "正在" in client.get(reverse("rehearsal_list")).content.decode() or run.job_id
    assessment_run.work(run.job_id)
    progress = client.get(reverse("assessment_run_progress", args=[run.pk]))
    assert progress.headers["HX-Refresh"] == "true"
    assert "按户纳入低保" in client.get(reverse("rehearsal_list")).content.decode()
    assert client.post(reverse("assessment_run_new"), {}).status_code == 422
