"""Every benefit goes through the one procedure: applied for, decided, paid, and ended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.actions.jobs import run_job
from accounts.roles import Role
from cases.actions import award as awards
from cases.actions import exits, notice, publication, review, verification
from cases.actions.payment import runs
from cases.actions.recall import recall
from cases.grants import Share, grant_for
from cases.models import Application, Award, Clock, PaymentLine
from cases.procedure import State, StepRefused
from households.actions.particulars import declare_particulars
from households.models import Person
from tests import factories
from tests.cases.steps import TODAY, Staff, carry, confirm, look_everybody_up, take
from tests.factories import NANAN, QIANFENG

pytestmark = pytest.mark.django_db
DECIDED, JANUARY = date(2026, 12, 1), date(2027, 1, 1)
ABLE = dict.fromkeys(("eating", "dressing", "bed", "toilet", "walking", "bathing"), True)
GONE = [{"state": "dead"}, {"state": "prison", "months": 36}]
LEG = {"disability_kind": "physical"}


@dataclass(frozen=True)
class Case:
    """Somebody, what the benefit asks of them, and what the place pays: yuan a month, by its document."""

    benefit: str
    monthly: str
    told: Mapping[str, Any]
    born: date = date(1950, 5, 6)
    circumstances: Mapping[str, Any] = field(default_factory=dict)
    pension: int = 0  # of the head, yuan a month


CASES = {
    "tekun at home, two items lost": Case(
        "tekun", "1440.00",
        {"self_care": ABLE | {"bathing": False, "walking": False}, "support_mode": "scattered",
         "supporters": []},
    ),
    "tekun in an institution, all lost": Case(
        "tekun", "2036.00",
        {"self_care": dict.fromkeys(ABLE, False), "support_mode": "centralised",
         "supporters": [{"state": "prison", "benefit": "none", "birth_date": "1980-01-01",
                         "property_within": True}]},
    ),
    "orphan in an institution": Case(
        "orphan", "2213.00",
        {"parents": [{"state": "dead"}, {"state": "dead"}], "support_mode": "centralised",
         "held": []},
        date(2016, 3, 1), {"schooling": "compulsory", "employment": "student"}, 3000,
    ),
    "child whose mother is in prison": Case(
        "unsupported_child", "1792.00", {"parents": GONE, "held": []},
        date(2016, 3, 1), {"schooling": "compulsory", "employment": "student"}, 3000,
    ),
    "disabled person on dibao": Case(
        "disability_living", "92.00", {"held": [], "hukou_here": True},
        circumstances=LEG | {"disability_grade": 2},
    ),
    "first grade": Case(
        "disability_nursing", "115.00", {"held": [], "hukou_here": True},
        circumstances=LEG | {"disability_grade": 1}, pension=3000,
    ),
    "second grade in hardship": Case(
        "disability_nursing", "92.00", {"held": [], "hukou_here": True},
        circumstances=LEG | {"disability_grade": 2},
    ),
}  # fmt: skip


@pytest.fixture
def staff():
    return Staff()


def applied(case: Case, staff: Staff, card: str = "6222020200112233447") -> Application:
    """The case just submitted: the person lives with an old head of the household, or is it."""
    person = factories.person("陈小安", born=case.born, at=QIANFENG, **case.circumstances)
    home = factories.household(*([factories.person("陈阿婆")] if case.pension else []), person)
    if case.pension:
        factories.income(home, kind="pension_employee", amount=Decimal(case.pension))
    factories.account(home, card)
    declare_particulars(home.pk, by=staff.clerk, on=TODAY, told=case.told, person_id=person.pk)
    return factories.application(home, by=staff.clerk, benefit=case.benefit, person=person)


def carried(application: Application, staff: Staff, on: date = TODAY) -> Application:
    """Up to the county, by the steps that the benefit has."""
    take(application, State.ACCEPTED, staff, on)
    take(application, State.VERIFYING, staff, on)
    if application.benefit.startswith("disability"):
        look_everybody_up(application, staff, on)
        with pytest.raises(StepRefused, match="残联"):
            verification.finish_verification(
                application.pk, by=staff.clerk, on=on, conclusion="一致"
            )
        verification.record_result(
            application.pk, by=staff.clerk, on=on, source="disability", as_of=on,
            person_id=application.people.get(person=application.person).pk, answer="consistent",
        )  # fmt: skip
    take(application, State.VERIFIED, staff, on)
    application.refresh_from_db()
    if application.benefit == "tekun":
        take(application, State.VISITED, staff, on)
    take(application, State.REVIEWED, staff, on)
    if application.benefit == "tekun":
        take(application, State.POSTED, staff, on)
        take(application, State.REPORTED, staff, on)
    else:
        application.refresh_from_db()
        assert application.get_state_display() == "待上报"
        with pytest.raises(StepRefused, match="不需要公示"):
            take(application, State.POSTED, staff, on)
        notice.report(application.pk, by=staff.clerk, on=on)
    application.refresh_from_db()
    return application


def paid(award: Award) -> list[PaymentLine]:
    """What the county's run of the first month pays for it."""
    cashier = factories.officer(Role.COUNTY_CASHIER, NANAN)
    run, _new = runs.open_run(
        region_id=NANAN, benefit=award.benefit, month=JANUARY, by=cashier, on=date(2027, 1, 8)
    )
    assert run.job_id is not None
    run_job(run.job_id, runs.compute_part, closing=runs.close_computing)
    return list(run.lines.all())


