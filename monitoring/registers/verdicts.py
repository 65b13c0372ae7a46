"""What is wrong with a row, and what is odd about it."""

import re
from collections import Counter
from datetime import date

import polars as pl

from monitoring.registers import certificates
from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.sheet import NOTHING, PLACES, Sheet

_SIGN, _GAP = "[0-9A-Za-z０-９Ｘ]", r"[\s.\-_/·,]?"
_LONG = rf"[0-9０-９](?:{_GAP}{_SIGN}){{8,}}"  # nine signs or more, as a broken number has; no date does
_RUN = re.compile(_LONG)


def judge(
    rows: pl.DataFrame, batch: pl.DataFrame, answers: dict[str, pl.DataFrame], sheet: Sheet
) -> tuple[pl.Series, pl.DataFrame]:
    """The first problem of each row, in the order of the declared columns; null when there is none. And the
    rows that have one: row, label of the column, code and (masked) value."""
    verdicts: list[tuple[pl.Expr, Column]] = []
    for column in sheet.present():
        if answers[column.field]["problem"].count():
            verdicts.append((pl.col(f"problem:{column.field}"), column))
        absent = _absent(column, sheet.register)
        verdicts += [] if absent is None else [(absent, column)]
        if column.field == sheet.register.event and column.required:
            wrong = pl.when(impossible(column.field, sheet.as_of))
            verdicts.append((wrong.then(pl.lit("day_impossible")), column))
    frame = rows.with_columns(
        *[answer["problem"].alias(f"problem:{field}") for field, answer in answers.items()],
        *[batch[sheet.mapping[field]].alias(f"raw:{field}") for field in answers],
    )
    codes = frame.select(
        "row", code=pl.coalesce(*[verdict for verdict, _column in verdicts], NOTHING)
    )["code"]
    first = [(verdict.is_not_null(), column) for verdict, column in verdicts]
    refused = frame.with_columns(codes).filter(codes.is_not_null()).select(
        "row",
        pl.coalesce(*[pl.when(hit).then(pl.lit(str(c.label))) for hit, c in first], NOTHING)
        .alias("column"),
        "code",
        pl.coalesce(
            *[pl.when(hit).then(pl.col(f"raw:{c.field}").fill_null("")) for hit, c in first], NOTHING
        ).alias("value"),
    )  # fmt: skip
    return codes, refused.with_columns(masked(refused["value"]))


def _absent(column: Column, register: Register) -> pl.Expr | None:
    """What an empty cell of this column means for its row; None where it means nothing."""
    empty = pl.col(column.field).is_null()
    if column.reads is Reads.NUMBER and not register.numberless:
        candidate = (
            pl.col("birth_date").is_not_null()
            & pl.col("placed")
            & (pl.col("region_code") % 1000 != 0)
        )
        return pl.when(empty & ~candidate).then(pl.lit("number_missing"))
    if column.reads is Reads.NAME and column.required:
        return pl.when(empty).then(pl.lit("name_missing"))
    return pl.when(empty).then(pl.lit("value_missing")) if column.required else None


def impossible(field: str, as_of: date) -> pl.Expr:
    """Whether a day lies after the day of the file or before the person was born."""
    day = pl.col(field)
    return (day > as_of.isoformat()) | (day < pl.col("birth_date"))


def masked(values: pl.Series) -> pl.Series:
    """Values as they may be shown: of a number, whole or broken, only its ends are left."""
    texts = values.fill_null("").str.slice(0, 100)
    if not texts.str.contains(_LONG).any():
        return texts
    return texts.map_elements(lambda text: _RUN.sub(_ends, text)[:100], pl.String)


def _ends(run: re.Match[str]) -> str:
    signs = re.findall(_SIGN, run[0])
    shown = 4 if len(signs) >= 15 else 2
    return f"{''.join(signs[:shown])}{'*' * 10}{''.join(signs[-shown:])}"


def remarks(rows: pl.DataFrame, answers: dict[str, pl.DataFrame], sheet: Sheet) -> Counter[str]:
    """How often each remark applies to rows that are taken."""
    taken = rows["code"].is_null()
    found: Counter[str] = Counter()
    for answer in answers.values():
        said = answer["remark"].filter(taken).drop_nulls().value_counts(name="many")
        found.update(dict(said.rows()))
    checks = {
        "birth_differs": pl.col("told_birth") != pl.col("birth_date"),
        "without_number": pl.col("id_number").is_null(),
        "day_left_out": pl.col("event_left_out"),
    }
    if "sex" in rows.columns:
        odd = pl.col("id_number").str.slice(16, 1).cast(pl.Int8, strict=False) % 2 == 1
        checks["sex_differs"] = (pl.col("sex") == "male") != odd
    if any(c.reads in PLACES for c in sheet.present()):
        checks["place_unknown"] = ~pl.col("placed") & pl.col("sought")
    checks |= certificates.remarks(rows)
    counts = rows.filter(taken).select(**{c: e.fill_null(False).sum() for c, e in checks.items()})
    found.update({code: many for code, many in counts.row(0, named=True).items() if many})
    return found
