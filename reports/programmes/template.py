"""A programme as it is declared (专项行动): its phases, who owes what by when, and what proves it.

One file of the folder is one programme. The dates are its document's; a unit that starts it sets its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from cases.periods import Period
from eligibility.policies.documents import Document, texts
from eligibility.policies.written import PolicyError, listed_in, require_kinds
from monitoring.books import BOOKS
from reports.boards import SECTIONS
from reports.boards.target import Target
from reports.catalogue import REPORTS
from reports.ledgers import LEDGERS

FOLDER = Path(__file__).parent
# Who starts a programme, and the units that owe its tasks there.
OWED_BY: Mapping[str, tuple[str, ...]] = {
    "province": ("province",),
    "city": ("city",),
    "county": ("county", "township"),
}
PROOFS = ("report", "ledger", "book", "measure")
_KEYS = {
    "programme": {"title", "english", "document", "note", "note_english"},
    "phase": {"code", "title", "english", "clause", "from", "to"},
    "task": {
        "code", "phase", "title", "english", "clause", "owes", "department", "due", "every", "figure",
        "figure_english", *PROOFS,
    },
    "measure": {"question", "part", "whole", "target"},
}  # fmt: skip
_NEEDED = {
    "programme": {"title", "english", "document"},
    "phase": {"code", "title", "english", "from", "to"},
    "task": {"code", "phase", "title", "english", "clause", "owes"},
}
EVERY = ("", "month", "quarter")
DEPARTMENTS = ("civil_affairs", "poverty_office", "finance")


@dataclass(frozen=True)
class Said:
    """Words in both languages, as the file says them."""

    chinese: str
    english: str

    def __str__(self) -> str:
        return self.english if get_language() == "en" else self.chinese


@dataclass(frozen=True)
class Phase:
    """A part of a programme with its days, both included."""

    code: str
    title: Said
    clause: str
    starts_on: date
    ends_on: date

    def moved(self, years: int) -> "Phase":
        """The same phase as many years later."""
        first, last = (d.replace(year=d.year + years) for d in (self.starts_on, self.ends_on))
        return replace(self, starts_on=first, ends_on=last)


@dataclass(frozen=True)
class Occasion:
    """One time that a task is owed: until when, and of which period or since when its proof counts."""

    due_on: date
    since: date
    period: str = ""


@dataclass(frozen=True)
class Task:
    """What a kind of unit owes in a phase.

    `days` are those of the document; without them it is due `every` month or quarter, or at the phase's end.
    `proof` is a code of the catalogue of reports, ledgers or books; a `target` is read from a board. `figure`
    is the heading of a number that is typed because no question answers it.
    """

    code: str
    phase: str
    title: Said
    clause: str
    owes: str
    department: str
    days: tuple[date, ...]
    every: str
    kind: str
    proof: str
    target: Target | None
    figure: Said | None

    def occasions(self, local: Phase, declared: Phase) -> Iterator[Occasion]:
        """Each time it is owed in a phase as a unit set it; days of the document move by whole years."""
        years = local.starts_on.year - declared.starts_on.year
        if self.kind == "report":
            yield from self._of_report(local)
        elif self.days:
            for day in self.days:
                yield Occasion(day.replace(year=day.year + years), local.starts_on)
        elif self.every:
            yield from self._by_period(local)
        else:
            yield Occasion(local.ends_on, local.starts_on)

    def _of_report(self, local: Phase) -> Iterator[Occasion]:
        """The periods of the report that are to be filed in the phase, by the catalogue's own days."""
        report = REPORTS[self.proof]
        year = local.ends_on.replace(month=12, day=31)
        for period in reversed(report.periods_until(year, 26)):
            due = report.due.on(period)
            if local.starts_on <= due <= local.ends_on:
                yield Occasion(due, local.starts_on, period.text)

    def _by_period(self, local: Phase) -> Iterator[Occasion]:
        whole = Period.month_of if self.every == "month" else Period.quarter_of
        day = local.starts_on
        while day <= local.ends_on:
            period = whole(day)
            due = min(period.last_day, local.ends_on)
            yield Occasion(due, period.start, period.text)
            day = period.until


@dataclass(frozen=True)
class Template:
    """A programme of a document: who starts it owes its own tasks and asks the units below for theirs."""

    code: str
    title: Said
    document: Document
    note: Said | None
    phases: tuple[Phase, ...]
    tasks: tuple[Task, ...]

    def of_level(self, level: str) -> tuple[Task, ...]:
        """What a unit of that level has done when it starts the programme; none where it is not its own."""
        return tuple(task for task in self.tasks if task.owes in OWED_BY.get(level, ()))

    def phase(self, code: str) -> Phase:
        return next(phase for phase in self.phases if phase.code == code)

    def task(self, code: str) -> Task:
        return next(task for task in self.tasks if task.code == code)

    def phases_in(self, year: int) -> tuple[Phase, ...]:
        """The phases with their days moved so that the programme begins in a year."""
        years = year - self.phases[0].starts_on.year
        return tuple(phase.moved(years) for phase in self.phases)


