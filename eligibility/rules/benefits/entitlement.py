"""What a benefit beside dibao declares, and how its four answers come about."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import polars as pl

from eligibility.rules.beyond import Beyond
from eligibility.rules.dibao.decide import Decided
from eligibility.rules.law import Law
from eligibility.rules.rule import Rule, answer

Row = Mapping[str, Any]
YES, NO, OTHER_ROUTE, NEED_INFORMATION = ANSWERS = ("yes", "no", "other_route", "need_information")


@dataclass(frozen=True)
class Entitlement:
    """A benefit for members or for households, declared by its rules, each a column of its name.

    `stages`: every rule of the benefit, in the order of working out; rules of one stage do not see one
    another. `concerns`: whether the benefit is about this person at all; nobody else is asked for facts.
    `conditions`: true, false or unknown (null), all must hold. `routes`: rules that send the person to
    another benefit, by its code. `amount`: fen; none for a standing without money. `per`: month, year or
    once, or the name of the parameter that says which. `tells`: rules told beside the answer, which does
    not hang on them. `gather`: sums of the facts beyond the means test, one row a member or household;
    `weigh`: the same where the tables of the means test are needed too. `figures`: the local standards a
    row's amount is read from. `working`: the amount in figures, for the sheet.
    """

    benefit: str
    of: Literal["member", "household"]
    stages: tuple[tuple[Rule, ...], ...]
    concerns: Rule
    conditions: tuple[Rule, ...]
    amount: Rule | None = None
    per: str = "month"
    routes: Mapping[Rule, str] = field(default_factory=dict)
    tells: tuple[Rule, ...] = ()
    gather: Callable[[Beyond, Law], pl.LazyFrame] | None = None
    weigh: Callable[[Decided, Beyond, Law], pl.LazyFrame] | None = None
    figures: Callable[[Law, Row], Iterable[str]] | None = None
    working: Callable[[Law, Row], str] | None = None

    def ask(self, rows: pl.LazyFrame, beyond: Beyond, law: Law) -> pl.LazyFrame:
        """The rows with the column of `concerns`, and those of the stages that lead to it."""
        if self.gather:
            rows = rows.join(self.gather(beyond, law), on=self.of, how="left")
        for stage in self.stages[: self._asking()]:
            rows = answer(rows, law, *stage)
        return rows

    def answer(
        self, rows: pl.LazyFrame, decided: Decided, beyond: Beyond, law: Law
    ) -> pl.LazyFrame:
        """The rows asked, with every other rule's column, and the columns `<benefit>`, `<benefit>_amount`
        and `<benefit>_route`."""
        if self.weigh:
            rows = rows.join(self.weigh(decided, beyond, law), on=self.of, how="left")
        for stage in self.stages[self._asking() :]:
            rows = answer(rows, law, *stage)
        return rows.with_columns_seq(self._answer).with_columns_seq(*self._amount_and_route)

    @cached_property
    def declined(self) -> list[pl.Expr]:
        """The answer no, where nobody is concerned."""
        return [
            pl.lit(NO).alias(self.benefit),
            pl.lit(None, pl.Int64).alias(f"{self.benefit}_amount"),
            pl.lit(None, pl.String).alias(f"{self.benefit}_route"),
        ]

    def _asking(self) -> int:
        """How many stages lead to `concerns`; none where an earlier benefit has worked it out."""
        return next((n for n, stage in enumerate(self.stages, 1) if self.concerns in stage), 0)

    def period(self, law: Law) -> str:
        """What the amount is for: `month`, `year` or `once`."""
        return str(getattr(law, self.per, self.per))

    @cached_property
    def _answer(self) -> pl.Expr:
        conditions = pl.all_horizontal(rule.name for rule in self.conditions)
        known = pl.lit(True) if self.amount is None else pl.col(self.amount.name).is_not_null()
        routed = [pl.when(pl.col(rule.name)).then(pl.lit(OTHER_ROUTE)) for rule in self.routes]
        return pl.coalesce(
            pl.when(~pl.col(self.concerns.name)).then(pl.lit(NO)),
            *routed,
            pl.when(~conditions).then(pl.lit(NO)),
            pl.when(conditions & known & pl.col(self.concerns.name)).then(pl.lit(YES)),
            pl.lit(NEED_INFORMATION),
        ).alias(self.benefit)

    @cached_property
    def _amount_and_route(self) -> tuple[pl.Expr, pl.Expr]:
        answer = pl.col(self.benefit)
        due = pl.lit(0, pl.Int64) if self.amount is None else pl.col(self.amount.name)
        taken = (
            pl.when(pl.col(rule.name)).then(pl.lit(code)) for rule, code in self.routes.items()
        )
        first = pl.coalesce(*taken, pl.lit(None, pl.String))
        return (
            pl.when(answer == YES).then(due).alias(f"{self.benefit}_amount"),
            pl.when(answer == OTHER_ROUTE).then(first).alias(f"{self.benefit}_route"),
        )
