"""Who may hold what together: every pair of benefits with its verdict, and what that does to the answers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

import polars as pl

from eligibility.rules.benefits.children import CHILDREN, ORPHANS, opinion
from eligibility.rules.benefits.entitlement import NEED_INFORMATION, OTHER_ROUTE, YES
from eligibility.rules.benefits.tekun_amount import BENEFIT as TEKUN
from eligibility.rules.benefits.tekun_amount import method
from eligibility.rules.law import Law
from eligibility.rules.rule import Clause, method_2021

Verdict = Literal["allowed", "never", "choose", "difference"]

DIBAO, LIVING, NURSING = "dibao", "disability_living", "disability_nursing"
# The choice a member states, to the benefit it keeps
CHOICES = {TEKUN: "tekun", ORPHANS: "child", CHILDREN: "child"}

CHOICE_SINCE = date(2021, 7, 1)
SIXIAN = Clause("《泗县哪些情形不能享受最低生活保障》", "", date(2014, 5, 1))
SUBSIDIES = Clause("国发〔2015〕52号", "", date(2016, 1, 1))
TEMPORARY = Clause("民发〔2018〕23号", "", date(2018, 1, 23))
ONCE = Clause("民发〔2022〕83号", "三(一)", date(2022, 10, 20))


@dataclass(frozen=True)
class Pair:
    """Two benefits for one person. `gives_way`: the one that is not taken up, or ends, where the verdict
    is `never`; where it is `difference`, the one that is paid less. `illustrative`: no text in force at
    the place was read that says so."""

    first: str
    second: str
    verdict: Verdict
    gives_way: str | None = None
    cites: tuple[str, ...] = ()
    illustrative: bool = False

    def __contains__(self, benefit: str) -> bool:
        return benefit in (self.first, self.second)

    def other(self, benefit: str) -> str:
        return self.second if benefit == self.first else self.first


@lru_cache(maxsize=1024)
def pairs(law: Law) -> tuple[Pair, ...]:
    """The matrix as it stands under this law. What shuts the subsidies out is the places' to say."""
    return (
        Pair(DIBAO, TEKUN, "never", DIBAO, _cited(law, SIXIAN), illustrative=True),
        *_of_children(law),
        Pair(DIBAO, LIVING, "allowed", None, _cited(law, SUBSIDIES)),
        Pair(DIBAO, NURSING, "allowed", None, _cited(law, SUBSIDIES)),
        Pair(LIVING, NURSING, "allowed", None, _cited(law, SUBSIDIES)),
        *_shut_out(law, LIVING, law.disability_living_excluded_by),
        *_shut_out(law, NURSING, law.disability_nursing_excluded_by),
        Pair(DIBAO, "temporary_aid", "allowed", None, _cited(law, TEMPORARY)),
        Pair(TEKUN, "temporary_aid", "allowed", None, _cited(law, TEMPORARY)),
        _once(law, DIBAO, DIBAO),
        _once(law, TEKUN, "dibao_elsewhere"),
        Pair(DIBAO, "edge_family", "allowed", None, _cited(law, method_2021("第八条"))),
    )


def _once(law: Law, here: str, gives_way: str) -> Pair:
    """Nobody is helped in two places."""
    cites = _cited(law, ONCE)
    return Pair(here, "dibao_elsewhere", "never", gives_way, cites, illustrative=not cites)


def _of_children(law: Law) -> list[Pair]:
    chosen = law.on >= CHOICE_SINCE
    nine, three = _cited(law, method("第九条")), _cited(law, opinion("三(一)"))
    old: Verdict = "choose" if chosen or not law.unsupported_child_difference else "difference"
    listed = [
        Pair(TEKUN, ORPHANS, "choose", None, nine, illustrative=not chosen),
        Pair(
            TEKUN, CHILDREN, old, None if old == "choose" else CHILDREN, nine if chosen else three
        ),
    ]
    for child in (ORPHANS, CHILDREN):
        paid_less = getattr(law, f"{child}_difference")
        parameter = law.cites(f"{child}_difference")
        listed.append(
            Pair(
                DIBAO, child, "difference" if paid_less else "allowed",
                child if paid_less else None, tuple(parameter),
                law.illustrative(f"{child}_difference"),
            )
        )  # fmt: skip
    return listed


