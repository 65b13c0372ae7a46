"""Programmes: declared, started with local days, owed, answered, proven, and seen by who is above."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import Region
from accounts.roles import Role
from cases.periods import Period
from cases.procedure import FourEyes, StepRefused
from eligibility.policies.written import PolicyError
from monitoring.actions.books import open_entry
from reports.actions import assignments, directives, filing
from reports.models import Assignment, AssignmentState, Directive
from reports.programmes import TEMPLATES
from reports.programmes.template import FOLDER, OWED_BY, read
from tests import factories
from tests.factories import FUJIAN, HONGLAI, MEISHAN, NANAN, QIANFENG, QUANZHOU, invented_number
from tests.missed_makers import likely

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 26)
NOVEMBER = date(2026, 11, 23)  # after the day on which a missed person was found


@pytest.fixture(autouse=True)
def _on_our_day(monkeypatch: pytest.MonkeyPatch) -> None:
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda at=None: real(at) if at else TODAY)


@pytest.fixture
def staff() -> dict[str, object]:
    for code in (QIANFENG, MEISHAN):
        factories.region(code)
    return {
        "clerk": factories.officer(Role.TOWNSHIP_CASEWORKER, HONGLAI),
        "head": factories.officer(Role.TOWNSHIP_HEAD, HONGLAI),
        "reviewer": factories.officer(Role.COUNTY_REVIEWER, NANAN),
        "approver": factories.officer(Role.COUNTY_APPROVER, NANAN),
        "city": factories.officer(Role.CITY_SUPERVISOR, QUANZHOU),
        "city_second": factories.officer(Role.CITY_SUPERVISOR, QUANZHOU),
        "province": factories.officer(Role.PROVINCIAL_SUPERVISOR, FUJIAN),
    }


def begun(template: str, by, *, at: int = NANAN, late: int = 0, **given) -> Directive:
    """A programme as its document dates it, moved to this year, each phase `late` days later."""
    moved = timedelta(days=late)
    phases = {
        p.code: (p.starts_on + moved, p.ends_on + moved)
        for p in TEMPLATES[template].phases_in(TODAY.year)
    }
    return directives.begin(
        template, region_id=at, number=f"南民〔2026〕{Directive.objects.count() + 1}号",
        issued_on=date(2026, 4, 1), responsible_id=by.pk, phases=phases, by=by, on=TODAY, **given,
    )  # fmt: skip


def running(template: str, staff, **given) -> Directive:
    made = begun(template, staff["reviewer"], **given)
    return directives.confirm(made.pk, by=staff["approver"], on=TODAY)


def owed(made: Directive, code: str, unit: int = HONGLAI) -> Assignment:
    return made.assignments.with_proof().filter(code=code, region=unit).earliest("due_on")


@pytest.mark.parametrize(
    ("line", "instead", "words"),
    [
        ('owes = "county"', 'owns = "county"', "unknown key owns"),
        ('report = "implementation"', 'report = "nothing"', "not in the catalogue"),
        ('part = "uncovered"', 'part = "left"', "are figures of coverage"),
        ('phase = "mobilise"', 'phase = "later"', "one of the phases"),
        ("to = 2020-04-15", "to = 2020-03-15", "ends before it begins"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path, line, instead, words):
    text = (FOLDER / "fujian_2020.toml").read_text()
    number = text[: text.index(line)].count("\n") + 1
    path = tmp_path / "wrong.toml"
    path.write_text(text.replace(line, instead, 1))
    with pytest.raises(PolicyError, match=words) as refused:
        read(path)
    table = int(str(refused.value).split(":")[1])
    assert table <= number < table + 13  # the line on which its table begins


@pytest.mark.requirement("R-070", "R-078", "R-117", "R-297")
@pytest.mark.parametrize("code", TEMPLATES)
def test_every_programme_breaks_its_tasks_down_to_units_and_days(code, staff):
    template = TEMPLATES[code]
    for level, place in (("county", NANAN), ("city", QUANZHOU), ("province", FUJIAN)):
        by = staff[{"county": "reviewer", "city": "city", "province": "province"}[level]]
        if not template.of_level(level):
            with pytest.raises(StepRefused):
                begun(code, by, at=place)
            continue
        made = begun(code, by, at=place)
        tasks = {
            (each.code, each.region.level) for each in made.assignments.exclude(code="receipt")
        }
        assert tasks == {(task.code, task.owes) for task in template.of_level(level)}
        assert {level for _code, level in tasks} <= set(OWED_BY[level])
        for each in made.assignments.exclude(code="receipt"):
            phase = made.phases.get(code=each.phase)
            assert phase.starts_on <= each.due_on <= phase.ends_on


def test_days_of_the_documents_stand_in_the_files():
    ends = {
        "fujian_2020": ["2020-04-15", "2020-04-30", "2020-06-30", "2020-12-31"],
        "anhui_city_2021": ["2021-07-31", "2021-08-31", "2021-09-30", "2021-12-31"],
        "action_2020": ["2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31"],
        "fujian_deaths_2020": ["2020-06-30", "2020-12-31"],
    }
    for code, days in ends.items():
        assert [phase.ends_on.isoformat() for phase in TEMPLATES[code].phases] == days
    report = TEMPLATES["fujian_2020"].task("report")
    phase = TEMPLATES["fujian_2020"].phase("consolidate")
    assert [o.due_on for o in report.occasions(phase, phase)] == [
        date(2020, 9, 25),
        date(2020, 12, 25),
    ]


@pytest.mark.requirement("R-254")
def test_a_county_sets_its_own_days_and_another_person_confirms(staff):
    made = begun("fujian_2020", staff["reviewer"], late=10)
    assert made.phases.get(code="verify").ends_on == date(2026, 5, 10)
    assert owed(made, "suspected").due_on == date(2026, 5, 10)
    assert not Directive.objects.visible_to(staff["clerk"]).exists()
    with pytest.raises(FourEyes):
        directives.confirm(made.pk, by=staff["reviewer"], on=TODAY)
    with pytest.raises(Region.DoesNotExist):
        begun("fujian_2020", staff["clerk"])
    with pytest.raises(StepRefused, match="已经启动"):
        begun("fujian_2020", staff["approver"])
    directives.confirm(made.pk, by=staff["approver"], on=TODAY)
    assert Directive.objects.visible_to(staff["clerk"]).get() == made
    drafted = begun("pengshui_2020", staff["reviewer"])
    directives.withdraw(drafted.pk, by=staff["reviewer"])
    assert Directive.objects.get() == made


@pytest.mark.requirement("R-071", "R-072", "R-258")
def test_a_phase_passes_its_gate_only_when_nobody_is_left(staff):
    missed = likely(Region.objects.get(code=QIANFENG), invented_number(date(1946, 3, 4)), "陈水土")
    made = running("fujian_2020", staff)
    task = owed(made, "suspected")
    verify = made.phases.get(code="verify")
    assignments.answer(
        task.pk, words="已逐户核查", figure=Decimal(0), by=staff["clerk"], on=NOVEMBER
    )
    task.refresh_from_db()
    assert task.figure == 1  # read from the board, not what was typed
    with pytest.raises(StepRefused, match="现为 1"):
        assignments.accept(task.pk, by=staff["reviewer"], on=NOVEMBER)
    with pytest.raises(StepRefused, match="不能过关"):
        directives.pass_phase(verify.pk, by=staff["approver"], on=NOVEMBER)
    missed.delete()
    assignments.accept(task.pk, by=staff["reviewer"], on=NOVEMBER)
    for each in made.assignments.filter(phase="verify").exclude(pk=task.pk):
        by = staff["reviewer"] if each.region_id == NANAN else factories.officer(at=each.region)
        assignments.answer(each.pk, words="已清零", by=by, on=NOVEMBER)
        assignments.accept(each.pk, by=staff["approver"], on=NOVEMBER)
    directives.pass_phase(verify.pk, by=staff["approver"], on=NOVEMBER)
    verify.refresh_from_db()
    assert verify.passed_on == NOVEMBER


@pytest.mark.requirement("R-078", "R-297")
def test_a_township_answers_and_the_county_returns_and_takes(staff):
    made = running("fujian_2020", staff)
    task = owed(made, "town_owner")
    clerk, county = staff["clerk"], staff["reviewer"]
    assignments.name_owner(task.pk, owner_id=staff["head"].pk, by=clerk, on=TODAY)
    with pytest.raises(StepRefused, match="数字"):
        assignments.answer(task.pk, words="已落实", by=clerk, on=TODAY)
    with pytest.raises(PermissionDenied):
        assignments.answer(task.pk, words="已落实", figure=Decimal(1), by=county, on=TODAY)
    paper = ContentFile(b"%PDF-1.4 list", name="名单.pdf")
    assignments.answer(task.pk, words="已落实", figure=Decimal(26), file=paper, by=clerk, on=TODAY)
    with pytest.raises(PermissionDenied):
        assignments.accept(task.pk, by=staff["head"], on=TODAY)
    assignments.send_back(task.pk, reason="缺两个村", by=county, on=TODAY)
    assignments.answer(task.pk, words="已补齐", figure=Decimal(28), by=clerk, on=TODAY)
    assignments.accept(task.pk, by=county, on=TODAY)
    task.refresh_from_db()
    assert (task.owner, task.state, task.papers.count()) == (staff["head"], "accepted", 1)
    assert [step.kind for step in task.steps.all()][::-1] == [
        "named", "answered", "returned", "answered", "accepted",
    ]  # fmt: skip
    for wrong in ({"state": "open"}, {"checker": task.answerer}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Assignment.objects.filter(pk=task.pk).update(**wrong)


@pytest.mark.requirement("R-118", "R-152")
def test_what_a_report_or_a_book_proves_is_not_typed_again(staff):
    made = running("pengshui_2020", staff)
    report, meeting = owed(made, "governance"), owed(made, "meeting")
    assert not report.proven and not meeting.proven
    with pytest.raises(StepRefused, match="自动完成"):
        assignments.answer(report.pk, words="已报", by=staff["clerk"], on=TODAY)
    period = Period.parse(report.period)
    made_report = filing.draft(
        "governance", region_id=HONGLAI, period=period, by=staff["clerk"], on=TODAY
    )
    text = {part.code: "本月无。" for part in made_report.report.narrative}
    filing.write(made_report.pk, narrative=text, by=staff["clerk"])
    filing.file(made_report.pk, remarks="", by=staff["clerk"], on=TODAY)
    said = {"kind": "monthly", "held_on": TODAY, "members": "全体", "agenda": "救助", "decision": "逐户走访",
            "owner": "洪镇长"}  # fmt: skip
    open_entry(
        "work_meeting", region_id=QIANFENG, subject="6 月例会", said=said, by=staff["clerk"],
        on=meeting.due_on,
    )  # fmt: skip
    assert owed(made, "governance").proven and owed(made, "meeting").proven
    elsewhere = owed(made, "meeting", MEISHAN)
    assert not elsewhere.proven


@pytest.mark.requirement("R-083", "R-267", "R-296")
def test_a_document_goes_down_the_chain_and_each_level_signs_and_answers(staff):
    def sent(by, second, at, units, **given) -> Directive:
        made = directives.send(
            given.pop("kind", "forward"), region_id=at, number=f"民〔2026〕{at}号", title="关于治理的通知",
            issued_on=TODAY, units=units, responsible_id=by.pk, by=by, on=TODAY,
            **({"asks": "", "due_on": None} | given),
        )  # fmt: skip
        return directives.confirm(made.pk, by=second, on=TODAY)

    other = factories.officer(Role.PROVINCIAL_SUPERVISOR, FUJIAN)
    top = sent(staff["province"], other, FUJIAN, [QUANZHOU], kind="other")
    assignments.receive(owed(top, "receipt", QUANZHOU).pk, by=staff["city"], on=TODAY)
    with pytest.raises(StepRefused, match="转发"):
        sent(staff["reviewer"], staff["approver"], NANAN, [HONGLAI], forwards_id=top.pk)
    middle = sent(staff["city"], staff["city_second"], QUANZHOU, [NANAN], forwards_id=top.pk)
    below = sent(
        staff["reviewer"], staff["approver"], NANAN, [HONGLAI], forwards_id=middle.pk,
        kind="key_case", asks="查清举报并报结果", due_on=TODAY + timedelta(days=10),
    )  # fmt: skip
    assert below.forwards.forwards == top
    assert not Directive.objects.visible_to(factories.officer(at=MEISHAN)).exists()
    demand = owed(below, "demand")
    assert demand.due_on == TODAY + timedelta(days=10)
    assignments.answer(demand.pk, words="经查不实，已答复", by=staff["clerk"], on=TODAY)
    assignments.accept(demand.pk, by=staff["approver"], on=TODAY)
    assert not Assignment.objects.filter(directive=below).with_proof().get(code="receipt").proven
    directives.close(below.pk, summary="办结", by=staff["reviewer"], on=TODAY + timedelta(days=20))


@pytest.mark.requirement("R-204", "R-252")
def test_plans_are_filed_with_five_headings_and_their_filing_numbers_answered(staff):
    made = begun("action_2020", staff["province"], at=FUJIAN)
    second = factories.officer(Role.PROVINCIAL_SUPERVISOR, FUJIAN)
    directives.confirm(made.pk, by=second, on=TODAY)
    assert {each.code for each in made.assignments.all()} == {"plan", "file_civil", "file_poverty"}
    task = owed(made, "file_civil", FUJIAN)
    assignments.answer(task.pk, words="民救备〔2026〕5号", by=second, on=TODAY)
    assignments.accept(task.pk, by=staff["province"], on=TODAY)
    county = running("anhui_city_2021", staff)
    plan = owed(county, "plan", NANAN)
    assert (plan.due_on, plan.proof, plan.period) == (date(2026, 7, 31), "county_plan", "2026")
    day = date(2026, 7, 20)
    drafted = filing.draft(
        "county_plan", region_id=NANAN, period=Period.parse("2026"), by=staff["reviewer"], on=day
    )
    text = {part.code: "见附件" for part in drafted.report.narrative}
    assert len(text) == 5
    filing.write(drafted.pk, narrative=text, by=staff["reviewer"])
    filing.file(drafted.pk, remarks="", by=staff["reviewer"], on=day)
    assert owed(county, "plan", NANAN).proven


def test_pages_of_the_county_the_township_and_the_province_tell_the_same(staff):
    made = running("fujian_2020", staff)
    late = made.assignments.with_proof().overdue(TODAY)
    clients = {}
    for name, officer in staff.items():
        clients[name] = Client()
        clients[name].force_login(officer, backend="accounts.backends.PostBackend")
    page = clients["reviewer"].get(made.get_absolute_url())
    assert page.context["total"].late == late.count() > 0
    assert page.context["total"].all == made.assignments.count()
    mine = clients["clerk"].get("/boards/programmes/")
    assert mine.context["count"] == made.assignments.filter(region=HONGLAI).count()
    assert mine.context["late"] == late.filter(region=HONGLAI).count()
    below = clients["province"].get("/boards/programmes/below/").context["rows"]
    assert [(row["unit"].pk, row["late"]) for row in below] == [(QUANZHOU, late.count())]
    city = clients["city"].get("/boards/programmes/below/").context["rows"]
    assert made.template in {template.code for template in city[0]["started"]}
    assert city[0]["days"] == (TODAY - min(each.due_on for each in late)).days
    tile = clients["clerk"].get("/boards/programmes/assignments/").content.decode()
    assert f"<b>{mine.context['count']}</b>" in tile
    answer = clients["clerk"].post(
        f"/boards/directives/{made.pk}/download/", {"reason": "报分管领导阅"}
    )
    sheet = load_workbook(BytesIO(answer.content)).active
    rows = [row for row in sheet.iter_rows(values_only=True) if row[1] == "洪濑镇"]
    assert len(rows) == mine.context["count"]
    assert not any(row[1] == "梅山镇" for row in sheet.iter_rows(values_only=True))
    started = clients["reviewer"].get("/boards/programmes/pengshui_2020/start/")
    assert started.context["form"]["year-from"].value() == date(2026, 4, 30)


def test_a_county_starts_a_programme_and_sends_a_notice_in_the_browser(staff):
    client = Client()
    client.force_login(staff["reviewer"], backend="accounts.backends.PostBackend")
    head = {"region": NANAN, "issued_on": "2026-06-20", "responsible": staff["approver"].pk}
    days = {
        f"{p.code}-{end}": day.isoformat()
        for p in TEMPLATES["fujian_deaths_2020"].phases_in(2026)
        for end, day in (("from", p.starts_on), ("to", p.ends_on))
    }
    begins = client.post(
        "/boards/programmes/fujian_deaths_2020/start/", head | {"number": "南民〔2026〕9号"} | days
    )
    made = Directive.objects.get(template="fujian_deaths_2020")
    assert begins.url == made.get_absolute_url()
    notice = {"kind": "notice", "number": "南民〔2026〕10号", "title": "督查通报", "asks": "限期整改",
              "due_on": "2026-07-10", "units": [HONGLAI, MEISHAN]}  # fmt: skip
    sent = client.post("/boards/directives/new/", head | notice)
    assert sent.status_code == 302, sent.context["form"].errors
    assert Directive.objects.get(kind="notice").assignments.count() == 4
    late = client.post(
        "/boards/directives/new/", head | notice | {"number": "11号", "due_on": "2026-06-01"}
    )
    assert late.status_code == 409
    assert client.post(f"{made.get_absolute_url()}confirm/").status_code == 409
    assert AssignmentState.OPEN in {each.state for each in made.assignments.all()}
