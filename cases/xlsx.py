"""The workbook of a rehearsal: settings with their sources, townships, outcomes, examples."""

import unicodedata
from collections.abc import Iterable, Sequence
from io import BytesIO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cases import parameters
from cases.models import Rehearsal
from cases.rehearsed import CHANGE_LABELS, KIND_LABELS, Rehearsed, in_words
from eligibility.rules.money import FEN
from eligibility.rules.words import OUTCOMES
from eligibility.spoken import said

FONT = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
Cell = str | int | float
Block = tuple[Sequence[str], Iterable[Sequence[Cell]]]
GENEROUS = 100  # width of a column of sentences
LINE = 18  # points
LONGEST_NAME = 31  # letters of a sheet's name, by the format


def rehearsal_book(rehearsal: Rehearsal) -> bytes:
    """An xlsx file of a finished rehearsal. Words are strings and never formulas; yuan a month."""
    out = BytesIO()
    with Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        found, pages = Rehearsed(rehearsal), Pages(book)
        _settings(pages, rehearsal, found)
        _townships(pages, found)
        _outcomes(pages, found)
        rows = [
            (str(KIND_LABELS[each["kind"]]), in_words(each)) for each in found.result["examples"]
        ]
        pages.table(_("典型家庭"), [_("类别"), _("情况")], rows, widths=(14, GENEROUS))
    return out.getvalue()


def table_book(
    name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], *, widths: Sequence[int]
) -> bytes:
    """An xlsx file of one table. Words are strings and never formulas."""
    out = BytesIO()
    with Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        Pages(book).table(name, head, rows, widths=widths)
    return out.getvalue()


class Pages:
    """Sheets of one book in one look: a bold head, thin lines, money with two places."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        boxed = FONT | {"border": 1, "border_color": "#7B8794", "text_wrap": True}
        self.head: Format = book.add_format(boxed | {"bold": True, "align": "center"})
        self.text: Format = book.add_format(boxed | {"indent": 1})
        self.count: Format = book.add_format(boxed | {"num_format": "#,##0"})
        self.money: Format = book.add_format(boxed | {"num_format": "#,##0.00"})

    def table(
        self,
        name: str,
        head: Sequence[str],
        rows: Iterable[Sequence[Cell]],
        *,
        widths: Sequence[int],
    ) -> Worksheet:
        """One sheet with one table under a head that stays; whole numbers are counts, broken ones yuan."""
        sheet = self.blocks(name, [(head, rows)], widths=widths)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def blocks(self, name: str, blocks: Iterable[Block], *, widths: Sequence[int]) -> Worksheet:
        """One sheet with tables below one another, each with its own head and an empty line after it."""
        sheet = self.book.add_worksheet(name[:LONGEST_NAME])
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        line = 0
        for head, rows in blocks:
            sheet.write_row(line, 0, head, self.head)
            line += 1
            for row in rows:
                sheet.set_row(line, LINE * max(map(lines_of, row, widths)))
                for column, cell in enumerate(row):
                    self._write(sheet, line, column, cell)
                line += 1
            line += 1
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def _write(self, sheet: Worksheet, line: int, column: int, cell: Cell) -> None:
        if isinstance(cell, str):
            sheet.write_string(line, column, cell, self.text)
        else:
            form = self.count if isinstance(cell, int) else self.money
            sheet.write_number(line, column, cell, form)


def lines_of(cell: Cell, width: int) -> int:
    """How many lines a cell takes; a Chinese character is two wide."""
    text = str(cell)
    if 2 * len(text) <= width:
        return 1
    wide = sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in text)
    return max(1, -(-wide // width))


def _settings(pages: Pages, rehearsal: Rehearsal, found: Rehearsed) -> None:
    sums = found.sums
    asked: list[Sequence[Cell]] = [
        (_("地区"), rehearsal.region.name),
        (_("日期"), rehearsal.on.isoformat()),
        (_("保护在享家庭"), _("是") if rehearsal.protect else _("否")),
        (_("家庭（户）"), sums["households"]),
        (_("其中保护在享增加（元）"), sums["protection"] / FEN),
    ]
    totals: list[Sequence[Cell]] = [
        (_("每月支出（元）"), sums["before"] / FEN, sums["after"] / FEN),
        (_("断崖户"), sums["cliff_before"], sums["cliff_after"]),
    ]
    changes = [
        (str(word), sums[name], sums[f"{name}_persons"]) for name, word in CHANGE_LABELS.items()
    ]
    blocks: list[Block] = [
        ([_("测算"), _("内容")], asked),
        ([_("参数"), _("现行"), _("改后"), _("依据")], _parameters(rehearsal)),
        ([_("结果"), _("现行"), _("改后")], totals),
        ([_("变化"), _("户"), _("人")], changes),
    ]
    pages.blocks(_("参数与结果"), blocks, widths=(36, 24, 24, 60))


def _parameters(rehearsal: Rehearsal) -> list[Sequence[Cell]]:
    """Each setting by area: what stands, what it was set to, and where the first stands written."""
    rows: list[Sequence[Cell]] = []
    for each in rehearsal.settings:
        label = parameters.label_of(each["label"])
        after = parameters.in_words(each["name"], each["written"])
        for standing in each["in_force"]:
            area = _("城市") if standing["area"] == "urban" else _("农村")
            mark = _("（示例数值）") if standing["illustrative"] else ""
            before = parameters.in_words(each["name"], standing["written"])
            rows.append((f"{label} {area}", before, after, standing["cite"] + mark))
    return rows


def _townships(pages: Pages, found: Rehearsed) -> None:
    head = [
        _("地区"), _("户数"), _("人数"), _("现行（元/月）"), _("改后（元/月）"), _("变化（元/月）"),
        *(str(label) for label in CHANGE_LABELS.values()), _("现行断崖户"), _("改后断崖户"),
    ]  # fmt: skip
    rows = [
        (
            row["name"] if row["level"] == "county" else f"　{row['name']}",
            row["households"], row["persons"],
            *(row[name] / FEN for name in ("before", "after", "change")),
            *(row[name] for name in CHANGE_LABELS), row["cliff_before"], row["cliff_after"],
        )
        for row in found.townships
    ]  # fmt: skip
    pages.table(_("分乡镇"), head, rows, widths=(22, 10, 10, 18, 18, 18, *(9,) * 7))


def _outcomes(pages: Pages, found: Rehearsed) -> None:
    names = [said(OUTCOMES[name]) for name in found.outcomes]
    head = [_("现行结论 \\ 改后结论"), *names, _("合计")]
    rows = [
        (
            said(OUTCOMES[row["outcome"]]),
            *(cell["households"] for cell in row["cells"]),
            row["households"],
        )
        for row in found.matrix
    ]
    pages.table(_("结论变化"), head, rows, widths=(28, *(14 for _name in head[1:])))
