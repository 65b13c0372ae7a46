"""How a comparison is declared: what it asks of which registers, what it may find, and what follows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.benefits import TimeLimit
from eligibility.rules.law import Law

ON_IMPORT = "import"  # asked when rows arrive; no period is ever missed
DAILY = "daily"
LISTED = TimeLimit(10, "比对疑点核实时限", date(2020, 1, 1))


@dataclass(frozen=True)
class Figure:
    """A threshold that no document gives: its value, and why it was chosen. Where a law parameter exists,
    the declaration names that instead."""

    value: int
    because: str


@dataclass(frozen=True)
class Rule:
    """One thing a question may find.

    `weight`: `heavy` (money goes to the wrong person), `usual`, or `light` (often a false hit, checked in
    passing). `holds`: why the person's next payment waits while it is checked; empty where nothing waits.
    `second`: whether number and name weigh so much that a second person confirms the explanation.
    """

    code: str
    label: Promise
    weight: str = "usual"
    holds: Promise | str = ""
    second: bool = False


@dataclass(frozen=True)
class Question:
    """A statement in `sql/questions/<file>.sql` that selects hits for its rules.

    `reads`: the registers it needs, all of them; none for our own rolls alone. `complete`: it concludes
    something from a missing row, so each register must list the whole county. `categories`: of rows of
    other categories it asks nothing. `everybody`: it looks at people on the roll of whom no row speaks.
    `strangers`: it also looks at people who are not on the roll. `figures`: thresholds by name, a law
    parameter, something worked out of the law, or a Figure; they reach the statement as `law`, by area.
    `fills`: a statement that runs first. `searches`: the question is put to the rule core instead of to a
    statement, by the search of that name (`monitoring.missed`); `beside` are the registers that it reads as
    far as they are there, one at least.
    """

    file: str
    rules: tuple[Rule, ...]
    reads: tuple[str, ...] = ()
    complete: bool = False
    categories: tuple[str, ...] = ()
    everybody: bool = False
    strangers: bool = False
    figures: Mapping[str, str | Figure | Callable[[Law], Any]] = field(default_factory=dict)
    fills: str = ""
    searches: str = ""
    beside: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Every register whose rows it may see."""
        return (*self.reads, *self.beside)


@dataclass(frozen=True)
class Declaration:
    """One kind of comparison.

    `frequency`: a parameter of the law, `daily` (in periods of a month), `monthly`, `quarterly`, or
    ON_IMPORT. `limit`: how long a finding may wait, as a parameter of the law or a clock. `asks`: what
    people do about its findings. `follows`: what a confirmed finding may raise about others.
    """

    kind: str
    label: Promise
    asks: Promise
    questions: tuple[Question, ...]
    frequency: str = ON_IMPORT
    limit: str | TimeLimit = LISTED
    follows: tuple[Rule, ...] = ()

    @property
    def job(self) -> str:
        """The kind of its jobs, which is the name of their task."""
        return f"compare_{self.kind}"

    @property
    def parts(self) -> int:
        """How many parts a job of it has: its questions."""
        return len(self.questions)

    @property
    def registers(self) -> tuple[str, ...]:
        """Every register one of its questions reads, each once."""
        return tuple(dict.fromkeys(r for question in self.questions for r in question.sources))

    @property
    def rules(self) -> tuple[Rule, ...]:
        return (*(rule for each in self.questions for rule in each.rules), *self.follows)


SETTLE = _("核实后写明处置；属实的调整或停发由两人办理")
