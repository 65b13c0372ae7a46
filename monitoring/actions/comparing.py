"""Compare the rolls of a county with registers (信息比对): once per kind, period and inputs.

1. The inputs are the loaded files of its registers that concern the county; their digest names it.
2. An advisory lock lets one comparison of a kind run in a county at a time.
3. Its questions are put one by one; each is a part of the job, done in one transaction, so a killed worker
   leaves whole questions behind and the next goes on. A second run adds nothing.
4. What must follow a hit is a hold of the next payment at most, never a stop.
"""

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import statements
from accounts.actions.jobs import postpone, run_job
from accounts.models import Job, Officer, Region
from accounts.roles import Right
from cases.periods import Period
from monitoring.actions import hits, schedule
from monitoring.actions.hits import Counts
from monitoring.comparisons import COMPARISONS, Question
from monitoring.models import ComparedPerson, Comparison, RegisterImport
from monitoring.registers import REGISTERS, staging

SQL = Path(__file__).resolve().parent.parent / "sql"
PATIENCE = timedelta(hours=1)


class NoRegister(Exception):
    """There is nothing to compare with; the message says which register is missing."""


@transaction.atomic
def compare(
    kind: str, *, region_id: int, period: str, by: Officer, on: date, job: Job | None = None
) -> tuple[Comparison, dict[str, int]]:
    """The findings of one county are those of its rolls and registers of today.

    Returns the comparison and the counts of this run: matched, new, known, closed. Raises NoRegister,
    and PermissionDenied.
    """
    region = _allowed(region_id, by)
    comparison = _open(kind, region, period, inputs(kind, region), by=by, job=job)
    found = Counts()
    for question in COMPARISONS[kind].questions:
        found += _put(question, comparison, by=by, on=on)
    _finish(comparison, found)
    return comparison, found.told()


@transaction.atomic
def start(kind: str, *, region_id: int, period: Period, by: Officer, on: date) -> Job:
    """A worker is asked to compare now; of a period that is done, once more a day.

    Raises NoRegister, and PermissionDenied.
    """
    inputs(kind, _allowed(region_id, by))
    return schedule.start(kind, region_id=region_id, period=period, by=by, on=on)


def run(job_id: int, *, on: date) -> Job | None:
    """Do what is left of a job, question by question. Without a register it waits, and is no attempt."""
    kinds = {each.job: kind for kind, each in COMPARISONS.items()}
    waiting = Job.objects.select_related("region").get(pk=job_id)
    kind = kinds[waiting.kind]
    try:
        inputs(kind, waiting.region)
    except NoRegister as reason:
        postpone(job_id, PATIENCE, str(reason))
        return None

    def part(job: Job, number: int) -> int:
        comparison = _comparison_of(job, kind)
        question = COMPARISONS[kind].questions[number]
        found = _put(question, comparison, by=job.requested_by, on=on)
        so_far = job.result | {"comparison": comparison.pk}
        so_far |= (Counts(**_counts(so_far)) + found).told()
        Job.objects.filter(pk=job.pk).update(result=so_far)
        job.result = so_far
        return sum(source["rows"] for source in _sources_of(question, comparison))

    def closing(job: Job) -> dict[str, Any]:
        found = Counts(**_counts(job.result))
        _finish(_comparison_of(job, kind), found)
        return found.told()

    return run_job(job_id, part, closing=closing)


def inputs(kind: str, region: Region) -> list[RegisterImport]:
    """The files a comparison rests on: of each place the newest complete one, and all that came after it.

    Raises NoRegister when no question can be put, or rows of a file were lost with the server.
    """
    declared = COMPARISONS[kind]
    found = in_force(kind, region)
    sources = _sources(region, found)
    if not any(_may_put(question, sources) for question in declared.questions):
        have = {each.kind for each in found}
        needed = dict.fromkeys(r for question in declared.questions for r in question.reads)
        missing = [str(REGISTERS[each].label) for each in needed if each not in have]
        if not found:
            missing = missing or [_("登记数据")]
        if not missing:
            raise NoRegister(_("这项比对要用全县的登记数据，现有的只覆盖一部分，导入全县的再比对"))
        raise NoRegister(
            _("%(region)s还没有导入过“%(register)s”，导入后再比对")
            % {"region": region.name, "register": "”、“".join(map(str, missing))}
        )
    for each in found:
        if not staging.intact(each.pk, each.accepted):
            raise NoRegister(
                _("“%(file)s”的数据在服务器重启时丢失，重新导入后再比对") % {"file": each.file_name}
            )
    return found


