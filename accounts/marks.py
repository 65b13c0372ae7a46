"""The mark of a copy: a line that everybody sees on each sheet, and the same in what nobody sees.

The hidden mark is 80 bits: number of the export, number of the copy, and a keyed digest of both, so that
nobody can put another's mark into a file. It stands in the properties of the file and, as characters without
width, at the end of the last words of every row of figures: a few rows pasted elsewhere still tell.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from shutil import copyfileobj
from typing import IO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.ciphers import digest
from accounts.sheets import Piece
from accounts.workbooks import zipped

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PROPERTY = "Doudi"
_SIGNS = "\u200b\u200c\u200d\u2060"  # two bits each
_HIDDEN = re.compile(f"[{_SIGNS}]{{40}}")
_WRITTEN = re.compile(r"\b[0-9a-f]{20}\b")
_CHUNK = 1 << 20
_ROW = re.compile(rb'<row r="(\d+)"[^>]*>.*?</row>', re.DOTALL)
_TEXT = re.compile(
    rb'<c r="(?P<ref>[A-Z]+\d+)"(?P<style>(?: s="\d+")?) t="(?:s"><v>(?P<shared>\d+)</v>'
    rb'|inlineStr"><is>(?P<inline>.*?)</is>)</c>',
    re.DOTALL,
)
_NUMBER = re.compile(rb'<c r="[A-Z]+\d+"(?: s="\d+")?(?: t="n")?><v>')
_SHARED = re.compile(rb"<si>(.*?)</si>", re.DOTALL)
_PAGE = re.compile(rb"<pageSetup\b[^>]*/>|<pageMargins\b[^>]*/>")
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CUSTOM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}">'
    "<vt:lpwstr>{value}</vt:lpwstr></property></Properties>"
)


@dataclass(frozen=True)
class Mark:
    """Which copy of which export a file is, and for whom it was made when."""

    export: int
    copy: int
    name: str
    at: datetime

    @property
    def words(self) -> str:
        return _("导出：%(name)s %(at)s 编号 %(export)d-%(copy)d，仅限所写用途，不得转发") % {
            "name": self.name,
            "at": f"{timezone.localtime(self.at):%Y-%m-%d %H:%M}",
            "export": self.export,
            "copy": self.copy,
        }

    @property
    def code(self) -> str:
        """Twenty hexadecimal digits."""
        body = f"{self.export:010x}{self.copy:02x}"
        return body + _check(body)

    @property
    def hidden(self) -> str:
        bits = int(self.code, 16)
        return "".join(_SIGNS[bits >> shift & 3] for shift in range(78, -2, -2))


def found_in(text: str) -> tuple[int, int] | None:
    """Export and copy whose mark a text holds, hidden or written; nothing for a mark we did not make."""
    for hidden in _HIDDEN.findall(text):
        bits = 0
        for sign in hidden:
            bits = bits << 2 | _SIGNS.index(sign)
        if (found := _read(f"{bits:020x}")) is not None:
            return found
    for written in _WRITTEN.findall(text):
        if (found := _read(written)) is not None:
            return found
    return None


def marked(content: bytes, kind: str, mark: Mark) -> bytes:
    """A file of a media type with its mark; one of a type that has no place for it as it is."""
    marking = {XLSX: _workbook, DOCX: _document, "text/csv": _lines}.get(kind.partition(";")[0])
    return marking(content, mark) if marking else content


def _lines(content: bytes, mark: Mark) -> bytes:
    """A last line that is no row: one cell."""
    words = mark.words.replace('"', '""') + mark.hidden
    return content + f'"{words}"\r\n'.encode()


def _document(content: bytes, mark: Mark) -> bytes:
    """A last paragraph, and the property."""
    out = BytesIO()
    line = f"<w:p><w:r><w:t>{escape(mark.words)}{mark.hidden}</w:t></w:r></w:p>".encode()
    with ZipFile(BytesIO(content)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name)
            if name == "word/document.xml":
                end = text.rfind(b"<w:sectPr")
                text = text[:end] + line + text[end:]
            target.writestr(name, _EDITED[name](text) if name in _EDITED else text)
        target.writestr("docProps/custom.xml", _CUSTOM.format(name=PROPERTY, value=mark.code))
    return out.getvalue()


def _workbook(content: bytes, mark: Mark) -> bytes:
    """Read and written in pieces, nothing else in it is changed."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        shared = _shared(source)
        for name in source.namelist():
            with source.open(name) as reading, target.open(name, "w") as writing:
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    _sheet(reading, writing, mark, shared)
                elif name in _EDITED:
                    writing.write(_EDITED[name](reading.read()))
                else:
                    copyfileobj(reading, writing)
        custom = _CUSTOM.format(name=PROPERTY, value=mark.code)
        target.writestr("docProps/custom.xml", custom)
    return out.getvalue()


