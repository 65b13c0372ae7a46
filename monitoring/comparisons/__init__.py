"""Comparisons (信息比对): one declaration each, one engine for all (`monitoring.actions.comparing`)."""

from django.utils.functional import Promise

from monitoring.comparisons.care import DISABILITY, EDUCATION, EPIDEMIC, MEDICAL, SUSPECTED
from monitoring.comparisons.coverage import COVERAGE
from monitoring.comparisons.deaths import DEATHS
from monitoring.comparisons.declaration import DAILY, ON_IMPORT, Declaration, Figure, Question, Rule
from monitoring.comparisons.due import DUE
from monitoring.comparisons.family import HOUSEHOLD_REGISTRATION, MARRIAGE, PRISON
from monitoring.comparisons.poverty_office import POVERTY_OFFICE
from monitoring.comparisons.property import HOUSING, REAL_ESTATE, VEHICLES
from monitoring.comparisons.received import RECEIVED
from monitoring.comparisons.rolls import DUPLICATES
from monitoring.comparisons.second_pass import SECOND_PASS
from monitoring.comparisons.subsidies import SUBSIDIES
from monitoring.comparisons.work import HUMAN_RESOURCES, MARKET, PROVIDENT_FUND, PUBLIC_PAYROLL, TAX

COMPARISONS: dict[str, Declaration] = {
    each.kind: each
    for each in (
        DEATHS, POVERTY_OFFICE, DUPLICATES, DISABILITY, MEDICAL, EDUCATION, HOUSING, REAL_ESTATE,
        HUMAN_RESOURCES, TAX, MARKET, VEHICLES, PROVIDENT_FUND, HOUSEHOLD_REGISTRATION, MARRIAGE,
        PUBLIC_PAYROLL, PRISON, SUSPECTED, EPIDEMIC, COVERAGE, SUBSIDIES, DUE, RECEIVED, SECOND_PASS,
    )
}  # fmt: skip
RULES: dict[str, Rule] = {rule.code: rule for each in COMPARISONS.values() for rule in each.rules}
COMPARISON_OF: dict[str, Declaration] = {
    rule.code: each for each in COMPARISONS.values() for rule in each.rules
}


def comparing(register: str) -> list[Declaration]:
    """The comparisons that cannot do without a register, and are therefore done when it arrives."""
    return [
        each
        for each in COMPARISONS.values()
        if any(register in question.reads for question in each.questions)
    ]


def kind_choices() -> list[tuple[str, Promise]]:
    """For the model: a function, so that a new declaration needs no migration."""
    return [(each.kind, each.label) for each in COMPARISONS.values()]


def rule_choices() -> list[tuple[str, Promise]]:
    """For the model: a function, so that a new declaration needs no migration."""
    return [(rule.code, rule.label) for rule in RULES.values()]


__all__ = [
    "COMPARISONS", "COMPARISON_OF", "DAILY", "ON_IMPORT", "RULES", "Declaration", "Figure", "Question",
    "Rule", "comparing", "kind_choices", "rule_choices",
]  # fmt: skip
