"""SQL statements in files, each named after its question; parameters by name, never by formatting."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from django.db import connection
from psycopg2 import sql

_FORGET = sql.SQL("DROP TABLE IF EXISTS pg_temp.{}")
_KEEP = sql.SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS {}")
_ANALYZE = sql.SQL("ANALYZE {}")
BATCH = 5_000
_COPY = sql.SQL("COPY {} ({}) FROM STDIN WITH (FORMAT csv{})")
_NOT_NULL = sql.SQL(", FORCE_NOT_NULL ({})")
_AT_ONCE = 1 << 20  # bytes that go to the database in one piece


@cache
def text(folder: Path, question: str) -> str:
    """The statement in `<folder>/<question>.sql`. Raises FileNotFoundError."""
    return (folder / f"{question}.sql").read_text(encoding="utf-8")


def execute(folder: Path, question: str, **parameters: Any) -> int:
    """Run a statement that changes rows; how many it changed."""
    with connection.cursor() as cursor:
        cursor.execute(text(folder, question), parameters)
        return int(cursor.rowcount)


def keep(folder: Path, question: str, table: str, **parameters: Any) -> None:
    """The answer of a question as a temporary table of this transaction, in place of an earlier one."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET.format(sql.Identifier(table)).as_string(cursor.cursor))
        kept = _KEEP.format(sql.Identifier(table), sql.SQL(text(folder, question)))
        cursor.execute(kept.as_string(cursor.cursor), parameters)
        cursor.execute(_ANALYZE.format(sql.Identifier(table)).as_string(cursor.cursor))


def copy(
    table: str, columns: Sequence[str], lines: BytesIO, *, never_null: Collection[str] = ()
) -> None:
    """Rows are added to a table by COPY: csv without a header, an empty cell is null but in the columns
    that are `never_null`."""
    named, forced = (
        sql.SQL(", ").join(sql.Identifier(name) for name in columns if name in chosen)
        for chosen in (columns, never_null)
    )
    options = _NOT_NULL.format(forced) if set(columns) & set(never_null) else sql.SQL("")
    statement = _COPY.format(sql.Identifier(table), named, options)
    lines.seek(0)
    with connection.cursor() as cursor:
        cast(Any, cursor).copy_expert(statement, lines, size=_AT_ONCE)


def rows(folder: Path, question: str, **parameters: Any) -> list[dict[str, Any]]:
    """All rows of an answer, by column name."""
    return list(each_row(folder, question, **parameters))


def each_row(folder: Path, question: str, **parameters: Any) -> Iterator[dict[str, Any]]:
    """Rows of an answer one by one, by column name."""
    return each_answered(sql.SQL(text(folder, question)), **parameters)


def answered(statement: sql.Composable, **parameters: Any) -> list[dict[str, Any]]:
    """All rows of a statement put together of identifiers and questions, by column name."""
    return list(each_answered(statement, **parameters))


def each_of_many(statement: sql.Composable, **parameters: Any) -> Iterator[dict[str, Any]]:
    """The same for millions, inside a transaction: the server keeps the answer, which is of one moment
    however long it is read, and a batch of it is here at a time."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL cursor_tuple_fraction = 1"
        )  # planned for all rows, not for the first
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement.as_string(cursor.cursor), parameters)
        while batch := cursor.fetchmany(BATCH):
            columns = [column.name for column in cursor.description]
            for row in batch:
                yield dict(zip(columns, row, strict=True))


def each_answered(statement: sql.Composable, **parameters: Any) -> Iterator[dict[str, Any]]:
    """Rows of such a statement one by one, by column name."""
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(cursor.cursor), parameters)
        columns = [column.name for column in cursor.description]
        for row in cursor:
            yield dict(zip(columns, row, strict=True))
