"""Files made to hurt, and what must become of each: the code of its refusal, or `taken`."""

import io
import struct
import zipfile
from collections.abc import Callable
from copy import copy
from pathlib import Path
from random import Random

import xlsxwriter

from tests.monitoring import files

MEGABYTE = 1024 * 1024
TAKEN = "taken"
TYPES = b"<Types/>"
Make = Callable[[Path], Path]


def workbook(path: Path, *, sheet: bytes = b"<worksheet/>", **more: bytes) -> Path:
    """A zip that calls itself a workbook."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", more.pop("types", TYPES))
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in more.items():
            archive.writestr(name, content)
    return path


def written(content: bytes) -> Make:
    def make(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return make


def with_parts(**parts: bytes) -> Make:
    return lambda path: workbook(path, **parts)


def sheet_of(xml: bytes) -> Make:
    return lambda path: workbook(path, sheet=xml)


def good(path: Path, cells: dict[int, str] | None = None) -> Path:
    """A workbook as it should be, of three people; `cells` changes those of the first."""
    rows: list[list[object]] = [list(row) for row in files.funeral_rows(Random(1), good=3)]
    for place, text in (cells or {}).items():
        rows[0][place] = text
    return files.write_xlsx(path, rows)


def good_with(**parts: bytes) -> Make:
    """A right workbook with something more inside."""

    def make(path: Path) -> Path:
        with zipfile.ZipFile(good(path), "a", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return path

    return make


def bomb(path: Path, part: str = "xl/worksheets/sheet1.xml", megabytes: int = 573) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        with archive.open(part, "w") as sheet:
            for _ in range(megabytes):
                sheet.write(b"0" * MEGABYTE)
    return path


def lying_bomb(path: Path) -> Path:
    """A part of 300 MB that says it is as long as it is packed."""
    raw = bytearray(bomb(path, megabytes=300).read_bytes())
    entry = zipfile.ZipFile(io.BytesIO(raw)).getinfo("xl/worksheets/sheet1.xml")
    told, lie = struct.pack("<L", entry.file_size), struct.pack("<L", entry.compress_size)
    path.write_bytes(bytes(raw).replace(told, lie))
    return path


def overlapping(path: Path) -> Path:
    """One part that the list of contents names 150 times."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/0.xml", b"0" * 10 * MEGABYTE)
        last = archive.filelist[-1]
        for number in range(150):
            again = copy(last)
            again.filename = f"xl/a{number}.xml"
            archive.filelist.append(again)
    return path


def twice(path: Path) -> Path:
    with zipfile.ZipFile(good(path), "a") as archive:
        archive.filelist.append(copy(archive.getinfo("xl/workbook.xml")))
        archive._didModify = True  # type: ignore[attr-defined]
    return path


def nested(path: Path) -> Path:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("again.xml", b"0" * 150 * MEGABYTE)
    return good_with(**{"xl/embeddings/inner.zip": inner.getvalue()})(path)


def locked(path: Path) -> Path:
    """Every part says that it is encrypted."""
    raw = bytearray(good(path).read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + place] |= 1
            at = raw.find(mark, at + 4)
    path.write_bytes(raw)
    return path


def cut(share: float) -> Make:
    def make(path: Path) -> Path:
        raw = good(path).read_bytes()
        path.write_bytes(raw[: int(len(raw) * share)])
        return path

    return make


def flipped(path: Path) -> Path:
    """One byte in the middle of the sheet is another one."""
    raw = bytearray(good(path).read_bytes())
    entry = zipfile.ZipFile(io.BytesIO(raw)).getinfo("xl/worksheets/sheet1.xml")
    raw[entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2] ^= 0xFF
    path.write_bytes(raw)
    return path


def behind(head: bytes) -> Make:
    """A right workbook with something in front of it: two kinds of file in one."""

    def make(path: Path) -> Path:
        path.write_bytes(head + good(path).read_bytes())
        return path

    return make


def with_text(text: str, place: int = 7) -> Make:
    return lambda path: good(path, {place: text})


