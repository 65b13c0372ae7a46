"""Which facts are wanting, of whom: a rule without an answer names those of its needs that are unknown."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from eligibility.rules.dibao import decision, raises, single_person
from eligibility.rules.law import Law
from eligibility.rules.means import family, imputation, income, property
from eligibility.rules.rule import Rule
from eligibility.rules.words import FACTS

Row = Mapping[str, Any]
Named = dict[str, str | None]

# Where a need is not simply a column that is null: what makes it wanting.
WANTING: dict[str, Callable[[Row], bool]] = {
    "income": lambda row: not row["income_known"],
    "wage_stated": lambda row: row["employment"] == "employed" and not row["earning"],
    "schooling": lambda row: row["studying"] is None,
    "sex": lambda row: row["birth_date"] is not None and row["sex"] is None,
    "disability_grade": lambda row: bool(row["disabled"]) and row["disability_grade"] is None,
    "assets": lambda row: not row["assets_known"],
    "vehicle": lambda row: bool(row["assets_known"]),
    "house_area": lambda row: bool(row["assets_known"]),
    "hardship": lambda row: False,
    "expense_amount": lambda row: False,
    "income_amount": lambda row: bool(
        row.get("income_unknown") or row.get("common_income_unknown")
    ),
}
NAMES = {
    "income_amount": "income.amount",
    "expense_amount": "expenses.amount",
    "wage_stated": "income.wage",
    "vehicle": "assets.vehicle_use",
    "house_area": "assets.area_m2",
    "supporters_property_within": "supporters.property_within",
    "award_monthly": "current_award.monthly",
}


def missing_facts(law: Law, home: Row, members: Sequence[tuple[str, Row]]) -> list[Named]:
    """Every fact the outcome hangs on, as {fact, member, label}, each once, members in their order."""
    found = [*_of_the_place(law, members)]
    for ref, row in members:
        if row["counted"] is not False:
            found += _of_member(home, ref, row)
        elif home["members_unknown"] and row["relation"] == "head" and row["birth_date"] is None:
            found.append(_named("birth_date", ref))
    found += _of_household(law, home)
    return [dict(each) for each in dict.fromkeys(tuple(named.items()) for named in found)]


def _named(fact: str, member: str | None) -> Named:
    return {"fact": fact, "member": member, "label": FACTS[fact]}


def _wanting(rule: Rule, row: Row) -> Iterator[str]:
    if row[rule.name] is None:
        for need in rule.needs:
            unknown = WANTING.get(need, lambda row, need=need: row[need] is None)
            if unknown(row):
                yield NAMES.get(need, need)


def _of_the_place(law: Law, members: Sequence[tuple[str, Row]]) -> Iterator[Named]:
    if law.dibao_standard is None:
        yield _named("dibao_standard", None)
    if law.minimum_wage is None and any(row["to_be_imputed"] for _, row in members):
        yield _named("minimum_wage", None)


def _of_member(home: Row, ref: str, row: Row) -> Iterator[Named]:
    rules: list[Rule] = [
        family.counted, family.age, imputation.of_working_age, imputation.exempt_from_work,
        imputation.to_be_imputed, income.own_income,
    ]  # fmt: skip
    if home["below_line"] is not False or home["single_person"]:
        rules.append(raises.raise_monthly)
    if home["below_line"] is False and home["single_person"] is not False:
        rules.append(single_person.candidate)
    for rule in rules:
        yield from (_named(fact, ref) for fact in _wanting(rule, row))
    if row["expense_unknown"]:
        yield _named("expenses.amount", ref)
    if home["assets_known"] and home["financial_within"] is None and row["serious_illness"] is None:
        yield _named("serious_illness", ref)


def _of_household(law: Law, home: Row) -> Iterator[Named]:
    if not home["members_counted"] and not home["members_unknown"]:
        yield _named("members", None)
    if home.get("common_expense_unknown"):
        yield _named("expenses.amount", None)
    worth = {"financial_within": "financial", "business_within": "business_capital"}
    untold = [held for rule, held in worth.items() if home[rule] is None and home[held] is None]
    if home["assets_known"] and untold:
        yield _named("assets.amount", None)
    rules = (decision.counted_income, property.financial_within, *property.PARTS)
    for rule in rules:
        yield from (_named(fact, None) for fact in _wanting(rule, home))
    if home["below_line"] is False:
        for rule in (single_person.single_person_band, decision.gradual_exit):
            yield from (_named(fact, None) for fact in _wanting(rule, home))
