"""Files of exports in pieces: each is encrypted by itself, and none can be missing when they are read."""

import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256

from accounts.ciphers import open_bytes, seal_bytes
from accounts.models import Export, ExportPiece
from accounts.sheets import Piece


def keep(export: Export, pieces: Iterable[Piece]) -> str:
    """The pieces are kept one by one, as they come; the checksum of all."""
    told = sha256()
    waiting: tuple[ExportPiece, bytes] | None = None
    for number, (part, content) in enumerate(pieces):
        told.update(content)
        if waiting:
            _seal(*waiting, last=False)
        waiting = ExportPiece(export=export, number=number, part=part), content
    if waiting:
        _seal(*waiting, last=True)
    return told.hexdigest()


def read(export: Export) -> Iterator[Piece]:
    """The pieces in order, one at a time in memory.

    Raises ExportPiece.DoesNotExist when they are gone, cryptography's InvalidTag for a piece that was changed
    or moved, or after which others are missing.
    """
    number, last = 0, export.pieces.count() - 1
    while number <= max(last, 0):
        piece = ExportPiece.objects.get(export=export, number=number)
        sealed = bytes(piece.sealed)
        yield (
            piece.part,
            zlib.decompress(open_bytes(sealed, place=piece.place(last=number == last))),
        )
        number += 1


def _seal(piece: ExportPiece, content: bytes, *, last: bool) -> None:
    piece.sealed = seal_bytes(zlib.compress(content, 1), place=piece.place(last=last))
    piece.save(force_insert=True)
