"""Compare the rolls of a county with a register (信息比对): once per kind, period and inputs.

1. The inputs are the loaded files of the register that concern the county; their digest names the comparison.
2. An advisory lock lets one comparison of a kind run in a county at a time.
3. The questions in `sql/` find, remember and close in single statements; a second run adds nothing.
4. What must follow a death match is a hold of the next payment, never a stop.
"""

import hashlib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import statements
from accounts.actions.jobs import hasten, postpone, run_job
from accounts.models import Job, Officer, Region
from accounts.roles import Right
from cases.actions.calendar import due_date
from cases.actions.payment.holds import hold_payments
from cases.benefits import TimeLimit, law_in, limit_of
from cases.models import AwardMember
from cases.periods import Period
from households.choices import Area
from monitoring.actions.schedule import DUTIES, open_comparison
from monitoring.models import ComparedPerson, Comparison, Finding, RegisterImport
from monitoring.registers import REGISTERS, staging

SQL = Path(__file__).resolve().parent.parent / "sql"
Kind = Comparison.Kind
REGISTER_OF = {kind: r.kind for r in REGISTERS.values() for kind in r.compared_by}
PATIENCE = timedelta(hours=1)
LISTED = TimeLimit(10, "比对疑点核实时限", date(2020, 1, 1))


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
    region = Region.objects.visible_to(by).get(pk=region_id)
    if not by.may(Right.COMPARE, region.code):
        raise PermissionDenied(_("你的岗位不能在这个地区做信息比对"))
    imports = inputs(kind, region)
    statements.rows(SQL, "one_comparison_at_a_time", kind=kind, region=region.code)
    comparison, _created = Comparison.objects.get_or_create(
        kind=kind,
        region=region,
        period=period,
        inputs=_digest(imports),
        defaults={"started_by": by, "sources": _sources(imports), "job": job},
    )
    counts = _ask(comparison, imports, on=on)
    new = counts.pop("new")
    _follow(comparison, new, by=by, on=on)
    counts |= {"new": len(new), "known": counts["matched"] - len(new)}
    comparison.matched, comparison.known = counts["matched"], counts["known"]
    comparison.new += counts["new"]
    comparison.closed += counts["closed"]
    comparison.finished_at = timezone.now()
    comparison.save()
    return comparison, {name: counts[name] for name in ("matched", "new", "known", "closed")}


@transaction.atomic
def start(kind: str, *, region_id: int, period: Period, by: Officer, on: date) -> Job:
    """A worker is asked to compare now; of a period that is done, once more a day.

    Raises NoRegister, and PermissionDenied.
    """
    region = Region.objects.visible_to(by).get(pk=region_id)
    if not by.may(Right.COMPARE, region.code):
        raise PermissionDenied(_("你的岗位不能在这个地区做信息比对"))
    inputs(kind, region)
    job = open_comparison(kind, region=region, period=period, by=by, because=f"{on:%Y%m%d}")
    hasten(job)
    return job


def run(job_id: int, *, on: date) -> Job | None:
    """Do the comparison of a job. Without a register it waits, and is no attempt."""
    kinds = {duty.job: kind for kind, duty in DUTIES.items()}
    waiting = Job.objects.select_related("region").get(pk=job_id)
    try:
        inputs(kinds[waiting.kind], waiting.region)
    except NoRegister as reason:
        postpone(job_id, PATIENCE, str(reason))
        return None
    counts: dict[str, int] = {}

    def part(job: Job, _number: int) -> int:
        _comparison, found = compare(
            kinds[job.kind],
            region_id=job.region_id,
            period=job.period,
            by=job.requested_by,
            on=on,
            job=job,
        )
        counts.update(found)
        return found["matched"]

    return run_job(job_id, part, closing=lambda job: dict(counts))


def inputs(kind: str, region: Region) -> list[RegisterImport]:
    """The files a comparison rests on: of a complete register the newest of each place, else all.

    Raises NoRegister when there is none, or rows of one were lost with the server.
    """
    found = in_force(kind, region)
    if not found:
        raise NoRegister(
            _("%(region)s还没有导入过“%(register)s”，导入后再比对")
            % {"region": region.name, "register": REGISTERS[REGISTER_OF[Kind(kind)]].label}
        )
    for each in found:
        if not staging.intact(each.pk, each.accepted):
            raise NoRegister(
                _("“%(file)s”的数据在服务器重启时丢失，重新导入后再比对") % {"file": each.file_name}
            )
    return found


def in_force(kind: str, region: Region) -> list[RegisterImport]:
    """The loaded files that a comparison of a region would use, whether their rows are there or not."""
    register = REGISTERS[REGISTER_OF[Kind(kind)]]
    around = Q(region__code__lte=region.code, region__until__gt=region.code)
    inside = Q(region__code__gte=region.code, region__code__lt=region.until)
    loaded = RegisterImport.objects.filter(
        around | inside, kind=register.kind, state=RegisterImport.State.LOADED
    )
    if register.complete:
        loaded = loaded.order_by("region_id", "-as_of", "-pk").distinct("region_id")
    return sorted(loaded, key=lambda each: each.pk)


def _digest(imports: list[RegisterImport]) -> str:
    return hashlib.sha256(" ".join(i.file_sha256 for i in imports).encode()).hexdigest()


def _sources(imports: list[RegisterImport]) -> list[dict[str, Any]]:
    return [
        {
            "import": found.pk,
            "file": found.file_name,
            "sha256": found.file_sha256,
            "as_of": found.as_of.isoformat(),
            "rows": found.accepted,
        }
        for found in imports
    ]


def _ask(comparison: Comparison, imports: list[RegisterImport], *, on: date) -> dict[str, Any]:
    """Put the questions of the kind; matched and closed counts, and the keys of new findings."""
    due_on, _estimated = due_date(on, _limit(comparison, on))
    given = {
        "comparison": comparison.pk,
        "imports": [found.pk for found in imports],
        "start": comparison.region.code,
        "until": comparison.region.until,
        "on": on,
        "due_on": due_on,
        "reason": _("%(on)s 比对中不再出现") % {"on": on},
    }
    if comparison.kind == Kind.DEATHS:
        return statements.rows(SQL, "deceased_on_roll", **given)[0]
    ComparedPerson.objects.filter(comparison=comparison).delete()
    statements.execute(SQL, "poverty_office_groups", **given)
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
    return statements.rows(SQL, "poverty_office_against_rolls", **given)[0]


def _limit(comparison: Comparison, on: date) -> TimeLimit:
    """How long a new finding may wait; of a death, what the law of the place says on that day."""
    if comparison.kind != Kind.DEATHS:
        return LISTED
    return limit_of(law_in(comparison.region_id, Area.RURAL, on), "death_confirmation_limit")


def _follow(comparison: Comparison, keys: list[str], *, by: Officer, on: date) -> None:
    """New findings get an owner; a dead person's share waits until somebody has looked."""
    statements.execute(SQL, "owners_of_new_findings", keys=keys, on=on)
    if comparison.kind != Kind.DEATHS:
        return
    certain = Finding.objects.filter(
        key__in=keys, level__in=[Finding.Level.L1, Finding.Level.L2]
    ).in_bulk(field_name="key")
    people = {finding.person_id: key for key, finding in certain.items()}
    shares = AwardMember.objects.filter(person__in=people).filter(
        Q(period__endswith=None) | Q(period__endswith__gt=on), period__isempty=False
    )
    for share in shares.order_by("pk"):
        hold_payments(
            share.award_id,
            person_id=share.person_id,
            reason=_("疑似死亡，待核实"),
            origin=people[share.person_id],
            by=by,
            on=on,
        )
