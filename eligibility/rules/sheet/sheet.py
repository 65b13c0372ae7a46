"""The calculation sheet of one household: what was decided, and everything it was decided from."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eligibility.rules import RULES_VERSION
from eligibility.rules.dibao import decision
from eligibility.rules.law import Law
from eligibility.rules.money import WHOLE, YEAR, half_up, yuan_of
from eligibility.rules.reading import Facts
from eligibility.rules.sheet.benefits import benefits_of
from eligibility.rules.sheet.conflicts import conflict_warnings, conflicts_of
from eligibility.rules.sheet.lines import (
    Line,
    Member,
    Row,
    candidates_of,
    lines_of,
    raised_members,
    raises_of,
)  # fmt: skip
from eligibility.rules.sheet.missing import missing_facts
from eligibility.rules.sheet.remarks import also_fits, warnings, watch

Sheet = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One household decided: what was told, and the rows of answers."""

    law: Law
    facts: Facts
    home: Row
    members: Sequence[Member]
    incomes: Sequence[Row]
    expenses: Sequence[Row]


def sheet_of(case: Case, policy: Mapping[str, Any], flips: list[dict[str, Any]]) -> Sheet:
    """The sheet, ready for JSON: amounts are text in yuan, per month or per year as the names say."""
    law, home = case.law, case.home
    known = home["outcome"] != "need_information"
    conflicts = conflicts_of(law, home, case.members)
    return {
        "outcome": home["outcome"],
        "on": law.on.isoformat(),
        "rules_version": RULES_VERSION,
        "policy": policy,
        "standard_monthly": _yuan(law.dibao_standard),
        "members_counted": home["members_counted"],
        "counted_members": [told["ref"] for told, row in case.members if row["counted"]],
        "income_annual": _yuan(home["income"]),
        "deductions_annual": _yuan(home["deductions"]),
        "counted_annual": _yuan(home["counted_income"]),
        "per_capita_monthly": _yuan(_per_head(home)),
        "award_monthly": _yuan(home["award"]),
        "raises": _raises(case),
        "total_monthly": _yuan(home["total"]),
        "candidates": _candidates(case) if home["outcome"] == "single_person" else [],
        **(_gradual_exit(law, home) if home["outcome"] == "gradual_exit" else {}),
        "admitted_by_deduction": home["outcome"] == "household" and home["income"] >= home["line"],
        "distance": _distance(law, home, flips),
        "also_fits": also_fits(law, home, case.members),
        "benefits": benefits_of(law, home, _by_ref(case)),
        "conflicts": conflicts,
        "watch": watch(law, home, case.members),
        "missing": [] if known else missing_facts(law, home, _by_ref(case)),
        "warnings": [
            *warnings(law, case.facts, home, case.members, case.expenses),
            *conflict_warnings(conflicts),
        ],
        "lines": _lines(case) if known else [],
    }


def canonical(value: Any) -> bytes:
    """The one way to write a value as JSON, so that equal values have equal bytes and equal seals."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _yuan(fen: int | None) -> str | None:
    return None if fen is None else yuan_of(fen)


def _by_ref(case: Case) -> list[tuple[str, Row]]:
    return [(told["ref"], row) for told, row in case.members]


def _per_head(home: Row) -> int | None:
    if home["counted_income"] is None or not home["members_counted"]:
        return None
    return half_up(home["counted_income"], home["members_counted"] * YEAR)


def _raises(case: Case) -> list[dict[str, str]]:
    return [
        {"member": told["ref"], "category": category, "amount": yuan_of(amount)}
        for told, row in raised_members(case.law, case.home, case.members)
        for category, amount in raises_of(case.law, row)
    ]


def _candidates(case: Case) -> list[dict[str, Any]]:
    grounds = {"severe_disability": "severe_disability", "serious_illness": "serious_illness"}
    return [
        {
            "member": told["ref"],
            "award_monthly": yuan_of(row["single_award"]),
            "own_income_annual": yuan_of(row["own_counted"]),
            "ground": next((name for name, column in grounds.items() if row[column]), "study"),
        }
        for told, row in candidates_of(case.members)
    ]


def _gradual_exit(law: Law, home: Row) -> dict[str, Any]:
    """From when to when: a gradual exit that runs already keeps its last day."""
    until = home["exit_until"] or decision.gradual_exit_until(law, home["rise_reason"])
    return {
        "from": decision.next_month(law.on).isoformat(),
        "until": None if until is None else until.isoformat(),
        "months": decision.gradual_exit_months(law, home["rise_reason"]),
    }


def _distance(law: Law, home: Row, flips: list[dict[str, Any]]) -> dict[str, Any]:
    """How far from the line: per head and month, and what the whole family is over it in a year."""
    per_head = _per_head(home)
    if per_head is None or law.dibao_standard is None:
        return {"to_line_monthly": None, "over_line_annual": None, "flips": flips}
    over = max(0, home["counted_income"] - home["line"])
    return {
        "to_line_monthly": yuan_of(law.dibao_standard - per_head),
        "over_line_annual": yuan_of(over),
        "over_property": _yuan(_over_property(law, home)),
        "flips": flips,
        "alternatives": _alternatives(home),
    }


def _over_property(law: Law, home: Row) -> int | None:
    """Fen of financial assets beyond what the family may hold; none where the limit is kept."""
    if home["financial_within"] is not False:
        return None
    low, high = law.financial_limit or 0, law.financial_limit_hardship
    limit = high if home["hardship"] and high is not None else low
    allowed = home["members_counted"] * (law.dibao_standard or 0) * limit // WHOLE
    return int(home["financial"]) - int(allowed)


def _alternatives(home: Row) -> list[dict[str, str]]:
    """Other routes that are open to the family on the same facts, with what each would give a month."""
    if home["outcome"] == "need_information" or not home["property_within"]:
        return []
    routes = {
        "single_person": (home["single_person"], home["single_awards"]),
        "gradual_exit": (home["gradual_exit"], home["gradual_exit_award"]),
    }
    return [
        {"outcome": name, "award_monthly": yuan_of(award)}
        for name, (open_, award) in routes.items()
        if open_ and name != home["outcome"] and not home["below_line"]
    ]


def _lines(case: Case) -> list[Line]:
    return lines_of(case.law, case.home, case.members, case.incomes, case.expenses)
