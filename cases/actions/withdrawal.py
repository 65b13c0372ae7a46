"""A case ends without a decision: the applicant withdraws, or the law ends it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.calendar import stop_clocks
from cases.actions.events import record, save_step, take_up
from cases.actions.notice import take_down
from cases.procedure import Stage, State, StepRefused


@transaction.atomic
def withdraw(
    application_id: int, *, by: Officer, on: date, reason: str, version: int | None = None
) -> None:
    """The applicant withdraws the application; nothing is decided."""
    _end(application_id, State.WITHDRAWN, by=by, on=on, reason=reason, version=version)


@transaction.atomic
def terminate(
    application_id: int, *, by: Officer, on: date, reason: str, version: int | None = None
) -> None:
    """The procedure ends because the applicant does not co-operate (第二十九条)."""
    _end(application_id, State.TERMINATED, by=by, on=on, reason=reason, version=version)


def _end(
    application_id: int, state: State, *, by: Officer, on: date, reason: str, version: int | None
) -> None:
    if not reason.strip():
        raise StepRefused(_("写明原因"))
    application = take_up(application_id, Right.SUBMIT, by=by, version=version)
    application.move_to(state)
    save_step(application)
    stop_clocks(application, on=on)
    take_down(application, on=on)
    record(application, state.value, by=by, on=on, stage=Stage.HANDLING, reason=reason)
