"""Registers as departments send them, imported, compared, and some of what was found settled."""

from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from accounts.actions.officers import machine
from accounts.models import Job, Officer, Region
from cases.periods import Period
from monitoring.actions import comparing, imports, loading, schedule
from monitoring.comparisons import COMPARISONS
from monitoring.models import Comparison, Finding, RegisterImport
from monitoring.registers import REGISTERS
from reports.synthetic.county import County
from reports.synthetic.registers import write_funeral, write_poverty_office, write_register

# Days before the day of the county on which a register came: what the first ones showed is overdue by then.
_CAME = {
    "vehicles": 24, "real_estate": 24, "market": 24, "provident_fund": 24, "public_payroll": 24,
    "human_resources": 11, "tax": 11, "housing": 11, "marriage": 11, "prison": 11, "suspected": 11,
    "disability": 1, "medical": 1, "education": 1, "household_registration": 1, "hotline": 1,
}  # fmt: skip
_STRANGERS, _DIRTY = 20, 0.4  # rows about others in each file, and the share of them with some dirt


def import_and_compare(
    county: County, *, by: Officer, on: date, quiet: bool = False
) -> dict[str, dict[str, int]]:
    """Both registers are on file as of a day, and compared; the counts of each comparison.

    `quiet` sends a funeral file of strangers alone, as of a month in which nobody of ours died.
    """
    told = {}
    with TemporaryDirectory() as folder:
        funeral = Path(folder) / f"殡葬死亡记录{on:%Y%m}.csv"
        write_funeral(county, funeral, as_of=on, quiet=quiet)
        take_in(funeral, "funeral", county.code, by=by, on=on)
        told["deaths"] = compare(Comparison.Kind.DEATHS, county.code, by=by, on=on)
        listed = Path(folder) / f"监测对象名册{on:%Y%m}.csv"
        write_poverty_office(county, listed, as_of=on)
        take_in(listed, "poverty_office", county.code, by=by, on=on)
        told["poverty_office"] = compare(Comparison.Kind.POVERTY_OFFICE, county.code, by=by, on=on)
    return told


def import_the_rest(county: County, *, by: Officer, second: Officer, on: date) -> dict[str, int]:
    """Every other register came in the weeks before a day and was compared; one more file waits for a second
    person. How many files and findings there are.
    """
    files = 0
    with TemporaryDirectory() as folder:
        for ago, kinds in groupby(_CAME, key=lambda kind: _CAME[kind]):
            came = on - timedelta(days=ago)
            for kind in kinds:
                path = _written(county, kind, Path(folder), came)
                take_in(path, kind, county.code, by=by, on=came, second=second)
                files += 1
            compare_what_waits(on=came)
        read(_written(county, "epidemic", Path(folder), on), "epidemic", county.code, by=by, on=on)
    for kind in COMPARISONS:
        schedule.open_due(kind, by=machine(), on=on)
    compare_what_waits(on=on)
    return {"files": files + 1, "findings": Finding.objects.count()}


def _written(county: County, kind: str, folder: Path, on: date) -> Path:
    path = folder / f"{REGISTERS[kind].label}{on:%Y%m%d}.csv"
    write_register(county, kind, path, as_of=on, dirty=_DIRTY, strangers=_STRANGERS)
    return path


def take_in(
    path: Path, kind: str, region_id: int, *, by: Officer, on: date, second: Officer | None = None
) -> RegisterImport:
    """The file is received, read and confirmed, by a second one where a gate or the register wants it."""
    found = read(path, kind, region_id, by=by, on=on)
    if found.state != RegisterImport.State.WAITING:
        return imports.confirm(found.pk, by=by, on=on)
    return imports.confirm(found.pk, by=second or machine(), on=on, reason="已与来源单位核对行数")


def read(path: Path, kind: str, region_id: int, *, by: Officer, on: date) -> RegisterImport:
    """The file is received and read, and waits to be confirmed."""
    found = imports.receive(
        path,
        imports.Told(kind, region_id, as_of=on, file_name=path.name),
        limit=settings.REGISTER_MAX_BYTES,
        by=by,
    )
    found = imports.begin(found.pk, mapping=found.mapping, by=by)
    assert found.job is not None
    loading.run(found.job.pk)
    found.refresh_from_db()
    return found


def compare_what_waits(*, on: date) -> None:
    """Every comparison that imports and calendar have asked for is done."""
    kinds = [each.job for each in COMPARISONS.values()]
    waiting = Job.objects.filter(kind__in=kinds).exclude(state__in=Job.ENDED)
    for job in waiting.order_by("pk"):
        comparing.run(job.pk, on=on)


def compare(kind: str, region_id: int, *, by: Officer, on: date) -> dict[str, int]:
    """The comparison of the period of that day is done; matched, new, known, closed."""
    duty = schedule.DUTIES[kind]
    period: Period = duty.period_of(on, region_id)
    region = Region.objects.get(code=region_id)
    job = schedule.open_duty(kind, region=region, period=period, by=by)
    done = comparing.run(job.pk, on=on) or Job.objects.get(pk=job.pk)
    return {str(name): int(count) for name, count in done.result.items()}
