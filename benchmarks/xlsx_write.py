"""A long list written as a workbook, beside csv.writer that writes the same rows as plain text.

Ours is what an extract is written with (`accounts.workbooks.write_rows`): rows come in batches of tuples, as
from a cursor. The limit is csv.writer. Peers: xlsxwriter in constant memory and openpyxl write-only, strings
kept from becoming formulas. Seconds are of processor; `wall_s` says what the clock showed for ours and for
csv.writer. Memory is of a fresh process that writes so many rows, and of another for ten times as many.
"""

import csv
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.cell import WriteOnlyCell

from accounts.sheets import SheetColumn
from accounts.workbooks import write_rows
from benchmarks.measure import Figure, in_turn, peak_mb, peak_of

ROWS, BATCH = 200_000, 10_000
TARGET, REPEATS = 2.5, 3
TEN = 10
_TEXTS, _AMOUNTS, _DAYS = 14, 6, 4  # with the number in front: 25 columns
COLUMNS = [
    SheetColumn("序号", "count"),
    *(SheetColumn(f"文字{n}") for n in range(_TEXTS)),
    *(SheetColumn(f"金额{n}", "money") for n in range(_AMOUNTS)),
    *(SheetColumn(f"日期{n}", "day") for n in range(_DAYS)),
]
_WORDS = ("低保对象", "洪濑镇", "前峰村", "=1+1", "王 & 李 <户主>", None, "本季度入户走访记录")


def run(rows: int | None) -> Iterator[Figure]:
    """One figure for a workbook of so many rows and 25 columns."""
    many = rows or ROWS
    lists = list(invented(many))
    with TemporaryDirectory() as folder:
        path = Path(folder)
        ways: dict[str, Callable[[], None]] = {
            "ours": partial(ours, path / "ours.xlsx", [lists]),
            "csv": partial(as_csv, path / "rows.csv", lists),
            "xlsxwriter": partial(with_xlsxwriter, path / "xlsxwriter.xlsx", lists),
            "openpyxl": partial(with_openpyxl, path / "openpyxl.xlsx", lists),
        }
        spent: dict[str, list[float]] = {name: [] for name in ways}
        noted = {name: noting(spent[name], way) for name, way in ways.items()}
        wall = in_turn({name: noted[name] for name in ("ours", "csv")}, REPEATS)
        for name in ("xlsxwriter", "openpyxl"):
            noted[name]()
    took = {name: round(min(seconds), 3) for name, seconds in spent.items()}
    yield Figure(
        name="xlsx_write", ours_s=took["ours"], limit_s=took["csv"], target=TARGET, rows=many,
        rss_mb=peak_of(__name__, str(many)),
        peers={name: took[name] for name in ("xlsxwriter", "openpyxl")},
        notes={
            "columns": len(COLUMNS), "wall_s": wall, f"mb_at_{TEN}_times": peak_of(__name__, str(many * TEN)),
        },
    )  # fmt: skip


def noting(spent: list[float], way: Callable[[], None]) -> Callable[[], None]:
    """The way, which also notes its seconds of processor."""

    def noted() -> None:
        began = time.process_time()
        way()
        spent.append(time.process_time() - began)

    return noted


def invented(rows: int) -> Iterator[tuple[Any, ...]]:
    """Rows like those of an extract: words with what must be escaped, numbers as text, yuan, days."""
    first = date(2019, 1, 1)
    for n in range(rows):
        yield (
            n + 1,
            f"3505**********{n % 10_000:04}",
            *(_WORDS[(n + place) % len(_WORDS)] for place in range(_TEXTS - 1)),
            *(Decimal(n * 7 % 1_000_000 + place) / 100 for place in range(_AMOUNTS)),
            *(first + timedelta(days=(n + place) % 2500) for place in range(_DAYS)),
        )


def ours(path: Path, batches: Any) -> None:
    with path.open("wb") as out:
        write_rows(out, COLUMNS, batches)


def as_csv(path: Path, rows: list[tuple[Any, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)


def with_xlsxwriter(path: Path, rows: list[tuple[Any, ...]]) -> None:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet()
        for line, row in enumerate(rows):
            for place, (column, value) in enumerate(zip(COLUMNS, row, strict=True)):
                if value is None:
                    continue
                if column.kind == "text":
                    sheet.write_string(line, place, value)
                elif column.kind == "day":
                    sheet.write_datetime(line, place, value, day)
                else:
                    sheet.write_number(line, place, value)


def with_openpyxl(path: Path, rows: list[tuple[Any, ...]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        cells: list[Any] = list(row)
        for place, value in enumerate(row):
            if isinstance(value, str) and value.startswith("="):
                cells[place] = WriteOnlyCell(sheet, value)
                cells[place].data_type = "s"
        sheet.append(cells)
    book.save(path)


def alone(rows: int) -> int:
    """What this process holds at most while it writes so many rows, made as they are asked for."""
    source = invented(rows)
    with TemporaryDirectory() as folder:
        ours(Path(folder) / "ours.xlsx", iter(lambda: list(islice(source, BATCH)), []))
    return peak_mb()


if __name__ == "__main__":
    print(alone(int(sys.argv[1])))
