"""Confirmation (审核确认) and refusal: sealed, by somebody who stood in no earlier stage."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Delegation, Officer
from accounts.roles import LEVEL_OF, Right, Role
from cases.actions.aid.hardship import facts_told
from cases.actions.aid.stages import begin
from cases.actions.award import close_award, facts_held, first_of_next_month, held, open_award
from cases.actions.calendar import start_clock, stop_clocks
from cases.actions.chain import seal
from cases.actions.events import move, record, save_step, take_up
from cases.actions.exits import require_cleared
from cases.actions.giving_way import give_way
from cases.actions.watch import propose
from cases.benefits import BENEFITS
from cases.flags import Level, flags_of
from cases.grants import grant_for, grant_of
from cases.models import AidStage, Application, Award, Clock, Decision, Event, Objection
from cases.procedure import Stage, State, StepRefused
from eligibility.assess import assess
from eligibility.facts import entered_standards, facts_of
from eligibility.models import Assessment

END_REASONS = {
    "refused_income": Award.EndReason.INCOME,
    "refused_property": Award.EndReason.PROPERTY,
}


@transaction.atomic
def confirm(
    application_id: int,
    *,
    by: Officer,
    on: date,
    version: int,
    seen: Collection[str] = (),
    form: str = AidStage.Form.CASH,
    source: str = AidStage.Source.BUDGET,
) -> Award | None:
    """The case is confirmed and its award begins, from that assessment: on the first of next month, or with
    this month where the benefit is given once. What is given in stages begins with the first of them, in a
    `form` and from a `source`; goods and referrals have no award.

    `version` is the version of the case the officer looked at, `seen` names the flags opened.
    An award the household holds ends the day before, and the dibao of somebody who gets tekun.
    Raises StepRefused, FourEyes, StaleVersion.
    """
    application = take_up(application_id, Right.CONFIRM, by=by, version=version)
    move(application, State.CONFIRMED, State.REPORTED)
    grant = grant_for(application)
    assert grant is not None  # application_confirmed_has_an_assessment
    if not grant.granted:
        raise StepRefused(_("核算结果不符合条件，可以不予确认或退回"))
    delegation = _authority(application, by=by, on=on)
    _refuse_objected(application)
    _refuse_flagged(application, seen, on=on)
    _refuse_changed_facts(application)
    _settle(application, on=on)
    decision = seal(
        application, Decision.Kind.CONFIRMED, by=by, on=on,
        cites=BENEFITS[application.benefit].cites, delegation=delegation,
    )  # fmt: skip
    closed = []
    if not BENEFITS[application.benefit].staged:
        _require_exit(application, decision.monthly, by=by, on=on)
        start = first_of_next_month(on)
        closed = list(_end_former(application, start, reason=Award.EndReason.CHANGED, on=on))
        closed += give_way(application, grant, start, by=by, on=on)
    record(
        application, Event.Kind.CONFIRMED, by=by, on=on, stage=Stage.CONFIRMATION,
        version=version, decision=decision.pk, monthly=str(decision.monthly), closed=closed,
    )  # fmt: skip
    if BENEFITS[application.benefit].staged:
        return begin(decision, form=form, source=source, by=by, on=on).award
    return open_award(decision)


@transaction.atomic
def refuse(
    application_id: int,
    *,
    by: Officer,
    on: date,
    version: int,
    reason: str,
    cites: str,
    watch: bool = False,
) -> Decision:
    """The case is refused with its reason and clause; within the benefit's limit it is told in writing.

    With `watch` the household goes on the watch list; one in difficulty is at least proposed for it. After a
    review the award it holds ends with this month.
    """
    if not reason.strip() or not cites.strip():
        raise StepRefused(_("写明不予确认的理由和依据的条款"))
    application = take_up(application_id, Right.CONFIRM, by=by, version=version)
    move(application, State.REFUSED, State.REPORTED)
    grant = grant_for(application)
    assert grant is not None  # the township reviewed it
    delegation = _authority(application, by=by, on=on)
    _settle(application, on=on)
    if Clock.Kind.REFUSAL_NOTICE in BENEFITS[application.benefit].limits:
        start_clock(application, Clock.Kind.REFUSAL_NOTICE, on=on)
    closed = []
    if application.purpose == Application.Purpose.REVIEW:
        exit_reason = _require_exit(application, None, by=by, on=on) or Award.EndReason.OTHER
        ends = END_REASONS.get(grant.outcome, exit_reason)
        closed = list(_end_former(application, first_of_next_month(on), reason=ends, on=on))
    decision = seal(
        application, Decision.Kind.REFUSED, by=by, on=on,
        cites=cites, reason=reason, delegation=delegation,
    )  # fmt: skip
    record(
        application, Event.Kind.REFUSED, by=by, on=on, stage=Stage.CONFIRMATION,
        version=version, decision=decision.pk, reason=reason, cites=cites, closed=closed,
    )  # fmt: skip
    propose(application, reason=reason, on=on, accepted=watch)
    return decision


@transaction.atomic
def notify(
    application_id: int, *, by: Officer, on: date, way: str, version: int | None = None
) -> None:
    """The written decision (告知书) has reached the applicant."""
    application = take_up(application_id, Right.POST_NOTICE, by=by, version=version)
    if application.state not in (State.CONFIRMED, State.REFUSED):
        raise StepRefused(_("作出决定以后才有告知书"))
    stop_clocks(application, Clock.Kind.REFUSAL_NOTICE, on=on)
    record(application, Event.Kind.NOTIFIED, by=by, on=on, way=way)


def _refuse_objected(application: Application) -> None:
    """Nobody decides while an objection from the public pages is looked into."""
    if Objection.objects.filter(notice__application=application).sent_in().open().exists():
        raise StepRefused(_("公示期间收到的异议还没有办结，办结以后再确认"))


def authority_to_decide(application: Application, officer: Officer, *, on: date) -> str | None:
    """By what authority an officer may decide the case: "" for the county, the document of a
    delegation for a township, None for nobody's."""
    county = any(
        Right.CONFIRM in post.rights
        and post.region.covers(application.region_id)
        and LEVEL_OF.get(Role(post.role)) == "county"
        for post in officer.posts_today
    )
    if county:
        return ""
    grant = grant_for(application)
    if grant is None or not officer.may(Right.CONFIRM, application.region_id):
        return None
    delegation = Delegation.objects.for_case(
        application.benefit, application.region_id, grant.monthly, on
    ).first()
    return delegation.document if delegation else None


