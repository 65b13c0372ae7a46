"""Exports (导出): ask, answer, take a copy; what nobody may read any more is forgotten."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import access, jobs, pieces
from accounts.marks import XLSX, Mark, marked, marked_pieces
from accounts.models import AccessLog, Export, ExportCopy, ExportPiece, Job, Officer
from accounts.models.export import COPIES, ExportState, may_go_alone
from accounts.roles import Right

KEPT = timedelta(hours=24)
KIND = "extract"  # the job that makes a long file


@dataclass(frozen=True)
class Extract:
    """What a page offers to take away: `rows` of the region, and whether ID and card numbers are masked.

    `subject`, `subject_id` and `fields` are how the access log calls it; `name` is the file's and names
    nobody. A `long` one is made by a job.
    """

    subject: str
    title: str
    region_id: int
    name: str
    rows: int
    masked: bool = True
    subject_id: int | None = None
    fields: Sequence[str] = ()
    content_type: str = XLSX
    long: bool = False

    @property
    def alone(self) -> bool:
        return may_go_alone(self.rows, masked=self.masked)


@transaction.atomic
def ask(extract: Extract, content: bytes, *, reason: str, by: Officer, now: datetime) -> Export:
    """The file is kept for a day, open at once or waiting for another person. Raises ValidationError
    without a reason."""
    export = _asked(extract, reason=reason, by=by, now=now)
    checksum = pieces.keep(export, [("", content)])
    return made(export.pk, rows=extract.rows, sha256=checksum, now=now)


@transaction.atomic
def begin(
    extract: Extract, what: Mapping[str, Any], *, reason: str, by: Officer, now: datetime
) -> Export:
    """A job makes the file: `what` tells it which rows, `extract.rows` is how many there are now.

    Raises ValidationError without a reason.
    """
    export = _asked(extract, reason=reason, by=by, now=now)
    jobs.open_job(
        KIND,
        key=export.job_key,
        region_id=extract.region_id,
        by=by,
        arguments={**what, "export": export.pk},
    )
    return export


@transaction.atomic
def made(export_id: int, *, rows: int, sha256: str, now: datetime) -> Export:
    """The file is there: open at once or waiting for another person, by the rows that are in it.

    Raises ValidationError when it was made before.
    """
    export = _locked(export_id)
    alone = may_go_alone(rows, masked=export.masked)
    export.move_to(ExportState.OPEN if alone else ExportState.WAITING, of=ExportState.MAKING)
    export.rows, export.sha256, export.expires_at = rows, sha256, now + KEPT
    export.save(update_fields=["state", "rows", "sha256", "expires_at"])
    return export


def again(export_id: int, *, by: Officer) -> None:
    """A file whose job gave up is tried once more.

    Raises PermissionDenied for anybody but the one who asked, Job.DoesNotExist when its job does not rest.
    """
    export = Export.objects.get(pk=export_id)
    if export.asked_by_id != by.pk:
        raise PermissionDenied(_("只有申请人能重试"))
    job = export.job
    if job is None:
        raise Job.DoesNotExist(_("这项导出没有停下，不用重试"))
    jobs.resume(job.pk, by=by)


def _asked(extract: Extract, *, reason: str, by: Officer, now: datetime) -> Export:
    if not reason.strip():
        raise ValidationError(_("写明用途"))
    return Export.objects.create(
        region_id=extract.region_id,
        subject=extract.subject,
        subject_id=extract.subject_id,
        fields=list(extract.fields),
        title=extract.title[:160],
        name=extract.name,
        content_type=extract.content_type,
        rows=extract.rows,
        masked=extract.masked,
        reason=reason.strip()[:200],
        asked_by=by,
        asker=by.natural_person,
        state=ExportState.MAKING,
        expires_at=now + KEPT,
    )


@transaction.atomic
def answer(export_id: int, *, agreed: bool, words: str, by: Officer, now: datetime) -> Export:
    """Another person lets the file go out or not; the day to take it begins anew.

    Raises PermissionDenied for the one who asked or without the right there, ValidationError for a refusal
    without words or what was answered before.
    """
    export = _locked(export_id)
    by.forget_posts()
    if not by.may(Right.APPROVE_EXPORT, export.region_id):
        raise PermissionDenied(_("你的岗位不能审批这个地区的导出"))
    if export.asker == by.natural_person:
        raise PermissionDenied(_("这项导出是你申请的，由其他人员审批"))
    if not agreed and not words.strip():
        raise ValidationError(_("不同意要写明理由"))
    export.move_to(ExportState.OPEN if agreed else ExportState.REFUSED)
    export.answered_by, export.answerer, export.answered_at = by, by.natural_person, now
    export.answer = words.strip()[:200]
    export.expires_at = now + KEPT
    export.save()
    if not agreed:
        export.pieces.all().delete()
    return export


@transaction.atomic
def take(export_id: int, *, by: Officer, now: datetime) -> tuple[Export, Iterator[bytes]]:
    """One copy goes out with its own mark, which is on record; a long file is read while it is sent.

    Raises PermissionDenied for anybody but the one who asked, ValidationError when it waits, is over or was
    taken as often as it may be.
    """
    export = _locked(export_id)
    if export.asked_by_id != by.pk:
        raise PermissionDenied(_("只有申请人能下载"))
    if not export.may_be_taken(now) or not export.pieces.exists():
        raise ValidationError(_("不能下载：还没有同意、已经到期，或者次数已用完"))
    copy = ExportCopy.objects.create(
        region_id=export.region_id,
        export=export,
        number=COPIES - export.downloads_left + 1,
        taken_by=by,
    )
    export.downloads_left -= 1
    export.save(update_fields=["downloads_left"])
    access.record(
        by=by,
        kind=AccessLog.Kind.DOWNLOAD,
        subject=export.subject,
        subject_id=export.subject_id,
        region_id=export.region_id,
        fields=export.fields,
        purpose=export.reason,
    )
    return export, _content(export, Mark(export.pk, copy.number, by.name, now))


def _content(export: Export, mark: Mark) -> Iterator[bytes]:
    """The file with its mark, in pieces when it is long."""
    kept = pieces.read(export)
    if export.in_parts:
        return marked_pieces(kept, mark)
    whole = b"".join(content for _part, content in kept)
    return iter([marked(whole, export.content_type, mark)])


def forget_expired(*, now: datetime) -> int:
    """Files whose time is over are gone, their lines in the ledger stay; how many."""
    over = Export.objects.filter(expires_at__lte=now, pieces__isnull=False).distinct()
    many = over.count()
    ExportPiece.objects.filter(export__expires_at__lte=now).delete()
    return many


def _locked(export_id: int) -> Export:
    return Export.objects.select_for_update(of=("self",)).get(pk=export_id)
