"""The child process that opens a file it does not trust: text cells out, nothing else in.

`python -I child.py KIND PATH` writes batches of rows to its standard output, each as HEAD (how many rows,
how many bytes) and an Arrow table of text with the row number of the file. It holds no keys and no
database; memory and time are bounded by its parent. A refusal is one word on the error output.
"""

import codecs
import csv
import gc
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import chain, islice, zip_longest
from pathlib import Path
from struct import Struct

import polars as pl
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

BATCH = 50_000
HEAD = Struct(">QQ")
SAMPLE = 50
PIECE = 1 << 20  # bytes that are looked at together
USUAL = 1e-3  # smaller parts are written in more ways than one
EXACT = 10**15  # a larger whole number in a numeric cell has lost its last digits
_SEPARATORS = ",\t;|，"


class NotRows(ValueError):
    """The JSON is something else than an array of flat objects."""


def main() -> int:
    kind, path = sys.argv[1], Path(sys.argv[2])
    gc.disable()  # millions of cells and no cycle among them
    try:
        for batch in even(READERS[kind](path)):
            _send(batch)
    except (NotRows, json.JSONDecodeError, RecursionError):
        sys.stderr.write("not_rows")
        return 1
    except (CalamineError, csv.Error, OSError, ValueError, pl.exceptions.PolarsError):
        sys.stderr.write("damaged")
        return 1
    except LookupError:
        sys.stderr.write("encoding")
        return 1
    return 0


