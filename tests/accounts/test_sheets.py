"""Long lists as workbooks: what was given is what office programs read, and memory stays where it was."""

import io
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import polars as pl
import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from accounts import sheets
from accounts.sheets import SheetColumn
from accounts.workbooks import write_rows
from benchmarks.measure import peak_of

COLUMNS = [
    SheetColumn("序号", "count"),
    SheetColumn("姓名", width=20),
    SheetColumn("金额", "money"),
    SheetColumn("日期", "day"),
    SheetColumn("备注 & <说明>"),
]
HEAD = ["走访名单", "编制单位：洪濑镇"]
ROWS: list[tuple[Any, ...]] = [
    (1, "陈水土", Decimal("1234567890.10"), date(2026, 9, 30), '=HYPERLINK("http://x")'),
    (2, "+1", Decimal("-0.05"), date(1931, 2, 3), "@SUM(A1) & <b>"),
    (3, "-2", None, None, None),
    (4, "350583199001011234", Decimal("1E+3"), None, " 两头 空格 "),
    (5, "坏\x00字\x1b符\ufffe\ud800", Decimal(0), None, "两\n行"),
]
READ = [
    *ROWS[:3],
    (4, "350583199001011234", Decimal(1000), None, " 两头 空格 "),
    (5, "坏字符", Decimal(0), None, "两\n行"),
]


def written(batches: Any, columns: Any = COLUMNS) -> bytes:
    out = io.BytesIO()
    write_rows(out, columns, batches, head=HEAD)
    return out.getvalue()


def test_what_was_given_is_read_again_and_no_cell_is_a_formula():
    content = written([ROWS[:2], ROWS[2:]])
    sheet = load_workbook(io.BytesIO(content)).active
    lines = list(sheet.iter_rows())
    assert [line[0].value for line in lines[:2]] == HEAD
    assert [cell.value for cell in lines[2]] == [column.label for column in COLUMNS]
    for line, row in zip(lines[3:], READ, strict=False):
        number, name, amount, day, remark = [cell.value for cell in line]
        assert (number, name, remark or None) == (row[0], row[1], row[4])
        assert (None if amount is None else Decimal(str(amount))) == row[2]
        assert (day.date() if day else None) == row[3]
    assert not [cell for line in lines for cell in line if cell.data_type == "f"]
    assert sheet.freeze_panes == "A4" and sheet.column_dimensions["B"].width == 20
    xml = ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    assert b"<v>1234567890.10</v>" in xml and b"<f>" not in xml  # the amount to the last digit


def test_a_frame_and_tuples_make_the_same_file_and_words_are_never_taken_for_escapes():
    rows = [
        (1, "_x0041_", Decimal("0.10"), date(2026, 1, 1), "甲"),
        (2, None, None, None, "x" * 40_000),
    ]
    names = [column.label for column in COLUMNS]
    types = [pl.Int64, pl.String, pl.Decimal(14, 2), pl.Date, pl.String]
    frame = pl.DataFrame(rows, schema=dict(zip(names, types, strict=True)), orient="row")
    assert written([frame]) == written([rows])
    read = CalamineWorkbook.from_filelike(io.BytesIO(written([rows]))).get_sheet_by_index(0)
    assert len(read.to_python()[4][4]) == sheets.WORDS - 40  # the mark of a copy has room
    assert b"_x005F_x0041_" in ZipFile(io.BytesIO(written([rows]))).read("xl/worksheets/sheet1.xml")


def test_an_amount_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="NaN"):
        written([[(1, "甲", Decimal("NaN"), None, "")]])


def test_a_full_sheet_goes_on_in_the_next(monkeypatch):
    monkeypatch.setattr(sheets, "ROWS", 10)  # two lines above, headings, five rows, the line
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(written([[(n, "甲", None, None, "") for n in range(12)]]))
    )
    assert book.sheet_names == ["Sheet1", "Sheet2", "Sheet3"]
    read = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    assert [lines[2][0] for lines in read] == ["序号"] * 3
    assert [line[0] for lines in read for line in lines[3:] if line[0] != ""] == list(range(12))


def test_nothing_but_the_head_is_a_workbook_too():
    lines = CalamineWorkbook.from_filelike(io.BytesIO(written([]))).get_sheet_by_index(0)
    assert len([line for line in lines.to_python() if any(line)]) == 3


def test_libreoffice_reads_the_same(tmp_path: Path):
    if (office := shutil.which("soffice")) is None:
        pytest.skip("no soffice on this machine")
    (tmp_path / "rows.xlsx").write_bytes(written([ROWS]))
    to = "csv:Text - txt - csv (StarCalc):44,34,76"
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [office, "--headless", home, "--convert-to", to, "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, str(tmp_path / "rows.xlsx")], check=True, capture_output=True, timeout=180
    )
    lines = (tmp_path / "rows.csv").read_text(encoding="utf-8").splitlines()
    assert lines[3] == '1,陈水土,"1,234,567,890.10",2026-09-30,"=HYPERLINK(""http://x"")"'
    assert lines[4] == "2,+1,-0.05,1931-02-03,@SUM(A1) & <b>"


def test_memory_does_not_grow_with_the_rows():
    few, many = (peak_of("benchmarks.xlsx_write", rows) for rows in ("10000", "60000"))
    assert many < few * 1.25
