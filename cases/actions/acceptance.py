"""Acceptance (受理): complete papers are accepted, missing ones are asked for once."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Delegation, Officer
from accounts.roles import Right
from cases.actions.aid.hardship import made_urgent_by
from cases.actions.calendar import limit_on, start_clock, stop_clocks
from cases.actions.events import move, record, save_step, take_up
from cases.benefits import BENEFITS, TimeLimit, law_in
from cases.green_channel import BEGINS
from cases.models import Application, Clock, Event
from cases.procedure import Stage, State, StepRefused
from households.models import CloseRelative


@transaction.atomic
def accept(application_id: int, *, by: Officer, on: date, version: int | None = None) -> None:
    """The township accepts; from today its inquiry and the whole procedure have the limits of the benefit.

    Raises StepRefused for a hardship that the law of the day makes an emergency.
    """
    application = take_up(application_id, Right.SUBMIT, by=by, version=version)
    if text := made_urgent_by(application, on=on):
        raise StepRefused(_("按%(text)s，直接按急难型受理") % {"text": text})
    move(application, State.ACCEPTED, State.SUBMITTED)
    application.accepted_on = on
    application.close_relative |= _has_relative(application)
    save_step(application, "accepted_on", "close_relative")
    record(application, Event.Kind.ACCEPTED, by=by, on=on, stage=Stage.HANDLING)
    limits = BENEFITS[application.benefit].limits
    for kind in (Clock.Kind.INVESTIGATE, Clock.Kind.TOWNSHIP):
        if kind in limits:
            start_clock(application, kind, on=on)
    if application.priority:
        stop_clocks(application, Clock.Kind.INVESTIGATE, on=on)
        start_clock(application, Clock.Kind.INVESTIGATE, on=on, limit=BEGINS)
    if Clock.Kind.TOTAL in limits:
        start_clock(application, Clock.Kind.TOTAL, on=on, limit=_whole_procedure(application, on))


@transaction.atomic
def ask_supplement(
    application_id: int,
    *,
    by: Officer,
    on: date,
    missing: Sequence[str],
    until: date,
    version: int | None = None,
) -> None:
    """All missing papers are told at once, with a day to bring them (第十条). Never a second time.

    Raises StepRefused when the applicant was told before.
    """
    application = take_up(application_id, Right.SUBMIT, by=by, version=version)
    asked = application.events.filter(kind=Event.Kind.SUPPLEMENT_ASKED).first()
    if asked:
        raise StepRefused(
            _("%(day)s 已经一次性告知过补正材料，不能再次要求；按现有材料受理或不予受理")
            % {"day": asked.on.isoformat()}
        )
    if not missing or until <= on:
        raise StepRefused(_("逐项写明缺少的材料，补正期限应在今天以后"))
    move(application, State.SUPPLEMENT, State.SUBMITTED)
    save_step(application)
    record(
        application,
        Event.Kind.SUPPLEMENT_ASKED,
        by=by,
        on=on,
        stage=Stage.HANDLING,
        missing=list(missing),
        until=until.isoformat(),
    )
    limit = TimeLimit((until - on).days, _("一次性告知书"), on, working=False)
    start_clock(application, Clock.Kind.SUPPLEMENT, on=on, limit=limit)


@transaction.atomic
def supplemented(application_id: int, *, by: Officer, on: date, version: int | None = None) -> None:
    """The applicant has brought what was missing."""
    application = take_up(application_id, Right.SUBMIT, by=by, version=version)
    move(application, State.SUBMITTED, State.SUPPLEMENT)
    save_step(application)
    stop_clocks(application, Clock.Kind.SUPPLEMENT, on=on)
    record(application, Event.Kind.SUPPLEMENTED, by=by, on=on, stage=Stage.HANDLING)


def _has_relative(application: Application) -> bool:
    return CloseRelative.objects.filter(household=application.household_id, ended_on=None).exists()


def _whole_procedure(application: Application, on: date) -> TimeLimit:
    """The shorter limit where the township decides, by the law of the place or by delegation."""
    law = law_in(application.region_id, application.area, on)
    benefit = BENEFITS[application.benefit]
    delegated = benefit.term("approval_level", law) == "township" or (
        Delegation.objects.in_force(on)
        .filter(
            benefit=application.benefit,
            township__code__lte=application.region_id,
            township__until__gt=application.region_id,
        )
        .exists()
    )
    return limit_on(application, "total_delegated" if delegated else "total", on)
