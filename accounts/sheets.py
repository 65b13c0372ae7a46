"""Long lists as a workbook: rows come in batches and leave in pieces, so memory does not grow with them.

A cell is words, a number or a day; nothing that is written can be a formula. A batch is a polars frame or
tuples, and its columns are written whole. The last words of every row end in a place for the hidden mark of a
copy and every sheet has one for its line (`accounts.marks`): `zipped` fills them, each copy with its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import polars as pl

Batch = pl.DataFrame | Sequence[Sequence[Any]]
Piece = tuple[str, bytes]  # the part of the workbook that it belongs to, and its bytes

HIDDEN, LINE, FOOTER = b"<hidden/>", b"<line/>", b"<footer/>"  # no data can look like these
ROWS, BYTES = (
    1_048_576,
    1_900_000_000,
)  # a sheet has no more rows, a part of a plain zip no more bytes
WORDS = 32_767  # characters in a cell, the mark's forty among them
TOGETHER = 10_000  # rows in a piece
SHEET = "xl/worksheets/sheet{}.xml"
XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STYLES = {"plain": 0, "title": 1, "head": 2, "count": 3, "money": 4, "day": 5}
_NO_NUMBER = r"[^0-9.eE+-]"
_NEVER = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x{fffe}\x{ffff}]"  # not in XML
_ESCAPE = r"(_x[0-9A-Fa-f]{4}_)"  # what office programs read as one character
_SPECIAL = rf"{_NEVER}|{_ESCAPE}|[&<>]|^\s|\s$"  # what is not written as it stands
_EPOCH = 25_569  # the number of 1970-01-01


@dataclass(frozen=True)
class SheetColumn:
    """A column: its heading, what its cells are, how wide it is (characters).

    A count or an amount is a number, so it keeps 15 digits, as in any sheet; longer ones are words.
    """

    label: str
    kind: Literal["text", "count", "money", "day"] = "text"
    width: int = 14


def pieces(
    columns: Sequence[SheetColumn], batches: Iterable[Batch], *, head: Sequence[str] = ()
) -> Iterator[Piece]:
    """The sheets of a workbook in order: lines above the table, its headings, the rows.

    A full sheet is followed by another one. Raises ValueError for an amount that is no number, and polars'
    errors for a value that is not of its column's kind.
    """
    top = len(head) + 1
    marked = max((n for n, each in enumerate(columns) if each.kind == "text"), default=-1)
    sheet, row, size = 1, top, 0
    name = SHEET.format(sheet)
    yield name, _begin(columns, head)
    for frame in _frames(columns, batches):
        done = 0
        while done < frame.height:
            if row >= ROWS - 2 or size > BYTES:  # the line takes two rows
                yield name, _end(row)
                sheet, row, size = sheet + 1, top, 0
                name = SHEET.format(sheet)
                yield name, _begin(columns, head)
            some = frame.slice(done, ROWS - 2 - row)
            text = _rows(columns, some, marked, row + 1)
            yield name, text
            done, row, size = done + some.height, row + some.height, size + len(text)
    yield name, _end(row)


def _frames(columns: Sequence[SheetColumn], batches: Iterable[Batch]) -> Iterator[pl.DataFrame]:
    """The batches as frames of no more rows than go together; their columns are numbered."""
    names = [str(n) for n in range(len(columns))]
    for batch in batches:
        if isinstance(batch, pl.DataFrame):
            numbered = batch.rename(dict(zip(batch.columns, names, strict=True)))
            yield from numbered.iter_slices(TOGETHER)
            continue
        for start in range(0, len(batch), TOGETHER):
            values = zip(*batch[start : start + TOGETHER], strict=True)
            given = zip(names, columns, values, strict=True)
            yield pl.DataFrame([_series(name, column, cells) for name, column, cells in given])


def _series(name: str, column: SheetColumn, cells: Sequence[Any]) -> pl.Series:
    if column.kind == "day":
        return pl.Series(name, cells, dtype=pl.Date)
    if column.kind != "text":
        numbers = pl.Series(name, list(map(str, cells)), dtype=pl.String)
        return numbers.set(numbers == "None", None)
    try:
        return pl.Series(name, cells, dtype=pl.String)
    except UnicodeEncodeError:  # halves of characters
        whole = [c and c.encode(errors="ignore").decode() for c in cells]
        return pl.Series(name, whole, dtype=pl.String)


def _rows(
    columns: Sequence[SheetColumn], frame: pl.DataFrame, marked: int | None, first: int
) -> bytes:
    """Rows of the table as XML. Cells have no address: they follow one another, as the format allows."""
    cells = [
        _words(frame[str(n)], with_mark=n == marked)
        if column.kind == "text"
        else _number(frame[str(n)], column.kind)
        for n, column in enumerate(columns)
    ]
    numbers = pl.int_range(first, first + frame.height, dtype=pl.Int32)
    row = pl.concat_str(pl.lit('<row r="'), numbers, pl.lit('">'), *cells, pl.lit("</row>"))
    return b"".join(frame.select(row.cast(pl.Binary))[:, 0].to_list())


def _words(cells: pl.Series, *, style: str = "", with_mark: bool = False) -> pl.Expr:
    words = pl.col(cells.name)
    if cells.str.len_chars().gt(WORDS - 40).any():
        words = words.str.head(WORDS - 40)
    space = ""
    if cells.str.contains(_SPECIAL).any():
        if cells.str.contains(f"{_NEVER}|{_ESCAPE}").any():
            words = words.str.replace_all(_NEVER, "").str.replace_all(_ESCAPE, "_x005F${1}")
        words = words.str.replace_many(["&", "<", ">"], ["&amp;", "&lt;", "&gt;"])
        space = ' xml:space="preserve"'
    begin = pl.lit(f'<c{style} t="inlineStr"><is><t{space}>')
    if with_mark:
        return pl.concat_str(begin, words.fill_null(""), pl.lit(f"{HIDDEN.decode()}</t></is></c>"))
    return pl.concat_str(begin, words, pl.lit("</t></is></c>")).fill_null("<c/>")


def _number(cells: pl.Series, kind: str) -> pl.Expr:
    number = pl.col(cells.name)
    if kind == "day":
        number = number.cast(pl.Int32) + _EPOCH
    elif (told := cells.cast(pl.String)).str.contains(_NO_NUMBER).any():
        raise ValueError(f"not a number: {told.filter(told.str.contains(_NO_NUMBER))[0]}")
    begin = pl.lit(f'<c s="{_STYLES[kind]}"><v>')
    return pl.concat_str(begin, number.cast(pl.String), pl.lit("</v></c>")).fill_null("<c/>")


def _begin(columns: Sequence[SheetColumn], head: Sequence[str]) -> bytes:
    """All before the rows: the head stays in sight, columns have their widths."""
    top = len(head) + 1
    widths = b"".join(
        b'<col min="%d" max="%d" width="%d" customWidth="1"/>' % (n, n, each.width)
        for n, each in enumerate(columns, 1)
    )
    above = [([words], "plain" if n else "title") for n, words in enumerate(head)]
    lines = [*above, ([each.label for each in columns], "head")]
    rows = b"".join(_line(words, _STYLES[style], n) for n, (words, style) in enumerate(lines, 1))
    return (
        b'%b<worksheet xmlns="%b"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        b'<sheetViews><sheetView workbookViewId="0"><pane ySplit="%d" topLeftCell="A%d"'
        b' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        b'<sheetFormatPr defaultRowHeight="15"/><cols>%b</cols><sheetData>%b'
    ) % (XML, MAIN, top, top + 1, widths, rows)


def _line(words: Sequence[str], style: int, row: int) -> bytes:
    cells = pl.DataFrame({str(n): [each] for n, each in enumerate(words)})
    written = [_words(each, style=f' s="{style}"') for each in cells]
    return b'<row r="%d">%b</row>' % (row, cells.select(pl.concat_str(written)).item().encode())


def _end(row: int) -> bytes:
    """The line two rows below the last, and at the foot of each printed page."""
    return (
        b'<row r="%d"><c t="inlineStr"><is><t>%b</t></is></c></row></sheetData>'
        b'<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        b'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>'
        b"&amp;L%b&amp;R&amp;P/&amp;N</oddFooter></headerFooter></worksheet>"
    ) % (row + 2, LINE, FOOTER)
