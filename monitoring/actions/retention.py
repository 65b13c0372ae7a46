"""How long rows of other departments are kept, and that their end is on record."""

from datetime import date

from django.db import transaction
from django.db.models.functions import Now

from accounts.models import Officer
from monitoring.models import RegisterImport
from monitoring.registers import staging

State = RegisterImport.State


@transaction.atomic
def destroy_due(*, by: Officer, on: date) -> int:
    """Rows kept longer than their register allows are gone; who did it, when and how many is on record."""
    due = RegisterImport.objects.visible_to(by).filter(
        state__in=[State.LOADED, State.LATE], destroy_on__lte=on
    )
    expired = list(due.select_for_update(of=("self",)))
    for found in expired:
        found.destroyed_rows = staging.count(found.pk)
        staging.drop(found.pk)
        found.state, found.destroyed_at, found.destroyed_by = State.DESTROYED, Now(), by
        found.save(update_fields=["state", "destroyed_rows", "destroyed_at", "destroyed_by"])
    return len(expired)