def read(path: Path) -> Template:
    """One programme, checked. Raises PolicyError with file and line."""
    head: dict[str, Any] = {}
    phases: dict[str, Phase] = {}
    tasks: dict[str, Task] = {}
    for name, table, where in listed_in(path):
        _require(name, table, where)
        if name == "programme":
            head = table
        elif name == "phase":
            phases[_once(table, phases, where)] = _phase(table)
        else:
            tasks[_once(table, tasks, where)] = _task(table, phases, where)
    if not head or not phases or not tasks:
        raise PolicyError(
            f"{path.parent.name}/{path.name}:1: a programme has a head, phases and tasks"
        )
    note = Said(head["note"], head["note_english"]) if "note" in head else None
    title = Said(head["title"], head["english"])
    return Template(
        path.stem,
        title,
        texts()[head["document"]],
        note,
        tuple(phases.values()),
        tuple(tasks.values()),
    )


def _require(name: str, table: dict[str, Any], where: str) -> None:
    if name not in _NEEDED:
        raise PolicyError(f"{where}: unknown table {name}")
    if strange := set(table) - _KEYS[name]:
        raise PolicyError(f"{where}: unknown key {', '.join(sorted(strange))}")
    if missing := _NEEDED[name] - set(table):
        raise PolicyError(f"{where}: {', '.join(sorted(missing))} missing")
    require_kinds(table, where)
    if name == "programme" and table["document"] not in texts():
        raise PolicyError(f"{where}: {table['document']} is not in documents.toml")


def _once(table: dict[str, Any], known: Mapping[str, object], where: str) -> str:
    code = str(table["code"])
    if code in known:
        raise PolicyError(f"{where}: {code} stands twice")
    return code


def _phase(table: dict[str, Any]) -> Phase:
    title = Said(table["title"], table["english"])
    return Phase(table["code"], title, table.get("clause", ""), table["from"], table["to"])


def _task(table: dict[str, Any], phases: Mapping[str, Phase], where: str) -> Task:
    proofs = [kind for kind in PROOFS if kind in table]
    kind = proofs[0] if proofs else ""
    phase = phases.get(table["phase"])
    days = tuple(table.get("due", ()))
    wrong = {
        "phase is one of the phases above": phase is None,
        "owes is province, city, county or township": table["owes"]
        not in sum(OWED_BY.values(), ()),
        f"department is one of {', '.join(DEPARTMENTS)}": table.get("department", "")
        not in ("", *DEPARTMENTS),
        "every is month or quarter": table.get("every", "") not in EVERY,
        f"one of {', '.join(PROOFS)} is enough": len(proofs) > 1,
        "due lies in the phase": phase is not None
        and not all(type(d) is date and phase.starts_on <= d <= phase.ends_on for d in days),
        "a figure has its english": ("figure" in table) != ("figure_english" in table),
        f"{kind} is not in the catalogue": bool(kind) and not _known(kind, table),
    }
    for words, found in wrong.items():
        if found:
            raise PolicyError(f"{where}: {words}")
    target = _target(table["measure"], where) if kind == "measure" else None
    figure = Said(table["figure"], table["figure_english"]) if "figure" in table else None
    return Task(
        table["code"], table["phase"], Said(table["title"], table["english"]), table["clause"],
        table["owes"], table.get("department", ""), days, table.get("every", ""), kind,
        "" if target else table.get(kind, ""), target, figure,
    )  # fmt: skip


def _known(kind: str, table: dict[str, Any]) -> bool:
    """Whether what proves a task is there: a report that the unit files, a ledger, a book, a question."""
    given = table[kind]
    match kind:
        case "report":
            return given in REPORTS and table["owes"] in REPORTS[given].levels
        case "ledger":
            return given in LEDGERS and bool(table.get("every"))
        case "book":
            return given in BOOKS
    return isinstance(given, dict) and given.get("question") in SECTIONS


def _target(given: dict[str, Any], where: str) -> Target:
    if strange := set(given) - _KEYS["measure"]:
        raise PolicyError(f"{where}: unknown key {', '.join(sorted(strange))}")
    figures = {line.figure for line in SECTIONS[given["question"]].lines}
    named = {given.get("part"), *([given["whole"]] if "whole" in given else [])}
    if not named <= figures or ("whole" in given) != ("target" in given):
        raise PolicyError(
            f"{where}: part (and whole with its target) are figures of {given['question']}"
        )
    return Target(
        given["question"], given["part"], given.get("whole", ""), Decimal(given.get("target", 0))
    )
