"""Rows of the registers in force as columns: one statement for each register."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from accounts.models import Region
from eligibility.columns import copied
from monitoring.models import RegisterImport

SQL = Path(__file__).resolve().parent.parent / "sql"
ROW = pl.Schema(
    {
        "import": pl.Int64, "row": pl.Int64, "region": pl.Int64, "token": pl.String,
        "name": pl.String, "name_key": pl.String, "birth_date": pl.Date, "event_on": pl.Date,
        "category": pl.String, "group_key": pl.String, "benefit": pl.String, "data": pl.String,
    }
)  # fmt: skip
STALE = timedelta(days=365)
YUAN = pl.Decimal(14, 2)


@dataclass(frozen=True)
class Registers:
    """The loaded files of each register that concern a region; read when somebody asks."""

    region: Region
    on: date
    imports: dict[str, list[RegisterImport]] = field(default_factory=dict)

    def has(self, kind: str) -> bool:
        return bool(self.imports.get(kind))

    def complete(self, kind: str) -> bool:
        """Whether silence counts: a file that lists everybody of the region, not older than a year, is in
        force."""
        return any(
            found.lists_everybody_of(self.region) and found.as_of > self.on - STALE
            for found in self.imports.get(kind, [])
        )

    def rows(self, kind: str, *fields: str) -> pl.DataFrame:
        """All rows of a register with those fields beside the common columns, as texts; empty texts
        are null. Later files and later rows come last."""
        files = [found.pk for found in self.imports.get(kind, [])]
        if not files:
            empty = dict.fromkeys(fields, pl.String)
            return pl.DataFrame(schema={**ROW, **empty}).drop("data")
        read = copied(SQL, "register_rows", ROW, {"imports": files})
        texts = pl.col(*fields, "group_key", "category").replace("", None)
        return _told(read, fields).with_columns(texts).sort("import", "row")


def _told(read: pl.DataFrame, fields: Sequence[str]) -> pl.DataFrame:
    if not fields:
        return read.drop("data")
    written = pl.Struct(dict.fromkeys(fields, pl.String))
    return read.with_columns(pl.col("data").str.json_decode(written)).unnest("data")


def registers_of(region: Region, imports: Sequence[int], *, on: date) -> Registers:
    """Those files, by register; later ones come last."""
    files: dict[str, list[RegisterImport]] = {}
    found = RegisterImport.objects.filter(pk__in=imports).select_related("region")
    for each in found.order_by("as_of", "pk"):
        files.setdefault(each.kind, []).append(each)
    return Registers(region, on, files)


def newest(rows: pl.DataFrame, *by: str) -> pl.DataFrame:
    """Of each person (and what else is named) the last row told."""
    known = rows.filter(pl.col("token").is_not_null())
    return known.unique(["token", *by], keep="last", maintain_order=True)


def fen(name: str) -> pl.Expr:
    """A text of yuan as fen; null where it is none."""
    return pl.col(name).cast(YUAN, strict=False).to_physical().cast(pl.Int64)


def day(name: str) -> pl.Expr:
    """A text of a day, written 2026-11-01."""
    return pl.col(name).str.to_date("%Y-%m-%d", strict=False)


def within_a_year(rows: pl.DataFrame, on: date) -> pl.DataFrame:
    """Rows of the twelve months before a day."""
    since = pl.lit(on).dt.offset_by("-1y")
    return rows.filter((pl.col("event_on") > since) & (pl.col("event_on") <= on))


def stack(frames: Sequence[pl.DataFrame], schema: pl.Schema) -> pl.DataFrame:
    """Frames below one another, in the columns of the schema; missing ones are null."""
    return pl.concat([pl.DataFrame(schema=schema), *(_fit(frame, schema) for frame in frames)])


def told_of(items: pl.Schema, *columns: str) -> pl.Schema:
    """A table of items by `token`, with some columns of the rules' table; other columns are texts."""
    kinds = {name: items.get(name, pl.String()) for name in columns}
    return pl.Schema({"token": pl.String(), **kinds})


def _fit(frame: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    wanting = [
        pl.lit(None, kind).alias(name) for name, kind in schema.items() if name not in frame.columns
    ]
    return frame.with_columns(wanting).select(
        pl.col(name).cast(kind, strict=False) for name, kind in schema.items()
    )
