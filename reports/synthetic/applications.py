"""Cases carried through the procedure by the actions themselves, each step by the person it is for."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random
from typing import Any

from django.utils import timezone

from accounts.models import Officer
from cases.actions import acceptance, decision, examination, notice, review, verification, visit
from cases.actions.intake import open_draft, open_review, save_section, submit
from cases.actions.visit import Survey
from cases.models import Application, Opinion, VerificationResult
from cases.procedure import State, StepRefused
from reports.synthetic.county import Placed
from reports.synthetic.exits import clear_exit
from reports.synthetic.people import card_number, phone_number

Typed = dict[str, dict[str, Any]]
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


def carry(placed: Placed, desk: Desk, *, to: State, on: date, random: Random) -> Application:
    """A new application of this home has come to the state `to`, whose last step is on that day."""
    reached = [state for state in _PATH if _PATH.index(state) <= _PATH.index(to)]
    shift = _DAYS_BEFORE_END[to]
    application = None
    for state in reached:
        day = on - timedelta(days=_DAYS_BEFORE_END[state] - shift)
        if application is None:
            application = _draft(placed, desk.clerk, day, random, finished=to != State.DRAFT)
        else:
            take(application.pk, state, desk, day)
    assert application is not None
    _date_back(application.pk, on - timedelta(days=_DAYS_BEFORE_END[State.DRAFT] - shift))
    application.refresh_from_db()
    return application


def review_again(
    household_id: int, changes: Typed, desk: Desk, *, to: State, on: date
) -> Application:
    """A review of a household on the rolls, with what has changed, carried to a state."""
    shift = _DAYS_BEFORE_END[to]
    first = on - timedelta(days=_DAYS_BEFORE_END[State.DRAFT] - shift)
    application = open_review(household_id, by=desk.clerk, on=first)
    for name, typed in _answered(application, changes, first.isoformat()).items():
        _save(application, name, typed, desk.clerk, first)
    for state in _PATH[1 : _PATH.index(to) + 1]:
        take(application.pk, state, desk, on - timedelta(days=_DAYS_BEFORE_END[state] - shift))
    application.refresh_from_db()
    return application


def _date_back(pk: int, day: date) -> None:
    """It was typed on the morning of that day, for forty minutes."""
    morning = timezone.make_aware(datetime.combine(day, time(9, 10)))
    case = Application.objects.filter(pk=pk)
    case.update(created_at=morning)
    case.exclude(submitted_at=None).update(submitted_at=morning + timedelta(minutes=40))


def take(application_id: int, state: State, desk: Desk, on: date) -> None:
    """Take the one step that leads to a state of the path."""
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
        visit.record_visit(pk, by=by, on=on, survey=_survey(on))
    else:
        _decide(pk, state, desk, on)


def _decide(pk: int, state: State, desk: Desk, on: date) -> None:
    if state == State.REVIEWED:
        _review(pk, desk.head, on)
    elif state == State.POSTED:
        notice.post_notice(pk, by=desk.clerk, on=on, place="村务公开栏", phone="0595-86680000")
    elif state == State.REPORTED:
        notice.close_notice(pk, by=desk.clerk, on=on)
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
    placed: Placed, clerk: Officer, on: date, random: Random, *, finished: bool
) -> Application:
    typed = sections_of(placed, on, random)
    head = placed.home.members[0].who
    application = open_draft(
        by=clerk, on=on, region_id=placed.village, name=head.name, number=head.number
    )
    half = list(typed.items())[: None if finished else 5]
    for name, data in half:
        _save(application, name, data, clerk, on, finished=finished or name == "members")
    return application


def sections_of(placed: Placed, on: date, random: Random) -> Typed:
    """The home as a caseworker would type it into the wizard."""
    members = [_member(f"m{n}", each) for n, each in enumerate(placed.home.members, 1)]
    refs = {row["ref"]: each for row, each in zip(members, placed.home.members, strict=True)}
    signed = [{"ref": ref, "signed_on": on.isoformat()} for ref in refs]
    head = {
        "village": str(placed.village),
        "address": placed.address,
        "area": placed.area,
        "poverty_status": placed.home.poverty_status,
        "phone": phone_number(random),
    }
    account = {
        "holder": "m1",
        "holder_name": placed.home.members[0].who.name,
        "bank": "南安农商银行",
        "card": card_number(random),
    }
    income = [_flow(ref, item) for ref, each in refs.items() for item in each.income]
    silent = [
        {"member": ref, "kind": "none", "note": "没有收入来源"}
        for ref, each in refs.items()
        if not each.income
    ]
    together = [_flow("", item) for item in placed.home.income]
    expense = [_flow(ref, item) for ref, each in refs.items() for item in each.expenses]
    assets = [
        {"member": "", "kind": a["kind"], "amount": str(a["amount"])} for a in placed.home.assets
    ]
    house = {"member": "", "kind": "house", "amount": "60000", "area_m2": "90"}
    return {
        "members": {"head": {}, "rows": members},
        "applicant": {"head": head, "rows": signed},
        "relatives": {"head": {"answer": "no"}, "rows": []},
        "supporters": {"head": {"answer": "no"}, "rows": []},
        "income": {"head": {}, "rows": income + silent + together},
        "expense": {"head": {}, "rows": expense or [{"member": "", "kind": "none"}]},
        "assets": {"head": {}, "rows": [house, *assets]},
        "account": {"head": account, "rows": []},
        "documents": {"head": {}, "rows": []},
    }


def _member(ref: str, member: Any) -> dict[str, str]:
    told = member.circumstances
    yes_no = {True: "yes", False: "no", None: ""}
    return {
        "ref": ref,
        "name": member.who.name,
        "id_number": member.who.number,
        "relation": member.relation,
        "lives_with": "yes",
        "labour_capacity": told.get("labour_capacity") or "",
        "employment": told.get("employment") or "",
        "schooling": told.get("schooling") or "",
        "disability_kind": told.get("disability_kind") or "no",
        "disability_grade": str(told.get("disability_grade") or ""),
        "serious_illness": yes_no[told.get("serious_illness")],
        "care_duty": yes_no[told.get("care_duty")],
    }


def _flow(ref: str, item: dict[str, Any]) -> dict[str, str]:
    row = {"member": ref, "kind": item["kind"], "amount": str(item["amount"]), "unit": item["unit"]}
    if item["unit"] != "year":
        row["times"] = str(item["times"])
    if item.get("vouchers"):
        row["vouchers"] = "yes"
    return row


def _answered(application: Application, changes: Typed, signed: str) -> Typed:
    """Every section of a review answered: what was on file, what changed, and what there is not."""
    typed: Typed = {section.name: section.data for section in application.sections.all()}
    for name, change in changes.items():
        typed[name] = typed[name] | {"rows": typed[name]["rows"] + change["rows"]}
    refs = [row["ref"] for row in typed["members"]["rows"]]
    earning = {row.get("member") for row in typed["income"]["rows"]}
    typed["income"]["rows"] += [
        {"member": ref, "kind": "none", "note": "没有收入来源"}
        for ref in refs
        if ref not in earning
    ]
    for name in ("expense", "assets"):
        typed[name]["rows"] = typed[name]["rows"] or [{"member": "", "kind": "none"}]
    typed["applicant"]["rows"] = [{"ref": ref, "signed_on": signed} for ref in refs]
    typed.setdefault("documents", {"head": {}, "rows": []})
    return typed


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
    answers = VerificationResult.Answer
    for person in Application.objects.get(pk=pk).people.all():
        for source in ("funeral", "human_resources"):
            answer = answers.NOTHING if source == "funeral" else answers.CONSISTENT
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
