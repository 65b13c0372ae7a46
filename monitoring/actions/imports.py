"""A register file is received, read, confirmed, or sent back."""

import hashlib
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import polars as pl
from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions.jobs import open_job
from accounts.models import Officer, Region
from accounts.roles import Right
from monitoring.actions.schedule import open_after_import
from monitoring.models import RegisterImport
from monitoring.registers import REGISTERS, headers, staging
from monitoring.registers.hostile import Refused
from monitoring.registers.reading import batches
from monitoring.registers.verdicts import masked

State = RegisterImport.State
JOB = "import_register"


class AlreadyImported(Exception):
    """The same file of the same place is here already; `earlier` is its import."""

    def __init__(self, earlier: RegisterImport) -> None:
        super().__init__(
            _("该文件已于 %(day)s 导入，没有重复导入") % {"day": f"{earlier.imported_at:%Y-%m-%d}"}
        )
        self.earlier = earlier


class WrongStep(Exception):
    """The import is not at a step where this can be done; the message says what it waits for."""


@transaction.atomic
def receive(
    path: Path,
    *,
    kind: str,
    region_id: int,
    as_of: date,
    file_name: str,
    limit: int,
    by: Officer,
    old: bool = False,
) -> RegisterImport:
    """The file is kept, its header found and its columns proposed; nothing of it is taken yet.

    `limit` in bytes; `old`: take .xls too. Raises Refused for a file that must not be opened or has no
    header, AlreadyImported, and PermissionDenied.
    """
    region = Region.objects.visible_to(by).get(pk=region_id)
    if not by.may(Right.IMPORT_REGISTER, region.code):
        raise PermissionDenied(_("你的岗位不能在这个地区导入登记数据"))
    with open(path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    same = RegisterImport.objects.visible_to(by).filter(
        kind=kind, region=region, file_sha256=digest
    )
    if earlier := same.exclude(state=State.REFUSED).first():
        raise AlreadyImported(earlier)
    sheet, header = _look(path, kind=kind, limit=limit, old=old)
    with open(path, "rb") as file:
        stored = default_storage.save(f"registers/{uuid4().hex}{path.suffix[:5]}", File(file))
    return RegisterImport.objects.create(
        kind=kind,
        region=region,
        as_of=as_of,
        file_name=Path(file_name).name[:200],
        file_sha256=digest,
        stored=stored,
        sheet=sheet,
        mapping=_remembered(kind, region, header, by) or headers.propose(header, REGISTERS[kind]),
        imported_by=by,
    )


def _look(
    path: Path, *, kind: str, limit: int, old: bool
) -> tuple[dict[str, object], headers.Header]:
    """Find the header, three samples of each column, and how many batches there are to read."""
    parts = rows = 0
    first: pl.DataFrame | None = None
    for batch in batches(path, limit=limit, old=old):
        first = batch if first is None else first
        parts, rows = parts + 1, rows + batch.height
    header = headers.find_header(first, REGISTERS[kind]) if first is not None else None
    if first is None or header is None:
        raise Refused("no_header" if rows else "no_rows")
    below = first.filter(pl.col("row") > header.last_row).head(200)
    samples = {
        column: masked(below[column].drop_nulls().head(3)).to_list() for column in header.titles
    }
    kept = {"samples": samples, "parts": parts, "limit": limit, "old": old}
    return header.as_json() | kept, header


def _remembered(
    kind: str, region: Region, header: headers.Header, by: Officer
) -> dict[str, str] | None:
    """The mapping a person chose last time for a sheet with the same titles."""
    earlier = RegisterImport.objects.visible_to(by).filter(
        kind=kind, region=region, state=State.LOADED, sheet__titles=header.titles
    )
    last = earlier.first()
    return last.mapping if last else None


@transaction.atomic
def begin(import_id: int, *, mapping: dict[str, str], by: Officer) -> RegisterImport:
    """The columns are settled, and a job reads the file. Raises WrongStep, and Refused when a needed
    column is missing."""
    found = RegisterImport.objects.visible_to(by).select_for_update(of=("self",)).get(pk=import_id)
    if not by.may(Right.IMPORT_REGISTER, found.region_id):
        raise PermissionDenied(_("你的岗位不能在这个地区导入登记数据"))
    if found.state != State.RECEIVED:
        raise WrongStep(_("这份文件已经开始读取"))
    lacking = headers.missing(mapping, REGISTERS[found.kind])
    if lacking:
        raise Refused("no_header", "、".join(lacking))
    found.mapping, found.state = mapping, State.LOADING
    found.job = open_job(
        JOB,
        key=f"{JOB}:{found.pk}",
        region_id=found.region_id,
        by=by,
        arguments={"import": found.pk},
        parts=found.sheet["parts"],
    )
    found.save(update_fields=["mapping", "state", "job"])
    return found


@transaction.atomic
def confirm(import_id: int, *, by: Officer, on: date, reason: str = "") -> RegisterImport:
    """The rows count from now on, and what compares them is set to work.

    After a failed gate only another person may do this, with a reason. Raises WrongStep, and
    PermissionDenied.
    """
    found = RegisterImport.objects.visible_to(by).select_for_update(of=("self",)).get(pk=import_id)
    if not by.may(Right.IMPORT_REGISTER, found.region_id):
        raise PermissionDenied(_("你的岗位不能在这个地区导入登记数据"))
    if found.state == State.WAITING:
        if by.natural_person == found.imported_by.natural_person:
            raise PermissionDenied(_("这份文件是你导入的，由另一人确认"))
        if not reason.strip():
            raise WrongStep(_("写明确认的理由"))
        found.confirmed_by, found.confirming_reason = by, reason.strip()[:200]
    elif found.state != State.CHECKED:
        raise WrongStep(_("这份文件不在待确认状态"))
    register = REGISTERS[found.kind]
    found.state, found.loaded_on = State.LOADED, on
    found.destroy_on = on + timedelta(days=register.keep_days)
    staging.attach(found.pk)
    _forget_file(found)
    found.save()
    open_after_import(found, by=by, on=on)
    return found


@transaction.atomic
def refuse(import_id: int, *, by: Officer, reason: str) -> RegisterImport:
    """The file is not taken, and nothing of it stays. Raises WrongStep once it counts."""
    found = RegisterImport.objects.visible_to(by).select_for_update(of=("self",)).get(pk=import_id)
    if not by.may(Right.IMPORT_REGISTER, found.region_id):
        raise PermissionDenied(_("你的岗位不能在这个地区导入登记数据"))
    if found.state in (State.LOADED, State.REFUSED, State.DESTROYED):
        raise WrongStep(_("这份文件已经办结"))
    staging.drop(found.pk)
    _forget_file(found)
    found.state, found.refusal = State.REFUSED, reason[:200]
    found.save(update_fields=["state", "refusal", "stored"])
    return found


@transaction.atomic
def destroy_due(*, by: Officer, on: date) -> int:
    """Rows kept longer than their register allows are gone; the account of the file stays."""
    due = RegisterImport.objects.visible_to(by).filter(state=State.LOADED, destroy_on__lte=on)
    expired = list(due.select_for_update(of=("self",)))
    for found in expired:
        staging.drop(found.pk)
        found.state = State.DESTROYED
        found.save(update_fields=["state"])
    return len(expired)


def _forget_file(found: RegisterImport) -> None:
    """The file itself, with its plain numbers, goes as soon as it is read."""
    stored, found.stored = found.stored, ""
    if stored:
        transaction.on_commit(lambda: default_storage.delete(stored))
