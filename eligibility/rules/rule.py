"""How a rule is written down: a function from the law to a column, with its label and its clauses."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

import polars as pl

from eligibility.rules.law import Law

Level = Literal["item", "member", "household"]


@dataclass(frozen=True)
class Clause:
    """A clause of a national text, cited only while that text is in force."""

    document: str
    article: str
    since: date
    until: date | None = None

    def in_force(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)

    def __str__(self) -> str:
        return f"{self.document} {self.article}".strip()


def regulation(article: str) -> Clause:
    """社会救助暂行办法"""
    return Clause("国务院令第649号", article, date(2014, 5, 1))


def method_2012(article: str) -> Clause:
    """最低生活保障审核审批办法（试行）"""
    return Clause("民发〔2012〕220号", article, date(2012, 12, 12), date(2021, 6, 30))


def method_2021(article: str) -> Clause:
    """最低生活保障审核确认办法"""
    return Clause("民发〔2021〕57号", article, date(2021, 7, 1))


@dataclass(frozen=True, eq=False)
class Rule:
    """A sentence of the law. Called with the law of a place and a day it gives the column of its name.

    `needs` are the columns that are named as missing when the answer is unknown (null); `since` and
    `until` bound the days on which the sentence stands, and `otherwise` is its answer on all other days.
    """

    name: str
    label: str
    of: Level
    cites: tuple[Clause, ...]
    compute: Callable[[Law], pl.Expr]
    parameters: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    otherwise: int | bool | None = None
    benefit: str = "dibao"
    says: str = field(default="", compare=False)

    def in_force(self, on: date) -> bool:
        return not (self.since and on < self.since) and not (self.until and on > self.until)

    def __call__(self, law: Law) -> pl.Expr:
        answer = self.compute(law) if self.in_force(law.on) else pl.lit(self.otherwise)
        return answer.alias(self.name)

    def cited(self, law: Law) -> list[str]:
        """The texts this rule rests on that day: the parameters it used, then the national clauses."""
        clauses = [str(clause) for clause in self.cites if clause.in_force(law.on)]
        return list(dict.fromkeys([*law.cites(*self.parameters), *clauses]))


RULES: dict[str, Rule] = {}


def rule(
    label: str,
    *,
    of: Level,
    cites: tuple[Clause, ...],
    parameters: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    since: date | None = None,
    until: date | None = None,
    otherwise: int | bool | None = None,
    benefit: str = "dibao",
) -> Callable[[Callable[[Law], pl.Expr]], Rule]:
    """Declare a rule; its name is the function's name, which is also the name of its column."""

    def declare(compute: Callable[[Law], pl.Expr]) -> Rule:
        declared = Rule(
            compute.__name__, label, of, cites, compute, parameters, needs, since, until, otherwise,
            benefit, (compute.__doc__ or "").strip(),
        )  # fmt: skip
        if declared.name in RULES:
            raise ValueError(f"two rules are called {declared.name}")
        RULES[declared.name] = declared
        return declared

    return declare


def answer(frame: pl.LazyFrame, law: Law, *rules: Rule) -> pl.LazyFrame:
    """The frame with one column more for each rule; the rules of one call do not see one another."""
    return frame.with_columns_seq(_columns(law, rules))


@lru_cache(maxsize=8192)
def _columns(law: Law, rules: tuple[Rule, ...]) -> list[pl.Expr]:
    """Expressions do not change: building them again for every household would take half the time."""
    return [each(law) for each in rules]
