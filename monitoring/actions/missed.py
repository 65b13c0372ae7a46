"""Somebody found by the search applies: one step from the finding to a draft with what is known."""

from datetime import date
from uuid import UUID

from django.db import transaction

from accounts.ciphers import id_number
from accounts.models import Officer
from accounts.roles import Right
from cases.actions.intake import AlreadyOpen, open_draft, sections_of_facts
from cases.models import Application
from monitoring.actions.findings import locked
from monitoring.comparisons.coverage import MISSED
from monitoring.models import Finding
from monitoring.models.finding import FindingState


@transaction.atomic
def open_application(finding_id: int, *, by: Officer, on: date) -> Application:
    """A draft is opened for the household of a finding, and `by` answers for the finding from now on.

    Raises AlreadyOpen with the application that anybody of the home has in hand, Finding.DoesNotExist for
    another kind of finding, PermissionDenied.
    """
    finding = locked(finding_id, by, Right.ENTER)
    if finding.rule != MISSED:
        raise Finding.DoesNotExist
    people = finding.facts["people"]
    tokens = [each["token"] for each in people.values() if each["token"]]
    in_hand = Application.objects.open().filter(people__id_token__in=tokens).first()
    if in_hand:
        raise AlreadyOpen(in_hand)
    known = {
        ref: {"name": each["name"], "id_number": id_number_of(each["token"])}
        for ref, each in people.items()
    }
    home = finding.facts["home"]
    application = open_draft(
        by=by, on=on, region_id=finding.region_id, name=finding.name, number="", area=home["area"],
        channel=Application.Channel.COMPARISON, household_id=finding.household_id,
        told=sections_of_facts(home, known),
    )  # fmt: skip
    if finding.state == FindingState.OPEN:
        finding.move_to(FindingState.CHECKING)
        finding.owner = by
        finding.save(update_fields=["state", "version", "owner"])
    return application


def id_number_of(token: str | None) -> str:
    """The number behind a token as it stands in the facts of a finding; nothing where there is none."""
    return id_number(UUID(token)) if token else ""
