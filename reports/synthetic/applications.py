"""Cases carried through the procedure by the actions themselves, each step by the person it is for."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random
from typing import Any

from django.utils import timezone

from accounts.models import Officer
from cases.actions import acceptance, decision, examination, notice, review, verification, visit
from cases.actions.intake import open_draft, save_section, submit
from cases.actions.visit import Survey
from cases.benefits import BENEFITS
from cases.models import Application, Award, Opinion, VerificationResult
from cases.procedure import State, StepRefused
from households.models import Household
from reports.synthetic.county import Placed
from reports.synthetic.exits import clear_exit
from reports.synthetic.typed import FOR_DIBAO, Asked, Typed, answered, sections_of

Purpose, Channel = Application.Purpose, Application.Channel
_PATH = (
    *(State.DRAFT, State.SUBMITTED, State.ACCEPTED, State.VERIFYING, State.VERIFIED),
    *(State.VISITED, State.REVIEWED, State.POSTED, State.REPORTED, State.CONFIRMED),
)
_DAYS_BEFORE_END = {
    State.DRAFT: 19,
    State.SUBMITTED: 19,
    State.ACCEPTED: 18,
    State.VERIFYING: 17,
    State.VERIFIED: 15,
    State.VISITED: 13,
    State.REVIEWED: 11,
    State.POSTED: 10,
    State.REPORTED: 2,
    State.CONFIRMED: 0,
}
_sequence = count(1)


@dataclass(frozen=True)
class Desk:
    """Who takes which step: no one in two stages of a case."""

    clerk: Officer
    head: Officer
    reviewer: Officer
    approver: Officer


def carry(
    placed: Placed,
    desk: Desk,
    *,
    to: State,
    on: date,
    random: Random,
    asked: Asked = FOR_DIBAO,
) -> Application:
    """A new application of this home has come to the state `to`, whose last step is on that day."""
    first = _days(to, on)[State.DRAFT]
    typed = sections_of(placed, first, random, asked)
    application = _draft(placed, typed, asked, desk.clerk, first, finished=to != State.DRAFT)
    return _go_on(application, desk, to=to, on=on)


def carry_known(
    household: Household,
    changes: Typed,
    desk: Desk,
    *,
    to: State,
    on: date,
    benefit: str = FOR_DIBAO.benefit,
    person_id: int | None = None,
) -> Application:
    """A household on file applies for a benefit, for itself or for one of its people; as `carry`."""
    known: dict[str, Any] = {
        "benefit": benefit,
        "household_id": household.pk,
        "person_id": person_id,
    }
    return _again(household, changes, desk, to=to, on=on, **known)


def review_again(award: Award, changes: Typed, desk: Desk, *, to: State, on: date) -> Application:
    """A review of an award in force, with what has changed, carried to a state."""
    known: dict[str, Any] = {
        "benefit": award.benefit, "household_id": award.household_id, "person_id": award.person_id,
        "purpose": Purpose.REVIEW, "channel": Channel.REVIEW_PLAN,
    }  # fmt: skip
    return _again(award.household, changes, desk, to=to, on=on, **known)


def _again(
    household: Household, changes: Typed, desk: Desk, *, to: State, on: date, **known: Any
) -> Application:
    first = _days(to, on)[State.DRAFT]
    application = open_draft(
        by=desk.clerk, on=first, region_id=household.region_id, name=household.head.name, number="",
        **known,
    )  # fmt: skip
    for name, typed in answered(application, changes, first.isoformat()).items():
        _save(application, name, typed, desk.clerk, first)
    return _go_on(application, desk, to=to, on=on)


def _days(to: State, on: date) -> dict[State, date]:
    """The day of each step on the way to a state that is reached on a day."""
    shift = _DAYS_BEFORE_END[to]
    return {
        state: on - timedelta(days=ago - shift)
        for state, ago in _DAYS_BEFORE_END.items()
        if ago >= shift
    }


def _go_on(application: Application, desk: Desk, *, to: State, on: date) -> Application:
    days = _days(to, on)
    for state in _PATH[1 : _PATH.index(to) + 1]:
        take(application.pk, state, desk, days[state])
    _date_back(application.pk, days[State.DRAFT])
    application.refresh_from_db()
    return application


def _date_back(pk: int, day: date) -> None:
    """It was typed on the morning of that day, for forty minutes."""
    morning = timezone.make_aware(datetime.combine(day, time(9, 10)))
    case = Application.objects.filter(pk=pk)
    case.update(created_at=morning)
    case.exclude(submitted_at=None).update(submitted_at=morning + timedelta(minutes=40))


def take(application_id: int, state: State, desk: Desk, on: date) -> None:
    """Take the one step that leads to a state of the path, if the benefit has it."""
    pk, by = application_id, desk.clerk
    if state == State.SUBMITTED:
        submit(pk, by=by, on=on)
    elif state == State.ACCEPTED:
        acceptance.accept(pk, by=by, on=on)
    elif state == State.VERIFYING:
        verification.ask_verification(pk, by=by, on=on)
    elif state == State.VERIFIED:
        _answer_registers(pk, by, on)
    elif state == State.VISITED:
        if Application.objects.get(pk=pk).state == State.VERIFIED:
            visit.record_visit(pk, by=by, on=on, survey=_survey(on))
    else:
        _decide(pk, state, desk, on)


def _decide(pk: int, state: State, desk: Desk, on: date) -> None:
    if state == State.REVIEWED:
        _review(pk, desk.head, on)
    elif state == State.POSTED:
        if notice.is_to_be_posted(Application.objects.get(pk=pk)):
            notice.post_notice(pk, by=desk.clerk, on=on, place="村务公开栏", phone="0595-86680000")
    elif state == State.REPORTED:
        posted = notice.is_to_be_posted(Application.objects.get(pk=pk))
        (notice.close_notice if posted else notice.report)(pk, by=desk.clerk, on=on)
    elif state == State.CONFIRMED:
        application = Application.objects.get(pk=pk)
        examination.examine(pk, by=desk.reviewer, on=on, note="材料齐全，与核对结果一致")
        application.refresh_from_db()
        clear_exit(application, clerk=desk.clerk, approver=desk.approver, on=on)
        decision.confirm(pk, by=desk.approver, on=on, version=application.version)


def _review(pk: int, head: Officer, on: date) -> None:
    """The head's advice follows the sheet as it is then."""
    advices = Opinion.Advice
    for advice, reason in (
        (advices.CONFIRM, "经审核符合条件"),
        (advices.REFUSE, "经审核不符合条件"),
    ):
        try:
            review.review(pk, by=head, on=on, advice=advice, reason=reason)
        except StepRefused:
            continue
        return


