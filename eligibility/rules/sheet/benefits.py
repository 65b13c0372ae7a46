"""The other benefits on the sheet: an answer for everybody concerned, its reasons, and what is wanting."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eligibility.rules.benefits.entitle import ENTITLEMENTS
from eligibility.rules.benefits.entitlement import NEED_INFORMATION, OTHER_ROUTE, YES, Entitlement
from eligibility.rules.law import Law
from eligibility.rules.money import yuan_of
from eligibility.rules.rule import Rule
from eligibility.rules.words import FACTS

Row = Mapping[str, Any]


def benefits_of(law: Law, home: Row, members: Sequence[tuple[str, Row]]) -> list[dict[str, Any]]:
    """Each benefit and whom it concerns; the amounts are text in yuan."""
    found = []
    for entitlement in ENTITLEMENTS:
        rows = members if entitlement.of == "member" else [(None, home)]
        found += [
            _told(entitlement, law, ref, row) for ref, row in rows if _concerns(entitlement, row)
        ]
    return found


def _concerns(entitlement: Entitlement, row: Row) -> bool:
    return row[entitlement.concerns.name] is not False


def _told(entitlement: Entitlement, law: Law, ref: str | None, row: Row) -> dict[str, Any]:
    verdict = row[entitlement.benefit]
    due = row[f"{entitlement.benefit}_amount"]
    route = (code for rule, code in entitlement.routes.items() if row[rule.name])
    return {
        "benefit": entitlement.benefit,
        "member": ref,
        "answer": verdict,
        "amount": None if due is None else yuan_of(due),
        "per": entitlement.period(law),
        "route": next(route) if verdict == OTHER_ROUTE else None,
        "missing": list(_missing(entitlement, law, row)) if verdict == NEED_INFORMATION else [],
        "lines": [_line(law, rule, row) for rule in _told_rules(entitlement, row)],
    }


def _told_rules(entitlement: Entitlement, row: Row) -> Iterator[Rule]:
    """What the answer rests on: the reasons that hold or fail, and the amount where there is one."""
    yield entitlement.concerns
    yield from (rule for rule in entitlement.routes if row[rule.name])
    yield from entitlement.conditions
    if entitlement.amount:
        yield entitlement.amount
    if row[entitlement.benefit] == YES:
        yield from (rule for rule in entitlement.tells if row[rule.name] is not None)


def _line(law: Law, rule: Rule, row: Row) -> dict[str, Any]:
    answer = row[rule.name]
    figure = isinstance(answer, int) and not isinstance(answer, bool)
    return {
        "rule": rule.name,
        "label": rule.label,
        "holds": None if figure else answer,
        "amount": yuan_of(answer) if figure else None,
        "cites": rule.cited(law),
        "illustrative": law.illustrative(*rule.parameters),
    }


def _missing(entitlement: Entitlement, law: Law, row: Row) -> Iterator[dict[str, str]]:
    """Facts and local figures that a rule without an answer needs and nobody has told, each once."""
    asked = (entitlement.concerns, *entitlement.conditions, entitlement.amount)
    wanting = dict.fromkeys(
        need
        for rule in asked
        if rule and row[rule.name] is None
        for need in rule.needs
        if row.get(need) is None and getattr(law, need, None) is None
    )
    yield from ({"fact": need, "label": FACTS[need]} for need in wanting)
