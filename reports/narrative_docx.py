"""A report with a text as a Word document; its template is built here, nothing binary lies in the source."""

from functools import cache
from io import BytesIO

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate

from reports.figures import restored, written
from reports.models import Filing

_FONT = "宋体"


def document(filing: Filing, *, remarks: list[str]) -> bytes:
    """The filing as a docx file: title, unit, period, text, figures, attachments, stamp line.

    Whatever was typed is shown as it is: it cannot become a part of the document's structure.
    """
    book = DocxTemplate(BytesIO(_template()))
    figures = [
        {
            "group": str(figure.key_label),
            "label": str(figure.line.label),
            "unit": str(figure.line.unit),
            "value": written(figure),
        }
        for figure in restored(filing.report, filing.figures)
    ]
    context = {
        "title": str(filing.report.title),
        "head": f"{filing.region.name} · {filing.period}",
        "parts": [
            {"title": f"{number}、{part.title}", "paragraphs": words.splitlines()}
            for number, (part, words) in zip("一二三四五六七八九十", filing.text(), strict=False)
        ],
        "figures": figures,
        "attachments": [each.title for each in filing.attachments.all()],
        "remarks": remarks,
        "words": {
            "figures": _("主要数据"),
            "group": _("分组"),
            "label": _("指标名称"),
            "unit": _("单位"),
            "value": _("数量"),
            "attachments": _("附件"),
            "stamp": _("（单位盖章）"),
            "day": f"{filing.filed_on:%Y-%m-%d}" if filing.filed_on else "",
        },
    }
    book.render(context, autoescape=True)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@cache
def _template() -> bytes:
    """The document with marks where the words go."""
    book = Document()
    font = book.styles["Normal"].font
    font.name, font.size = _FONT, Pt(12)
    font.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    _line(book.add_paragraph(), "{{ title }}", size=18, bold=True, centre=True)
    _line(book.add_paragraph(), "{{ head }}", centre=True)
    for mark in (
        "{%p for part in parts %}", "{{ part.title }}", "{%p for paragraph in part.paragraphs %}",
        "{{ paragraph }}", "{%p endfor %}", "{%p endfor %}", "{%p if figures %}", "{{ words.figures }}",
    ):  # fmt: skip
        _line(book.add_paragraph(), mark, bold=mark in ("{{ part.title }}", "{{ words.figures }}"))
    table = book.add_table(rows=4, cols=4, style="Table Grid")
    for column, name in enumerate(("group", "label", "unit", "value")):
        table.cell(0, column).text = f"{{{{ words.{name} }}}}"
        table.cell(2, column).text = f"{{{{ figure.{name} }}}}"
    table.cell(1, 0).text = "{%tr for figure in figures %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    for mark in (
        "{%p endif %}", "{%p if attachments %}", "{{ words.attachments }}",
        "{%p for each in attachments %}", "{{ loop.index }}. {{ each }}", "{%p endfor %}", "{%p endif %}",
        "{%p for remark in remarks %}", "{{ remark }}", "{%p endfor %}",
    ):  # fmt: skip
        _line(book.add_paragraph(), mark)
    for mark in ("{{ words.stamp }}", "{{ words.day }}"):
        _line(book.add_paragraph(), mark).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _line(
    paragraph: Paragraph, words: str, *, size: int = 12, bold: bool = False, centre: bool = False
) -> Paragraph:
    run = paragraph.add_run(words)
    run.bold, run.font.size = bold, Pt(size)
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph
