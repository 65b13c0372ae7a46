"""From a reported case to a sealed decision and the award that follows from it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.models import Delegation
from accounts.roles import Role
from cases import sql
from cases.actions import decision, examination, exits, notice, review, visit
from cases.actions.award import current_award_facts, end_share
from cases.actions.bulk import bulk_confirm, choose
from cases.actions.chain import verify_chain
from cases.actions.recall import recall
from cases.models import Application, Award, AwardMember, Clock, Decision, Event, WatchEntry
from cases.procedure import FourEyes, StaleVersion, State, StepRefused
from households.models import CloseRelative
from tests import factories
from tests.cases.steps import TODAY, Staff, carry, confirm, survey

pytestmark = pytest.mark.django_db
DECIDED = date(2026, 12, 2)


@pytest.fixture
def staff():
    return Staff()


@pytest.fixture
def reported(staff):
    return carry(State.REPORTED, staff)


def test_confirms_from_the_first_of_next_month(staff, reported):
    award = confirm(reported, staff, DECIDED)
    reported.refresh_from_db()
    assert (reported.state, reported.decided_on) == (State.CONFIRMED, DECIDED)
    assert award.period == DateRange(date(2027, 1, 1), None)
    assert award.monthly == reported.assessment.total_monthly > Decimal(0)
    assert award.monthly == sum(m.share + m.raised for m in award.members.all())
    assert Decision.objects.get().assessment == reported.assessment
    assert not reported.clocks.running().exists()


def test_an_unseen_version_cannot_be_confirmed(staff, reported):
    seen = reported.version
    examination.examine(reported.pk, by=staff.reviewer, on=TODAY, note="补充说明")
    with pytest.raises(StaleVersion, match=f"第 {seen} 版，现已是第 {seen + 1} 版"):
        decision.confirm(reported.pk, by=staff.approver, on=TODAY, version=seen)
    assert not Award.objects.exists()


@pytest.mark.parametrize("who", ["clerk", "head", "reviewer"])
def test_nobody_decides_who_stood_in_an_earlier_stage(staff, reported, who):
    if who == "reviewer":
        examination.examine(reported.pk, by=staff.reviewer, on=TODAY, note="已审查")
    second = factories.officer(Role.COUNTY_APPROVER, factories.NANAN)
    second.natural_person = getattr(staff, who).natural_person
    second.save()
    with pytest.raises(FourEyes, match="本案由其他人员审批"):
        confirm(reported, staff, by=second)
    assert not Decision.objects.exists()


def test_the_database_itself_holds_four_eyes(staff, reported):
    row = {
        "application": reported, "region": reported.region, "kind": "confirmed", "on": TODAY,
        "stage": "confirmation", "by": staff.approver,
    }  # fmt: skip
    with pytest.raises(IntegrityError, match="event_one_stage_per_person"), transaction.atomic():
        Event.objects.create(**row, natural_person=staff.head.natural_person)
    CloseRelative.objects.create(
        household=reported.household, region=reported.region, staff_name="某人", staff_unit="民政局",
        relation="兄弟", officer=staff.approver, filed_on=TODAY,
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="event_not_by_a_relative"), transaction.atomic():
        Event.objects.create(**row, natural_person=staff.approver.natural_person)


def test_events_are_never_changed(reported):
    event = reported.events.first()
    event.kind = "noted"
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        event.save()


def test_a_relative_on_file_is_visited_and_decided_by_another(staff, reported):
    CloseRelative.objects.create(
        household=reported.household, region=reported.region, staff_name="林某", staff_unit="民政局",
        relation="兄弟", officer=staff.approver, filed_on=TODAY,
    )  # fmt: skip
    other = factories.officer(Role.COUNTY_APPROVER, factories.NANAN)
    with pytest.raises(StepRefused, match="县级入户后才能确认"):
        confirm(reported, staff, by=other)
    visit.record_county_visit(reported.pk, by=staff.reviewer, on=TODAY, survey=survey())
    with pytest.raises(FourEyes, match="近亲属"):
        confirm(reported, staff, seen=["relative"])
    assert confirm(reported, staff, by=other, seen=["relative"]).monthly > 0


def test_flags_that_must_be_seen_are_seen(staff, reported):
    factories.household(address=reported.household.address)
    with pytest.raises(StepRefused, match="还没有查看的风险：同一住址登记了 2 户"):
        confirm(reported, staff)
    assert confirm(reported, staff, seen=["same_address"])


def test_a_card_of_two_households_blocks(staff, reported):
    factories.account(reported.household)
    factories.account(factories.household())
    with pytest.raises(StepRefused, match="同一银行卡用于 2 户"):
        confirm(reported, staff, seen=["same_card"])


def test_a_household_that_changed_since_the_review_goes_back(staff, reported):
    factories.income(reported.household, kind="wage", amount=Decimal(900))
    with pytest.raises(StepRefused, match="家庭情况有变化"):
        confirm(reported, staff)


@pytest.mark.requirement("R-023")
def test_a_township_decides_only_by_delegation(staff, reported):
    second = factories.officer(Role.TOWNSHIP_HEAD, factories.HONGLAI)
    with pytest.raises(StepRefused, match="没有这类申请的审批委托"):
        confirm(reported, staff, by=second)
    given = Delegation.objects.create(
        benefit="dibao", township_id=factories.HONGLAI, ceiling=Decimal(100),
        period=DateRange(date(2026, 1, 1), None), document="南民〔2026〕1 号",
        given_by=staff.approver,
    )  # fmt: skip
    with pytest.raises(StepRefused, match="没有这类申请的审批委托"):
        confirm(reported, staff, by=second)
    given.ceiling = Decimal(5000)
    given.save()
    with pytest.raises(FourEyes):
        confirm(reported, staff, by=staff.head)
    confirm(reported, staff, by=second)
    sealed = Decision.objects.get()
    assert (sealed.delegated, sealed.delegation) == (True, "南民〔2026〕1 号")


@pytest.mark.requirement("R-012", "R-225")
def test_refuses_with_reason_clause_clock_and_watch(staff, reported):
    told = {"by": staff.approver, "on": date(2026, 12, 3), "version": reported.version}
    with pytest.raises(StepRefused, match="理由和依据"):
        decision.refuse(reported.pk, reason="", cites="第三条", **told)
    decision.refuse(reported.pk, reason="收入超过标准", cites="第三条", watch=True, **told)
    reported.refresh_from_db()
    assert reported.state == State.REFUSED
    clock = reported.clocks.running().get()
    assert (clock.kind, clock.due_on) == (Clock.Kind.REFUSAL_NOTICE, date(2026, 12, 8))
    assert WatchEntry.objects.get().next_check_on == date(2027, 3, 3)
    decision.notify(reported.pk, by=staff.clerk, on=date(2026, 12, 4), way="person")
    assert not reported.clocks.running().exists()


@pytest.mark.requirement("R-012", "R-225")
def test_a_refused_family_in_difficulty_is_proposed_for_the_watch_list_by_itself(staff):
    home = factories.household(factories.person("李阿婆", serious_illness=True))
    factories.income(home, kind="property", amount=Decimal(9000))
    application = factories.application(home, by=staff.clerk)
    carry(State.VISITED, staff, application=application)
    advise_to_refuse(application, staff, TODAY)
    application.refresh_from_db()
    decision.refuse(
        application.pk, reason="收入超过标准", cites="第三条", by=staff.approver, on=TODAY,
        version=application.version,
    )  # fmt: skip
    entry = WatchEntry.objects.get()
    assert (entry.household, entry.state, entry.difficulty) == (home, "proposed", "重病")


def review_of(application: Application, staff: Staff, on: date) -> Application:
    """A review of the same household, carried to its decision."""
    again = factories.application(
        application.household, by=staff.clerk, purpose=Application.Purpose.REVIEW
    )
    return carry(State.REPORTED, staff, application=again, on=on)


@pytest.mark.requirement("R-032")
def test_a_gradual_exit_keeps_the_former_award_and_ends(staff, reported):
    former = confirm(reported, staff, date(2026, 12, 2))
    factories.income(
        reported.household, kind="wage", amount=Decimal(900), known_on=date(2027, 3, 1)
    )
    second = review_of(reported, staff, date(2027, 3, 1))
    assert second.assessment.outcome == "gradual_exit"
    award = confirm(second, staff, date(2027, 3, 12))
    former.refresh_from_db()
    assert former.period == DateRange(date(2027, 1, 1), date(2027, 4, 1))
    assert former.end_reason == Award.EndReason.CHANGED
    until = date.fromisoformat(second.assessment.sheet["until"])
    assert award.period == DateRange(date(2027, 4, 1), until + timedelta(days=1))
    assert (award.mode, award.monthly) == (Award.Mode.GRADUAL_EXIT, former.monthly)


@pytest.mark.requirement("R-032")
def test_a_review_within_a_gradual_exit_keeps_its_last_day(staff, reported):
    """Read of one household and of a region, it is one award with one last day."""
    confirm(reported, staff, date(2026, 12, 2))
    household = reported.household
    factories.income(household, kind="wage", amount=Decimal(900), known_on=date(2027, 3, 1))
    exiting = confirm(review_of(reported, staff, date(2027, 3, 1)), staff, date(2027, 3, 12))
    for day in (date(2027, 3, 20), date(2027, 5, 4), exiting.period.upper - timedelta(days=1)):
        told = current_award_facts(household.pk, "dibao", on=day)
        assert told == {
            "benefit": "dibao",
            "monthly": str(exiting.monthly),
            "since": "2027-04-01",
            "gradual_exit_until": (exiting.period.upper - timedelta(days=1)).isoformat(),
        }
        (row,) = sql.rows("awards_held", start=0, until=10**12, first=0, last=household.pk, on=day)
        days = date.fromisoformat(told["gradual_exit_until"]) - date(1970, 1, 1)
        assert (row["household"], row["exit_until"]) == (household.pk, days.days)
    assert current_award_facts(household.pk, "dibao", on=exiting.period.upper) is None
    again = review_of(reported, staff, date(2027, 5, 4))
    assert again.assessment.outcome == "gradual_exit"
    award = confirm(again, staff, date(2027, 5, 12))
    assert award.period == DateRange(date(2027, 6, 1), exiting.period.upper)
    assert award.monthly == exiting.monthly


def test_a_gradual_exit_that_ends_this_month_is_not_confirmed_anew(staff, reported):
    confirm(reported, staff, date(2026, 12, 2))
    household = reported.household
    factories.income(household, kind="wage", amount=Decimal(900), known_on=date(2027, 3, 1))
    exiting = confirm(review_of(reported, staff, date(2027, 3, 1)), staff, date(2027, 3, 12))
    last_day = exiting.period.upper - timedelta(days=1)
    again = review_of(reported, staff, last_day.replace(day=2))
    with pytest.raises(StepRefused, match="渐退期到"):
        confirm(again, staff, last_day)
    exiting.refresh_from_db()
    assert exiting.period.upper == last_day + timedelta(days=1)


@pytest.mark.requirement("R-031", "R-163")
def test_a_review_that_refuses_ends_the_award_with_the_month(staff, reported):
    former = confirm(reported, staff, date(2026, 12, 2))
    factories.income(
        reported.household, kind="wage", amount=Decimal(9000), known_on=date(2027, 3, 1)
    )
    second = factories.application(
        reported.household, by=staff.clerk, purpose=Application.Purpose.REVIEW
    )
    carry(State.VISITED, staff, application=second, on=date(2027, 3, 1))
    advise_to_refuse(second, staff, date(2027, 3, 2))
    second.refresh_from_db()
    told = {"by": staff.approver, "version": second.version}
    words = {"reason": "收入超过标准", "cites": "第三条"}
    with pytest.raises(StepRefused, match="先做退出核对"):
        decision.refuse(second.pk, on=date(2027, 3, 12), **told, **words)
    cleared(former, staff, date(2027, 3, 12))
    decision.refuse(second.pk, on=date(2027, 3, 12), **told, **words)
    former.refresh_from_db()
    assert former.period == DateRange(date(2027, 1, 1), date(2027, 4, 1))
    assert former.end_reason == Award.EndReason.INCOME
    assert set(AwardMember.objects.values_list("period", flat=True)) == {former.period}


def cleared(award: Award, staff: Staff, on: date) -> None:
    """The exit is proved by a paper and the visit of the review, told in writing, and on no list."""
    check = exits.propose(
        award.pk, reason="income", note="儿子就业，收入超过标准", by=staff.clerk,
        on=on - timedelta(days=9),
    )  # fmt: skip
    exits.add_source(
        check.pk, kind="paper", origin="南安某厂", words="月工资九千元的证明", by=staff.clerk,
        happened_on=on - timedelta(days=9), on=on - timedelta(days=9),
    )  # fmt: skip
    exits.give_notice(check.pk, way="当面送达", by=staff.clerk, on=on - timedelta(days=9))
    exits.record_risks(check.pk, {}, by=staff.clerk, on=on)


def advise_to_refuse(application: Application, staff: Staff, on: date) -> None:
    """The township advises to refuse, and reports without a notice."""
    review.review(application.pk, by=staff.head, on=on, advice="refuse", reason="收入超过标准")
    notice.report(application.pk, by=staff.clerk, on=on)


def test_recalled_within_half_an_hour_and_not_later(staff, reported):
    former = confirm(reported, staff, date(2026, 12, 2))
    second = review_of(reported, staff, date(2027, 3, 1))
    award = confirm(second, staff, date(2027, 3, 12))
    second.refresh_from_db()
    made = award.decision.at
    told = {"by": staff.approver, "on": date(2027, 3, 12), "reason": "录入有误"}
    with pytest.raises(StepRefused, match="超过 30 分钟"):
        late = made + timedelta(minutes=31)
        recall(second.pk, at=late, version=second.version, **told)
    recall(second.pk, at=made + timedelta(minutes=29), version=second.version, **told)
    second.refresh_from_db()
    former.refresh_from_db()
    award.refresh_from_db()
    assert (second.state, second.decided_on) == (State.REPORTED, None)
    assert award.period.isempty
    assert all(member.period.isempty for member in award.members.all())
    assert former.period == DateRange(date(2027, 1, 1), None)
    assert verify_chain() == []
    again = confirm(second, staff, date(2027, 3, 15), seen=["recalled"])
    assert again.period.lower == date(2027, 4, 1)


def test_a_changed_decision_breaks_the_chain(staff, reported):
    confirm(reported, staff, DECIDED)
    second = carry(State.CONFIRMED, staff)
    assert [d.position for d in Decision.objects.order_by("position")] == [1, 2]
    assert verify_chain() == []
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        Decision.objects.update(monthly=1)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE cases_decision SET monthly = 9999 WHERE position = 1")
        broken = [(link.position, link.problem) for link in verify_chain(factories.NANAN)]
        cursor.execute("DELETE FROM cases_decision WHERE position = 1")
        missing = [(link.position, link.problem) for link in verify_chain()]
        transaction.set_rollback(True)
    assert broken == [(1, "changed")]
    assert missing == [(2, "missing")]
    assert second.state == State.CONFIRMED


def test_one_share_ends_and_the_others_go_on(staff):
    home = factories.household(
        factories.person("陈阿土", born=date(1950, 5, 6)),
        factories.person("李阿婆", born=date(1952, 5, 6), sex="female"),
    )
    factories.income(home)
    application = factories.application(home, by=staff.clerk)
    carry(State.REPORTED, staff, application=application)
    award = confirm(application, staff, date(2026, 12, 2))
    wife = award.members.exclude(person=home.head).get()
    with pytest.raises(StepRefused, match="按月终止"):
        end_share(
            award.pk, person_id=wife.person_id, by=staff.approver, on=DECIDED,
            last_day=date(2027, 2, 14), reason=Award.EndReason.DEATH,
        )  # fmt: skip
    rest = end_share(
        award.pk, person_id=wife.person_id, by=staff.approver, on=DECIDED,
        last_day=date(2027, 2, 28), reason=Award.EndReason.DEATH,
    )  # fmt: skip
    award.refresh_from_db()
    assert award.period == DateRange(date(2027, 1, 1), date(2027, 3, 1))
    assert rest.period == DateRange(date(2027, 3, 1), None)
    assert rest.monthly == award.monthly - wife.share - wife.raised
    assert [m.person for m in rest.members.all()] == [home.head]
    last = {"on": DECIDED, "last_day": date(2027, 1, 31), "reason": "death"}
    with pytest.raises(PermissionDenied):
        end_share(rest.pk, person_id=home.head_id, by=staff.clerk, **last)
    assert end_share(rest.pk, person_id=home.head_id, by=staff.approver, **last) is None
    rest.refresh_from_db()
    assert rest.period.isempty


def test_bulk_takes_clean_cases_only_and_each_by_itself(staff, reported):
    clean, edited = carry(State.REPORTED, staff), carry(State.REPORTED, staff)
    flagged, own = carry(State.REPORTED, staff), carry(State.REPORTED, staff)
    factories.household(address=flagged.household.address)
    examination.examine(own.pk, by=staff.reviewer, on=TODAY, note="")
    staff.approver.natural_person = staff.reviewer.natural_person
    staff.approver.save()
    queue = list(Application.objects.filter(state=State.REPORTED).order_by("pk"))
    chosen, left = choose(queue, by=staff.approver, on=TODAY)
    assert [case.pk for case in chosen] == [reported.pk, clean.pk, edited.pk]
    reasons = {each.application.pk: each.reason for each in left}
    assert "同一住址" in reasons[flagged.pk]
    assert "县级审查人" in reasons[own.pk]
    seen = {case.pk: case.version for case in chosen}
    other = factories.officer(Role.COUNTY_REVIEWER, factories.NANAN)
    examination.examine(edited.pk, by=other, on=TODAY, note="再看一遍")
    results = {r.application_id: r.reason for r in bulk_confirm(seen, by=staff.approver, on=TODAY)}
    assert results[reported.pk] == results[clean.pk] == ""
    assert "现已是第" in results[edited.pk]
    assert Award.objects.count() == 2
