"""What happens if a finding is true (影响试算): the household assessed with and without the person."""

from dataclasses import dataclass
from datetime import date

from cases.actions.award import current_award_facts, held
from cases.models import Award
from eligibility.assess import assess
from eligibility.facts import entered_standards, facts_of
from eligibility.rules.reading import FactsError
from eligibility.rules.sheet.sheet import Sheet
from monitoring.models import Finding
from monitoring.models.finding import DEATHS


@dataclass(frozen=True)
class Impact:
    """The award of today, the sheet as the household stands, and the sheet if the finding is true.

    `after` is None when nobody would be left. Nothing of it is stored.
    """

    award: Award | None
    before: Sheet | None
    after: Sheet | None
    alone: bool


def impact_of(finding: Finding, *, on: date) -> Impact | None:
    """Try it out for a finding that takes a member away; None for other findings."""
    household = finding.household
    if finding.rule not in DEATHS or household is None:
        return None
    award = held(household.pk, "dibao", on=on)
    current = current_award_facts(household.pk, "dibao", on=on)
    facts = facts_of(household, on=on, current_award=current)
    others = [m for m in facts["members"] if m["ref"] != str(finding.person_id)]
    if len(others) == len(facts["members"]):
        return None
    before = _sheet(facts, on)
    after = _sheet(facts | {"members": others}, on) if others else None
    return Impact(award, before, after, alone=not others)


def _sheet(facts: dict[str, object], on: date) -> Sheet | None:
    try:
        return assess(facts, on=on, standards=entered_standards())
    except FactsError:
        return None
