"""By when an award is reviewed (定期复核): by the cycle of its class, before an exit ends, after a death."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from cases.benefits import BENEFITS, law_in
from cases.models import Award
from cases.periods import add_months
from eligibility.models import Assessment

ONE_DAY = timedelta(days=1)


def review_due(assessment: Assessment, award: Award, on: date) -> date:
    """By the cycle of the household's class; before a gradual exit ends; after a waiver has ended.

    Which day: the law of the day of the decision. A household that was not tested is due on the day after
    its waiver, or the day after the law's own last day, whichever is earlier.
    """
    law, benefit = law_in(award.region_id, award.area, on), BENEFITS[award.benefit]
    if award.period.upper is not None:
        reminded_on: date = award.period.upper - benefit.term("exit_reminder", law) * ONE_DAY
        return max(on, reminded_on)
    cycle = benefit.term("review_cycle", law)
    due = add_months(on.replace(day=1), cycle[_review_class(assessment.facts["members"])])
    waived_until = assessment.facts.get("means_test_waived_until")
    waiver_ends = benefit.term("waiver_until", law)
    if not waived_until or not law.means_test_waiver or waiver_ends is None:
        return due
    tested_again = min(date.fromisoformat(waived_until), waiver_ends) + ONE_DAY
    return min(due, tested_again) if tested_again > on else due


def review_after(award: Award, reason: str, last_day: date, on: date) -> date | None:
    """When those who are left are reviewed: after a death so that all is settled within its months
    (民发〔2022〕83号), by the law of the day the death is confirmed; else as it was planned."""
    law = law_in(award.region_id, award.area, on)
    months = BENEFITS[award.benefit].term("death_settlement", law)
    if reason != Award.EndReason.DEATH or months is None:
        return award.review_due_on
    latest = max(on, add_months(last_day.replace(day=1), months))
    return min(award.review_due_on or latest, latest)


def _review_class(members: Sequence[Mapping[str, Any]]) -> str:
    """C with a member able to work, else A with one seriously ill or disabled, else B (民发〔2012〕220号
    第三十三条); the text of 2021 knows a year and half a year, which the table gives to these classes."""
    if any(
        each.get("labour_capacity") in ("full", "partial") and each.get("employment") != "student"
        for each in members
    ):
        return "C"
    lasting = any(each.get("serious_illness") or each.get("disability") for each in members)
    return "A" if lasting else "B"