def formula(text: str) -> Make:
    """A cell that computes; its last value is what counts."""

    def make(path: Path) -> Path:
        rows = files.funeral_rows(Random(1), good=3)
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, files.FUNERAL)
            for number, row in enumerate(rows, 1):
                for column, value in enumerate(row):
                    sheet.write_string(number, column, value)
            sheet.write_formula(1, 7, text, None, "经办")
        return path

    return make


def other_package(*names: str) -> Make:
    def make(path: Path) -> Path:
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                archive.writestr(name, b"<x/>")
        return path

    return make


LAUGHS = b"".join(
    b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"ha") for n in range(10)
)
LAUGHING = b'<?xml version="1.0"?><!DOCTYPE w [' + LAUGHS + b"]><worksheet>&l9;</worksheet>"
OUTSIDE = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>'
QUADRATIC = b'<!DOCTYPE w [<!ENTITY x "' + b"a" * 100_000 + b'">]><worksheet>&x;&x;</worksheet>'
HIDDEN = b"<worksheet><!--" + b" " * 70_000 + b"--><!DOCTYPE x [<!ENTITY a 'b'>]></worksheet>"
MACRO_TYPES = (
    b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CSV = ",".join(files.FUNERAL)

HOSTILE: dict[str, tuple[Make, str]] = {
    # --- more than it weighs
    "bomb": (bomb, "bomb"),
    "bomb in the strings": (lambda p: bomb(p, "xl/sharedStrings.xml", 300), "bomb"),
    "bomb in the styles": (lambda p: bomb(p, "xl/styles.xml", 220), "bomb"),
    "bomb in a picture": (lambda p: bomb(p, "xl/media/image1.png", 250), "bomb"),
    "bomb that says it is small": (lying_bomb, "bomb"),
    "one part named 150 times": (overlapping, "bomb"),
    "zip inside": (nested, TAKEN),  # nobody opens what is inside
    "ten thousand entries": (with_parts(**{f"xl/media/{n}.bin": b"x" for n in range(10_000)}), "bomb"),
    "201 entries": (with_parts(**{f"xl/media/{n}.bin": b"x" for n in range(201)}), "bomb"),
    "a name twice": (twice, "damaged"),
    # --- entities
    "billion laughs": (sheet_of(LAUGHING), "entities"),
    "entity of a file": (sheet_of(OUTSIDE), "entities"),
    "quadratic entities": (sheet_of(QUADRATIC), "entities"),
    "entities after 70 KB": (sheet_of(HIDDEN), "entities"),
    "entities in UTF-16": (sheet_of(OUTSIDE.decode().encode("utf-16")), "entities"),
    "entities in small letters": (sheet_of(OUTSIDE.lower()), "entities"),
    "entities in the strings": (with_parts(**{"xl/sharedStrings.xml": LAUGHING}), "entities"),
    "entities in relations": (with_parts(**{"xl/_rels/workbook.xml.rels": OUTSIDE}), "entities"),
    # --- code
    "macros": (with_parts(**{"xl/vbaProject.bin": b"x"}), "macro"),
    "macros in capitals": (with_parts(**{"xl/VBAPROJECT.BIN": b"x"}), "macro"),
    "macros under another name": (with_parts(types=MACRO_TYPES, **{"xl/x.bin": b"x"}), "macro"),
    "macro sheet": (with_parts(**{"xl/macrosheets/sheet1.xml": b"<x/>"}), "macro"),
    "controls": (with_parts(**{"xl/activeX/activeX1.bin": b"x"}), "macro"),
    "DDE in a text": (with_text("=cmd|' /C calc'!A0"), TAKEN),
    "DDE as a formula": (formula("=cmd|'/C calc'!A0"), TAKEN),
    "link as a formula": (formula('=HYPERLINK("http://192.0.2.1/","x")'), TAKEN),
    "web service as a formula": (formula('=WEBSERVICE("http://192.0.2.1/")'), TAKEN),
    "external links": (good_with(**{"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}), TAKEN),
    "embedded object": (good_with(**{"xl/embeddings/oleObject1.bin": OLE}), TAKEN),
    "script in a name": (with_text("<script>alert(1)</script>"), TAKEN),
    # --- ways out
    "a way out": (with_parts(**{"../../x": b"x"}), "damaged"),
    "a way out, Windows": (with_parts(**{"..\\..\\x": b"x"}), "damaged"),
    "from the root": (with_parts(**{"/etc/x": b"x"}), "damaged"),
    "a way out in the middle": (with_parts(**{"xl/media/../../../x": b"x"}), "damaged"),
    # --- locked or old
    "old workbook": (written(OLE + bytes(600)), "old_excel"),
    "encrypted workbook": (written(OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le")), "old_excel"),
    "WPS .et": (written(OLE + bytes(504) + "WpsWorkbook".encode("utf-16-le")), "old_excel"),
    "older workbook": (written(b"\x09\x00\x04\x00\x02\x00\x10\x00" + bytes(99)), "not_a_sheet"),
    "encrypted parts": (locked, "old_excel"),
    # --- something else
    "no workbook inside": (other_package("a.txt"), "not_a_sheet"),
    "docx": (other_package("[Content_Types].xml", "word/document.xml"), "not_a_sheet"),
    "ods": (other_package("mimetype", "content.xml"), "not_a_sheet"),
    "xlsb": (other_package("[Content_Types].xml", "xl/workbook.bin"), "not_a_sheet"),
    "pdf": (written(b"%PDF-1.7 ..."), "not_a_sheet"),
    "pdf and workbook": (behind(b"%PDF-1.7\n"), "not_a_sheet"),
    "program and workbook": (behind(b"MZ\x90\x00\x03\x00"), "not_a_sheet"),
    "picture and workbook": (behind(b"GIF89a\x00"), "not_a_sheet"),
    "web page": (written(b"\n<html><table></table></html>"), "not_a_sheet"),
    "web archive": (written(b"MIME-Version: 1.0\nX-Document-Type: Workbook\n"), "no_header"),
    "xml of 2003": (written(b'<?xml version="1.0"?><Workbook/>'), "not_a_sheet"),
    "svg": (written(b'<svg xmlns="http://www.w3.org/2000/svg"/>'), "not_a_sheet"),
    "json": (written(b'{"a": 1}'), "not_a_sheet"),
    "picture": (written(b"\x89PNG\r\n\x1a\n" + bytes(64)), "not_a_sheet"),
    "photo": (written(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(64)), "not_a_sheet"),
    "gzip": (written(b"\x1f\x8b\x08\x00" + bytes(64)), "not_a_sheet"),
    "7z": (written(b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(64)), "not_a_sheet"),
    "rar": (written(b"Rar!\x1a\x07\x01\x00" + bytes(64)), "not_a_sheet"),
    "program": (written(b"\x7fELF\x02\x01\x01\x00" + bytes(64)), "not_a_sheet"),
    "database": (written(b"SQLite format 3\x00" + bytes(64)), "not_a_sheet"),
    "bytes": (written(bytes(range(256)) * 9), "not_a_sheet"),
    "UTF-16 without a mark": (written(CSV.encode("utf-16-le")), "not_a_sheet"),
    "shell script": (written(b"#!/bin/sh\nrm -rf /\n"), "no_header"),
    # --- broken
    "nothing": (written(b""), "empty"),
    "only blanks": (written(b" \n" * 99), "no_header"),
    "only a mark": (written(b"\xef\xbb\xbf"), "no_rows"),
    "broken zip": (written(b"PK\x03\x04" + bytes(200)), "damaged"),
    "empty workbook": (lambda p: workbook(p), "damaged"),
    "half a workbook": (cut(0.5), "damaged"),
    "nearly a workbook": (cut(0.98), "damaged"),
    "a flipped byte": (flipped, "damaged"),
    "deep XML": (sheet_of(b"<a>" * 200_000), "damaged"),
    "no encoding": (written(b"\xff\xff\x81,\xff\n" * 50), "encoding"),
    "a quote that never ends": (written(CSV.encode() + b'\n"' + b"a" * 3 * MEGABYTE), "damaged"),
    "one endless line": (written(b"a" * 5 * MEGABYTE), "no_header"),
    "no header": (written("甲,乙\n1,2\n".encode()), "no_header"),
}  # fmt: skip