@pytest.mark.requirement("R-033", "R-034", "R-035")
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_from_application_to_payment_and_ending(case, staff):
    application = applied(case, staff)
    application = carried(application, staff)
    clocks = set(application.clocks.values_list("kind", flat=True))
    assert Clock.Kind.TOWNSHIP in clocks and Clock.Kind.TOTAL not in clocks
    award = confirm(application, staff, DECIDED)
    assert (award.person, award.mode) == (application.person, Award.Mode.PERSON)
    assert award.monthly == Decimal(case.monthly)
    assert award.review_due_on == date(2027, 12, 1)
    (line,) = paid(award)
    assert (line.person, line.amount) == (application.person, Decimal(case.monthly))
    ended(award, staff)


def ended(award: Award, staff: Staff) -> None:
    """Prison ends it with the month, but only behind both locks."""
    on = date(2027, 1, 20)
    told: dict[str, Any] = {"by": staff.approver, "on": on, "last_day": date(2027, 1, 31)}
    with pytest.raises(IntegrityError, match="award_ends_behind_both_locks"), transaction.atomic():
        awards.end_award(award.pk, reason="prison", **told)
    check = exits.propose(award.pk, reason="prison", note="判决书已生效", by=staff.clerk, on=on)
    exits.ask_override(check.pk, reason="判决书证明在监狱服刑", by=staff.clerk, on=on)
    exits.agree_to_override(check.pk, by=staff.approver, on=on)
    exits.require_cleared(award, by=staff.approver, on=on)
    over = awards.end_award(award.pk, reason="prison", **told)
    assert over.period.upper == date(2027, 2, 1)
    assert not awards.facts_held(award.household_id, on=date(2027, 2, 1))["held"]


@pytest.mark.requirement("R-027")
def test_a_child_in_a_dibao_family_gets_the_difference(staff):
    case = CASES["child whose mother is in prison"]
    child = factories.person("陈小安", born=case.born, **case.circumstances)
    home = factories.household(factories.person("陈阿婆"), child)
    declare_particulars(home.pk, by=staff.clerk, on=TODAY, told=case.told, person_id=child.pk)
    application = factories.application(
        home, by=staff.clerk, benefit="unsupported_child", person=child
    )
    application = carried(application, staff)
    grant = grant_for(application)
    dibao = application.assessment.total_monthly
    assert dibao and grant.monthly == Decimal("1792.00") - dibao / 2
    assert grant.shares == (Share(child.pk, int(grant.monthly * 100)),)


def test_a_child_is_on_no_list(staff):
    with pytest.raises(StepRefused, match="没有长期公布"):
        factories.region(QIANFENG)
        publication.prepare_list(
            QIANFENG, "unsupported_child", by=staff.clerk, on=TODAY, place="公开栏",
            phone="0595-86681234",
        )  # fmt: skip


def test_what_nobody_told_of_a_person_is_named_at_the_review(staff):
    home = factories.household()
    application = factories.application(
        home, by=staff.clerk, benefit="tekun", person=Person.objects.get()
    )
    for state in (State.ACCEPTED, State.VERIFYING, State.VERIFIED, State.VISITED):
        take(application, state, staff, TODAY)
    with pytest.raises(StepRefused, match="能否自主吃饭.*供养或养育方式|供养或养育方式"):
        review.review(application.pk, by=staff.head, on=TODAY, advice="confirm", reason="符合")


def test_two_people_of_a_household_may_each_have_the_same_benefit(staff):
    case = CASES["first grade"]
    first = applied(case, staff)
    second = factories.person("陈小福", **case.circumstances)
    factories.application(first.household, by=staff.clerk, benefit=case.benefit, person=second)
    with pytest.raises(IntegrityError, match="one_open_per"), transaction.atomic():
        factories.application(
            first.household, by=staff.clerk, benefit=case.benefit, person=first.person
        )


def on_dibao_and_applied_for_tekun(staff: Staff) -> Application:
    """Two old people on dibao, of whom one has applied for tekun, up to the county."""
    alone = CASES["tekun at home, two items lost"]
    person = factories.person("陈小安", born=alone.born)
    home = factories.household(factories.person("陈阿婆"), person)
    dibao = carry(
        State.REPORTED, staff, application=factories.application(home, by=staff.clerk), on=TODAY
    )
    confirm(dibao, staff, TODAY)
    declare_particulars(home.pk, by=staff.clerk, on=TODAY, told=alone.told, person_id=person.pk)
    application = factories.application(home, by=staff.clerk, benefit="tekun", person=person)
    return carried(application, staff)


@pytest.mark.requirement("R-033")
def test_dibao_gives_way_to_tekun_behind_both_locks(staff):
    application = on_dibao_and_applied_for_tekun(staff)
    dibao = Award.objects.get()
    with pytest.raises(StepRefused, match="陈小安正在享受最低生活保障.*退出核对"):
        confirm(application, staff, DECIDED)
    check = exits.propose(
        dibao.pk, reason="tekun", note="本人转为特困人员", by=staff.clerk, on=DECIDED
    )
    exits.ask_override(check.pk, reason="确认特困的当月起终止", by=staff.clerk, on=DECIDED)
    exits.agree_to_override(check.pk, by=staff.approver, on=DECIDED)
    award = confirm(application, staff, DECIDED)
    dibao.refresh_from_db()
    rest = Award.objects.get(benefit="dibao", period__startswith=JANUARY)
    assert (dibao.end_reason, dibao.period.upper) == ("tekun", JANUARY)
    assert award.period.lower == JANUARY
    assert [each.person.name for each in rest.members.all()] == ["陈阿婆"]
    application.refresh_from_db()
    recall(
        application.pk, by=staff.approver, on=DECIDED, at=timezone.now(), reason="录入有误",
        version=application.version,
    )  # fmt: skip
    (going_on,) = Award.objects.lasting(JANUARY)
    assert (going_on.pk, going_on.end_reason, going_on.members.count()) == (dibao.pk, "", 2)
