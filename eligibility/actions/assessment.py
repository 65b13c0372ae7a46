"""Assess a household, and seal the answer."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from accounts.models import Officer
from eligibility.assess import assess
from eligibility.facts import entered_standards, facts_of
from eligibility.models import Assessment
from eligibility.rules.sheet.sheet import Sheet, canonical
from households.models import Household


@transaction.atomic
def assess_household(
    household_id: int,
    *,
    by: Officer,
    on: date,
    current_award: Mapping[str, Any] | None = None,
    held: Mapping[int, Sequence[Mapping[str, Any]]] | None = None,
    told: Mapping[str, Any] | None = None,
) -> Assessment:
    """The household is assessed (核算) on what is known of it that day, for dibao and every benefit beside
    it; facts and sheet are sealed together. `outcome` and `total_monthly` are those of dibao. What it holds,
    as in a facts file: `current_award`, its dibao; `held`, each person's other benefits. `told` are facts of
    the case itself, in the place of those on file.

    Raises FactsError when the facts cannot be read, PolicyError when no policy is known for the day.
    """
    household = (
        Household.objects.visible_to(by).select_for_update(of=("self",)).get(pk=household_id)
    )
    facts = facts_of(household, on=on, current_award=current_award, held=held) | dict(told or {})
    sheet = assess(facts, on=on, standards=entered_standards())
    return Assessment.objects.create(
        household=household,
        region_id=household.region_id,
        benefit="dibao",
        on=on,
        facts=facts,
        sheet=sheet,
        outcome=sheet["outcome"],
        total_monthly=Decimal(sheet["total_monthly"] or 0),
        rules_version=sheet["rules_version"],
        policy_sha256=sheet["policy"]["sha256"],
        sha256=seal_of(facts, sheet),
        assessed_by=by,
    )


def seal_of(facts: Mapping[str, Any], sheet: Sheet) -> str:
    """SHA-256 of facts and sheet in canonical JSON."""
    return hashlib.sha256(canonical({"facts": facts, "sheet": sheet})).hexdigest()
