"""Lists that leave the house: errors back to the owner of the source, people to the poverty office."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.procedure import StepRefused
from monitoring.models import Disposal


@transaction.atomic
def mark_sent(disposal_ids: Sequence[int], *, note: str, by: Officer, on: date) -> int:
    """The rows went to their receiver under a number or against a signature; how many.

    Raises StepRefused for one that went before or is not confirmed, PermissionDenied.
    """
    wanted = sorted(set(disposal_ids))
    rows = Disposal.objects.visible_to(by).select_for_update(of=("self",)).filter(pk__in=wanted)
    by.forget_posts()
    for row in rows:
        if not by.may(Right.SETTLE, row.region_id):
            raise PermissionDenied(_("你的岗位不能办理这条疑点，由有权限的人员办理"))
        if row.sent_on or not row.confirmed_by_id:
            raise StepRefused(_("有一条还没有复核，或已经退回、移交"))
        row.sent_on, row.sent_note = on, note.strip()
        row.save(update_fields=["sent_on", "sent_note"])
    return len(rows)
