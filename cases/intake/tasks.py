"""The task list of a draft: which task is done, begun, blocked, or has something wrong."""

from dataclasses import dataclass, field

from django.utils.functional import Promise

from cases.intake.complaints import Complaint, complaints_in
from cases.intake.draft import Draft
from cases.intake.sections import CHECK, LABELS
from cases.procedure import State


@dataclass(frozen=True)
class Task:
    """One task. `status` is todo, doing, done, blocked or problem (as components/steps shows it)."""

    name: str
    label: Promise
    number: int
    status: str
    complaints: list[Complaint] = field(default_factory=list)


def tasks_of(draft: Draft) -> list[Task]:
    """All tasks in order; the last one opens when the others are done."""
    found = {name: complaints_in(draft, name) for name in draft.sections}
    right = {name for name in draft.sections if draft.finished(name) and not found[name]}
    tasks = [
        Task(name, LABELS[name], place, _status(draft, name, right, found[name]), found[name])
        for place, name in enumerate(draft.sections, 1)
    ]
    open_ = draft.application.state == State.DRAFT
    last = ("todo" if len(right) == len(draft.sections) else "blocked") if open_ else "done"
    return [*tasks, Task(CHECK, LABELS[CHECK], len(tasks) + 1, last)]


def next_after(tasks: list[Task], name: str) -> Task:
    """The next task in order that still needs something, round to the front; else the check."""
    place = next(i for i, task in enumerate(tasks) if task.name == name)
    later = [*tasks[place + 1 : -1], *tasks[:place]]
    return next((task for task in later if task.status not in ("done", "blocked")), tasks[-1])


def _status(draft: Draft, name: str, right: set[str], complaints: list[Complaint]) -> str:
    if name in right:
        return "problem" if name in draft.returned else "done"
    if not set(draft.sections[name].after) <= right:
        return "blocked"
    if draft.finished(name) or name in draft.returned:
        return "problem"
    return "doing" if name in draft.saved else "todo"
