"""The township's review (乡镇审核): an opinion that rests on an assessment made then."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.aid.hardship import facts_told
from cases.actions.award import facts_held
from cases.actions.calendar import stop_clocks
from cases.actions.events import move, record, save_step, take_up
from cases.grants import Grant, grant_for
from cases.models import Application, Clock, Event, Opinion, Verification
from cases.procedure import IllegalMove, Stage, State, StepRefused
from eligibility.actions import assess_household
from eligibility.models import Assessment
from eligibility.rules.benefits.entitlement import NEED_INFORMATION
from households.models import Household


@transaction.atomic
def review(
    application_id: int,
    *,
    by: Officer,
    on: date,
    advice: str,
    reason: str,
    version: int | None = None,
) -> Opinion:
    """The township head assesses the household as it is today and gives an opinion.

    Raises StepRefused when facts are missing or the advice contradicts the assessment.
    """
    _lock_household(application_id, by)
    application = take_up(application_id, Right.REVIEW, by=by, version=version)
    move(application, State.REVIEWED, State.VISITED)
    application.assessment = assessment = _assess(application, by=by, on=on)
    grant = grant_for(application)
    assert grant is not None  # assessed just now
    _refuse_contradiction(grant, advice, reason)
    save_step(application, "assessment")
    stop_clocks(application, Clock.Kind.TOWNSHIP, on=on)
    record(
        application, Event.Kind.REVIEWED, by=by, on=on, stage=Stage.REVIEW,
        advice=advice, reason=reason, assessment=assessment.pk,
        outcome=grant.outcome, monthly=str(grant.monthly),
    )  # fmt: skip
    return Opinion.objects.create(
        application=application,
        region_id=application.region_id,
        assessment=assessment,
        advice=advice,
        reason=reason,
        given_by=by,
        given_on=on,
    )


@transaction.atomic
def send_back(
    application_id: int,
    *,
    by: Officer,
    on: date,
    to: str,
    reason: str,
    version: int | None = None,
) -> None:
    """The township head wants the home visited or the registers asked once more."""
    application = take_up(application_id, Right.REVIEW, by=by, version=version)
    if application.state != State.VISITED or to not in (State.VERIFYING, State.VERIFIED):
        raise IllegalMove(_("待乡镇审核的申请才能退回重新核对或入户"))
    if not reason.strip():
        raise StepRefused(_("写明退回的原因"))
    application.move_to(State(to))
    save_step(application)
    if to == State.VERIFYING:
        Verification.objects.create(
            application=application, region_id=application.region_id, asked_by=by, asked_on=on
        )
    record(application, Event.Kind.RETURNED, by=by, on=on, stage=Stage.REVIEW, to=to, reason=reason)


def _lock_household(application_id: int, by: Officer) -> None:
    """The household before the case: the one order in which they are locked."""
    Household.objects.visible_to(by).select_for_update(of=("self",)).filter(
        applications=application_id
    ).first()


def _assess(application: Application, *, by: Officer, on: date) -> Assessment:
    assert application.household_id is not None  # application_submitted_has_a_household
    household = application.household_id
    told = facts_told(application)
    return assess_household(household, by=by, on=on, told=told, **facts_held(household, on=on))


def _refuse_contradiction(grant: Grant, advice: str, reason: str) -> None:
    if grant.outcome == NEED_INFORMATION:
        missing = "、".join(grant.missing)
        raise StepRefused(_("核算缺少信息：%(facts)s。补齐后再审核") % {"facts": missing})
    if advice == Opinion.Advice.CONFIRM and not grant.granted:
        raise StepRefused(_("核算结果不符合条件，只能提出“拟不予确认”"))
    if advice == Opinion.Advice.REFUSE and not reason.strip():
        raise StepRefused(_("写明拟不予确认的理由"))
