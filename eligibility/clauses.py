"""What a sheet cites, looked up again: the text, what it sets, where and from when to when."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from eligibility.policies.packs import DOCUMENTS, documents, packs
from eligibility.policies.standards import LocalStandard, shipped
from eligibility.rules.every import RULES
from eligibility.rules.law import PARAMETERS
from eligibility.rules.money import yuan_of
from eligibility.rules.rule import Clause
from eligibility.wording import in_words


@dataclass(frozen=True)
class CitedClause:
    """One thing a clause says: what it sets or decides, in whose area, from a day to a day."""

    title: str
    article: str
    says: str
    value: str
    quote: str
    place: str
    from_on: date
    to_on: date | None
    illustrative: bool


def clauses_cited(cite: str, standards: tuple[LocalStandard, ...] = ()) -> list[CitedClause]:
    """Everything that is cited by these words (`document clause`); nothing for unknown words.

    `standards` are those the bureaus entered, beside the shipped ones.
    """
    found = [*_in_packs(cite), *_in_rules(cite)]
    found += [
        _standard(s) for s in (*shipped(), *standards) if _words(s.document, s.clause) == cite
    ]
    return sorted(found, key=lambda clause: (clause.from_on, clause.place, clause.says))


def _words(document: str, article: str) -> str:
    return f"{document} {article}".strip()


def _in_packs(cite: str) -> list[CitedClause]:
    return [
        CitedClause(
            titles().get(entry.document, entry.document), entry.clause,
            str(PARAMETERS[entry.parameter]["label"]), in_words(entry.parameter, entry.written),
            entry.quote, pack.title, entry.from_on, entry.to_on, entry.illustrative,
        )
        for pack in packs()
        for entry in pack.entries
        if _words(entry.document, entry.clause) == cite
    ]  # fmt: skip


def _in_rules(cite: str) -> list[CitedClause]:
    return [
        CitedClause(
            titles().get(clause.document, clause.document), clause.article, rule.label, "", "",
            "全国", clause.since, clause.until, illustrative=False,
        )
        for rule in RULES.values()
        for clause in rule.cites
        if _cited(clause) == cite
    ]  # fmt: skip


def _cited(clause: Clause) -> str:
    return str(clause)


def _standard(standard: LocalStandard) -> CitedClause:
    return CitedClause(
        titles().get(standard.document, standard.document), standard.clause,
        str(PARAMETERS[standard.kind]["label"]), in_words(standard.kind, yuan_of(standard.amount)), "",
        f"{standard.region:012}", standard.from_on, standard.to_on, standard.illustrative,
    )  # fmt: skip


@cache
def titles() -> dict[str, str]:
    """A document as it is cited, to its number and full title."""
    tables = tomllib.loads(DOCUMENTS.read_text(encoding="utf-8"))
    cited = documents()
    return {
        cited[key]: f"《{table['title']}》"
        + (f"（{table['number']}）" if "number" in table else "")
        for key, table in tables.items()
    }
