"""From a finding or a screened household to an application: one step, with all that is known filled in."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.ciphers import id_number
from accounts.models import Officer
from accounts.roles import Right
from cases.actions.award import held
from cases.actions.intake import AlreadyOpen, open_draft, open_review, sections_of_facts
from cases.grants import DIBAO
from cases.models import Application
from cases.procedure import StepRefused
from monitoring.actions.findings import locked
from monitoring.comparisons.coverage import MISSED
from monitoring.models import Finding, Screening
from monitoring.models.finding import FindingState

CHANNEL = Application.Channel.COMPARISON
CHANNEL_OF: dict[str, Application.Channel] = {
    Screening.Source.MATCHING: CHANNEL,
    Screening.Source.SUSPECTED: CHANNEL,
    Screening.Source.FINDING: CHANNEL,
    Screening.Source.WARNING: CHANNEL,
    Screening.Source.OWN_REPORT: Application.Channel.WINDOW,
    Screening.Source.HOTLINE: Application.Channel.HOTLINE,
}


@transaction.atomic
def open_application(finding_id: int, *, by: Officer, on: date, benefit: str = "") -> Application:
    """The benefit of a finding is reviewed, or applied for where nobody holds it; the finding is in hand.

    Whom the search for missed recipients found applies with what the registers say. `benefit`: another one
    that is applied for instead. The clock from discovery runs from the day of the finding. Raises
    AlreadyOpen with the application in hand, PermissionDenied without the right to enter there.
    """
    finding = locked(finding_id, by, Right.ENTER)
    if benefit:
        application = _drafted(finding, by, on, benefit=benefit)
    elif finding.rule == MISSED:
        application = _told_by_registers(finding, by, on)
    elif finding.household_id:
        application = _of_household(finding, finding.household_id, by, on)
    else:
        application = _drafted(finding, by, on)
    if finding.state == FindingState.OPEN:
        finding.move_to(FindingState.CHECKING)
        if by.may(Right.SETTLE, finding.region_id):
            finding.owner = by
        finding.save(update_fields=["state", "version", "owner"])
    return application


def _drafted(finding: Finding, by: Officer, on: date, **told: Any) -> Application:
    number = id_number(finding.id_token) if finding.id_token else ""
    return open_draft(
        by=by, on=on, region_id=finding.region_id, name=finding.name, number=number, channel=CHANNEL,
        household_id=finding.household_id, discovered_on=finding.found_on, **told,
    )  # fmt: skip


def _of_household(finding: Finding, household_id: int, by: Officer, on: date) -> Application:
    told: dict[str, Any] = {"benefit": finding.benefit, "person_id": finding.receiver_id}
    if asks_for_review(finding, on=on):
        return open_review(
            household_id, by=by, on=on, channel=CHANNEL, discovered_on=finding.found_on, **told
        )
    return _drafted(finding, by, on, **told)


def asks_for_review(finding: Finding, *, on: date) -> bool:
    """Whether what follows is a review: of the award held, or of the household's dibao; another benefit that
    nobody holds is applied for."""
    if finding.household_id is None:
        return False
    award = held(finding.household_id, finding.benefit, on=on, person_id=finding.receiver_id)
    return finding.benefit == DIBAO or award is not None


def _told_by_registers(finding: Finding, by: Officer, on: date) -> Application:
    """A draft with the facts of the search. Raises AlreadyOpen for anybody of the home."""
    people, home = finding.facts["people"], finding.facts["home"]
    tokens = [each["token"] for each in people.values() if each["token"]]
    in_hand = Application.objects.open().filter(people__id_token__in=tokens).first()
    if in_hand:
        raise AlreadyOpen(in_hand)
    known = {
        ref: {"name": each["name"], "id_number": _number_of(each["token"])}
        for ref, each in people.items()
    }
    return open_draft(
        by=by, on=on, region_id=finding.region_id, name=finding.name, number="", area=home["area"],
        channel=CHANNEL, household_id=finding.household_id, told=sections_of_facts(home, known),
        discovered_on=finding.found_on,
    )  # fmt: skip


@transaction.atomic
def apply_for(screening_id: int, *, benefit: str, by: Officer, on: date) -> Application:
    """A screened household applies: the draft begins with who they are, and the clock with the day on which
    somebody found them.

    Raises StepRefused with a number in hand, PermissionDenied without the right to enter there.
    """
    row = Screening.objects.visible_to(by).select_for_update(of=("self",)).get(pk=screening_id)
    by.forget_posts()
    if not by.may(Right.ENTER, row.region_id):
        raise PermissionDenied(_("你的岗位不能在这个地区开申请"))
    if row.application_id:
        raise StepRefused(_("这一户已经开了申请，打开那一件办理"))
    try:
        row.application = open_draft(
            by=by, on=on, region_id=row.region_id, name=row.name, benefit=benefit,
            number=id_number(row.id_token) if row.id_token else "",
            channel=CHANNEL_OF.get(row.source, Application.Channel.DISCOVERY),
            household_id=row.household_id, discovered_on=row.entered_on,
        )  # fmt: skip
    except AlreadyOpen as error:
        raise StepRefused(str(error)) from error
    row.save(update_fields=["application"])
    return row.application


def _number_of(token: str | None) -> str:
    """The number behind a token as it stands in the facts of a finding; nothing where there is none."""
    return id_number(UUID(token)) if token else ""
