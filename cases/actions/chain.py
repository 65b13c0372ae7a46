"""Sealed decisions: each county's form one hash chain, so that none can be changed or left out."""

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from accounts.models import Officer
from accounts.models.region import ancestor
from cases.grants import grant_for
from cases.models import Application, Decision
from eligibility.rules.sheet.sheet import canonical

BEGINNING = "0" * 64
_LOCK = 4711  # the class of advisory locks that order the decisions of one county


@dataclass(frozen=True)
class Broken:
    """A link of a chain that does not hold."""

    chain: int
    position: int
    problem: str

    def __str__(self) -> str:
        what = {"missing": "前面缺决定", "cut": "与前一决定不相接", "changed": "内容已被改动"}
        words = f"{what[self.problem]} / decision {self.position} of {self.chain}: {self.problem}"
        return f"{self.chain:012} 第 {self.position} 号决定：{words}"


def seal(
    application: Application,
    kind: str,
    *,
    by: Officer,
    on: date,
    cites: str,
    reason: str = "",
    delegation: str = "",
    monthly: Decimal | None = None,
) -> Decision:
    """Append a decision to its county's chain; it rests on the application's assessment.

    `monthly`: how many yuan are given, where that is not what the assessment comes to.
    """
    assessment, grant = application.assessment, grant_for(application)
    assert assessment is not None and grant is not None  # application_confirmed_has_an_assessment
    county = ancestor(application.region_id, "county")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, county // 10**6])
    last = Decision.objects.filter(chain=county).order_by("-position").first()
    decision = Decision(
        application=application,
        region_id=application.region_id,
        assessment=assessment,
        kind=kind,
        outcome=grant.outcome,
        monthly=grant.monthly if monthly is None else monthly,
        reason=reason,
        cites=cites,
        delegated=bool(delegation),
        delegation=delegation,
        decided_by=by,
        decided_on=on,
        chain=county,
        position=last.position + 1 if last else 1,
        previous=last.sha256 if last else BEGINNING,
    )
    decision.sha256 = digest(decision)
    decision.save(force_insert=True)
    return decision


def digest(decision: Decision) -> str:
    """SHA-256 of the decision in canonical JSON, with its assessment's seal and the digest before."""
    content: dict[str, Any] = {
        "application": decision.application.number,
        "assessment": decision.assessment.sha256,
        "kind": decision.kind,
        "outcome": decision.outcome,
        "monthly": str(decision.monthly),
        "reason": decision.reason,
        "cites": decision.cites,
        "delegation": decision.delegation,
        "decided_by": decision.decided_by_id,
        "decided_on": decision.decided_on.isoformat(),
        "chain": decision.chain,
        "position": decision.position,
        "previous": decision.previous,
    }
    return hashlib.sha256(canonical(content)).hexdigest()


def verify_chain(chain: int | None = None) -> list[Broken]:
    """Every broken link of a county's chain, or of all chains; empty when all hold."""
    decisions = Decision.objects.select_related("application", "assessment")
    if chain is not None:
        decisions = decisions.filter(chain=chain)
    broken: list[Broken] = []
    before: dict[int, tuple[int, str]] = {}
    for each in decisions.order_by("chain", "position").iterator(chunk_size=2000):
        position, previous = before.get(each.chain, (0, BEGINNING))
        if each.position != position + 1:
            broken.append(Broken(each.chain, each.position, "missing"))
        elif each.previous != previous:
            broken.append(Broken(each.chain, each.position, "cut"))
        if each.sha256 != digest(each):
            broken.append(Broken(each.chain, each.position, "changed"))
        before[each.chain] = each.position, each.sha256
    return broken
