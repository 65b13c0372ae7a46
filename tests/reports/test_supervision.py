"""Listed supervision (挂牌督战): the month log, the quarter's analysis beside it, and rows taken away."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import Export, Job, Region
from accounts.roles import Role
from cases.periods import Period
from monitoring.actions.books import open_entry
from reports.actions import directives, extracting
from reports.boards import SECTIONS
from reports.boards.asking import Asked
from reports.boards.supervision import MEASURES, WORKS
from reports.models import Assignment
from reports.programmes import TEMPLATES
from reports.questions import rows_behind
from tests import factories
from tests.factories import HONGLAI, MEISHAN, NANAN, QIANFENG

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 20)


@pytest.fixture(autouse=True)
def _on_our_day(monkeypatch: pytest.MonkeyPatch) -> None:
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda at=None: real(at) if at else TODAY)


def signed_in(who) -> Client:
    client = Client()
    client.force_login(who, backend="accounts.backends.PostBackend")
    return client


@pytest.mark.requirement("R-153")
def test_a_matter_is_listed_guided_each_month_and_analysed_each_quarter():
    for code in (QIANFENG, MEISHAN):
        factories.region(code)
    reviewer, approver = (
        factories.officer(role, NANAN) for role in (Role.COUNTY_REVIEWER, Role.COUNTY_APPROVER)
    )
    assert {"rural_dibao", "one_door", "eldercare", "community"} <= {work.code for work in WORKS}
    said = {
        "work": "eldercare",
        "reason": "走访完成率低",
        "goal": "连续三个月达标",
        "leader": "副县长",
    }
    given = {"region_id": HONGLAI, "subject": "洪濑镇养老走访", "said": said}
    entry = open_entry("listed", **given, by=reviewer, on=date(2026, 7, 2))
    county = signed_in(approver)
    step = reverse("book_entry_step", args=[entry.pk, "guide"])
    for month in (7, 8):
        words = {"guided_on": f"2026-{month:02}-15", "found": f"{month} 月走访过半", "asked": ""}
        assert county.post(step, words).status_code == 302
    words = {"analysis": "三季度逐月好转", "next_steps": "补足人手"}
    assert (
        county.post(reverse("book_entry_step", args=[entry.pk, "analyse"]), words).status_code
        == 302
    )

    page = county.get(reverse("supervision_quarter"), {"month": "2026-08"}).content.decode()
    assert all(month in page for month in ("2026Q3", "2026-06", "2026-07", "2026-08", "2026-09"))
    assert "洪濑镇养老走访" in page and "7 月走访过半" in page and "三季度逐月好转" in page
    assert all(str(measure.label) in page for measure in MEASURES)
    assert (
        reverse("supervision_quarter") in county.get(reverse("supervision_board")).content.decode()
    )
    clerk = signed_in(factories.officer(Role.TOWNSHIP_CASEWORKER, MEISHAN))
    assert "洪濑镇养老走访" not in clerk.get(reverse("supervision_quarter")).content.decode()


def test_tasks_of_programmes_count_in_the_appraisal_and_their_rows_are_taken_away():
    for code in (QIANFENG, MEISHAN):
        factories.region(code)
    reviewer, approver = (
        factories.officer(role, NANAN) for role in (Role.COUNTY_REVIEWER, Role.COUNTY_APPROVER)
    )
    phases = {
        phase.code: (phase.starts_on, phase.ends_on)
        for phase in TEMPLATES["fujian_2020"].phases_in(TODAY.year)
    }
    made = directives.begin(
        "fujian_2020", region_id=NANAN, number="南民〔2026〕1号", issued_on=date(2026, 4, 1),
        responsible_id=reviewer.pk, phases=phases, by=reviewer, on=date(2026, 4, 1),
    )  # fmt: skip
    directives.confirm(made.pk, by=approver, on=date(2026, 4, 2))
    first = made.assignments.filter(region=HONGLAI, due_on__lt=TODAY).earliest("due_on")
    Assignment.objects.filter(pk=first.pk).update(
        state="answered", words="已签收", answered_on=first.due_on, answered_by=reviewer,
        answerer=reviewer.natural_person,
    )  # fmt: skip
    Assignment.objects.filter(pk=first.pk).update(
        state="accepted", checked_by=approver, checker=approver.natural_person,
        checked_on=first.due_on,
    )  # fmt: skip
    asked = Asked(
        SECTIONS["tasks"], Region.objects.get(pk=NANAN), Period.parse("2026-09"), "place", TODAY
    )
    answer = asked.answered()
    owed = made.assignments.with_proof().filter(due_on__lte=TODAY, due_on__year=2026)
    for unit in (NANAN, HONGLAI, MEISHAN):
        mine = list(owed.filter(region=unit))
        counted = {"due": len(mine), "done": sum(each.proven for each in mine)}
        assert {name: int(answer.value(str(unit), name)) for name in counted} == counted
    assert answer.value(str(HONGLAI), "done") == 1
    line = next(line for line in SECTIONS["tasks"].lines if line.figure == "late")
    late = list(rows_behind(asked.put, line, str(HONGLAI), asked.source))
    assert len(late) == answer.value(str(HONGLAI), "due") - 1 > 0

    county = signed_in(reviewer)
    words = ("tasks", "place", NANAN, "2026-09", str(HONGLAI), "late")
    assert (
        reverse("board_rows_extract", args=words)
        in county.get(reverse("board_rows", args=words)).content.decode()
    )
    reply = county.post(reverse("board_rows_extract", args=words), {"reason": "年底考核"})
    export = Export.objects.get()
    assert reply.url == export.get_absolute_url() and export.region_id == NANAN
    extracting.run(Job.objects.get().pk)
    county.get(reply.url)
    file = b"".join(county.post(reverse("export_take", args=[export.pk])).streaming_content)
    sheet = load_workbook(BytesIO(file)).worksheets[0]
    told = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert sum(1 for row in told if row[0] == "洪濑镇" or "洪濑镇" in row) >= len(late)
