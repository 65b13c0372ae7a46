"""The list of refused rows that goes back to its source: no cell of it can be a formula."""

import csv
import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

HEADER = ("行号", "列", "原因", "原值（脱敏）")
_STARTS_A_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")


def safe(text: str) -> str:
    """A text that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def as_csv(rows: Iterable[tuple[int, str, str, str]]) -> bytes:
    """UTF-8 with a mark at the start, as spreadsheet programs here expect it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    writer.writerows((row, *map(safe, texts)) for row, *texts in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Iterable[tuple[int, str, str, str]]) -> bytes:
    """A workbook in which every text is written as text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("拒收行")
    sheet.freeze_panes = "A2"
    for column, width in zip("ABCD", (8, 16, 60, 30), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.append(list(HEADER))
    for row, *texts in rows:
        cells = [WriteOnlyCell(sheet, safe(text)) for text in texts]
        for cell in cells:
            cell.data_type = "s"
        sheet.append([row, *cells])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
