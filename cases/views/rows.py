"""What a row of a list of cases shows beside the case: days left, and the stage in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cases.actions.calendar import working_days_left
from cases.benefits import BENEFITS
from cases.grants import DIBAO
from cases.models import Application, Clock
from cases.procedure import State


@dataclass(frozen=True)
class Row:
    """A case in a list. `left` is in working days, for a notice in calendar days."""

    case: Application
    due_on: date | None
    left: int | None
    stage: str

    @property
    def matter(self) -> str:
        """What is asked for, in words: the benefit, and whether for the first time."""
        if self.case.benefit != DIBAO:
            return f"{BENEFITS[self.case.benefit].label} · {self.case.get_purpose_display()}"
        return _("低保复核") if self.case.purpose == Application.Purpose.REVIEW else _("低保申请")


def rows_of(cases: Iterable[Application], *, on: date) -> list[Row]:
    """Rows of cases that were asked for with their deadlines; one query for the calendar."""
    listed = list(cases)
    dues = {case.pk: getattr(case, "due_on", None) for case in listed}
    left = working_days_left([due for due in dues.values() if due], on=on)
    return [_row(case, dues[case.pk], left, on) for case in listed]


def clocks_of(application: Application, *, on: date) -> list[tuple[Clock, int]]:
    """The running clocks of a case with the days left, the next to run out first."""
    clocks = list(application.clocks.filter(stopped_on=None).order_by("due_on"))
    left = working_days_left([clock.due_on for clock in clocks], on=on)
    return [
        (clock, left[clock.due_on] if clock.working else (clock.due_on - on).days)
        for clock in clocks
    ]


def _row(case: Application, due: date | None, left: dict[date, int], on: date) -> Row:
    if due is None:
        return Row(case, None, None, str(case.get_state_display()))
    if case.state == State.POSTED:
        return Row(case, due, (due - on).days, _posted(due, on))
    return Row(case, due, left[due], str(case.get_state_display()))


def _posted(due: date, on: date) -> str:
    if due <= on:
        return _("公示期满")
    return _("公示，还有 %d 天") % (due - on).days
