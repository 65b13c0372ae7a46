"""What a death means for others: the family assessed anew, and children and those in care looked after.

All of it is a proposal. A machine ends and lowers nobody's money: the sheet says what the family would get, a
review (复核) decides it; a finding asks somebody to look at each child and each person who lost their carer.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from accounts.models import Officer
from cases.actions.award import current_award_facts, first_of_next_month, held
from cases.actions.calendar import due_date
from cases.benefits import law_in, limit_of
from eligibility.actions import assess_household
from eligibility.policies.packs import PolicyError
from eligibility.rules.reading import FactsError
from households.actions.deaths import is_minor
from households.choices import Relation
from households.models import Household, Membership
from monitoring.models import Finding

Rule = Finding.Rule
# Whose child somebody is, by what the dead and the child were to the head.
PARENT_OF = {
    Relation.HEAD: {Relation.CHILD},
    Relation.SPOUSE: {Relation.CHILD},
    Relation.CHILD: {Relation.GRANDCHILD},
    Relation.PARENT: {Relation.HEAD, Relation.SIBLING},
}
SEVERE = 2  # grades of disability at which somebody is cared for


def assessed_anew(household: Household, *, by: Officer, on: date) -> dict[str, Any]:
    """What the family is entitled to as it is now: a sealed sheet beside what it is paid, yuan a month.

    `direction` is rise, fall, same, end, or unknown where facts are missing.
    """
    award = held(household.pk, "dibao", on=on)
    paid = award.monthly if award else Decimal(0)
    told: dict[str, Any] = {"paid": str(paid), "from": first_of_next_month(on).isoformat()}
    try:
        assessment = assess_household(
            household.pk,
            by=by,
            on=on,
            current_award=current_award_facts(household.pk, "dibao", on=on),
        )
    except (FactsError, PolicyError) as why:
        return told | {"direction": "unknown", "why": str(why)[:300]}
    due = assessment.total_monthly
    direction = "rise" if due > paid else "fall" if due < paid else "same"
    if assessment.outcome == "need_information":
        direction = "unknown"
    elif not due:
        direction = "end"
    return told | {
        "direction": direction,
        "assessment": assessment.pk,
        "outcome": assessment.outcome,
        "due": str(due),
        "fits": [
            {"benefit": each["benefit"], "member": each["member"], "answer": each["answer"]}
            for each in assessment.sheet.get("benefits", ())
            if each["answer"] in ("yes", "need_information")
        ],
    }


def left_behind(finding: Finding, relation: str, *, died_on: date, on: date) -> list[int]:
    """Findings for those who lost a parent or a carer with the person of a confirmed death; their ids.

    Children of the dead; children and severely disabled members whom the dead looked after. Whom the dead
    owed support outside the household the comparison itself finds (supporter_died).
    """
    assert finding.person is not None  # a confirmed death is somebody's on file
    made: list[Finding] = []
    carer = finding.person
    duty = getattr(getattr(carer, "circumstances", None), "care_duty", None) or False
    grown = not is_minor(carer, died_on)
    members: Iterable[Membership] = Membership.objects.none()
    if finding.household_id:
        members = Membership.objects.filter(household=finding.household_id, period__endswith=None)
        members = members.select_related("person__circumstances").order_by("pk")
    before = dict(
        Membership.objects.filter(
            household=finding.household_id, period__contains=died_on
        ).values_list("person", "relation")
    )
    for member in members:
        minor = is_minor(member.person, died_on)
        child = before.get(member.person_id) in PARENT_OF.get(Relation(relation), set())
        known = getattr(member.person, "circumstances", None)
        severe = known is not None and (known.disability_grade or 9) <= SEVERE
        if minor and child:
            made.append(_ask(finding, Rule.ORPHANED, member, died_on, on))
        elif (minor and grown) or (severe and (duty or grown)):
            made.append(_ask(finding, Rule.CARER_DIED, member, died_on, on))
    return [each.pk for each in made]


def _ask(finding: Finding, rule: Rule, member: Membership, died_on: date, on: date) -> Finding:
    facts = {"died_on": died_on.isoformat(), "their_name": finding.name, "because": finding.pk}
    return _write(finding, f"{rule}:{member.person_id}:{finding.person_id}", rule, facts, on, {
        "person": member.person, "household": member.household, "region_id": member.region_id,
        "id_token": member.person.id_token, "name": member.person.name,
    })  # fmt: skip


def _write(
    because: Finding, key: str, rule: Rule, facts: dict[str, Any], on: date, about: dict[str, Any]
) -> Finding:
    """One finding for one person and one death, however often the death is confirmed."""
    limit = limit_of(law_in(about["region_id"], about["household"].area, on), "child_check_limit")
    digest = hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
    found, _made = Finding.objects.get_or_create(
        key=key,
        defaults=about
        | {
            "rule": rule,
            "level": because.level,
            "facts": facts,
            "facts_sha256": digest,
            "first_comparison_id": because.last_comparison_id,
            "last_comparison_id": because.last_comparison_id,
            "found_on": on,
            "due_on": due_date(on, limit)[0],
            "owner": because.owner,
        },
    )
    return found
