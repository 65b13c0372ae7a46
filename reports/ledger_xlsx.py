"""A ledger as a workbook: official head, head rows that stay, words that are never formulas, stamp line."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from cases.periods import Period
from cases.xlsx import LINE, lines_of
from reports.ledgers import Ledger
from reports.ledgers.declaration import Column
from reports.ledgers.reading import shown

FONT = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
BOXED = FONT | {"border": 1, "border_color": "#7B8794", "text_wrap": True}
HEAD = 3  # rows above the table's head
A3, A4 = 8, 9  # papers, by the format
MOST_ON_A4 = 200  # letters side by side that can still be read


def ledger_book(
    ledger: Ledger, rows: Iterable[Mapping[str, Any]], *, unit: str, month: Period, state: str
) -> bytes:
    """The rows as an xlsx file. Amounts are numbers; names are whole, ID numbers masked.

    `unit`: who hands it in; `state`: the label of the state shown, or nothing.
    """
    out = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        formats = {
            "title": book.add_format(FONT | {"bold": True, "font_size": 16, "align": "center"}),
            "plain": book.add_format(FONT),
            "head": book.add_format(BOXED | {"bold": True, "align": "center"}),
            "text": book.add_format(BOXED | {"indent": 1}),
            "count": book.add_format(BOXED | {"num_format": "0"}),
            "money": book.add_format(BOXED | {"num_format": "#,##0.00"}),
        }
        sheet = book.add_worksheet(_("台账"))
        _head(sheet, ledger, formats, unit=unit, month=month, state=state)
        line = HEAD + 1
        widths = [column.width - 2 for column in ledger.columns]
        for row in rows:
            told = [shown(column, row, whole_names=True) for column in ledger.columns]
            sheet.set_row(line, LINE * max(map(lines_of, told, widths)))
            sheet.write_number(line, 0, row["number"], formats["count"])
            for place, (column, words) in enumerate(zip(ledger.columns, told, strict=True), 1):
                _cell(sheet, line, place, column, row[column.name], words, formats)
            line += 1
        _foot(sheet, line + 1, len(ledger.columns), formats)
        sheet.freeze_panes(HEAD + 1, 3)
        sheet.repeat_rows(0, HEAD)
        sheet.set_landscape()
        sheet.set_paper(A3 if sum(widths) > MOST_ON_A4 else A4)
        sheet.fit_to_pages(1, 0)
    return out.getvalue()


def _head(
    sheet: Worksheet,
    ledger: Ledger,
    formats: Mapping[str, Any],
    *,
    unit: str,
    month: Period,
    state: str,
) -> None:
    last = len(ledger.columns)
    sheet.set_column(0, 0, 6)
    for place, column in enumerate(ledger.columns, 1):
        sheet.set_column(place, place, column.width)
    sheet.set_row(0, 30)
    sheet.merge_range(0, 0, 0, last, str(ledger.title), formats["title"])
    sheet.write_string(1, 0, _("编制单位：%(name)s") % {"name": unit}, formats["plain"])
    sheet.write_string(1, 6, _("月份：%(month)s") % {"month": month.text}, formats["plain"])
    if state:
        sheet.write_string(1, 9, _("范围：%(state)s") % {"state": state}, formats["plain"])
    sheet.set_row(HEAD, 32)
    sheet.write_string(HEAD, 0, _("序号"), formats["head"])
    for place, column in enumerate(ledger.columns, 1):
        sheet.write_string(HEAD, place, str(column.label), formats["head"])


def _cell(
    sheet: Worksheet,
    line: int,
    place: int,
    column: Column,
    value: Any,
    words: str,
    formats: Mapping[str, Any],
) -> None:
    if column.form in ("money", "count") and value is not None:
        sheet.write_number(line, place, value, formats[column.form])
    else:
        sheet.write_string(line, place, words, formats["text"])


def _foot(sheet: Worksheet, line: int, columns: int, formats: Mapping[str, Any]) -> None:
    words = (_("单位负责人："), _("审核人："), _("填表人："), _("报出日期：      年   月   日"))
    for part, word in enumerate(words):
        sheet.write_string(line, part * max(columns // 4, 1), word, formats["plain"])
    sheet.write_string(line + 1, 3 * max(columns // 4, 1), _("（单位盖章）"), formats["plain"])
