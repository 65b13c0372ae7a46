"""What a sheet cites, looked up again: the text, what it sets, where and from when to when."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from accounts.models import Region
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


@dataclass(frozen=True)
class Cited:
    """A clause of a document: what it sets, and the labels of the rules that are reckoned by it."""

    title: str
    article: str
    sets: list[CitedClause]
    rules: list[str]

    @property
    def quoted(self) -> bool:
        """Whether any words of the text itself are stored."""
        return any(clause.quote for clause in self.sets)


def cited(cite: str, standards: tuple[LocalStandard, ...] = ()) -> Cited | None:
    """What is cited by these words; None where nothing is."""
    found = clauses_cited(cite, standards)
    if not found:
        return None
    sets = [clause for clause in found if clause.value]
    rules = dict.fromkeys(clause.says for clause in found if not clause.value)
    return Cited(found[0].title, found[0].article, sets, list(rules))


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
        _place(standard.region), standard.from_on, standard.to_on, standard.illustrative,
    )  # fmt: skip


def _place(code: int) -> str:
    """The name of a region; its code where neither the regions nor the packs know it."""
    named = Region.objects.filter(code=code).values_list("name", flat=True).first()
    titled = (pack.title for pack in packs() if pack.region == code)
    return named or next(titled, f"{code:012}")


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
