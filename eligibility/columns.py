"""Rows of the tables as columns for the rules: one COPY for each statement, parsed column by column.

Flags come as 0 and 1, days as days since 1970, amounts as they stand: both sides are quickest at these.
"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import polars as pl
from django.db import connection

from accounts import statements

SQL = Path(__file__).parent / "sql"
WRITTEN: dict[Any, Any] = {pl.Boolean: pl.Int8, pl.Date: pl.Int32}
AMOUNT = pl.Decimal(14, 2)  # as the database writes yuan
UNIT = pl.Enum(("month", "year", "time"))
FLOW = {"amount": AMOUNT, "unit": UNIT, "times": pl.Int64}


def copied(
    folder: Path, question: str, schema: Mapping[str, Any], parameters: Mapping[str, Any]
) -> pl.DataFrame:
    """A statement's answer, whose columns are those of `schema`."""
    buffer = BytesIO()
    with connection.cursor() as cursor:
        statement = cursor.mogrify(statements.text(folder, question), parameters)
        copy = f"COPY ({statement.decode()}) TO STDOUT WITH (FORMAT csv)"
        cast(Any, cursor).copy_expert(copy, buffer)
    buffer.seek(0)
    written = {name: WRITTEN.get(kind, kind) for name, kind in schema.items()}
    if not buffer.getbuffer().nbytes:
        return pl.DataFrame(schema=dict(schema))
    read = pl.read_csv(buffer, has_header=False, schema=written)
    return read.cast({name: kind for name, kind in schema.items() if written[name] != kind})


def facts_table(
    table: str, given: Mapping[str, Any], whole: pl.Schema, parameters: Mapping[str, Any]
) -> pl.DataFrame:
    """One table of facts with the columns of `whole`; those that are not in `given` are null."""
    read = copied(SQL, f"facts_of_{table}", given, parameters)
    read = read.with_columns(*_amounts(read.columns))
    missing = [pl.lit(None, kind).alias(n) for n, kind in whole.items() if n not in read.columns]
    return read.with_columns(missing).select(whole.names())


def fen(amount: str) -> pl.Expr:
    """A column of yuan as whole fen, exactly."""
    return pl.col(amount).to_physical().cast(pl.Int64)


def _amounts(columns: list[str]) -> list[pl.Expr]:
    """Fen of the amounts of a table; of incomes and expenses by the year, and the months they cover.

    An amount per time is a year of that many times.
    """
    if "unit" in columns:
        times = pl.col("times")
        yearly = pl.when(pl.col("unit") == "year").then(1).otherwise(times)
        monthly = pl.when(pl.col("unit") == "month").then(times).otherwise(12)
        return [(fen("amount") * yearly).alias("annual"), monthly.alias("months")]
    return [fen(name).alias(name) for name in ("amount", "area_m2") if name in columns]
