"""Files made to hurt are refused fast, in plain words, and leave nothing behind."""

import resource
import time
import zipfile
from pathlib import Path
from random import Random

import pytest

from monitoring.models import RegisterImport
from monitoring.registers.hostile import Refused
from monitoring.registers.reading import batches
from tests.monitoring import files
from tests.monitoring.registers import received

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024


def workbook(path: Path, *, sheet: bytes = b"<worksheet/>", **more: bytes) -> Path:
    """A zip that calls itself a workbook."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in more.items():
            archive.writestr(name, content)
    return path


def bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(573):
                sheet.write(b"0" * MEGABYTE)
    return path


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def crowded(path: Path) -> Path:
    return workbook(path, **{f"xl/media/{n}.bin": b"x" for n in range(10_000)})


def no_workbook(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr("a.txt", "a")
    return path


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet>&a;</worksheet>'
HOSTILE = {
    "bomb": (bomb, "bomb"),
    "ten thousand entries": (crowded, "bomb"),
    "entities": (lambda p: workbook(p, sheet=ENTITIES), "entities"),
    "macros": (lambda p: workbook(p, **{"xl/vbaProject.bin": b"x"}), "macro"),
    "a way out": (lambda p: workbook(p, **{"../../x": b"x"}), "damaged"),
    "no workbook inside": (no_workbook, "not_a_sheet"),
    "broken zip": (lambda p: written(p, b"PK\x03\x04" + bytes(200)), "damaged"),
    "empty workbook": (lambda p: workbook(p), "damaged"),
    "old workbook": (lambda p: written(p, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), "old_excel"),
    "nothing": (lambda p: written(p, b""), "empty"),
    "pdf": (lambda p: written(p, b"%PDF-1.7 ..."), "not_a_sheet"),
    "web page": (lambda p: written(p, b"\n<html><table></table></html>"), "not_a_sheet"),
    "picture": (lambda p: written(p, b"\x89PNG\r\n\x1a\n" + bytes(64)), "not_a_sheet"),
    "bytes": (lambda p: written(p, bytes(range(256)) * 9), "not_a_sheet"),
    "no encoding": (lambda p: written(p, b"\xff\xff\x81,\xff\n" * 50), "encoding"),
    "no header": (lambda p: written(p, "甲,乙\n1,2\n".encode()), "no_header"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(tmp_path, name):
    make, reason = HOSTILE[name]
    path = make(tmp_path / "file.xlsx")
    began = time.process_time()
    with pytest.raises(Refused) as refused:
        received(path)
    assert refused.value.code == reason
    assert " / " in str(refused.value)  # in Chinese and in English
    assert time.process_time() - began < 2
    assert not RegisterImport.objects.exists()


def test_a_bomb_costs_no_memory(tmp_path):
    path = bomb(tmp_path / "bomb.xlsx")
    assert path.stat().st_size < MEGABYTE
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Refused):
        list(batches(path, limit=20 * MEGABYTE))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # KB


def test_a_file_over_the_limit_is_refused(tmp_path):
    path = files.write_csv(tmp_path / "big.csv", files.funeral_rows(Random(1), good=50))
    with pytest.raises(Refused) as refused:
        list(batches(path, limit=1000))
    assert refused.value.code == "too_big"


def test_formulas_are_read_as_the_values_they_show(tmp_path):
    row = files.good_row(Random(2))
    path = files.write_csv(tmp_path / "dde.csv", [['=cmd|"/c calc"!A1', *row[1:]]])
    batch = next(iter(batches(path, limit=MEGABYTE)))
    assert batch["c0"][1] == '=cmd|"/c calc"!A1'
