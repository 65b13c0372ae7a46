"""A register file is received, read, confirmed, or sent back."""

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryFile
from uuid import uuid4

import polars as pl
from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions.jobs import cancel, open_job
from accounts.models import Job, Officer, Region
from accounts.roles import Right
from accounts.statements import execute
from monitoring.actions.remembered import remember
from monitoring.actions.schedule import open_after_import
from monitoring.models import PushedBatch, RegisterImport
from monitoring.registers import REGISTERS, headers, staging
from monitoring.registers.hostile import Refused
from monitoring.registers.reading import Packed, batches
from monitoring.registers.verdicts import masked

State = RegisterImport.State
JOB = "import_register"
SQL = Path(__file__).parent.parent / "sql"


class AlreadyImported(Exception):
    """The same file of the same place is here already; `earlier` is its import."""

    def __init__(self, earlier: RegisterImport) -> None:
        super().__init__(
            _("该文件已于 %(day)s 导入，没有重复导入") % {"day": f"{earlier.imported_at:%Y-%m-%d}"}
        )
        self.earlier = earlier


class WrongStep(Exception):
    """The import is not at a step where this can be done; the message says what it waits for."""


@dataclass(frozen=True)
class Told:
    """What is known of a file besides its rows: which register, where, of which day, from whom.

    `rows` and `persons` are the control totals of the source, None where it gave none; `complete` as the
    register is declared when it is not said.
    """

    kind: str
    region_id: int
    as_of: date
    file_name: str
    source: str = ""
    complete: bool | None = None
    rows: int | None = None
    persons: int | None = None


@transaction.atomic
def receive(
    path: Path, told: Told, *, limit: int, by: Officer, also: Sequence[str] = (), mark: str = ""
) -> RegisterImport:
    """The rows of the file are kept, its header found and its columns proposed; nothing is taken yet.

    `limit` in bytes; `also`: kinds of file to take besides xlsx and csv; `mark` makes the same content
    another file. Raises Refused for a file that must not be opened or has no header, AlreadyImported,
    and PermissionDenied.
    """
    region = Region.objects.visible_to(by).get(pk=told.region_id)
    _check_may_import(by, region.code)
    digest = _digest(path, mark)
    same = RegisterImport.objects.visible_to(by).filter(
        kind=told.kind, region=region, file_sha256=digest
    )
    if earlier := same.exclude(state=State.REFUSED).first():
        raise AlreadyImported(earlier)
    with TemporaryFile() as rows:
        sheet, header = _look(batches(path, limit=limit, also=also, keep=rows), told.kind)
        known = remember(header, kind=told.kind, region=region, source=told.source, by=by)
        rows.seek(0)
        stored = default_storage.save(f"registers/{uuid4().hex}.rows", File(rows))
    register = REGISTERS[told.kind]
    return RegisterImport.objects.create(
        kind=told.kind,
        source=told.source,
        complete=register.complete if told.complete is None else told.complete,
        told_rows=told.rows,
        told_persons=told.persons,
        region=region,
        as_of=told.as_of,
        file_name=Path(told.file_name).name[:200],
        file_sha256=digest,
        stored=stored,
        sheet=sheet | {"remembered": known.as_json()},
        mapping=known.mapping,
        words=known.words,
        imported_by=by,
    )


def _digest(path: Path, mark: str) -> str:
    with open(path, "rb") as file:
        found = hashlib.file_digest(file, "sha256")
    found.update(mark.encode())
    return found.hexdigest()


def _look(found: Iterable[Packed], kind: str) -> tuple[dict[str, object], headers.Header]:
    """Find the header, three samples of each column, and how many batches there are to read."""
    parts = rows = 0
    first: pl.DataFrame | None = None
    for batch in found:
        first = batch.opened() if first is None else first
        parts, rows = parts + 1, rows + batch.rows
    header = headers.find_header(first, REGISTERS[kind]) if first is not None else None
    if first is None or header is None:
        raise Refused("no_header" if rows else "no_rows")
    below = first.filter(pl.col("row") > header.last_row).head(200)
    samples = {
        column: masked(below[column].drop_nulls().head(3)).to_list() for column in header.titles
    }
    return header.as_json() | {"samples": samples, "parts": parts, "rows": rows}, header


@transaction.atomic
def begin(
    import_id: int, *, mapping: dict[str, str], by: Officer, kind: str = JOB
) -> RegisterImport:
    """The columns are settled, and a job of that kind reads the file. Raises WrongStep, and Refused when
    a needed column is missing."""
    found = _at_hand(import_id, by)
    if found.state != State.RECEIVED:
        raise WrongStep(_("这份文件已经开始读取"))
    lacking = headers.missing(mapping, REGISTERS[found.kind])
    if lacking:
        raise Refused("no_header", "、".join(lacking))
    found.mapping = mapping
    return _open_reading(found, kind, by)