def marked_pieces(pieces: Iterable[Piece], mark: Mark) -> Iterator[bytes]:
    """The file of a long list with its mark, as it goes out."""
    return zipped(
        pieces,
        hidden=mark.hidden.encode(),
        line=escape(mark.words).encode(),
        footer=escape(mark.words.replace("&", "&&")).encode(),
        properties=_CUSTOM.format(name=PROPERTY, value=mark.code).encode(),
    )


def _check(body: str) -> str:
    return digest(f"export {body}").hex()[:8]


def _read(code: str) -> tuple[int, int] | None:
    body = code[:12]
    return (int(body[:10], 16), int(body[10:], 16)) if _check(body) == code[12:] else None


def _shared(book: ZipFile) -> list[bytes]:
    name = "xl/sharedStrings.xml"
    return _SHARED.findall(book.read(name)) if name in book.namelist() else []


def _sheet(reading: IO[bytes], writing: IO[bytes], mark: Mark, shared: list[bytes]) -> None:
    last = 0

    def with_mark(row: re.Match[bytes]) -> bytes:
        nonlocal last
        last = int(row[1])
        return _marked_row(row[0], mark.hidden.encode(), shared)

    for piece in _pieces(reading):
        text = _ROW.sub(with_mark, piece)
        if b"</sheetData>" in text:
            text = text.replace(b"</sheetData>", _line(last + 2, mark) + b"</sheetData>")
            page = list(_PAGE.finditer(text))[-1]
            text = text[: page.end()] + _footer(mark) + text[page.end() :]
        writing.write(text)


def _pieces(reading: IO[bytes]) -> Iterator[bytes]:
    """The sheet in pieces that end between rows; the last one ends it."""
    kept = b""
    while chunk := reading.read(_CHUNK):
        kept += chunk
        whole = kept.rfind(b"</row>") + len(b"</row>")
        if b"</sheetData>" not in kept and whole >= len(b"</row>"):
            yield kept[:whole]
            kept = kept[whole:]
    yield kept


def _marked_row(row: bytes, hidden: bytes, shared: list[bytes]) -> bytes:
    """A row of figures with the mark at the end of its last words; other rows as they are."""
    cells = list(_TEXT.finditer(row))
    if not cells or not _NUMBER.search(row):
        return row
    cell = cells[-1]
    words = cell["inline"] if cell["shared"] is None else shared[int(cell["shared"])]
    words = words[: words.rfind(b"</t>")] + hidden + b"</t>" if b"</t>" in words else words
    inline = b'<c r="%b"%b t="inlineStr"><is>%b</is></c>' % (cell["ref"], cell["style"], words)
    return row[: cell.start()] + inline + row[cell.end() :]


def _line(number: int, mark: Mark) -> bytes:
    words = escape(mark.words)
    return (
        f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>{words}</t></is></c></row>'
    ).encode()


def _footer(mark: Mark) -> bytes:
    words = escape(mark.words.replace("&", "&&"))
    return f"<headerFooter><oddFooter>&amp;L{words}&amp;R&amp;P/&amp;N</oddFooter></headerFooter>".encode()


def _with_type(text: bytes) -> bytes:
    part = f'<Override PartName="/docProps/custom.xml" ContentType="{_TYPE}"/></Types>'
    return text.replace(b"</Types>", part.encode())


def _with_relation(text: bytes) -> bytes:
    part = f'<Relationship Id="rIdMark" Type="{_RELATION}" Target="docProps/custom.xml"/></Relationships>'
    return text.replace(b"</Relationships>", part.encode())


_EDITED: dict[str, Callable[[bytes], bytes]] = {
    "[Content_Types].xml": _with_type,
    "_rels/.rels": _with_relation,
}
