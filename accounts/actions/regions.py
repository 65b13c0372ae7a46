"""The official list of divisions (区划代码) becomes our regions."""

import csv
import gzip
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import connection, transaction
from pypinyin import lazy_pinyin

from accounts import statements
from accounts.models.region import NATION, ancestor, end_of

LIST = Path(__file__).resolve().parent.parent / "data" / "regions.csv.gz"
SQL = Path(__file__).resolve().parent.parent / "sql"
ABOVE = {
    "province": ("nation",),
    "city": ("province",),
    "county": ("city",),
    "township": ("county", "city"),  # four cities have no counties
    "village": ("township",),
}


class BadList(ValueError):
    """The file is not a list of regions; the message says which line and why."""


@transaction.atomic
def load_regions(path: Path = LIST) -> int:
    """Every division of the list exists under its parent, and the nation above all.

    The list is csv (gzipped or not): code, name, level, and pinyin if it is known. Returns how many
    regions were new or changed. Raises BadList.
    """
    rows = io.StringIO()
    writer = csv.writer(rows)
    writer.writerow([NATION, end_of(NATION, "nation"), "全国", "nation", None, "quanguo"])
    writer.writerows(_complete(_read(path)))
    rows.seek(0)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE given_region (code bigint PRIMARY KEY, until bigint, name text,"
            " level text, parent_id bigint, pinyin text) ON COMMIT DROP"
        )
        cursor.copy_expert("COPY given_region FROM STDIN WITH (FORMAT csv)", rows)
        changed = statements.execute(SQL, "load_regions")
        cursor.execute("DROP TABLE given_region")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        if changed:
            cursor.execute("ANALYZE accounts_region")
    return changed


def _read(path: Path) -> Iterator[dict[str, str]]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8-sig")
    yield from csv.DictReader(text.splitlines())


def _complete(rows: Iterable[dict[str, str]]) -> Iterator[list[object]]:
    """Add what follows from the code: the end of the interval and the parent."""
    known: dict[int, str] = {NATION: "nation"}
    for line, row in enumerate(rows, 2):
        code, level, name = row.get("code") or "", row.get("level") or "", row.get("name") or ""
        if not (len(code) == 12 and code.isdigit() and level in ABOVE and name):
            raise BadList(
                f"第 {line} 行不是区划：{code} {name} {level} / line {line} is no division"
            )
        number = int(code)
        known[number] = level
        parent = next(
            (
                above
                for wanted in ABOVE[level]
                if known.get(above := ancestor(number, wanted)) == wanted
            ),
            None,
        )
        if parent is None or ancestor(number, level) != number:
            raise BadList(
                f"第 {line} 行 {code} {name} 没有上级 / line {line} has no parent above it"
            )
        pinyin = row.get("pinyin") or "".join(lazy_pinyin(name))
        yield [number, end_of(number, level), name, level, parent, pinyin]
