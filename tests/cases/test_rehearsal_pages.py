"""The pages of rehearsals: asking, watching, reading, taking the workbook away."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils.translation import override

from accounts.models import Job
from accounts.roles import Role
from cases.actions import assessment_run, rehearsal
from cases.models import AssessmentRun, Rehearsal
from cases.parameters import rehearsable, sources_of, value_in_force
from cases.rehearsed import CHANGE_LABELS
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


@pytest.mark.parametrize("on", ["2100-01-01", "9999-12-31"])
def test_a_day_no_rule_is_worked_out_for_is_refused(client, reviewer, on):
    assert ask(client, on=on).status_code == 422
    assert client.post(
        reverse("assessment_run_new"), {"all-region": make.NANAN, "all-on": on}
    ).status_code == 422  # fmt: skip
    assert not Job.objects.exists()


def test_the_workbook_holds_the_same_figures(client, reviewer):
    found = finished(client)
    answer = client.post(reverse("rehearsal_workbook", args=[found.pk]), {"reason": "会议材料"})
    book = openpyxl.load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["参数与结果", "分乡镇", "结论变化", "典型家庭"]
    county = [cell.value for cell in book["分乡镇"][2]]
    assert county[0].startswith("南安市") and county[1:6] == [3, 3, 90, 160, 70]
    assert not any(
        cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row
    )


def test_a_workbook_names_its_columns_above_each_block(client, reviewer):
    found = finished(client)
    answer = client.post(reverse("rehearsal_workbook", args=[found.pk]), {"reason": "会议材料"})
    sheet = openpyxl.load_workbook(BytesIO(answer.content))["参数与结果"]
    rows = [[cell for cell in row if cell is not None] for row in sheet.values]
    assert rows[:3] == [["测算", "内容"], ["地区", "南安市"], ["日期", "2021-09-10"]]
    settings = rows.index(["参数", "现行", "改后", "依据"])
    assert rows[settings + 1][1:3] == ["775.00", "800"]
    assert ["结果", "现行", "改后"] in rows and ["变化", "户", "人"] in rows


def test_a_choice_is_shown_and_typed_in_words_and_kept_as_its_code(client, reviewer):
    form = client.get(reverse("rehearsal_list")).content.decode()
    assert "就高" in form and "：highest" not in form and "：none,unlifted" not in form
    given = {"parameter_2": "raise_stacking", "value_2": "叠加",
             "parameter_3": "gradual_exit_statuses", "value_3": "未脱贫、脱贫不稳定户"}  # fmt: skip
    assert ask(client, **given).status_code == 302
    asked = Rehearsal.objects.get()
    assert [each["written"] for each in asked.settings] == ["800", "sum", "unlifted,unstable"]
    page = client.get(reverse("rehearsal_detail", args=[asked.pk])).content.decode()
    assert "叠加" in page and "未脱贫、脱贫不稳定户" in page
    wrong = ask(client, parameter_2="raise_stacking", value_2="随便").content.decode()
    assert "可以填：" in wrong and "叠加" in wrong


def test_an_address_may_fill_in_the_form_and_a_spoilt_one_does_no_harm(client, reviewer):
    url = reverse("rehearsal_list")
    form = client.get(url, {"on": "2021-09-10", "value_1": "800"}).context["form"]
    assert form["on"].value() == ON and form["value_1"].value() == "800"
    assert client.get(url, {"on": "x", "region": "99999999999999999999"}).status_code == 200


def test_who_gets_less_loses_in_english(client, reviewer):
    found = finished(client)
    with override("en"):
        assert str(CHANGE_LABELS["loses"]) == "Lose" and str(CHANGE_LABELS["gains"]) == "Gain"
    client.cookies["django_language"] = "en"
    page = client.get(reverse("rehearsal_detail", args=[found.pk])).content.decode()
    assert "Removed" not in page


def test_there_is_no_workbook_before_the_answer(client, reviewer):
    ask(client)
    url = reverse("rehearsal_workbook", args=[Rehearsal.objects.get().pk])
    assert client.post(url).status_code == 404


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
