"""From a finding to an application: one step, with everything that is known already filled in."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.ciphers import id_number
from accounts.models import Officer
from accounts.roles import Right
from cases.actions.award import held
from cases.actions.intake import AlreadyOpen, open_draft, open_review, sections_of_facts
from cases.grants import DIBAO
from cases.models import Application
from monitoring.actions.findings import locked
from monitoring.comparisons.coverage import MISSED
from monitoring.models import Finding
from monitoring.models.finding import FindingState

CHANNEL = Application.Channel.COMPARISON


@transaction.atomic
def open_application(finding_id: int, *, by: Officer, on: date) -> Application:
    """The benefit of a finding is reviewed, or applied for where nobody holds it; the finding is in hand.

    Whom the search for missed recipients found applies with what the registers say. Raises AlreadyOpen
    with the application in hand, PermissionDenied without the right to enter there.
    """
    finding = locked(finding_id, by, Right.ENTER)
    if finding.rule == MISSED:
        application = _told_by_registers(finding, by, on)
    elif finding.household_id:
        application = _of_household(finding, finding.household_id, by, on)
    else:
        number = id_number(finding.id_token) if finding.id_token else ""
        application = open_draft(
            by=by, on=on, region_id=finding.region_id, name=finding.name, number=number,
            channel=CHANNEL,
        )  # fmt: skip
    if finding.state == FindingState.OPEN:
        finding.move_to(FindingState.CHECKING)
        if by.may(Right.SETTLE, finding.region_id):
            finding.owner = by
        finding.save(update_fields=["state", "version", "owner"])
    return application


def _of_household(finding: Finding, household_id: int, by: Officer, on: date) -> Application:
    told: dict[str, Any] = {"benefit": finding.benefit, "person_id": finding.receiver_id}
    if asks_for_review(finding, on=on):
        return open_review(household_id, by=by, on=on, channel=CHANNEL, **told)
    return open_draft(
        by=by, on=on, region_id=finding.region_id, name=finding.name, number="", channel=CHANNEL,
        household_id=household_id, **told,
    )  # fmt: skip


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
    )  # fmt: skip


def _number_of(token: str | None) -> str:
    """The number behind a token as it stands in the facts of a finding; nothing where there is none."""
    return id_number(UUID(token)) if token else ""