def in_force(kind: str, region: Region) -> list[RegisterImport]:
    """The loaded files that a comparison of a region would use, whether their rows are there or not."""
    around = Q(region__code__lte=region.code, region__until__gt=region.code)
    inside = Q(region__code__gte=region.code, region__code__lt=region.until)
    loaded = RegisterImport.objects.filter(around | inside, state=RegisterImport.State.LOADED)
    found: list[RegisterImport] = []
    for register in COMPARISONS[kind].registers:
        files = loaded.filter(kind=register).select_related("region")
        places: dict[int, list[RegisterImport]] = {}
        for each in files.order_by("as_of", "pk"):
            before = [] if each.complete else places.get(each.region_id, [])
            places[each.region_id] = [*before, each]
        found += chain.from_iterable(places.values())
    return sorted(found, key=lambda each: each.pk)


def _allowed(region_id: int, by: Officer) -> Region:
    region = Region.objects.visible_to(by).get(pk=region_id)
    if not by.may(Right.COMPARE, region.code):
        raise PermissionDenied(_("你的岗位不能在这个地区做信息比对"))
    return region


def _open(
    kind: str, region: Region, period: str, imports: list[RegisterImport], *, by: Officer, job: Job | None
) -> Comparison:  # fmt: skip
    """The comparison of these inputs, locked against any other of its kind in the county."""
    statements.rows(SQL, "one_comparison_at_a_time", kind=kind, region=region.code)
    comparison, _created = Comparison.objects.get_or_create(
        kind=kind,
        region=region,
        period=period,
        inputs=_digest(imports),
        defaults={"started_by": by, "sources": _sources(region, imports), "job": job},
    )
    return comparison


def _comparison_of(job: Job, kind: str) -> Comparison:
    """The comparison that the first part of the job opened; files that arrive meanwhile wait for the next."""
    if known := job.result.get("comparison"):
        comparison: Comparison = Comparison.objects.select_related("region").get(pk=known)
        statements.rows(SQL, "one_comparison_at_a_time", kind=kind, region=comparison.region.code)
        return comparison
    region = _allowed(job.region_id, job.requested_by)
    imports = inputs(kind, region)
    return _open(kind, region, job.period, imports, by=job.requested_by, job=job)


def _put(question: Question, comparison: Comparison, *, by: Officer, on: date) -> Counts:
    """Put one question, unless a register it needs is not there."""
    if not _may_put(question, comparison.sources):
        return Counts()
    sources = _sources_of(question, comparison)
    if question.fills:
        ComparedPerson.objects.filter(comparison=comparison).delete()
    found = hits.ask(question, comparison, [s["import"] for s in sources], by=by, on=on)
    if question.fills:
        _count_groups(comparison)
    return found


def _count_groups(comparison: Comparison) -> None:
    """How many people each group has, and who came and went since the period before."""
    before = (
        Comparison.objects.filter(
            kind=comparison.kind, region=comparison.region, period__lt=comparison.period
        )
        .exclude(finished_at=None)
        .order_by("-period", "-pk")
        .first()
    )
    changes = statements.rows(
        SQL, "group_changes", comparison=comparison.pk, previous=before.pk if before else None
    )
    comparison.groups = {
        "before": before.period if before else None,
        "counts": {row.pop("group"): row for row in changes},
    }
    comparison.save(update_fields=["groups"])


def _finish(comparison: Comparison, found: Counts) -> None:
    comparison.matched, comparison.known = found.matched, found.known
    comparison.new += found.new
    comparison.closed += found.closed
    comparison.finished_at = timezone.now()
    comparison.save()


def _digest(imports: Iterable[RegisterImport]) -> str:
    return hashlib.sha256(" ".join(i.file_sha256 for i in imports).encode()).hexdigest()


def _sources(region: Region, imports: Iterable[RegisterImport]) -> list[dict[str, Any]]:
    """What the comparison says of its files; `whole` when a file is about the whole county."""
    return [
        {
            "import": found.pk,
            "register": found.kind,
            "file": found.file_name,
            "sha256": found.file_sha256,
            "as_of": found.as_of.isoformat(),
            "rows": found.accepted,
            "whole": found.lists_everybody_of(region),
        }
        for found in imports
    ]


def _may_put(question: Question, sources: list[dict[str, Any]]) -> bool:
    """Whether every register it needs is there; of the whole county, where a missing row says something."""
    fit = {each["register"] for each in sources if each["whole"] or not question.complete}
    return fit.issuperset(question.reads) and not (
        question.beside and fit.isdisjoint(question.beside)
    )


def _sources_of(question: Question, comparison: Comparison) -> list[dict[str, Any]]:
    return [source for source in comparison.sources if source["register"] in question.sources]


def _counts(result: dict[str, Any]) -> dict[str, int]:
    return {name: result.get(name, 0) for name in Counts().told()}
