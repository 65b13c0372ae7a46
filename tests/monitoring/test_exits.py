"""No award ends or falls without two sources or a visit, a written notice, time, and clear risk lists."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from accounts.actions.officers import machine
from accounts.models import Job, Officer
from accounts.roles import Role
from cases.actions import exits
from cases.models import Award, ExitCheck, WatchEntry
from cases.procedure import FourEyes, StepRefused
from households.models import Circumstances, Household
from monitoring import tasks
from monitoring.actions import chores
from monitoring.actions.exits import check_risks, propose, propose_due
from monitoring.models import Screening
from tests.cases.payment_roll import change_amount, roll
from tests.factories import HONGLAI, MEISHAN, NANAN, officer

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
TOLD = TODAY - timedelta(days=9)


@pytest.fixture
def clerk() -> Officer:
    return officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)


@pytest.fixture
def head() -> Officer:
    return officer(Role.TOWNSHIP_HEAD, HONGLAI)


def award() -> Award:
    (made,) = roll(1)
    return made


def proposed(of: Award, by: Officer, reason: str = "income") -> ExitCheck:
    return propose(of.pk, reason=reason, note="子女就业收入超标准", by=by, on=TOLD)


def proved(check: ExitCheck, by: Officer) -> ExitCheck:
    """Two sources, told in writing nine days ago, on no list today."""
    for origin in ("税务局", "人社局"):
        exits.add_source(
            check.pk, kind="register", origin=origin, words="月工资九千元", happened_on=TOLD, by=by,
            on=TODAY,
        )  # fmt: skip
    exits.give_notice(check.pk, way="当面送达", by=by, on=TOLD)
    check_risks(check.pk, by=by, on=TODAY)
    check.refresh_from_db()
    return check


def red(check: ExitCheck, on: date = TODAY) -> list[str]:
    check.refresh_from_db()
    return [gate.words for gate in exits.gates(check, on=on) if not gate.clear]


@pytest.mark.requirement("R-108", "R-109")
def test_every_gate_stands_red_until_its_proof_is_there(clerk):
    check = proposed(award(), clerk)
    words = "".join(red(check))
    for said in ("独立来源 0 个", "书面告知：还没有", "告知后起算", "当天核对"):
        assert said in words
    with pytest.raises(StepRefused, match="没有通过.*独立来源"):
        exits.require_cleared(check.award, by=clerk, on=TODAY)
    assert red(proved(check, clerk)) == []
    assert "当天核对" in "".join(red(check, TODAY + timedelta(days=1)))
    cleared = exits.require_cleared(check.award, by=clerk, on=TODAY)
    assert (cleared.sources, cleared.visited, cleared.cleared_on) == (2, False, TODAY)


@pytest.mark.requirement("R-110")
def test_one_source_and_a_visit_are_enough_and_one_source_twice_is_not(clerk):
    check = proposed(award(), clerk)
    given = {"words": "月工资九千元", "happened_on": TOLD, "by": clerk, "on": TODAY}
    exits.add_source(check.pk, kind="register", origin="税务局", **given)
    exits.add_source(check.pk, kind="paper", origin="税务局", **given)
    assert any("独立来源 1 个，没有入户" in words for words in red(check))
    exits.add_source(check.pk, kind="visit", origin="林一、陈二", **given)
    assert not any("独立来源" in words for words in red(check))
    with pytest.raises(StepRefused, match="已经登记"):
        exits.add_source(check.pk, kind="register", origin="税务局", **given)


def test_the_time_to_answer_must_be_over(clerk):
    check = proved(proposed(award(), clerk), clerk)
    ExitCheck.objects.filter(pk=check.pk).update(answer_until=TODAY)
    assert any("等候期满" in words for words in red(check))


@pytest.mark.requirement("R-111")
def test_each_risk_list_stands_in_the_way(clerk):
    held = award()
    check = proved(proposed(held, clerk), clerk)
    home = held.household

    def names() -> set[str]:
        check_risks(check.pk, by=clerk, on=TODAY)
        check.refresh_from_db()
        return set(check.risks)

    Household.objects.filter(pk=home.pk).update(poverty_status="unstable")
    assert names() == {"poverty_register"}
    person = home.head
    Circumstances.objects.create(person=person, region=person.region, serious_illness=True)
    WatchEntry.objects.create(
        household=home, region=home.region, reason="关注", entered_on=TOLD, next_check_on=TODAY
    )
    Screening.objects.create(
        region=home.region, month=TOLD.replace(day=1), household=home, name="陈", source="visit",
        entered_by=clerk, entered_on=TOLD, due_on=TODAY,
    )  # fmt: skip
    assert names() == {"poverty_register", "illness", "watch", "screening"}
    with pytest.raises(StepRefused, match="有重病成员"):
        exits.require_cleared(held, by=clerk, on=TODAY)


def test_two_people_may_let_it_pass_and_one_may_not(clerk, head):
    held = award()
    check = proposed(held, clerk)
    with pytest.raises(StepRefused, match="还没有人提出"):
        exits.agree_to_override(check.pk, by=head, on=TODAY)
    exits.ask_override(check.pk, reason="户籍已注销，查证属实", by=clerk, on=TODAY)
    twin = officer(Role.TOWNSHIP_HEAD, HONGLAI)
    Officer.objects.filter(pk=twin.pk).update(natural_person=clerk.natural_person)
    twin.refresh_from_db()
    with pytest.raises(FourEyes):
        exits.agree_to_override(check.pk, by=twin, on=TODAY)
    with pytest.raises(IntegrityError, match="overridden_by_two_people"), transaction.atomic():
        ExitCheck.objects.update(overridden_by=twin, overrider=twin.natural_person)
    with pytest.raises(PermissionDenied):
        exits.agree_to_override(check.pk, by=clerk, on=TODAY)
    exits.agree_to_override(check.pk, by=head, on=TODAY)
    assert exits.require_cleared(held, by=head, on=TODAY).overridden_by == head


@pytest.mark.requirement("R-109")
def test_the_database_refuses_an_end_that_nobody_cleared(clerk):
    held = award()
    ends = {"period": DateRange(date(2026, 1, 1), date(2026, 12, 1)), "end_reason": "income"}
    with pytest.raises(IntegrityError, match="award_ends_behind_both_locks"), transaction.atomic():
        Award.objects.filter(pk=held.pk).update(**ends)
    for free in ("death", "voluntary"):
        with transaction.atomic():
            Award.objects.filter(pk=held.pk).update(**ends | {"end_reason": free})
            transaction.set_rollback(True)
    proved(proposed(held, clerk), clerk)
    exits.require_cleared(held, by=clerk, on=TODAY)
    assert Award.objects.filter(pk=held.pk).update(**ends) == 1


def test_the_database_refuses_a_fall_that_nobody_cleared(clerk):
    held = award()
    with pytest.raises(IntegrityError, match="award_falls_behind_both_locks"), transaction.atomic():
        change_amount(held, held.monthly / 10, date(2026, 12, 1))
        Award.objects.filter(pk=held.pk).update(end_reason="changed")
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    proved(proposed(held, clerk), clerk)
    exits.require_cleared(held, by=clerk, on=TODAY)
    change_amount(held, held.monthly / 10, date(2026, 12, 1))
    Award.objects.filter(pk=held.pk).update(end_reason="changed")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.requirement("R-110")
def test_the_database_refuses_a_cleared_check_without_proof(clerk):
    check = proposed(award(), clerk)
    with pytest.raises(IntegrityError, match="cleared_by_both_locks"), transaction.atomic():
        ExitCheck.objects.filter(pk=check.pk).update(cleared_on=TODAY, cleared_by=clerk)
    proved(check, clerk)
    with pytest.raises(IntegrityError, match="cleared_by_both_locks"), transaction.atomic():
        ExitCheck.objects.filter(pk=check.pk).update(
            cleared_on=TODAY, cleared_by=clerk, sources=1, visited=False
        )


@pytest.mark.requirement("R-032")
def test_a_gradual_exit_is_proposed_by_itself_and_ended_by_a_second_person(clerk, head):
    held = award()
    Award.objects.filter(pk=held.pk).update(
        mode="gradual_exit", period=DateRange(date(2025, 12, 1), date(2026, 12, 1)),
        review_due_on=date(2026, 11, 1),
    )  # fmt: skip
    with pytest.raises(PermissionDenied):
        propose_due(HONGLAI, by=clerk, on=TODAY)
    with time_machine.travel(TODAY, tick=False):
        tasks.open_due()
    job = Job.objects.get(kind="do_gradual_exits")
    done = chores.run(job.pk, on=TODAY)
    assert done is not None and (done.region_id, done.result) == (NANAN, {"new": 1})
    check = ExitCheck.objects.get()
    assert (check.reason, check.award_id) == ("gradual_exit_ended", held.pk)
    assert propose_due(NANAN, by=machine(), on=TODAY) == []
    with pytest.raises(StepRefused, match="还没有满"):
        exits.end_gradual_exit(check.pk, by=head, on=TODAY)
    over = date(2026, 12, 3)
    proved(check, clerk)
    check_risks(check.pk, by=clerk, on=over)
    both = officer(Role.TOWNSHIP_HEAD, HONGLAI)
    Officer.objects.filter(pk=both.pk).update(natural_person=clerk.natural_person)
    both.refresh_from_db()
    with pytest.raises(FourEyes):
        exits.end_gradual_exit(check.pk, by=both, on=over)
    assert exits.end_gradual_exit(check.pk, by=head, on=over).end_reason == "gradual_exit_ended"


def test_death_and_wish_need_no_check_and_nobody_proposes_elsewhere(clerk):
    held = award()
    with pytest.raises(StepRefused, match="不用退出核对"):
        proposed(held, clerk, reason="death")
    with pytest.raises(Award.DoesNotExist):
        proposed(held, officer(Role.TOWNSHIP_CASEWORKER, MEISHAN))
    assert proposed(held, clerk) == proposed(held, clerk)


@pytest.mark.requirement("R-163")
def test_the_page_shows_the_gates_and_takes_the_steps(clerk):
    held = award()
    client = Client()
    client.force_login(clerk, backend="accounts.backends.PostBackend")
    url = reverse("exit_new", args=[held.household_id])
    assert client.post(url, {"reason": "income", "note": "短"}).status_code == 409
    made = client.post(url, {"reason": "income", "note": "子女就业收入超标准"})
    check = ExitCheck.objects.get()
    assert made["Location"] == reverse("exit_detail", args=[check.pk])
    words = client.get(made["Location"]).content.decode()
    assert "✗" in words and "✓" in words
    step = reverse("exit_step", args=[check.pk, "notice"])
    assert client.post(step, {"way": "当面送达"}).status_code == 302
    assert client.post(reverse("exit_step", args=[check.pk, "agree"])).status_code == 403
    assert client.get(url)["Location"] == made["Location"]
    assert (
        reverse("exit_new", args=[held.household_id])
        in client.get(reverse("household_detail", args=[held.household_id])).content.decode()
    )


def test_only_reasons_that_the_benefit_knows_are_offered(clerk):
    held = award()
    client = Client()
    client.force_login(clerk, backend="accounts.backends.PostBackend")
    url = reverse("exit_new", args=[held.household_id])
    page = client.get(url).content.decode()
    assert 'value="tekun"' in page and 'value="certificate"' not in page
    wrong = client.post(url, {"reason": "certificate", "note": "残疾证已经失效"})
    assert wrong.status_code == 422 and not ExitCheck.objects.exists()


def test_the_county_approver_sees_it_too():
    held = award()
    check = proposed(held, officer(Role.COUNTY_REVIEWER, NANAN))
    client = Client()
    client.force_login(
        officer(Role.COUNTY_APPROVER, NANAN), backend="accounts.backends.PostBackend"
    )
    assert client.get(reverse("exit_detail", args=[check.pk])).status_code == 200
