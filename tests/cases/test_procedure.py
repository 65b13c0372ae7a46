"""Every step in every state and by every role: what the table allows happens, all else changes nothing."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.models import Officer
from accounts.roles import Role
from cases.actions import (
    acceptance,
    decision,
    examination,
    notice,
    recall,
    review,
    verification,
    visit,
    withdrawal,
)
from cases.actions.aid.intake import Emergency, take_in
from cases.models import Application, Event
from cases.procedure import IllegalMove, State, StepRefused
from households.actions.people import Identity
from households.choices import IdKind
from tests import factories
from tests.cases.steps import TODAY, Staff, carry, survey

pytestmark = pytest.mark.django_db
S, R = State, Role
LATER = TODAY + timedelta(days=9)
CLERK, HEAD = {R.TOWNSHIP_CASEWORKER}, {R.TOWNSHIP_HEAD}
VERIFIERS, EXAMINERS = CLERK | {R.COUNTY_REVIEWER}, {R.COUNTY_REVIEWER, R.COUNTY_APPROVER}
# What the law and our roles allow, written down a second time: states, roles.
ALLOWED: dict[str, tuple[set[State], set[Role]]] = {
    "accept": ({S.SUBMITTED}, CLERK),
    "ask_supplement": ({S.SUBMITTED}, CLERK),
    "supplemented": ({S.SUPPLEMENT}, CLERK),
    "ask_verification": ({S.ACCEPTED}, VERIFIERS),
    "finish_verification": ({S.VERIFYING}, VERIFIERS),
    "record_visit": ({S.VERIFIED}, VERIFIERS),
    "review": ({S.VISITED}, HEAD),
    "send_back": ({S.VISITED}, HEAD),
    "post_notice": ({S.REVIEWED}, CLERK),
    "record_objection": ({S.POSTED}, CLERK),
    "settle_objection": ({S.OBJECTED}, CLERK),
    "close_notice": ({S.POSTED}, CLERK),
    "examine": ({S.REPORTED}, EXAMINERS),
    "return": ({S.REPORTED}, EXAMINERS),
    "confirm": ({S.REPORTED}, {R.COUNTY_APPROVER}),
    "refuse": ({S.REPORTED}, {R.COUNTY_APPROVER}),
    "resubmit": ({S.RETURNED}, CLERK),
    "recall": ({S.CONFIRMED}, {R.COUNTY_APPROVER}),
    "notify": ({S.CONFIRMED, S.REFUSED}, CLERK),
    "withdraw": (
        {
            *(S.DRAFT, S.SUBMITTED, S.SUPPLEMENT, S.ACCEPTED, S.VERIFYING, S.VERIFIED, S.VISITED),
            *(S.REVIEWED, S.POSTED, S.OBJECTED, S.REPORTED, S.RETURNED, S.URGENT),
        },
        CLERK,
    ),
    "terminate": (
        {
            *(S.SUPPLEMENT, S.ACCEPTED, S.VERIFYING, S.VERIFIED, S.VISITED, S.REVIEWED),
            *(S.POSTED, S.OBJECTED, S.REPORTED, S.RETURNED),
        },
        CLERK,
    ),
}
BOX = examination.Box("income", 2, "differs", "工资与社保不一致")


def step(name: str, case: Application, by: Officer) -> None:
    """Take a step with words that are right for it."""
    pk, version = case.pk, case.version
    with_reason: dict[str, Any] = {"by": by, "on": LATER, "reason": "原因", "version": version}
    told: dict[str, Any] = {"by": by, "on": LATER, "version": version}
    steps = {
        "accept": lambda: acceptance.accept(pk, **told),
        "ask_supplement": lambda: acceptance.ask_supplement(
            pk, missing=["户口簿"], until=LATER + timedelta(days=5), **told
        ),
        "supplemented": lambda: acceptance.supplemented(pk, **told),
        "ask_verification": lambda: verification.ask_verification(pk, **told),
        "finish_verification": lambda: verification.finish_verification(
            pk, conclusion="一致", **told
        ),
        "record_visit": lambda: visit.record_visit(pk, survey=survey(), **told),
        "review": lambda: review.review(pk, advice="confirm", **with_reason),
        "send_back": lambda: review.send_back(pk, to=S.VERIFIED, **with_reason),
        "post_notice": lambda: notice.post_notice(pk, place="公开栏", phone="12345", **told),
        "record_objection": lambda: notice.record_objection(pk, content="有车", **told),
        "settle_objection": lambda: notice.settle_objection(
            pk, outcome="rejected", answer="查无此事", **told
        ),
        "close_notice": lambda: notice.close_notice(pk, **told),
        "examine": lambda: examination.examine(pk, note="已审查", **told),
        "return": lambda: examination.return_to_township(pk, boxes=[BOX], **told),
        "confirm": lambda: decision.confirm(pk, **told),
        "refuse": lambda: decision.refuse(pk, cites="第三条", **with_reason),
        "resubmit": lambda: examination.resubmit(pk, again=S.REPORTED, **told),
        "recall": lambda: recall.recall(pk, at=timezone.now(), **with_reason),
        "notify": lambda: decision.notify(pk, way="person", **told),
        "withdraw": lambda: withdrawal.withdraw(pk, **with_reason),
        "terminate": lambda: withdrawal.terminate(pk, **with_reason),
    }
    steps[name]()


@pytest.fixture
def staff():
    return Staff()


def in_state(state: State, staff: Staff) -> Application:
    """A case in any state, by the shortest way."""
    told: dict[str, Any] = {"by": staff.clerk, "on": TODAY}
    if state == S.DRAFT:
        return factories.application(by=staff.clerk, state=S.DRAFT, submitted_at=None)
    if state == S.URGENT:
        fire = Emergency("fire", "light", "housing", TODAY, "住房失火")
        who = Identity("陈急难", "male", date(1970, 5, 6), IdKind.NONE)
        return take_in(
            who, fire, region_id=factories.region().code, area="rural", **told
        ).application
    roads = {
        S.SUPPLEMENT: (S.SUBMITTED, "ask_supplement", staff.clerk),
        S.OBJECTED: (S.POSTED, "record_objection", staff.clerk),
        S.RETURNED: (S.REPORTED, "return", staff.approver),
        S.REFUSED: (S.REPORTED, "refuse", staff.approver),
        S.TERMINATED: (S.ACCEPTED, "terminate", staff.clerk),
        S.WITHDRAWN: (S.SUBMITTED, "withdraw", staff.clerk),
    }
    if state not in roads:
        case = carry(state, staff)
    else:
        before, name, by = roads[state]
        case = carry(before, staff)
        step(name, case, by)
        case.refresh_from_db()
    if state == S.VERIFYING:
        for person in case.people.all():
            verification.record_result(
                case.pk,
                person_id=person.pk,
                source="funeral",
                answer="nothing",
                as_of=TODAY,
                **told,
            )
        case.refresh_from_db()
    return case


def outcome(name: str, case: Application, by: Officer) -> bool:
    """Whether the step was taken; undone again. A refused one must have left no trace."""
    before = (case.state, case.version, Event.objects.count())
    taken = True
    try:
        with transaction.atomic():
            try:
                step(name, case, by)
            except (StepRefused, IllegalMove, PermissionDenied, Application.DoesNotExist):
                taken = False
                now = Application.objects.get(pk=case.pk)
                assert (now.state, now.version, Event.objects.count()) == before, (name, case.state)
            raise InterruptedError
    except InterruptedError:
        return taken


@pytest.mark.parametrize("state", State)
def test_only_the_steps_of_a_state_can_be_taken(state, staff):
    case = in_state(state, staff)
    assert case.state == state
    able = {
        role: officer
        for role, officer in factories.everyone().items()
        if role in (R.TOWNSHIP_CASEWORKER, R.TOWNSHIP_HEAD, R.COUNTY_REVIEWER, R.COUNTY_APPROVER)
    }
    for name, (states, roles) in ALLOWED.items():
        by = able[min(roles)]
        assert outcome(name, case, by) == (state in states), (name, state, by)


@pytest.mark.parametrize("name", ALLOWED)
def test_only_the_roles_of_a_step_can_take_it(name, staff):
    states, roles = ALLOWED[name]
    case = in_state(min(states), staff)
    for role, officer in factories.everyone().items():
        assert outcome(name, case, officer) == (role in roles), (name, role)


@pytest.mark.parametrize("name", ALLOWED)
def test_nobody_acts_in_another_place(name, staff):
    states, roles = ALLOWED[name]
    case = in_state(min(states), staff)
    strangers = factories.everyone(county=factories.HUIAN, township=factories.LUOCHENG)
    for role in roles:
        assert not outcome(name, case, strangers[role])
    neighbour = factories.officer(R.TOWNSHIP_CASEWORKER, factories.MEISHAN)
    assert not outcome(name, case, neighbour)


def test_supplements_are_asked_once(staff):
    case = in_state(S.SUPPLEMENT, staff)
    acceptance.supplemented(case.pk, by=staff.clerk, on=TODAY)
    with pytest.raises(StepRefused, match="已经一次性告知过"):
        acceptance.ask_supplement(
            case.pk, by=staff.clerk, on=TODAY, missing=["再来一份"], until=date(2027, 1, 1)
        )


def test_everybody_has_signed_before_the_registers_are_asked(staff):
    case = in_state(S.ACCEPTED, staff)
    person = case.people.get()
    person.authorisation.revoked_on = TODAY
    person.authorisation.save()
    with pytest.raises(StepRefused, match=f"{person.name}还没有签核对授权书"):
        verification.ask_verification(case.pk, by=staff.clerk, on=TODAY)


def test_a_disputed_result_is_looked_up_again(staff):
    case = in_state(S.VERIFYING, staff)
    result = case.verifications.get().results.get()
    told: dict[str, Any] = {"by": staff.clerk, "on": TODAY}
    verification.dispute_result(case.pk, result_id=result.pk, reason="车已报废", **told)
    with pytest.raises(StepRefused, match="正在复查"):
        verification.finish_verification(case.pk, conclusion="一致", **told)
    verification.record_result(
        case.pk, person_id=result.person_id, source="funeral", answer="nothing", as_of=TODAY, **told
    )
    verification.finish_verification(case.pk, conclusion="一致", **told)


def test_one_person_is_no_survey(staff):
    case = in_state(S.VERIFIED, staff)
    for second in (staff.clerk.name, " "):
        with pytest.raises(StepRefused, match="两人以上"):
            visit.record_visit(case.pk, by=staff.clerk, on=TODAY, survey=survey(second_name=second))


def test_a_review_without_facts_names_them(staff):
    case = in_state(S.VISITED, staff)
    case.household.head.circumstances.delete()
    with pytest.raises(StepRefused, match="核算缺少信息：是否重病"):
        review.review(case.pk, by=staff.head, on=TODAY, advice="confirm", reason="")


def test_a_returned_case_shows_its_boxes_and_counts(staff):
    case = in_state(S.RETURNED, staff)
    assert (case.returns, case.returned_boxes[0]["section"]) == (1, "income")
    examination.resubmit(case.pk, by=staff.clerk, on=LATER, again=S.REPORTED, note="已改")
    case.refresh_from_db()
    assert (case.state, case.returned_boxes) == (S.REPORTED, [])