@transaction.atomic
def read_again(import_id: int, *, words: dict[str, dict[str, str]], by: Officer) -> RegisterImport:
    """The file is read anew, with more words of its source understood: by field, their word to ours.

    Raises WrongStep when it is not waiting to be confirmed.
    """
    found = _at_hand(import_id, by)
    if found.state not in (State.CHECKED, State.WAITING):
        raise WrongStep(_("这份文件不在待确认状态"))
    staging.drop(found.pk)
    found.rejected_rows.all().delete()
    known = found.words
    found.words = {f: known.get(f, {}) | words.get(f, {}) for f in {*known, *words}}
    found.rows = found.accepted = found.rejected = found.duplicate = 0
    found.problems, found.warnings, found.gates = [], [], []
    return _open_reading(found, JOB, by)


def _open_reading(found: RegisterImport, kind: str, by: Officer) -> RegisterImport:
    reading = found.sheet.get("readings", 0) + 1
    found.state, found.sheet = State.LOADING, found.sheet | {"readings": reading}
    found.job = open_job(
        kind,
        key=f"{JOB}:{found.pk}" + (f":{reading}" if reading > 1 else ""),
        region_id=found.region_id,
        by=by,
        arguments={"import": found.pk},
        parts=found.sheet["parts"],
    )
    found.save()
    return found


@transaction.atomic
def confirm(import_id: int, *, by: Officer, on: date, reason: str = "") -> RegisterImport:
    """The rows count from now on, and what compares them is set to work.

    After a failed gate, and for a sensitive register, only another person may do this, with a reason.
    Raises WrongStep, and PermissionDenied.
    """
    found = _at_hand(import_id, by)
    if found.state == State.WAITING:
        if by.natural_person == found.imported_by.natural_person:
            raise PermissionDenied(_("这份文件是你导入的，由另一人确认"))
        if not reason.strip():
            raise WrongStep(_("写明确认的理由"))
        found.confirmed_by, found.confirming_reason = by, reason.strip()[:200]
    elif found.state != State.CHECKED:
        raise WrongStep(_("这份文件不在待确认状态"))
    if overtaken(found):
        raise WrongStep(_("同一来源序号更大的批次已经采用，这一批不再采用"))
    found.state, found.loaded_on = State.LOADED, on
    found.destroy_on = on + timedelta(days=REGISTERS[found.kind].keep_days)
    staging.attach(found.pk)
    _forget_file(found)
    found.save()
    open_after_import(found, by=by, on=on)
    return found


def overtaken(found: RegisterImport) -> bool:
    """Whether a later batch of the same source counts already; no other batch of it may end meanwhile."""
    batch = PushedBatch.objects.filter(register_import=found).first()
    if batch is None:
        return False
    hold_stream(batch.source, batch.kind, batch.region_id)
    later = PushedBatch.objects.filter(
        source=batch.source, kind=batch.kind, region=batch.region_id, sequence__gt=batch.sequence
    )
    return later.filter(register_import__state__in=[State.LOADED, State.DESTROYED]).exists()


def hold_stream(source: str, kind: str, region_id: int) -> None:
    """No other batch of the source is taken in or applied before this transaction ends."""
    execute(SQL, "one_batch_at_a_time", stream=f"{source}:{kind}:{region_id}")


@transaction.atomic
def set_aside(found: RegisterImport, *, on: date) -> None:
    """A late batch is kept with its account until it is destroyed, and never counts."""
    found.state, found.loaded_on = State.LATE, on
    found.destroy_on = on + timedelta(days=REGISTERS[found.kind].keep_days)
    _forget_file(found)
    found.save()


@transaction.atomic
def refuse(import_id: int, *, by: Officer, reason: str) -> RegisterImport:
    """The file is not taken, its reading ends, and nothing of it stays. Raises WrongStep once it counts."""
    seen = RegisterImport.objects.visible_to(by)
    job_id = seen.values_list("job", flat=True).get(pk=import_id)
    if job_id is not None and by.may(Right.IMPORT_REGISTER):
        with suppress(Job.DoesNotExist):  # it has ended
            cancel(job_id, by=by)
    found = _at_hand(import_id, by)
    if found.state in (State.LOADED, State.LATE, State.REFUSED, State.DESTROYED):
        raise WrongStep(_("这份文件已经办结"))
    staging.drop(found.pk)
    _forget_file(found)
    found.state, found.refusal = State.REFUSED, reason[:200]
    found.save(update_fields=["state", "refusal", "stored"])
    return found


def _at_hand(import_id: int, by: Officer) -> RegisterImport:
    """The import, locked. Raises PermissionDenied, and RegisterImport.DoesNotExist out of scope."""
    seen = RegisterImport.objects.visible_to(by).select_related("region")
    found = seen.select_for_update(of=("self",)).get(pk=import_id)
    _check_may_import(by, found.region_id)
    return found


def _check_may_import(by: Officer, region_id: int) -> None:
    if not by.may(Right.IMPORT_REGISTER, region_id):
        raise PermissionDenied(_("你的岗位不能在这个地区导入登记数据"))


def _forget_file(found: RegisterImport) -> None:
    """The file itself, with its plain numbers, goes as soon as it is read."""
    stored, found.stored = found.stored, ""
    if stored:
        transaction.on_commit(lambda: default_storage.delete(stored))
