"""The file around the sheets of a long list (`accounts.sheets`): a zip that grows while it is sent."""

from collections.abc import Iterable, Iterator, Sequence
from io import RawIOBase
from itertools import groupby
from operator import itemgetter
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from accounts.sheets import (
    FOOTER,
    HIDDEN,
    LINE,
    MAIN,
    SHEET,
    XML,
    Batch,
    Piece,
    SheetColumn,
    pieces,
)

_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = b"http://schemas.openxmlformats.org/package/2006"
_OPEN = "application/vnd.openxmlformats-officedocument"
_SPREAD = f"{_OPEN}.spreadsheetml"
_LOOKS = (
    f'{XML.decode()}<styleSheet xmlns="{MAIN.decode()}"><numFmts count="1"><numFmt numFmtId="164"'
    ' formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="3"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="14"/><name val="宋体"/></font>'
    '<font><b/><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/>'
    '</fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF2"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="0" fontId="2" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"'
    ' applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def write_rows(
    out: IO[bytes],
    columns: Sequence[SheetColumn],
    batches: Iterable[Batch],
    *,
    head: Sequence[str] = (),
) -> None:
    """The whole workbook into `out`, which need not be seekable. Raises as `pieces`."""
    for chunk in zipped(pieces(columns, batches, head=head)):
        out.write(chunk)


def zipped(
    parts: Iterable[Piece],
    *,
    hidden: bytes = b"",
    line: bytes = b"",
    footer: bytes = b"",
    properties: bytes = b"",
) -> Iterator[bytes]:
    """The file of some pieces, as it grows: with the mark of each row, the line and the footer of each
    sheet, and the properties of the document, as XML."""
    outlet, sheets = _Outlet(), 0
    with ZipFile(outlet, "w", ZIP_DEFLATED, compresslevel=1) as book:
        for name, group in groupby(parts, key=itemgetter(0)):
            sheets += 1
            with book.open(name, "w") as part:
                for _name, text in group:
                    if text.endswith(b"</worksheet>"):
                        text = text.replace(LINE, line).replace(FOOTER, footer)
                    part.write(text.replace(HIDDEN, hidden))
                    yield outlet.taken()
        for name, text in _around(sheets, properties):
            with book.open(name, "w") as part:
                part.write(text)
    yield outlet.taken()


class _Outlet(RawIOBase):
    """What a zip writes, until somebody takes it away."""

    def __init__(self) -> None:
        self._kept: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._kept.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        data = b"".join(self._kept)
        self._kept.clear()
        return data


def _around(sheets: int, custom: bytes) -> Iterator[Piece]:
    """The parts of a workbook that are no sheets; `custom`: what its properties say."""
    numbers = range(1, sheets + 1)
    listed = "".join(f'<sheet name="Sheet{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    yield (
        "xl/workbook.xml",
        b'%b<workbook xmlns="%b" xmlns:r="%b"><sheets>%b</sheets></workbook>'
        % (XML, MAIN, _OFFICE, listed.encode()),
    )
    own = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*own, ("rIdStyles", "styles", "styles.xml")])
    yield "xl/styles.xml", _LOOKS.encode()
    top = [("rId1", "officeDocument", "xl/workbook.xml")]
    types = [
        ("/xl/workbook.xml", f"{_SPREAD}.sheet.main+xml"),
        ("/xl/styles.xml", f"{_SPREAD}.styles+xml"),
    ]
    types += [(f"/{SHEET.format(n)}", f"{_SPREAD}.worksheet+xml") for n in numbers]
    if custom:
        yield "docProps/custom.xml", custom
        top.append(("rId2", "custom-properties", "docProps/custom.xml"))
        types.append(("/docProps/custom.xml", f"{_OPEN}.custom-properties+xml"))
    yield "_rels/.rels", _relations(top)
    overrides = "".join(f'<Override PartName="{p}" ContentType="{t}"/>' for p, t in types)
    yield (
        "[Content_Types].xml",
        b'%b<Types xmlns="%b/content-types"><Default Extension="rels"'
        b' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        b'<Default Extension="xml" ContentType="application/xml"/>%b</Types>'
        % (XML, _PACKAGE, overrides.encode()),
    )


def _relations(targets: Sequence[tuple[str, str, str]]) -> bytes:
    each = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE.decode()}/{kind}" Target="{target}"/>'
        for key, kind, target in targets
    )
    return b'%b<Relationships xmlns="%b/relationships">%b</Relationships>' % (
        XML, _PACKAGE, each.encode(),
    )  # fmt: skip
