"""The only file that knows cells: reports as workbooks in the official layout."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from accounts.models import Region
from cases.periods import Period
from cases.xlsx import LINE, lines_of
from reports.catalogue import Report
from reports.figures import Figure, broken, numbers

_LINE = Side(style="thin", color="7B8794")
_THIN = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FONT = "宋体"


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(
    report: Report,
    found: list[Figure],
    *,
    region: Region,
    period: Period,
    remarks: Sequence[str],
    first: Mapping[str, Decimal] | None = None,
) -> bytes:
    """The report as an xlsx file: official head, a row for each figure, identities, definitions, stamp line.

    Amounts are numbers, words are strings and never formulas. `remarks` are printed below the table (that it
    is provisional, which version it is); of a correction, `first` stands beside the figures. The same figures
    give the same cells.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = str(report.cycle)
    columns = _columns(report, corrected=bool(first))
    last = get_column_letter(len(columns))
    _head(sheet, report, region, period, len(columns))
    for number, (word, width, _kind) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        _text(sheet, _TOP, number, word, bold=True, centre=True, boxed=True)
    for row, figure in enumerate(found, start=_TOP + 1):
        kinds = [kind for _word, _width, kind in columns]
        _figure_row(sheet, row, figure, kinds, (first or {}).get(figure.code))
    _foot(sheet, _TOP + len(found) + 2, _balance(report, found) + list(remarks), last)
    sheet.freeze_panes = f"C{_TOP + 1}"
    sheet.print_title_rows = f"1:{_TOP}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


_TOP = 5


def _columns(report: Report, *, corrected: bool) -> list[tuple[str, int, str]]:
    """Heading, width and content of each column; a quarterly table shows the month before too, a correction
    what was filed first."""
    first = [(_("第 1 版"), 18, "first")] if corrected else []
    month = [(_("上月"), 18, "month")] if report.months == 3 else []
    return [
        (_("分组"), 30, "group"),
        (_("指标名称"), 34, "label"),
        (_("单位"), 12, "unit"),
        (_("数量"), 18, "value"),
        *first,
        (str(report.before_label), 18, "before"),
        (_("环比 %"), 14, "change"),
        *month,
        (_("口径"), 56, "definition"),
    ]


def _head(sheet: Worksheet, report: Report, region: Region, period: Period, columns: int) -> None:
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=columns)
    _text(sheet, 1, 1, str(report.title), bold=True, size=16, centre=True)
    sheet.row_dimensions[1].height = 30
    _text(sheet, 2, 1, _("编制单位：%(name)s") % {"name": region.name})
    _text(sheet, 3, 1, _("地区编码：%(code)012d") % {"code": region.code})
    _text(sheet, 3, 6, _("制表机关：%(organ)s") % {"organ": report.organ})
    _text(sheet, 2, 3, _("报告期：%(period)s") % {"period": period.text})
    if report.table_number:
        _text(sheet, 2, 6, _("表号：%(number)s") % {"number": report.table_number})
        _text(sheet, 3, 3, _("批转机关：国家统计局"))


def _figure_row(
    sheet: Worksheet, row: int, figure: Figure, kinds: Sequence[str], first: Decimal | None
) -> None:
    line = figure.line
    form = "#,##0.00" if line.places else "#,##0"
    amounts = {
        "value": figure.value,
        "first": first,
        "before": figure.before,
        "month": figure.month_before,
    }
    words = {
        "group": figure.key_label,
        "label": line.label,
        "unit": line.unit,
        "definition": line.definition,
    }
    widths = {"group": 27, "label": 31, "definition": 53}
    sheet.row_dimensions[row].height = LINE * max(
        lines_of(str(words[kind]), width) for kind, width in widths.items()
    )
    for column, kind in enumerate(kinds, start=1):
        if kind in words:
            _text(sheet, row, column, str(words[kind]), boxed=True, centre=kind == "unit")
        elif kind == "change":
            _change(sheet, row, column, figure.change)
        else:
            _number(sheet, row, column, amounts[kind], form)


def _change(sheet: Worksheet, row: int, column: int, change: Decimal | None) -> None:
    if change is None:
        _text(sheet, row, column, "—", boxed=True, centre=True)
    else:
        _number(sheet, row, column, change, "0.00")


def _balance(report: Report, found: list[Figure]) -> list[str]:
    """One line that says whether the identities hold, or which do not."""
    if not report.balanced:
        return []
    wrong = broken(report, numbers(found))
    if not wrong:
        return [_("平衡关系：全部相符")]
    return [
        _("平衡关系不符：%(group)s，%(check)s") % {"group": label, "check": check.label}
        for label, check in wrong
    ]


def _foot(sheet: Worksheet, row: int, remarks: Sequence[str], last: str) -> None:
    for number, remark in enumerate(remarks):
        _text(sheet, row + number, 1, remark)
    row += len(remarks) + 1
    words = (_("单位负责人："), _("统计负责人："), _("填表人："), _("报出日期：      年   月   日"))
    for column, word in zip((1, 3, 5, 7), words, strict=True):
        _text(sheet, row, column, word)
    _text(sheet, row + 1, 7, _("（单位盖章）"))
    sheet.print_area = f"A1:{last}{row + 1}"


def _text(
    sheet: Worksheet,
    row: int,
    column: int,
    words: str,
    *,
    bold: bool = False,
    size: int = 11,
    centre: bool = False,
    boxed: bool = False,
) -> None:
    cell = sheet.cell(row, column)
    cell.value = words
    cell.data_type = "s"
    cell.font = Font(name=_FONT, size=size, bold=bold)
    cell.alignment = Alignment(
        horizontal="center" if centre else "left",
        vertical="center",
        indent=1 if boxed and not centre else 0,
        wrap_text=boxed,
    )
    if boxed:
        cell.border = _THIN


def _number(sheet: Worksheet, row: int, column: int, value: Decimal | None, form: str) -> None:
    cell = sheet.cell(row, column, value)
    cell.number_format = form
    cell.alignment = Alignment(horizontal="right", vertical="center", indent=1)
    cell.font = Font(name=_FONT, size=11)
    cell.border = _THIN
