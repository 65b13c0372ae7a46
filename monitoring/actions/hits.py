"""Hits become findings: a question selects them, and one statement writes, keeps, opens again and closes.

A finding explained once stays silent until one of its own facts changes; a second run adds nothing; a known
one keeps its owner and its day; one that is hit no more closes itself with the reason.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts import statements
from accounts.models import Officer, Region
from cases.actions.calendar import due_date
from cases.actions.payment.holds import hold_payments
from cases.benefits import TimeLimit, law_in, limit_of
from cases.models import AwardMember
from eligibility.facts import entered_standards
from eligibility.policies.law import policy_of
from eligibility.rules.law import Law
from households.choices import Area
from monitoring.comparisons import COMPARISONS, RULES, Figure, Question
from monitoring.missed.hits import keep, search
from monitoring.missed.subsidies import against_the_law
from monitoring.models import Comparison, Finding

SQL = Path(__file__).resolve().parent.parent / "sql"
QUESTIONS = SQL / "questions"
SEARCHES = {"coverage": search, "subsidies": against_the_law}


@dataclass(frozen=True)
class Counts:
    """What one question found: all hits, those new, those known, and findings it closed."""

    matched: int = 0
    new: int = 0
    known: int = 0
    closed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        mine, theirs = self.told(), other.told()
        return Counts(**{name: mine[name] + theirs[name] for name in mine})

    def told(self) -> dict[str, int]:
        return {
            "matched": self.matched, "new": self.new, "known": self.known, "closed": self.closed
        }  # fmt: skip


def ask(
    question: Question, comparison: Comparison, imports: list[int], *, by: Officer, on: date
) -> Counts:
    """Put a question to the rolls and the given register files, and write down what it found."""
    region = comparison.region
    if question.searches:
        keep(SEARCHES[question.searches](region, imports, on=on))
        return write([rule.code for rule in question.rules], comparison, by=by, on=on)
    given: dict[str, Any] = {
        "comparison": comparison.pk,
        "imports": imports,
        "start": region.code,
        "until": region.until,
        "on": on,
        "categories": list(question.categories) or None,
        "everybody": question.everybody,
        "law": json.dumps(thresholds(question, region, on)),
    }
    statements.execute(SQL, "room_to_compare")
    if question.fills:
        statements.execute(SQL, question.fills, **given)
    else:
        statements.keep(SQL, "rows_about_people", "about", **given)
        statements.keep(SQL, "people_on_roll", "roll", **given)
        statements.keep(SQL, "matched_rows", "matched", **given)
        if question.strangers:
            statements.keep(SQL, "rows_of_strangers", "strangers", **given)
    statements.keep(QUESTIONS, question.file, "hits", **given)
    return write([rule.code for rule in question.rules], comparison, by=by, on=on)


def write(rules: list[str], comparison: Comparison, *, by: Officer, on: date) -> Counts:
    """The hits in the temporary table `hits` are the findings of these rules, in the comparison's place."""
    due_on, _estimated = due_date(on, _limit(comparison, on))
    found = statements.rows(
        SQL,
        "write_findings",
        rules=rules,
        comparison=comparison.pk,
        start=comparison.region.code,
        until=comparison.region.until,
        on=on,
        due_on=due_on,
        reason=_("%(on)s 比对中不再出现") % {"on": on},
    )[0]
    new = found["new"]
    statements.execute(SQL, "owners_of_new_findings", keys=new, on=on)
    _hold(new, rules, by=by, on=on)
    return Counts(found["matched"], len(new), found["matched"] - len(new), found["closed"])


def thresholds(question: Question, region: Region, on: date) -> dict[str, dict[str, Any]]:
    """The figures of a question, in town and country: fen, counts or shares, as the law writes them."""
    told: dict[str, dict[str, Any]] = {}
    for area in Area:
        law = policy_of(region.code, area, on, standards=entered_standards()).law
        told[area.value] = {name: _figure(each, law) for name, each in question.figures.items()}
    return told


def _figure(declared: str | Figure | Callable[[Law], Any], law: Law) -> Any:
    if isinstance(declared, Figure):
        return declared.value
    return getattr(law, declared) if isinstance(declared, str) else declared(law)


def _limit(comparison: Comparison, on: date) -> TimeLimit:
    """How long a new finding may wait; where a parameter says so, by the law of the place on that day."""
    limit = COMPARISONS[comparison.kind].limit
    if isinstance(limit, TimeLimit):
        return limit
    return limit_of(law_in(comparison.region_id, Area.RURAL, on), limit)


def _hold(keys: list[str], rules: list[str], *, by: Officer, on: date) -> None:
    """Whoever a number speaks for gets nothing more until somebody has looked, where the rule says so."""
    holding = [code for code in rules if RULES[code].holds]
    if not holding:
        return
    certain = Finding.objects.filter(
        key__in=keys, rule__in=holding, level__in=[Finding.Level.L1, Finding.Level.L2]
    )
    people = {finding.person_id: finding for finding in certain}
    shares = AwardMember.objects.filter(person__in=people).filter(
        Q(period__endswith=None) | Q(period__endswith__gt=on), period__isempty=False
    )
    for share in shares.order_by("pk"):
        finding = people[share.person_id]
        hold_payments(
            share.award_id,
            person_id=share.person_id,
            reason=str(RULES[finding.rule].holds),
            origin=finding.key,
            by=by,
            on=on,
        )
