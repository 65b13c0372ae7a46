"""What became of a finding that was handed on: referrals (转介) and clues (问题线索)."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.procedure import StepRefused
from monitoring.models import Disposal, Reply

Code = Disposal.Code
REFERRED = (Code.REFERRED, Code.POVERTY_OFFICE)
HANDED_ON = (*REFERRED, Code.CLUE)


def right_for(disposal: Disposal) -> Right:
    """A clue about officers is for those who confirm disposals alone."""
    return Right.CONFIRM_DISPOSAL if disposal.code == Code.CLUE else Right.SETTLE


@transaction.atomic
def write_reply(
    disposal_id: int,
    *,
    organ: str,
    sent_on: date,
    by: Officer,
    on: date,
    replied_on: date | None = None,
    result: str = "",
    discipline: str = "",
) -> Reply:
    """To whom it went and what came back; written again, the later words stand.

    Raises StepRefused for a disposal that handed nothing on, or an answer without its day; PermissionDenied.
    """
    disposal = Disposal.objects.visible_to(by).select_for_update(of=("self",)).get(pk=disposal_id)
    by.forget_posts()
    if not by.may(right_for(disposal), disposal.region_id):
        raise PermissionDenied(_("你的岗位不能登记这项回复"))
    if disposal.code not in HANDED_ON or disposal.rejected:
        raise StepRefused(_("这项处置没有转出，不用登记回复"))
    if bool(replied_on) != bool(result.strip()) or (replied_on and not sent_on <= replied_on <= on):
        raise StepRefused(_("回复日期和办理结果要一起填，日期不早于转出、不晚于今天"))
    reply, _created = Reply.objects.update_or_create(
        disposal=disposal,
        defaults={
            "region_id": disposal.region_id,
            "organ": organ.strip(),
            "sent_on": sent_on,
            "replied_on": replied_on,
            "result": result.strip(),
            "discipline": discipline.strip(),
            "written_by": by,
        },
    )
    return reply
