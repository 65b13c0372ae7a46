"""Scans and photos: checked by their first bytes, stored under random names outside the web root."""

import hashlib
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from households.actions.people import require
from households.models import Document

_MAGIC = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"%PDF-": "application/pdf",
}


class Unfit(Exception):
    """The file cannot be taken; the message says why and what to do."""


@dataclass(frozen=True)
class Paper:
    """What a document is about: its kind, its title, and whom it concerns (`ref` in a draft)."""

    kind: str
    title: str = ""
    ref: str = ""
    person_id: int | None = None


@dataclass(frozen=True)
class Kept:
    """A file as it lies in storage: its random name there, type by its first bytes, bytes, SHA-256."""

    file: str
    media_type: str
    size: int
    sha256: str


@transaction.atomic
def upload_document(
    file: "File[bytes]",
    paper: Paper,
    *,
    by: Officer,
    region_id: int,
    household_id: int | None = None,
    draft_number: str = "",
) -> Document:
    """The file is kept as a paper (材料) of the household or draft. Raises Unfit."""
    require(by, Right.ENTER, region_id)
    return store_document(
        file,
        paper,
        by=by,
        region_id=region_id,
        household_id=household_id,
        draft_number=draft_number,
    )


@transaction.atomic
def store_document(
    file: "File[bytes]",
    paper: Paper,
    *,
    by: Officer,
    region_id: int,
    household_id: int | None = None,
    draft_number: str = "",
) -> Document:
    """Keep a file for an action that has checked its own right (走访照片、处置证明). Raises Unfit."""
    kept = keep_file(file)
    return Document.objects.create(
        household_id=household_id,
        draft_number=draft_number,
        region_id=region_id,
        person_id=paper.person_id,
        ref=paper.ref,
        kind=paper.kind,
        title=paper.title or str(Document.Kind(paper.kind).label),
        file=kept.file,
        media_type=kept.media_type,
        size=kept.size,
        sha256=kept.sha256,
        uploaded_by=by,
    )


def keep_file(file: "File[bytes]") -> Kept:
    """The file lies in storage under a random name. Raises Unfit for another type or more than 10 MB."""
    media_type = media_type_of(file)
    sha256 = hashlib.sha256()
    for chunk in file.chunks():
        sha256.update(chunk)
    name = secrets.token_hex(20)
    stored = default_storage.save(f"{name[:2]}/{name}", file)
    return Kept(stored, media_type, file.size, sha256.hexdigest())


@transaction.atomic
def discard_document(document_id: int, *, by: Officer) -> None:
    """A paper of a draft is taken off it; the file and its history stay. Papers on file remain."""
    document = (
        Document.objects.visible_to(by)
        .select_for_update(of=("self",))
        .get(pk=document_id, household=None)
    )
    require(by, Right.ENTER, document.region_id)
    document.delete()


def media_type_of(file: "File[bytes]") -> str:
    """The type by the first bytes; the name and what the browser says count for nothing."""
    if file.size > settings.DOCUMENT_MAX_BYTES:
        raise Unfit(
            _("照片 %(size)s MB，超过 10 MB；用“拍照”重新上传会自动压缩")
            % {"size": round(file.size / 2**20)}
        )
    file.seek(0)
    start = file.read(8)
    file.seek(0)
    for magic, media_type in _MAGIC.items():
        if start.startswith(magic):
            return media_type
    raise Unfit(_("这个文件不是 jpg、png 照片或 pdf，拍照或另存为 pdf 后再上传"))
