"""Registers as departments send them, imported, compared, and some of what was found settled."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from accounts.actions.officers import machine
from accounts.models import Job, Officer, Region
from cases.periods import Period
from monitoring.actions import comparing, imports, loading, schedule
from monitoring.models import Comparison, RegisterImport
from reports.synthetic.county import County
from reports.synthetic.registers import write_funeral, write_poverty_office


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


def take_in(path: Path, kind: str, region_id: int, *, by: Officer, on: date) -> RegisterImport:
    """The file is received, read and confirmed, by a second one where a gate wants it."""
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
    waiting = found.state == RegisterImport.State.WAITING
    second = machine() if waiting else by
    return imports.confirm(found.pk, by=second, on=on, reason="演示数据" if waiting else "")


def compare(kind: str, region_id: int, *, by: Officer, on: date) -> dict[str, int]:
    """The comparison of the period of that day is done; matched, new, known, closed."""
    duty = schedule.DUTIES[kind]
    period: Period = duty.period_of(on, region_id)
    region = Region.objects.get(code=region_id)
    job = schedule.open_duty(kind, region=region, period=period, by=by)
    done = comparing.run(job.pk, on=on) or Job.objects.get(pk=job.pk)
    return {str(name): int(count) for name, count in done.result.items()}
