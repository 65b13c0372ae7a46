"""Registers in the database of a test: files taken in by the same actions as in the office."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from accounts.models import Officer
from accounts.roles import Role
from monitoring.actions import imports, loading
from monitoring.models import RegisterImport
from tests.factories import NANAN, officer, region
from tests.monitoring.files import AS_OF, FUNERAL, write_csv

LIMIT = 64 * 1024 * 1024


def received(
    path: Path, *, kind: str = "funeral", at: int = NANAN, as_of: date = AS_OF,
    by: Officer | None = None, **told: Any,
) -> RegisterImport:  # fmt: skip
    """A file kept, its header found."""
    region(at)
    return imports.receive(
        path, imports.Told(kind, at, as_of, path.name, **told), limit=LIMIT,
        by=by or officer(Role.COUNTY_REVIEWER, at),
    )  # fmt: skip


def read(path: Path, **given: object) -> RegisterImport:
    """A file read to its account, waiting to be confirmed."""
    found = received(path, **given)  # type: ignore[arg-type]
    begun = imports.begin(found.pk, mapping=found.mapping, by=found.imported_by)
    assert begun.job is not None
    job = loading.run(begun.job.pk)
    assert job is not None and job.state == "done", job and job.error
    found.refresh_from_db()
    return found


def loaded(path: Path, **given: object) -> RegisterImport:
    """A file that counts; after a failed gate another reviewer has confirmed it."""
    found = read(path, **given)
    by = found.imported_by
    if found.state == "waiting":
        by = officer(Role.COUNTY_REVIEWER, found.region)
    return imports.confirm(found.pk, by=by, on=AS_OF, reason="已与来源核实")


def funeral(
    path: Path, *rows: Sequence[str], header: Sequence[str] = FUNERAL, **given: object
) -> RegisterImport:
    """Funeral records of those rows, counting."""
    return loaded(write_csv(path, rows, header=header), **given)