def even(frames: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """The same rows in batches of exactly BATCH: a batch is a part of a job, run after run."""
    held: pl.DataFrame | None = None
    for frame in frames:
        held = frame if held is None else pl.concat([held, frame])
        while held.height > BATCH:
            yield held[:BATCH]
            held = held[BATCH:]
    if held is not None:
        yield held


def _send(batch: pl.DataFrame) -> None:
    packed = io.BytesIO()
    batch.write_ipc(packed, compression="lz4")
    sys.stdout.buffer.write(HEAD.pack(batch.height, packed.tell()))
    sys.stdout.buffer.write(packed.getbuffer())


def workbook(path: Path) -> Iterator[pl.DataFrame]:
    """Rows of the first visible sheet that has more than one row."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    visible = [s.name for s in book.sheets_metadata if s.visible is SheetVisibleEnum.Visible]
    for name in visible or book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if sheet.height > 1 or name == visible[-1]:
            left = (sheet.start or (0, 0))[1]
            yield from _frames(sheet.iter_rows(), left + sheet.width)
            return


def _texts(cells: tuple[object, ...]) -> pl.Series:
    """A column as texts; null where a cell is empty. Columns of texts and numbers are made at once."""
    kinds = set(map(type, cells))
    if kinds == {float} or kinds == {float, str}:
        return _numbers(cells)
    if kinds != {str}:
        cells = tuple(c if c is None or type(c) is str else cell_text(c) for c in cells)
    return _filled(pl.Series(cells, dtype=pl.String, strict=True))


def _filled(texts: pl.Series) -> pl.Series:
    return texts.to_frame("t").select(pl.when(pl.col("t") != "").then(pl.col("t")))["t"]


def _numbers(cells: tuple[object, ...]) -> pl.Series:
    """A column of numbers, and perhaps texts between them, as `cell_text` writes them."""
    words = _filled(pl.Series([c if type(c) is str else None for c in cells], dtype=pl.String))
    numbers = pl.Series([c if type(c) is float else None for c in cells], dtype=pl.Float64)
    value, size = pl.col("n"), pl.col("n").abs()
    whole = (value == value.round(0)) & (size < EXACT)
    short = (value != value.round(0)) & size.is_between(USUAL, EXACT)
    frame = pl.DataFrame({"n": numbers, "w": words}).with_columns(
        pl.when(whole).then(value.cast(pl.Int64, strict=False).cast(pl.String))
        .when(short).then(value.cast(pl.String)).alias("t"),
    )  # fmt: skip
    rest = frame["t"].is_null() & numbers.is_not_null()
    if rest.any():
        told = [cell_text(number) for number in numbers.filter(rest)]
        frame = frame.with_columns(frame["t"].scatter(rest.arg_true(), told))
    return frame.select(pl.coalesce("t", "w"))[:, 0]


def cell_text(cell: object) -> str:
    """A cell as text; numbers that the sheet cannot hold exactly are shown in scientific notation."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float | int):
        whole = float(cell).is_integer()
        if whole and abs(cell) < EXACT:
            return str(int(cell))
        return f"{cell:.5E}" if whole else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def text_file(path: Path) -> Iterator[pl.DataFrame]:
    """Rows of a text file in UTF-8, UTF-16 or GB18030. Raises LookupError for another encoding."""
    raw = path.read_bytes()
    encoding = encoding_of(raw)
    if encoding != "utf-8":
        raw = raw.decode(encoding).encode()
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    head = list(islice(io.StringIO(raw[: 1 << 16].decode(errors="ignore")), SAMPLE))
    separator = max(_SEPARATORS, key=lambda s: sum(line.count(s) for line in head))
    width = max((len(row) for row in csv.reader(head, delimiter=separator)), default=0)
    if separator.isascii() and _cut_at_line_breaks(raw, separator):
        yield from _fast(raw, separator, width)
        return
    lines = io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8", newline="")
    yield from _frames(csv.reader(lines, delimiter=separator), width)


def _cut_at_line_breaks(raw: bytes, separator: str) -> bool:
    """Whether each row is one line: no quotation marks but around whole cells that end on their line."""
    cell = rb'(?:[^"\n%b]*|"(?:[^"\n]|"")*")' % re.escape(separator).encode()
    line = re.compile(rb"%b(?:%b%b)*\r?" % (cell, re.escape(separator).encode(), cell))
    at = raw.find(b'"')
    while at >= 0:
        start, end = raw.rfind(b"\n", 0, at) + 1, raw.find(b"\n", at)
        end = len(raw) if end < 0 else end
        if not line.fullmatch(raw, start, end):
            return False
        at = raw.find(b'"', end)
    return True


def pushed_rows(path: Path) -> Iterator[pl.DataFrame]:
    """A JSON array of flat objects, after one row with all their names. Raises NotRows."""
    rows = json.loads(path.read_bytes())
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise NotRows
    names = list(dict.fromkeys(name for row in rows for name in row))
    if not rows:
        return
    texts = ([_flat(row.get(name)) for name in names] for row in rows)
    yield from _frames(chain([names], texts), len(names), first=0)


def _flat(value: object) -> str:
    if value is not None and not isinstance(value, str | int | float):
        raise NotRows
    return "" if value is None else cell_text(value)


def encoding_of(raw: bytes) -> str:
    """The encoding that reads every byte of a file. Raises LookupError."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if all(_is_utf8(lines) for lines in _pieces(raw)):
        return "utf-8"
    reader = codecs.getincrementaldecoder("gb18030")()
    try:
        for start in range(0, len(raw), PIECE):
            reader.decode(raw[start : start + PIECE])
        reader.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise LookupError("encoding") from error
    return "gb18030"


def _pieces(raw: bytes) -> Iterator[bytes]:
    """A file in pieces that end with a line; no character is cut there in UTF-8."""
    start = 0
    while start < len(raw):
        end = raw.find(b"\n", start + PIECE) + 1 or len(raw)
        yield raw[start:end]
        start = end


def _is_utf8(lines: bytes) -> bool:
    try:
        pl.Series([lines]).cast(pl.String)
    except pl.exceptions.PolarsError:
        return False
    return True


def _fast(raw: bytes, separator: str, width: int) -> Iterator[pl.DataFrame]:
    """A text of which each line is a row, cut by polars; a cell of two quotation marks is empty."""
    mark = '"' if b'"' in raw else None
    lines = pl.scan_csv(
        io.BytesIO(raw),
        has_header=False,
        separator=separator,
        quote_char=mark,
        schema={f"c{i}": pl.String for i in range(width)},
        extra_columns="ignore",
        missing_columns="insert",
        row_index_name="row",
        row_index_offset=1,
    )
    if mark:
        lines = lines.with_columns(
            pl.when(pl.col(pl.String) != "").then(pl.col(pl.String)).name.keep()
        )
    yield from lines.collect_batches(chunk_size=BATCH, maintain_order=True)


def _frames(rows: Iterable[Sequence[object]], width: int, first: int = 1) -> Iterator[pl.DataFrame]:
    """Batches of rows, numbered from `first`; cells beyond the width are left out."""
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        columns = list(islice(zip_longest(*batch), width))
        columns += [(None,) * len(batch)] * (width - len(columns))
        numbers = pl.int_range(first, first + len(batch), dtype=pl.UInt32, eager=True)
        texts = {f"c{place}": _texts(column) for place, column in enumerate(columns)}
        yield pl.DataFrame({"row": numbers} | texts)
        first += len(batch)


READERS = {"csv": text_file, "xlsx": workbook, "xls": workbook, "json": pushed_rows}

if __name__ == "__main__":
    sys.exit(main())
