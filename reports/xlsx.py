"""The only file that knows cells: reports as workbooks in the official layout."""

from decimal import Decimal
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from accounts.models import Region
from cases.periods import Period
from reports.catalogue import Report
from reports.figures import Figure

_LINE = Side(style="thin", color="7B8794")
_THIN = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WIDTHS = (34, 28, 12, 18, 18, 14, 56)
_FONT = "宋体"


def workbook(
    report: Report, found: list[Figure], *, region: Region, period: Period, provisional: bool
) -> bytes:
    """The report as an xlsx file: header, one row for each figure, the definitions, stamp line.

    Amounts are numbers, words are strings and never formulas. The same figures give the same cells.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = _("季报")
    _head(sheet, report, region, _written(period, provisional))
    row = 6
    for figure in found:
        _figure_row(sheet, row, figure)
        row += 1
    _foot(sheet, row + 1)
    sheet.freeze_panes = "C6"
    sheet.print_title_rows = "1:5"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _head(sheet: Worksheet, report: Report, region: Region, period: str) -> None:
    for letter, width in zip("ABCDEFG", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.merge_cells("A1:G1")
    _text(sheet, 1, 1, str(report.title), bold=True, size=16, centre=True)
    sheet.row_dimensions[1].height = 30
    _text(sheet, 2, 1, _("编制单位：%(name)s") % {"name": region.name})
    _text(sheet, 3, 1, _("地区编码：%(code)012d") % {"code": region.code})
    _text(sheet, 2, 6, _("表号：%(number)s") % {"number": report.table_number})
    _text(sheet, 3, 6, _("制表机关：%(organ)s") % {"organ": report.organ})
    _text(sheet, 2, 3, _("报告期：%(period)s") % {"period": period})
    _text(sheet, 3, 3, _("批转机关：国家统计局"))
    words = (_("分组"), _("指标名称"), _("单位"), _("数量"), _("上季度"), _("环比 %"), _("口径"))
    for column, word in enumerate(words, start=1):
        _text(sheet, 5, column, word, bold=True, centre=True, boxed=True)


def _written(period: Period, provisional: bool) -> str:
    if not provisional:
        return period.text
    return _("%(period)s（未结束，暂时数）") % {"period": period.text}


def _figure_row(sheet: Worksheet, row: int, figure: Figure) -> None:
    line = figure.line
    _text(sheet, row, 1, str(figure.key_label), boxed=True)
    _text(sheet, row, 2, str(line.label), boxed=True)
    _text(sheet, row, 3, str(line.unit), boxed=True, centre=True)
    form = "#,##0.00" if line.places else "#,##0"
    _number(sheet, row, 4, figure.value, form)
    _number(sheet, row, 5, figure.before, form)
    if figure.change is None:
        _text(sheet, row, 6, "—", boxed=True, centre=True)
    else:
        _number(sheet, row, 6, figure.change, "0.00")
    _text(sheet, row, 7, str(line.definition), boxed=True)


def _foot(sheet: Worksheet, row: int) -> None:
    words = (_("单位负责人："), _("统计负责人："), _("填表人："), _("报出日期：      年   月   日"))
    for column, word in zip((1, 3, 5, 7), words, strict=True):
        _text(sheet, row, column, word)
    _text(sheet, row + 1, 7, _("（单位盖章）"))


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
    )
    if boxed:
        cell.border = _THIN


def _number(sheet: Worksheet, row: int, column: int, value: Decimal, form: str) -> None:
    cell = sheet.cell(row, column, value)
    cell.number_format = form
    cell.alignment = Alignment(horizontal="right", vertical="center", indent=1)
    cell.font = Font(name=_FONT, size=11)
    cell.border = _THIN
