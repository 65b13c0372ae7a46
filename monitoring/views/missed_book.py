"""The visit list as a workbook."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from accounts.templatetags.formats import strung
from cases.xlsx import table_book
from monitoring.views.missed_words import Line

WIDTHS = (14, 16, 12, 6, 22, 12, 12, 20, 28, 24, 12, 24)


def visit_book(lines: Iterable[Line]) -> bytes:
    """One row a home, in the order of the page, with empty columns for the visit. Yuan a month."""
    head = (
        _("乡镇"), _("村（社区）"), _("户主"), _("人口"), _("可能享受"), _("约每月（元）"),
        _("人均低于标准"), _("把握"), _("困难迹象"), _("以前办过"), _("走访日期"), _("走访结果"),
    )  # fmt: skip
    rows = [
        (
            parent.name if (parent := line.finding.region.parent) else "",
            line.finding.region.name,
            line.finding.name,
            line.people,
            strung(filter(None, (line.benefit, line.others))),
            _number(line.figures["monthly"]),
            _number(line.figures["short"]),
            line.certainty,
            line.signs,
            line.marks,
            "",
            "",
        )
        for line in lines
    ]
    return table_book(_("应保未保走访名单"), head, rows, widths=WIDTHS)


def _number(yuan: str | None) -> float | str:
    """Yuan for a cell of a workbook, which knows no exact numbers."""
    return "" if yuan is None else float(Decimal(yuan))
