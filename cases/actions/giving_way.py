"""Benefits of one group that give way to another: nobody holds two of them in one month."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.award import end_share, reopen_award, void_award
from cases.actions.exits import require_cleared
from cases.benefits import BENEFITS, TEKUN
from cases.grants import DIBAO, Grant
from cases.models import Application, Award, AwardMember
from cases.procedure import StepRefused


def give_way(
    application: Application, grant: Grant, start: date, *, by: Officer, on: date
) -> Sequence[dict[str, Any]]:
    """End the shares of another benefit of the group that the people of a grant hold from `start` on.

    Dibao gives way to tekun with the month before, behind both locks, and the rest of the family go on with
    theirs; a review settles what they get. Returns what a recall needs.
    Raises StepRefused where the exit is not cleared, and for every other pair, naming what to do first.
    """
    group = BENEFITS[application.benefit].group
    held = AwardMember.objects.filter(
        person__in=[share.person_id for share in grant.shares],
        benefit_group=group,
        period__overlap=(start, None),
    ).exclude(award__benefit=application.benefit)
    rows = held.select_related("award", "person").order_by("pk")
    return [_end(application, row, start, by=by, on=on) for row in rows]


def take_back(closed: dict[str, Any]) -> None:
    """After a recall the award goes on as before, and the one the others had in its place never was."""
    if closed.get("rest"):
        void_award(Award.objects.select_for_update().get(pk=closed["rest"]))
    until = date.fromisoformat(closed["until"]) if closed["until"] else None
    reopen_award(Award.objects.select_for_update().get(pk=closed["award"]), until=until)


def _end(
    application: Application, row: AwardMember, start: date, *, by: Officer, on: date
) -> dict[str, Any]:
    award, until = row.award, row.award.period.upper
    words = {
        "name": row.person.name,
        "held": BENEFITS[award.benefit].label,
        "asked": BENEFITS[application.benefit].label,
    }
    if (award.benefit, application.benefit) != (DIBAO, TEKUN.code):
        raise StepRefused(
            _(
                "%(name)s正在享受%(held)s，与%(asked)s不能同时享受：先办理%(held)s的复核，终止后再确认"
            )
            % words
        )
    if not by.may(Right.CONFIRM_DISPOSAL, award.region_id):
        raise StepRefused(
            _("%(name)s正在享受%(held)s，要先终止才能享受%(asked)s，由县级确认") % words
        )
    try:
        require_cleared(award, by=by, on=on)
    except StepRefused as refused:
        raise StepRefused(
            _("%(name)s正在享受%(held)s，与%(asked)s不能同时享受，确认时从下月起终止。%(why)s")
            % (words | {"why": refused})
        ) from refused
    last_day = date.fromordinal(start.toordinal() - 1)
    rest = end_share(
        award.pk, person_id=row.person_id, by=by, on=on, last_day=last_day,
        reason=Award.EndReason.TEKUN,
    )  # fmt: skip
    return {
        "award": award.pk,
        "until": until.isoformat() if until else None,
        "rest": rest.pk if rest else None,
    }