def _shut_out(law: Law, subsidy: str, by: Collection[str]) -> list[Pair]:
    """Full child money shuts the living subsidy out; with the subsidy held the child gets the difference."""
    name = f"{subsidy}_excluded_by"
    cites, illustrative = tuple(law.cites(name)), law.illustrative(name)
    found = []
    for holder in by:
        less = holder == CHILDREN and subsidy == LIVING and law.unsupported_child_difference
        kind: Verdict = "difference" if less else "never"
        texts = (*_cited(law, opinion("三(一)")), *cites) if less else cites
        found.append(Pair(holder, subsidy, kind, subsidy, texts, illustrative))
    clauses = {ORPHANS: (SUBSIDIES,), CHILDREN: (opinion("三(二)"), SUBSIDIES)}
    found += [
        Pair(child, subsidy, "allowed", None, _cited(law, *texts))
        for child, texts in clauses.items()
        if child not in by
    ]
    return found


def _cited(law: Law, *clauses: Clause) -> tuple[str, ...]:
    return tuple(str(clause) for clause in clauses if clause.in_force(law.on))


def settle(rows: pl.LazyFrame, law: Law, benefit: str, answered: Collection[str]) -> pl.LazyFrame:
    """The answers once more, with what this benefit and those answered before it do to one another: the
    one that gives way is `other_route` to the other; where a person must choose and has not, both wait."""
    for pair in pairs(law):
        if benefit in pair and pair.other(benefit) in answered:
            rows = rows.with_columns_seq(_settled(pair))
    return rows


@lru_cache(maxsize=1024)
def _settled(pair: Pair) -> list[pl.Expr]:
    one, other = (pl.col(each) == YES for each in (pair.first, pair.second))
    if pair.verdict == "choose":
        return [*_chosen(pair, pair.first), *_chosen(pair, pair.second)]
    if pair.verdict == "never" and pair.gives_way:
        return _yielding(pair, pair.gives_way, one & other)
    if pair.verdict == "difference" and pair.gives_way == LIVING:
        return _yielding(pair, LIVING, one & other & ~pl.col("holds_disability_living"))
    return []


def _chosen(pair: Pair, mine: str) -> list[pl.Expr]:
    """Of a pair to choose from: `mine` goes where the other is certain and chosen. Both wait for the
    choice where both are certain."""
    theirs = pair.other(mine)
    choice = pl.col("chooses")
    gone = (pl.col(theirs) == YES) & (choice == CHOICES[theirs]).fill_null(False)
    waits = (pl.col(theirs) == YES) & (pl.col(mine) == YES) & choice.is_null()
    return [
        *_yielding(pair, mine, gone & pl.col(mine).is_in([YES, NEED_INFORMATION]), waits),
        waits.alias(f"{mine}_to_choose"),
    ]


def _yielding(pair: Pair, mine: str, gone: pl.Expr, waits: pl.Expr | None = None) -> list[pl.Expr]:
    waiting = pl.lit(False) if waits is None else waits
    changed = pl.when(gone).then(pl.lit(OTHER_ROUTE)).when(waiting).then(pl.lit(NEED_INFORMATION))
    due, route = f"{mine}_amount", f"{mine}_route"
    return [
        changed.otherwise(pl.col(mine)).alias(mine),
        pl.when(~(gone | waiting).fill_null(False)).then(pl.col(due)).alias(due),
        pl.when(gone).then(pl.lit(pair.other(mine))).otherwise(pl.col(route)).alias(route),
    ]
