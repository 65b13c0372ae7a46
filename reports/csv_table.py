"""Reports and ledgers as csv: UTF-8 with its mark, for office programs, and no cell is a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Region
from cases.periods import Period
from reports.catalogue import Report
from reports.figures import Figure
from reports.ledgers import Ledger
from reports.ledgers.reading import shown

CSV = "text/csv; charset=utf-8"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def report_csv(
    report: Report, found: list[Figure], *, region: Region, period: Period, remarks: Sequence[str]
) -> bytes:
    """A line for each figure, with its code; below them the remarks."""
    head = [
        _("地区代码"), _("地区"), _("报告期"), _("代码"), _("分组"), _("指标名称"), _("单位"), _("数量"),
        str(report.before_label), _("口径"),
    ]  # fmt: skip
    lines = [
        [
            f"{region.code:012d}", region.name, period.text, figure.code, figure.key_label,
            figure.line.label, figure.line.unit, figure.value, figure.before, figure.line.definition,
        ]
        for figure in found
    ]  # fmt: skip
    return _written([head, *lines, *([words] for words in remarks)])


def ledger_csv(ledger: Ledger, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A line for each row. Names are whole, ID numbers masked."""
    head = [_("序号"), *(str(column.label) for column in ledger.columns)]
    lines = (
        [
            row["number"],
            *(
                row[column.name]
                if column.form in ("money", "count")
                else shown(column, row, whole_names=True)
                for column in ledger.columns
            ),
        ]
        for row in rows
    )
    return _written([head, *lines])


def _written(lines: Iterable[Sequence[Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for line in lines:
        writer.writerow([_harmless(cell) for cell in line])
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: Any) -> Any:
    """Words that a spreadsheet would take for a formula begin with an apostrophe; numbers stay."""
    if cell is None or isinstance(cell, int | Decimal):
        return cell
    words = str(cell)
    return f"'{words}" if words.startswith(_FORMULA) else words
