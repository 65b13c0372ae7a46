"""How fast a job goes: rows so far, rows in a second, and what that leaves to wait."""

from dataclasses import dataclass
from statistics import median

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Job

LATELY = 20  # parts; a pause between two of them does not move the median


@dataclass(frozen=True)
class Pace:
    """`rows` done; `each_second` and `seconds_left` are None until a part was timed."""

    stage: Promise
    rows: int
    each_second: int | None
    seconds_left: int | None


def pace_of(job: Job) -> Pace:
    """How a job goes, by its parts that are done."""
    parts = job.parts.exclude(done_at=None).order_by("done_at")
    done = [(part.done_at, part.rows) for part in parts if part.done_at]
    left = job.parts.filter(done_at=None).count()
    times = [at for at, _rows in done]
    if job.started_at:
        times.insert(0, job.started_at)
    spans = [(b - a).total_seconds() for a, b in zip(times, times[1:], strict=False)][-LATELY:]
    rows = sum(many for _at, many in done)
    each = median(spans) if spans else 0
    return Pace(
        stage=_stage(job, left),
        rows=rows,
        each_second=round(rows / len(done) / each) if each and done else None,
        seconds_left=max(round(each * left), 1) if each and left else None,
    )


def _stage(job: Job, left: int) -> Promise:
    if job.state == Job.State.READY:
        return _("排队等待")
    if job.state in Job.RESTING:
        return _("停下来了，已完成的部分保留")
    return _("逐部分处理") if left else _("各部分已完成，正在汇总")
