"""Seals on the access log: each closes a stretch of lines and is chained to the seal before.

1. `seal_access_log` waits until no line is being written (a lock that only writers feel).
2. It seals all lines since the last seal, at most `STRETCH` at a time, with
   sha256(digest of the lines, the seal before).
3. The newest seal is also written to a file outside the database (`anchors` in the home), so that
   taking away whole stretches from the end is found too.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max

from accounts import statements
from accounts.models import AccessLog, AccessSeal

SQL = Path(__file__).resolve().parent.parent / "sql"
STRETCH = 100_000
START = "0" * 64
LOWEST = -(2**63)  # a line with a number below the first would have slipped in


def anchor_file() -> Path:
    """Where the heads of the chain are kept outside the database."""
    return Path(settings.HOME) / "anchors" / "access_log.txt"


@transaction.atomic
def seal_access_log() -> int:
    """Every line written so far is sealed; returns how many were sealed now."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE accounts_accesslog IN SHARE MODE")
    newest = AccessLog.objects.aggregate(newest=Max("pk"))["newest"] or 0
    last = AccessSeal.objects.order_by("last_id").last()
    sealed = 0
    while (after := last.last_id if last else LOWEST) < newest:
        until = min(max(after, 0) + STRETCH, newest)
        lines = _digest(after, until)
        if lines["rows"] == 0:  # numbers that were drawn and rolled back
            lines["first_id"] = lines["last_id"] = until
        previous = last.sha256 if last else START
        last = AccessSeal.objects.create(
            first_id=lines["first_id"],
            last_id=lines["last_id"],
            rows=lines["rows"],
            previous=previous,
            sha256=_chain(lines["sha256"], previous),
        )
        sealed += last.rows
    if sealed and last is not None:
        head = f"{last.last_id} {last.sha256}\n"
        transaction.on_commit(lambda: _anchor(head))
    return sealed


def verify_access_log() -> list[str]:
    """What does not agree with the seals, in words of Chinese and English; nothing when all does."""
    return [*_broken_seals(), *_lost_anchors()]


def _broken_seals() -> Iterator[str]:
    after, previous = LOWEST, START
    for seal in AccessSeal.objects.order_by("last_id"):
        lines = _digest(after, seal.last_id)
        if seal.previous != previous:
            yield f"访问日志封条 {seal} 与前一封条不相接 / seal {seal} does not follow the one before"
        elif (lines["rows"], _chain(lines["sha256"], previous)) != (seal.rows, seal.sha256):
            yield f"访问日志 {seal} 的内容与封条不符 / lines {seal} are not what was sealed"
        after, previous = seal.last_id, seal.sha256


def _lost_anchors() -> Iterator[str]:
    path = anchor_file()
    if not path.exists():
        return
    known = {str(seal.last_id): seal.sha256 for seal in AccessSeal.objects.all()}
    for line in path.read_text().splitlines():
        last_id, _blank, sha256 = line.partition(" ")
        if known.get(last_id) != sha256:
            yield f"库外留存的封条 {last_id} 不在库中 / the seal kept outside, {last_id}, is gone"


def _digest(after: int, last: int) -> dict[str, Any]:
    return statements.rows(SQL, "digest_of_looks", after=after, last=last)[0]


def _chain(digest: str, previous: str) -> str:
    return hashlib.sha256(f"{digest} {previous}".encode()).hexdigest()


def _anchor(head: str) -> None:
    path = anchor_file()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(path, "a") as heads:
        heads.write(head)
