"""Screening, the watch list, rectification and replies: who may write what, and what the database holds."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.ciphers import id_number
from accounts.models import Officer
from accounts.roles import Role
from cases.actions import watch
from cases.models import WatchCheck, WatchEntry
from cases.periods import Period
from cases.procedure import FourEyes, IllegalMove, StepRefused
from monitoring.actions import disposal, rectification, replies, screening
from monitoring.actions.codes import Facts
from monitoring.actions.screening import Entry
from monitoring.models import Disposal, Finding, Rectification, Screening
from reports.ledgers import LEDGERS
from reports.ledgers.reading import read
from tests import factories, makers
from tests.factories import HONGLAI, MEISHAN, NANAN, QIANFENG, officer, region

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def helper() -> Officer:
    return officer(Role.VILLAGE_HELPER, QIANFENG)


@pytest.fixture
def clerk() -> Officer:
    return officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)


@pytest.fixture
def county() -> Officer:
    return officer(Role.COUNTY_REVIEWER, NANAN)


def ledger(kind: str, on: date = TODAY, **given: Any):
    town = region(HONGLAI)
    return read(
        LEDGERS[kind], places=[(town.code, town.until)], month=Period.month_of(on), on=on, **given
    )


def entered(by: Officer, name: str = "陈阿土", **given: object) -> Screening:
    region(QIANFENG)
    (row,) = screening.enter([Entry(QIANFENG, name, **given)], by=by, on=TODAY)  # type: ignore[arg-type]
    return row


# --- screening
@pytest.mark.requirement("R-018", "R-090", "R-092", "R-212")
def test_a_helper_enters_households_each_once_a_month(helper):
    number = factories.invented_number(date(1960, 1, 2))
    first = entered(helper, number=number, source="hotline", discoverer="grid")
    assert entered(helper, number=number) == first
    assert (first.month, first.due_on) == (date(2026, 11, 1), date(2026, 11, 30))
    assert (first.source, first.discoverer) == ("hotline", "grid")
    entered(helper), entered(helper)  # without a number nobody can tell
    assert ledger("screening").counts == {"waiting": 3}


def test_a_person_on_file_is_known_by_the_number(helper):
    head = factories.person("林有档")
    home = factories.household(head)
    assert head.id_token is not None
    assert entered(helper, number=id_number(head.id_token)).household == home


def test_nobody_enters_rows_elsewhere(helper):
    region(MEISHAN)
    with pytest.raises(PermissionDenied):
        screening.enter([Entry(MEISHAN, "陈外村")], by=helper, on=TODAY)


@pytest.mark.requirement("R-016", "R-017", "R-019", "R-090", "R-093", "R-228", "R-257")
def test_a_row_is_visited_then_settled_and_late_rows_say_so(helper, clerk):
    row = entered(helper)
    with pytest.raises(StepRefused, match="先登记走访"):
        screening.dispose(row.pk, disposition="no_need", note="家里有退休金", by=clerk, on=TODAY)
    screening.visit(
        row.pk, visited_on=TODAY, visitors="林一、陈二", need="慢病用药", members=3,
        income=Decimal("8000"), by=helper, on=TODAY,
    )  # fmt: skip
    assert ledger("screening").counts == {"visited": 1}
    assert ledger("screening", date(2026, 12, 5)).counts == {"late": 1}
    with pytest.raises(PermissionDenied):
        screening.dispose(row.pk, disposition="applies", note="协助申请低保", by=helper, on=TODAY)
    screening.dispose(row.pk, disposition="applies", note="协助申请低保", by=clerk, on=TODAY)
    assert ledger("screening").counts == {"settled": 1}
    (shown,) = ledger("screening").rows
    assert (shown["members"], shown["income"], shown["need"]) == (3, Decimal("8000.00"), "慢病用药")
    with pytest.raises(StepRefused, match="已经办结"):
        screening.dispose(row.pk, disposition="gone", note="再改一次", by=clerk, on=TODAY)


def test_the_database_wants_a_visit_a_person_and_a_day_for_a_disposition(helper, clerk):
    row = entered(helper)
    with (
        pytest.raises(IntegrityError, match="disposed_by_somebody_after_a_visit"),
        transaction.atomic(),
    ):
        Screening.objects.filter(pk=row.pk).update(
            disposition="no_need", note="没有走访", visitors="林", disposed_by=clerk,
            disposed_on=TODAY,
        )  # fmt: skip


@pytest.mark.requirement("R-175", "R-244", "R-274")
@pytest.mark.parametrize("discoverer", ["social_worker", "volunteer", "organisation"])
def test_anybody_may_point_out_a_family_that_the_epidemic_has_hit(helper, discoverer):
    entered(helper, discoverer=discoverer, cause="epidemic", circumstances="因疫停工")
    (row,) = ledger("screening").rows
    told = (row["discoverer"], row["cause"], row["circumstances"])
    assert told == (discoverer, "epidemic", "因疫停工")


@pytest.mark.requirement("R-091", "R-256")
def test_warnings_and_the_unlifted_stand_first(helper):
    entered(helper, "普通户"), entered(helper, "未脱贫户", category="unlifted")
    row = entered(helper, "预警户")
    Screening.objects.filter(pk=row.pk).update(
        source="warning", key="w:1", rule="r", level="red", figures={"a": 1}
    )
    assert [row["name"] for row in ledger("screening").rows] == ["预警户", "未脱贫户", "普通户"]


# --- the watch list
def watched(level: str = "medium", **given: object) -> WatchEntry:
    home = factories.household()
    defaults = {
        "entered_on": date(2026, 8, 1),
        "next_check_on": date(2026, 11, 1),
        "reason": "超标准",
    }
    return WatchEntry.objects.create(
        household=home, region=home.region, level=level, **defaults | given
    )


@pytest.mark.requirement("R-012", "R-225")
def test_a_watched_household_is_checked_by_its_day(clerk):
    entry = watched()
    assert ledger("watch").counts == {"late": 1}
    made = watch.check(entry.pk, result="same", note="仍在治疗，收入没变", by=clerk, on=TODAY)
    assert made.next_check_on == date(2027, 2, 20)
    assert ledger("watch").counts == {"watched": 1}
    (row,) = ledger("watch").rows
    assert (row["checked_on"], row["result"]) == (TODAY, "same")
    worse = watch.check(entry.pk, result="worse", note="又住院了，自付三万", by=clerk, on=TODAY)
    entry.refresh_from_db()
    assert entry.level == "high" and worse.next_check_on is not None
    watch.check(entry.pk, result="better", note="儿子就业，月入五千", by=clerk, on=TODAY)
    entry.refresh_from_db()
    assert (entry.state, entry.closed_on) == ("closed", TODAY)
    with pytest.raises(StepRefused, match="不在关注名单"):
        watch.check(entry.pk, result="same", note="再看一次情况", by=clerk, on=TODAY)


def test_a_proposed_household_is_accepted_or_declined(clerk):
    entry, other = watched(state="proposed"), watched(state="proposed")
    assert ledger("watch").counts == {"proposed": 2}
    watch.accept(entry.pk, level="high", by=clerk, on=TODAY)
    entry.refresh_from_db()
    assert (entry.state, entry.next_check_on) == ("watched", date(2026, 12, 20))
    watch.decline(other.pk, reason="本人已外出务工", by=clerk, on=TODAY)
    with pytest.raises(StepRefused):
        watch.accept(other.pk, level="low", by=clerk, on=TODAY)


def test_nobody_checks_what_lies_elsewhere_and_the_database_wants_a_next_day(clerk):
    entry = watched()
    with pytest.raises(WatchEntry.DoesNotExist):
        watch.check(entry.pk, result="same", note="看过没有变化", by=officer(at=MEISHAN), on=TODAY)
    with pytest.raises(IntegrityError, match="goes_on_or_ends"), transaction.atomic():
        WatchCheck.objects.create(
            entry=entry, region=entry.region, checked_on=TODAY, result="same", note="无下次",
            checked_by=clerk,
        )  # fmt: skip


# --- rectification
def problem(owner: Officer, by: Officer) -> Rectification:
    region(HONGLAI)
    return rectification.open_problem(
        region_id=HONGLAI, owner_id=owner.pk, source="audit", kind="dibao", problem="三户漏保",
        measure="逐户复核并补办", due_on=date(2026, 12, 20), by=by, on=TODAY,
    )  # fmt: skip


def proof() -> SimpleUploadedFile:
    return SimpleUploadedFile("佐证.pdf", b"%PDF-1.4\n%%EOF\n")


@pytest.mark.requirement("R-076", "R-219", "R-269", "R-284", "R-285")
def test_a_problem_closes_with_evidence_and_another_person(clerk, county):
    row = problem(clerk, county)
    assert ledger("rectification").counts == {"open": 1}
    assert ledger("rectification", date(2026, 12, 21)).counts == {"late": 1}
    with pytest.raises(IllegalMove):
        rectification.close(row.pk, remark="好", by=county, on=TODAY)
    with pytest.raises(StepRefused, match="上传佐证"):
        rectification.report_done(row.pk, done="三户已补办", evidence=None, by=clerk, on=TODAY)
    rectification.report_done(
        row.pk,
        done="三户已补办低保",
        evidence=proof(),
        recovered=Decimal("600"),
        by=clerk,
        on=TODAY,
    )
    assert ledger("rectification").counts == {"done": 1}
    rectification.send_back(row.pk, remark="还差一户材料", by=county, on=TODAY)
    rectification.report_done(row.pk, done="三户全部办完", evidence=proof(), by=clerk, on=TODAY)
    rectification.close(row.pk, remark="已核对", by=county, on=TODAY)
    row.refresh_from_db()
    assert (row.state, row.checked_by, row.reopened) == ("closed", county, 0)
    rectification.send_back(row.pk, remark="又发现漏保一户", by=county, on=TODAY)
    row.refresh_from_db()
    assert (row.state, row.reopened, row.closed_on) == ("open", 1, None)


@pytest.mark.requirement("R-266")
def test_what_was_found_on_the_spot_stands_on_the_list_of_its_unit(clerk, county):
    region(HONGLAI)
    rectification.open_problem(
        region_id=HONGLAI, owner_id=clerk.pk, source="inspection", kind="dibao",
        problem="两名重度残疾人没有单人保", measure="入户核实", due_on=date(2026, 12, 1), by=county,
        on=TODAY,
    )  # fmt: skip
    (row,) = ledger("rectification").rows
    assert (row["source"], row["unit"], row["owner"]) == ("inspection", "洪濑镇", clerk.name)
    assert (row["due_on"], row["state"]) == (date(2026, 12, 1), "open")


@pytest.mark.requirement("R-295")
@pytest.mark.parametrize(
    ("kind", "word"),
    [("formalism", "形式主义"), ("inaction", "不作为"), ("epidemic_duty", "疫情防控责任不落实")],
)
def test_a_problem_of_governance_has_its_own_word(client, clerk, county, kind, word):
    region(HONGLAI)
    client.force_login(county)
    page = client.get(reverse("rectification_new"))
    assert word in page.content.decode()
    rectification.open_problem(
        region_id=HONGLAI, owner_id=clerk.pk, source="inspection", kind=kind, problem="走访只在表上",
        measure="重新入户", due_on=date(2026, 12, 1), by=county, on=TODAY,
    )  # fmt: skip
    (row,) = ledger("rectification").rows
    assert row["kind"] == kind
    listed = client.get(reverse("ledger_detail", args=["rectification"]))
    assert word in listed.content.decode()


@pytest.mark.requirement("R-285")
def test_nobody_closes_their_own_problem(county):
    row = problem(county, officer(Role.COUNTY_APPROVER, NANAN))
    rectification.report_done(row.pk, done="已全部办完", evidence=proof(), by=county, on=TODAY)
    with pytest.raises(FourEyes):
        rectification.close(row.pk, remark="好", by=county, on=TODAY)
    with pytest.raises(IntegrityError, match="closed_by_another"), transaction.atomic():
        Rectification.objects.update(
            state="closed", closed_on=TODAY, checked_by=county, checker_person=county.natural_person
        )
    with pytest.raises(IntegrityError, match="done_with_evidence"), transaction.atomic():
        Rectification.objects.update(evidence=None)


# --- replies
@pytest.mark.requirement("R-019", "R-182", "R-228")
@pytest.mark.parametrize(("code", "kind"), [("8", "referral"), ("11", "clue")])
def test_what_was_handed_on_is_answered(clerk, county, code, kind):
    place = region(HONGLAI)
    given = Disposal.objects.get(pk=str(makers.MAKERS[kind](place).address["pk"]))
    assert sum(ledger(kind).counts.values()) == 1
    by = county if code == "11" else clerk
    if code == "11":
        with pytest.raises(Disposal.DoesNotExist):
            replies.write_reply(given.pk, organ="县纪委", sent_on=TODAY, by=clerk, on=TODAY)
    replies.write_reply(given.pk, organ="县医保局", sent_on=TODAY, by=by, on=TODAY)
    with pytest.raises(StepRefused, match="一起填"):
        replies.write_reply(
            given.pk, organ="县医保局", sent_on=TODAY, replied_on=TODAY, by=by, on=TODAY
        )
    replies.write_reply(
        given.pk, organ="县医保局", sent_on=TODAY, replied_on=TODAY, result="已报销 3,000 元",
        by=by, on=TODAY,
    )  # fmt: skip
    assert ledger(kind).counts == {"answered": 1}
    Disposal.objects.filter(pk=given.pk).update(code="3")
    with pytest.raises(StepRefused, match="没有转出"):
        replies.write_reply(given.pk, organ="县医保局", sent_on=TODAY, by=county, on=TODAY)


def test_a_finding_settled_as_watched_is_on_the_list_or_on_the_screening_ledger(clerk):
    made = Finding.objects.get(pk=str(makers.MAKERS["finding"](region(HONGLAI)).address["pk"]))
    Finding.objects.filter(pk=made.pk).update(rule="only_theirs")
    settle_as_watched(made, clerk, "收入略高于标准")
    entry = WatchEntry.objects.get()
    assert (entry.origin, entry.household) == ("finding", made.household)
    Finding.objects.filter(pk=made.pk).update(
        state="open", household=None, closed_on=None, closing_reason=""
    )
    settle_as_watched(made, clerk, "还没有家庭档案")
    row = Screening.objects.get()
    assert (row.source, row.finding, row.name) == ("finding", made, made.name)


def settle_as_watched(made: Finding, by: Officer, reason: str) -> None:
    made.refresh_from_db()
    proposed = disposal.propose(
        made.pk, code="9", reason=reason, by=by, on=TODAY, version=made.version,
        facts=Facts(due_on=TODAY + timedelta(days=30)),
    )  # fmt: skip
    disposal.confirm(proposed.pk, by=officer(Role.TOWNSHIP_HEAD, HONGLAI), on=TODAY)


# --- pages
def signed_in(who: Officer) -> Client:
    client = Client()
    client.force_login(who, backend="accounts.backends.PostBackend")
    return client


def lines(**cells: str) -> dict[str, str]:
    first = {
        "region": str(QIANFENG), "category": "none", "cause": "illness", "source": "visit",
        "discoverer": "village",
    }  # fmt: skip
    given = {f"rows-0-{name}": value for name, value in (first | cells).items()}
    empty = {f"rows-1-{name}": value for name, value in first.items()}
    return given | empty | {"rows-TOTAL_FORMS": "2", "rows-INITIAL_FORMS": "0"}


@pytest.mark.requirement("R-015", "R-277")
def test_the_grid_saves_lines_with_a_name_and_says_what_is_wrong(helper):
    region(QIANFENG)
    client, url = signed_in(helper), reverse("screening_new")
    assert client.get(url).status_code == 200
    assert client.post(url, lines(name="")).status_code == 422
    wrong = client.post(url, lines(name="陈阿土", number="123"))
    assert wrong.status_code == 422 and "应为 18 位" in wrong.content.decode()
    saved = client.post(url, lines(name="陈阿土", income="12,000"))
    assert saved.status_code == 302
    row = Screening.objects.get()
    assert (row.name, row.income, row.entered_by) == ("陈阿土", Decimal("12000.00"), helper)


def test_a_row_is_taken_through_its_steps_on_its_page(helper, clerk):
    row = entered(helper)
    page = reverse("screening_detail", args=[row.pk])
    assert "登记走访" in signed_in(helper).get(page).content.decode()
    visit = reverse("screening_step", args=[row.pk, "visit"])
    answer = signed_in(helper).post(
        visit, {"visited_on": "2026-11-20", "visitors": "林一", "cause": "illness"}
    )
    assert answer.status_code == 302
    settle = reverse("screening_step", args=[row.pk, "dispose"])
    assert signed_in(helper).post(settle, {}).status_code == 403
    short = signed_in(clerk).post(settle, {"disposition": "no_need", "note": "短"})
    assert short.status_code == 409 and "至少 5 个字" in short.content.decode()
    assert (
        signed_in(clerk)
        .post(settle, {"disposition": "no_need", "note": "家中有退休金"})
        .status_code
        == 302
    )
