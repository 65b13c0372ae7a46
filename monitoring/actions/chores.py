"""Regular work that is no comparison: warnings, and gradual exits that fall due; jobs like comparisons."""

from collections.abc import Callable, Sized
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.actions.jobs import run_job
from accounts.models import Job
from monitoring.actions.exits import propose_due
from monitoring.actions.warning import raise_warnings
from monitoring.comparisons import DAILY


@dataclass(frozen=True)
class Chore:
    """Work done for a county, again and again: it takes the region's code, `by` and `on`, and returns what
    is new. Done twice it adds nothing. `frequency` as of a comparison."""

    kind: str
    label: Promise
    work: Callable[..., Sized]
    frequency: str = DAILY
    parts: int = 1

    @property
    def job(self) -> str:
        """The kind of its jobs, which is the name of their task."""
        return f"do_{self.kind}"


CHORES: dict[str, Chore] = {
    each.kind: each
    for each in (
        Chore("warnings", _("监测预警"), raise_warnings),
        Chore("gradual_exits", _("渐退期到期提出退出核对"), propose_due),
    )
}


def run(job_id: int, *, on: date) -> Job | None:
    """Do a job, or what a dead worker left of it; its result counts what is new."""
    chores = {each.job: each for each in CHORES.values()}

    def part(job: Job, _number: int) -> int:
        return len(chores[job.kind].work(job.region_id, by=job.requested_by, on=on))

    def closing(job: Job) -> dict[str, Any]:
        return {"new": sum(job.parts.values_list("rows", flat=True))}

    return run_job(job_id, part, closing=closing)
