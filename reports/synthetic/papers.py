"""A sheet of blank paper as a scan would be: proof of nothing, for invented people."""

import struct
import zlib

from django.core.files.base import ContentFile


def blank_sheet(
    name: str = "证明.png", *, width: int = 420, height: int = 594
) -> "ContentFile[bytes]":
    """A pale grey PNG of an A4 sheet."""
    rows = (b"\x00" + b"\xf4" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = b"".join(
        _chunk(kind, data)
        for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    )
    return ContentFile(b"\x89PNG\r\n\x1a\n" + body, name=name)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
