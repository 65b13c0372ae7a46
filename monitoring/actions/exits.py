"""An exit is held against every risk list, and gradual exits that fall due are proposed."""

from datetime import date, timedelta
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import statements
from accounts.models import Officer, Region
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


@transaction.atomic
def propose_due(region_id: int, *, by: Officer, on: date) -> list[ExitCheck]:
    """Gradual exits of a region whose day of review has come, each once, held against the lists at once; a
    person confirms what ends by itself. Raises PermissionDenied without the right to compare there."""
    region = Region.objects.visible_to(by).get(pk=region_id)
    due = Award.objects.visible_to(by).filter(
        mode=Award.Mode.GRADUAL_EXIT, review_due_on__lte=on, end_reason="", period__isempty=False
    )
    here = due.filter(region__gte=region.code, region__lt=region.until)
    waiting = here.exclude(exit_checks__in=ExitCheck.objects.filter(dropped_on=None))
    made = [
        exits.propose_gradual_end(award.pk, note=_("渐退期将满，复核后确认"), by=by, on=on)
        for award in waiting.order_by("pk")
    ]
    return [check_risks(check.pk, by=by, on=on) for check in made]
