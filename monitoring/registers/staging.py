"""The staging table of register rows: one unlogged partition for each import, filled by COPY.

Rows stay out of sight until the file is accounted for: only then the partition is attached. An unlogged
table is emptied when the server crashes; `intact` finds that out before anything is concluded from it.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl
from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg2 import sql

from accounts import statements
from accounts.ciphers import id_token_texts

_COLUMNS = (
    *("register_import_id", "row_number", "region_code", "id_token", "other_token"),
    *("name", "name_key", "birth_date", "event_on", "category", "group_key", "benefit", "data"),
)
_CREATE = sql.SQL(
    "CREATE UNLOGGED TABLE IF NOT EXISTS {part}"
    " (LIKE monitoring_registerrow INCLUDING DEFAULTS, CHECK (register_import_id = {number}))"
)
_NEVER_NULL = ("name", "name_key", "category", "group_key", "benefit")
_DEFAULTS = {"category": "", "group_key": "", "benefit": "", "other_token": None, "event_on": None}
_TAKE = sql.SQL("DELETE FROM {part} WHERE row_number = ANY(%s) RETURNING row_number, name")
_ATTACH = sql.SQL(
    "ALTER TABLE monitoring_registerrow ATTACH PARTITION {part} FOR VALUES IN ({number})"
)
_ANALYZE = sql.SQL("ANALYZE {part}")
_COUNT = sql.SQL("SELECT count(*) FROM {part}")
_DROP = sql.SQL("DROP TABLE IF EXISTS {part}")


def _table(import_id: int) -> str:
    return f"monitoring_registerrow_{import_id}"


def _part(import_id: int) -> dict[str, sql.Composable]:
    return {
        "part": sql.Identifier(_table(import_id)),
        "number": sql.Literal(import_id),
    }


def _text(statement: sql.SQL, import_id: int, cursor: CursorWrapper) -> str:
    """The statement for one import, as text: within a request the history reads it as such."""
    return str(statement.format(**_part(import_id)).as_string(cursor.cursor))


def _execute(statement: sql.SQL, import_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_text(statement, import_id, cursor))


def create(import_id: int) -> None:
    """There is a table for the rows of the import; nobody sees it yet."""
    _execute(_CREATE, import_id)


@dataclass(frozen=True)
class Lines:
    """Rows as COPY takes them. A column in which every row has its default is left out."""

    columns: Sequence[str]
    text: io.BytesIO


def lines(import_id: int, rows: pl.DataFrame) -> Lines:
    """Accepted rows for the table of an import; each column of ID numbers becomes tokens in one cipher
    call."""
    staged = rows.with_columns(
        pl.lit(import_id).alias("register_import_id"),
        _tokens(rows["id_number"]).alias("id_token"),
        _tokens(rows["other_number"]).alias("other_token"),
    )
    usual = staged.select(
        (pl.col(name).is_null() if value is None else pl.col(name) == value).all().alias(name)
        for name, value in _DEFAULTS.items()
    ).row(0, named=True)
    told = [name for name in _COLUMNS if not usual.get(name)]
    text = io.BytesIO()
    staged.select(told).write_csv(text, include_header=False)
    return Lines(told, text)


def copy(import_id: int, lines: Lines) -> None:
    """Add rows. The commit need not wait for the disk: a crash of the server takes them in any case."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
    statements.copy(_table(import_id), lines.columns, lines.text, never_null=_NEVER_NULL)


def _tokens(numbers: pl.Series) -> pl.Series:
    """Tokens in the places of the numbers; null stays null."""
    known = numbers.is_not_null()
    if not known.any():
        return pl.Series([None], dtype=pl.String).new_from_index(0, len(numbers))
    tokens = id_token_texts(numbers.filter(known).str.head(17).cast(pl.Int64).to_list())
    if known.all():
        return pl.Series(tokens, dtype=pl.String)
    empty = pl.Series([None], dtype=pl.String).new_from_index(0, len(numbers))
    return empty.scatter(known.arg_true(), pl.Series(tokens, dtype=pl.String))


def take_out(import_id: int, rows: list[int]) -> list[tuple[int, str]]:
    """Remove rows that the whole file speaks against; their numbers and names."""
    if not rows:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_text(_TAKE, import_id, cursor), [rows])
        return [(number, name) for number, name in cursor.fetchall()]


def count(import_id: int) -> int:
    """How many rows of the import are kept; none when there is no table of theirs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [_table(import_id)])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(_text(_COUNT, import_id, cursor))
        return int(cursor.fetchone()[0])


def attach(import_id: int) -> None:
    """From now on comparisons see the rows."""
    _execute(_ATTACH, import_id)
    _execute(_ANALYZE, import_id)


def drop(import_id: int) -> None:
    """The rows are gone for good."""
    _execute(_DROP, import_id)


def intact(import_id: int, accepted: int) -> bool:
    """Whether the accepted rows are still there: a crash of the server takes all of them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM monitoring_registerrow WHERE register_import_id = %s)",
            [import_id],
        )
        return bool(cursor.fetchone()[0]) is (accepted > 0)
