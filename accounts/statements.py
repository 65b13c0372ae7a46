"""SQL statements in files, each named after its question; parameters by name, never by formatting."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection
from psycopg2 import sql

_FORGET = sql.SQL("DROP TABLE IF EXISTS pg_temp.{}")
_KEEP = sql.SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS {}")
_ANALYZE = sql.SQL("ANALYZE {}")


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


def rows(folder: Path, question: str, **parameters: Any) -> list[dict[str, Any]]:
    """All rows of an answer, by column name."""
    return list(each_row(folder, question, **parameters))


def each_row(folder: Path, question: str, **parameters: Any) -> Iterator[dict[str, Any]]:
    """Rows of an answer one by one, by column name."""
    return each_answered(sql.SQL(text(folder, question)), **parameters)


def answered(statement: sql.Composable, **parameters: Any) -> list[dict[str, Any]]:
    """All rows of a statement put together of identifiers and questions, by column name."""
    return list(each_answered(statement, **parameters))


def each_answered(statement: sql.Composable, **parameters: Any) -> Iterator[dict[str, Any]]:
    """Rows of such a statement one by one, by column name."""
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(cursor.cursor), parameters)
        columns = [column.name for column in cursor.description]
        for row in cursor:
            yield dict(zip(columns, row, strict=True))
