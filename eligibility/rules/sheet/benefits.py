"""The other benefits on the sheet: an answer for everybody concerned, its reasons, and what is wanting."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eligibility.rules.benefits.entitle import ENTITLEMENTS
from eligibility.rules.benefits.entitlement import NEED_INFORMATION, NO, YES, Entitlement
from eligibility.rules.law import PARAMETERS, Law
from eligibility.rules.money import yuan_of
from eligibility.rules.rule import RULES, Rule
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
    return {
        "benefit": entitlement.benefit,
        "member": ref,
        "answer": verdict,
        "amount": None if due is None else yuan_of(due),
        "per": entitlement.period(law),
        "route": row[f"{entitlement.benefit}_route"],
        "missing": list(_missing(entitlement, law, row)) if verdict == NEED_INFORMATION else [],
        "lines": [_line(entitlement, law, rule, row) for rule in _told_rules(entitlement, row)],
    }


def _told_rules(entitlement: Entitlement, row: Row) -> Iterator[Rule]:
    """What the answer rests on: the reasons that hold or fail, and the amount where there is one."""
    yield entitlement.concerns
    yield from (rule for rule in entitlement.routes if row[rule.name])
    yield from entitlement.conditions
    if entitlement.amount and row[entitlement.benefit] != NO:
        yield entitlement.amount
    if row[entitlement.benefit] == YES:
        yield from (rule for rule in entitlement.tells if row[rule.name] is not None)


def _line(entitlement: Entitlement, law: Law, rule: Rule, row: Row) -> dict[str, Any]:
    """One reason: whether it holds, or its amount with the working in figures."""
    answer = row[rule.name]
    worked = entitlement.working if rule is entitlement.amount and answer is not None else None
    figure = isinstance(answer, int) and not isinstance(answer, bool)
    return {
        "rule": rule.name,
        "label": rule.label,
        "holds": None if figure else answer,
        "amount": yuan_of(answer) if figure else None,
        "working": worked(law, row) if worked else "",
        "cites": rule.cited(law),
        "illustrative": law.illustrative(*rule.parameters),
    }


def _missing(entitlement: Entitlement, law: Law, row: Row) -> Iterator[dict[str, str]]:
    """Facts and local figures that a rule without an answer needs and nobody has told, each once."""
    asked = (entitlement.concerns, *entitlement.conditions, entitlement.amount)
    wanting = dict.fromkeys(need for rule in asked if rule for need in _wanting(rule, law, row))
    if row.get(f"{entitlement.benefit}_to_choose"):
        wanting["chooses"] = None
    yield from ({"fact": need, "label": FACTS[need]} for need in wanting)
    if entitlement.figures:
        unset = (name for name in entitlement.figures(law, row) if getattr(law, name) is None)
        yield from ({"fact": name, "label": str(PARAMETERS[name]["label"])} for name in unset)


def _wanting(rule: Rule, law: Law, row: Row) -> Iterator[str]:
    """What a rule without an answer misses: a fact or a figure, or what another rule it needs misses."""
    if row[rule.name] is not None:
        return
    for need in rule.needs:
        if need not in FACTS:
            yield from _wanting(RULES[need], law, row)
        elif row.get(need) in (None, NEED_INFORMATION) and getattr(law, need, None) is None:
            yield need
