"""A department pushes a batch: taken once, read and judged like a file, applied in the order of its numbers.

1. One batch of a stream (source, register, place) at a time; the same idempotency key gives the same batch.
2. The rows become a stored file, which the job of every import reads: one ledger, one set of gates.
3. The transaction that closes the reading applies the batch when every gate passed, unless a later one was
   applied before: then it is kept on record only. Anything else waits for a person.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.storage import default_storage
from django.db import connection, transaction

from accounts.actions.jobs import run_job
from accounts.actions.officers import machine
from accounts.models import Job, Region
from monitoring.actions import imports
from monitoring.actions.loading import Loading
from monitoring.actions.push_keys import PushRefused
from monitoring.models import PushedBatch, PushKey, RegisterImport
from monitoring.registers import REGISTERS
from monitoring.registers.hostile import Refused

JOB = "import_pushed"
PATIENCE = "SET LOCAL lock_timeout = '20s'"  # for the batch before this one to be looked at


@dataclass(frozen=True)
class Offered:
    """A batch as it was sent: what its address says, and its body."""

    kind: str
    batch: str
    sequence: int
    as_of: date
    idempotency_key: str
    address: str
    form: str  # json or csv
    body: bytes
    region_id: int | None = None
    complete: bool | None = None
    rows: int | None = None
    persons: int | None = None

    @property
    def sha256(self) -> str:
        """Of the address and the body: both must be alike for a request to be the same."""
        return hashlib.sha256(self.address.encode() + b"\n" + self.body).hexdigest()


@transaction.atomic
def push(key: PushKey, offered: Offered, *, limit: int) -> PushedBatch:
    """The batch is kept and a job reads it; one that was sent before is given back as it was taken.

    `limit` of the body in bytes. Raises PushRefused, and Refused for a body that cannot be read.
    """
    region = _place_for(key, offered)
    with connection.cursor() as cursor:
        cursor.execute(PATIENCE)
    imports.hold_stream(key.source, offered.kind, region.code)
    known = PushedBatch.objects.filter(source=key.source, region=region, kind=offered.kind)
    same = PushedBatch.objects.filter(key=key, idempotency_key=offered.idempotency_key).first()
    if same is not None:
        if same.body_sha256 != offered.sha256:
            raise PushRefused("key_used_for_other")
        return same
    if known.filter(batch=offered.batch).exists():
        raise PushRefused("batch_known", offered.batch)
    if known.filter(sequence=offered.sequence).exists():
        raise PushRefused("sequence_known", str(offered.sequence))
    return PushedBatch.objects.create(
        key=key,
        source=key.source,
        kind=offered.kind,
        region=region,
        batch=offered.batch,
        sequence=offered.sequence,
        idempotency_key=offered.idempotency_key,
        body_sha256=offered.sha256,
        form=offered.form,
        register_import=_taken_in(key, offered, region, limit),
    )


def _place_for(key: PushKey, offered: Offered) -> Region:
    if offered.kind not in REGISTERS:
        raise PushRefused("kind_unknown", offered.kind)
    if offered.kind not in key.kinds:
        raise PushRefused("kind_not_allowed", offered.kind)
    code = key.region_id if offered.region_id is None else offered.region_id
    region = Region.objects.filter(code=code).first()
    if region is None or not key.region.covers(region.code):
        raise PushRefused("region_outside", str(code))
    return region


def _taken_in(key: PushKey, offered: Offered, region: Region, limit: int) -> RegisterImport:
    """The body as a stored file with its columns settled, and the job that reads it."""
    by = machine()
    told = imports.Told(
        kind=offered.kind,
        region_id=region.code,
        as_of=offered.as_of,
        file_name=f"{offered.batch}.{offered.form}",
        source=key.source,
        complete=offered.complete,
        rows=offered.rows,
        persons=offered.persons,
    )
    also = ["json"] if offered.form == "json" else []
    mark = f"{key.source} {offered.batch}"  # two sources may send the same rows
    with NamedTemporaryFile(suffix=f".{offered.form}") as kept:
        kept.write(offered.body)
        kept.flush()
        try:
            found = imports.receive(Path(kept.name), told, limit=limit, by=by, also=also, mark=mark)
        except imports.AlreadyImported as earlier:
            raise PushRefused("batch_known", offered.batch) from earlier
    try:
        if offered.form == "json":
            _check_names(found)
        return imports.begin(found.pk, mapping=found.mapping, by=by, kind=JOB)
    except (PushRefused, Refused):
        default_storage.delete(found.stored)
        raise


def _check_names(found: RegisterImport) -> None:
    """A misspelt name would be left out unseen."""
    ours = {column.field for column in REGISTERS[found.kind].columns}
    strange = [name for name in found.sheet["titles"].values() if name not in ours]
    if strange:
        raise PushRefused("names_unknown", ", ".join(strange)[:200])


def run(job_id: int, *, on: date) -> Job | None:
    """Read a pushed batch, or go on where another worker stopped, and apply it when it may be."""
    job = Job.objects.filter(pk=job_id).first()
    if job is None:
        return None
    reading = Loading(job.arguments["import"])

    def close(held: Job) -> dict[str, Any]:
        result = reading.close(held)
        _settle(reading.found, on=on)
        return result

    return run_job(job_id, reading.part, closing=close)


def _settle(found: RegisterImport, *, on: date) -> None:
    if found.state not in (RegisterImport.State.CHECKED, RegisterImport.State.WAITING):
        return
    if imports.overtaken(found):
        imports.set_aside(found, on=on)
    elif found.state == RegisterImport.State.CHECKED:
        imports.confirm(found.pk, by=found.imported_by, on=on)


def batch_of(key: PushKey, kind: str, batch: str, region_id: int | None) -> PushedBatch | None:
    """A batch of the source of a key, inside its region."""
    region = key.region_id if region_id is None else region_id
    mine = PushedBatch.objects.inside(key.region.code, key.region.until)
    found = mine.filter(source=key.source, kind=kind, batch=batch, region=region)
    return found.select_related("register_import").first()