def _draft(
    placed: Placed, typed: Typed, asked: Asked, clerk: Officer, on: date, *, finished: bool
) -> Application:
    head = placed.home.members[0].who
    application = open_draft(
        by=clerk, on=on, region_id=placed.village, name=head.name, number=head.number,
        benefit=asked.benefit,
    )  # fmt: skip
    half = list(typed.items())[: None if finished else 5]
    for name, data in half:
        _save(application, name, data, clerk, on, finished=finished or name == "members")
    return application


def _save(
    application: Application,
    name: str,
    typed: Any,
    clerk: Officer,
    on: date,
    *,
    finished: bool = True,
) -> None:
    standing = application.sections.filter(name=name).first()
    save_section(
        application.pk,
        name,
        by=clerk,
        on=on,
        typed=typed,
        version=standing.version if standing else 0,
        sequence=next(_sequence),
        finished=finished,
    )


def _answer_registers(pk: int, clerk: Officer, on: date) -> None:
    application = Application.objects.get(pk=pk)
    answers = VerificationResult.Answer
    asked = dict.fromkeys(BENEFITS[application.benefit].sources, answers.CONSISTENT)
    of_all = {"funeral": answers.NOTHING, "human_resources": answers.CONSISTENT}
    for person in application.people.all():
        meant = person.person_id is not None and person.person_id == application.person_id
        for source, answer in (of_all | asked if meant else of_all).items():
            verification.record_result(
                pk, by=clerk, on=on, person_id=person.pk, source=source, answer=answer, as_of=on
            )
    verification.finish_verification(pk, by=clerk, on=on, conclusion="与申报一致")


def _survey(on: date) -> Survey:
    return Survey(
        visited_on=on,
        second_name="陈协助",
        present="户主及共同生活成员",
        means_agree=True,
        conclusion="住房、收入与申报相符",
    )
