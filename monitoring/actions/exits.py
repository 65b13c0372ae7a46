"""An exit is held against every risk list, and gradual exits that fall due are proposed."""

from datetime import date, timedelta
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import statements
from accounts.models import Officer
from cases.actions import exits
from cases.models import Award, ExitCheck

SQL = Path(__file__).resolve().parent.parent / "sql"
YEAR = timedelta(days=365)


@transaction.atomic
def check_risks(check_id: int, *, by: Officer, on: date) -> ExitCheck:
    """What poverty register, findings, illness, watch list, screening and hotline say of the household."""
    check = ExitCheck.objects.visible_to(by).select_related("award").get(pk=check_id)
    (found,) = statements.rows(
        SQL, "exit_risks", household=check.award.household_id, since=on - YEAR
    )
    return exits.record_risks(check.pk, found, by=by, on=on)


@transaction.atomic
def propose(award_id: int, *, reason: str, note: str, by: Officer, on: date) -> ExitCheck:
    """An exit is proposed and held against the lists at once. Raises as `cases.actions.exits.propose`."""
    made = exits.propose(award_id, reason=reason, note=note, by=by, on=on)
    return check_risks(made.pk, by=by, on=on)


def propose_due(*, by: Officer, on: date) -> list[ExitCheck]:
    """Gradual exits whose day of review has come, each once; a person confirms what ends by itself."""
    due = Award.objects.visible_to(by).filter(
        mode=Award.Mode.GRADUAL_EXIT, review_due_on__lte=on, end_reason="", period__isempty=False
    )
    waiting = due.exclude(exit_checks__in=ExitCheck.objects.filter(dropped_on=None))
    return [
        propose(
            award.pk,
            reason=Award.EndReason.GRADUAL_EXIT_ENDED,
            note=_("渐退期将满，复核后确认"),
            by=by,
            on=on,
        )
        for award in waiting.order_by("pk")
    ]