def facts_have_changed(application: Application) -> bool:
    """Whether the household is no longer what the assessment of its opinion says it was.

    Help that somebody was granted since counts where it changes what this case gives.
    """
    assessment, household = application.assessment, application.household
    if assessment is None or household is None:
        return False
    now = facts_of(household, on=assessment.on, **facts_held(household.pk, on=assessment.on))
    now |= facts_told(application)
    if now == assessment.facts:
        return False
    if _without_held(now) != _without_held(assessment.facts):
        return True
    answered = assess(now, on=assessment.on, standards=entered_standards())
    return grant_of(assessment, application.benefit, application.person_id) != grant_of(
        Assessment(facts=now, sheet=answered), application.benefit, application.person_id
    )


def _without_held(facts: Mapping[str, Any]) -> dict[str, Any]:
    members = [{k: v for k, v in each.items() if k != "held"} for each in facts["members"]]
    return {**facts, "members": members}


def _authority(application: Application, *, by: Officer, on: date) -> str:
    authority = authority_to_decide(application, by, on=on)
    if authority is None:
        raise StepRefused(_("本乡镇没有这类申请的审批委托，由县级审核确认"))
    return authority


def _refuse_flagged(application: Application, seen: Collection[str], *, on: date) -> None:
    flags = flags_of([application], on=on)[application.pk]
    blocking = [flag.sentence for flag in flags if flag.level == Level.BLOCK]
    if blocking:
        raise StepRefused(_("有须处理的风险：%s") % "；".join(blocking))
    unseen = [f.sentence for f in flags if f.level == Level.LOOK and f.rule not in seen]
    if unseen:
        raise StepRefused(_("有还没有查看的风险：%s") % "；".join(unseen))


def _refuse_changed_facts(application: Application) -> None:
    if facts_have_changed(application):
        raise StepRefused(_("乡镇审核以后家庭情况有变化，退回重新核算"))


def _settle(application: Application, *, on: date) -> None:
    application.decided_on = on
    save_step(application, "decided_on")
    stop_clocks(application, on=on)


def _require_exit(
    application: Application, monthly: Decimal | None, *, by: Officer, on: date
) -> str:
    """The award held may end, or fall to so many yuan a month, only behind both locks; the reason given
    there, "" where nothing is held or nothing falls."""
    assert application.household_id is not None  # application_submitted_has_a_household
    former = held(
        application.household_id, application.benefit, on=on, person_id=application.person_id
    )
    if former is not None and (monthly is None or monthly < former.monthly):
        return require_cleared(former, by=by, on=on).reason
    return ""


def _end_former(
    application: Application, start: date, *, reason: str, on: date
) -> Sequence[dict[str, Any]]:
    """End the award held until `start`; what a recall needs to let it go on."""
    assert application.household_id is not None  # application_submitted_has_a_household
    former = held(
        application.household_id, application.benefit, on=on, person_id=application.person_id
    )
    if former is None:
        return []
    until = former.period.upper
    close_award(former, last_day=date.fromordinal(start.toordinal() - 1), reason=reason)
    return [{"award": former.pk, "until": until.isoformat() if until else None}]
