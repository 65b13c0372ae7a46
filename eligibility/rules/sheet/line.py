"""One line of a calculation sheet: its rule, its amount, its working in figures, its clauses."""

from collections.abc import Mapping
from typing import Any

from eligibility.rules.law import Law
from eligibility.rules.money import yuan_of
from eligibility.rules.reading import Facts
from eligibility.rules.rule import Rule

Row = Mapping[str, Any]
Line = dict[str, Any]
Member = tuple[Facts, Row]  # what was told about a member, and what the rules answered


def line_of(
    rule: Rule,
    law: Law,
    amount: int,
    working: str,
    *,
    section: str,
    member: str | None = None,
    label: str | None = None,
) -> Line:
    return {
        "rule": rule.name,
        "label": label or rule.label,
        "member": member,
        "amount": yuan_of(amount),
        "working": working,
        "section": section,
        "cites": rule.cited(law),
        "illustrative": law.illustrative(*rule.parameters),
    }
