"""The story of a case, and the fence for four eyes that the database holds with it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Officer
from accounts.roles import Right
from cases.models import Application, Event
from cases.procedure import DECIDING, FourEyes, IllegalMove, Stage, StaleVersion, State
from households.models import CloseRelative

STANDS_AS = {
    Stage.HANDLING: gettext_lazy("你是本案经办人，本案由其他人员审批"),
    Stage.REVIEW: gettext_lazy("你是本案初审人，本案由其他人员审批"),
    Stage.EXAMINATION: gettext_lazy("你是本案县级审查人，本案由其他人员审批"),
    Stage.CONFIRMATION: gettext_lazy("你是本案审批人，这一步由其他人员办理"),
}


def take_up(
    application_id: int, *rights: Right, by: Officer, version: int | None = None
) -> Application:
    """Find a case in the officer's scope and lock it, to take a step that asks for one of the rights.

    Raises Application.DoesNotExist out of scope, PermissionDenied without a right there, and
    StaleVersion when the case is no longer the version the officer looked at.
    """
    application = (
        Application.objects.visible_to(by).select_for_update(of=("self",)).get(pk=application_id)
    )
    by.forget_posts()
    if not any(by.may(right, application.region_id) for right in rights):
        raise PermissionDenied(_("你的岗位不能办理这一步"))
    if version is not None and version != application.version:
        raise StaleVersion(
            _("你查看的是第 %(seen)s 版，现已是第 %(now)s 版，重新查看后再办理")
            % {"seen": version, "now": application.version}
        )
    return application


def move(application: Application, to: State, *origins: State) -> None:
    """Set the next state if the case is in one of the states this step starts from.

    Two steps may lead to one state, so what the table of moves allows is not enough.
    """
    if application.state not in origins:
        raise IllegalMove(
            _("“%(now)s”的申请不能办理这一步") % {"now": application.get_state_display()}
        )
    application.move_to(to)


def save_step(application: Application, *fields: str) -> None:
    """Save the state and version that `move_to` set, and whatever else the step changed."""
    application.save(update_fields=["state", "version", *fields])


def record(
    application: Application,
    kind: str,
    *,
    by: Officer,
    on: date,
    stage: str = "",
    **detail: Any,
) -> Event:
    """One more thing happened. Raises FourEyes when `by` may not stand in that stage here."""
    refused = why_not(application, by, stage, on=on)
    if refused:
        raise FourEyes(refused)
    try:
        return Event.objects.create(
            application=application,
            region_id=application.region_id,
            kind=kind,
            stage=stage,
            by=by,
            natural_person=by.natural_person,
            on=on,
            detail=detail,
        )
    except IntegrityError as error:
        # Two accounts of one person at the same moment: the question above saw neither.
        if "event_one_stage_per_person" in str(error):
            raise FourEyes(_("你已办理本案的其他环节，本案由其他人员办理")) from error
        raise


def why_not(application: Application, officer: Officer, stage: str, *, on: date) -> str:
    """Why an officer may not stand in a stage of this case; empty when nothing is in the way."""
    return fences([application], officer, stage, on=on).get(application.pk, "")


def fences(
    applications: Sequence[Application], officer: Officer, stage: str, *, on: date
) -> dict[int, str]:
    """For each case in which an officer may not stand in a stage, the reason in words.

    The natural person counts, not the account. The database holds the same by two triggers.
    """
    if not stage:
        return {}
    found: dict[int, str] = {}
    if stage in DECIDING:
        words = _("你已备案为本户近亲属，本案由其他人员审批")
        kin = set(_households_of_relatives(officer, on=on))
        found |= {each.pk: words for each in applications if each.household_id in kin}
    earlier = Event.objects.filter(
        application__in=applications, natural_person=officer.natural_person
    ).exclude(stage__in=["", stage])
    for pk, elsewhere in earlier.values_list("application_id", "stage"):
        found[pk] = str(STANDS_AS[Stage(elsewhere)])
    return found


def _households_of_relatives(officer: Officer, *, on: date) -> Iterable[int]:
    """Households in which the officer is on file as a close relative (近亲属备案)."""
    on_file = CloseRelative.objects.filter(officer__natural_person=officer.natural_person)
    return on_file.filter(Q(ended_on=None) | Q(ended_on__gt=on)).values_list(
        "household_id", flat=True
    )
