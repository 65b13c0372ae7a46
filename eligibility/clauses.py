"""What a sheet cites, looked up again: the text, what it sets, where and from when to when."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from eligibility.policies.packs import DOCUMENTS, documents, packs
from eligibility.policies.standards import LocalStandard, shipped
from eligibility.rules.law import PARAMETERS
from eligibility.rules.money import yuan_of
from eligibility.rules.rule import RULES, Clause
from eligibility.rules.words import CATEGORIES, EXPENSES, INCOMES

_WORDS = {
    **INCOMES,
    **EXPENSES,
    **CATEGORIES,
    "central": "中央部分",
    "all": "全部",
    "none": "无",
    "minimum_wage": "按最低工资",
    "wage_ratio": "按工资的比例",
    "wage_ratio_or_minimum_wage": "按工资比例或最低工资，取有利的",
    "standard_ratio": "按低保标准的比例",
    "minimum_wage_ratio": "按最低工资的比例",
    "actual": "按实际支出",
    "full": "全额发放",
    "difference": "补差发放",
    "ratio": "按比例发放",
    "keep": "按原金额",
    "taper": "逐步减少",
    "highest": "就高",
    "sum": "叠加",
    "highest_plus_disabled": "就高，残疾另加",
    "unlifted": "未脱贫",
    "lifted": "已脱贫",
    "unstable": "脱贫不稳定户",
    "marginal": "边缘易致贫户",
    "sudden_hardship": "突发严重困难户",
    "unlimited": "不设上限",
    "not_tested": "不审核",
}


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
            str(PARAMETERS[entry.parameter]["label"]), _shown(entry.written),
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
        str(PARAMETERS[standard.kind]["label"]), yuan_of(standard.amount), "",
        f"{standard.region:012}", standard.from_on, standard.to_on, standard.illustrative,
    )  # fmt: skip


def _shown(written: Any) -> str:
    """A value as people read it: codes in words, yes and no, tables item by item."""
    if isinstance(written, dict):
        return "；".join(
            f"{_WORDS.get(key, key)} {_shown(value)}" for key, value in written.items()
        )
    if isinstance(written, list):
        return "、".join(_shown(each) for each in written)
    if isinstance(written, bool):
        return "是" if written else "否"
    return _WORDS.get(str(written), str(written))


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
