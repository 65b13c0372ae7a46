"""Certificates of disabled persons (残疾证): the ID number of the holder, then kind, grade, re-issue.

The number itself is not kept: only what stands behind the ID number, and whether it is the holder's.
"""

import polars as pl

from monitoring.registers.disability import KINDS

TOLD = ("disability_kind", "disability_grade", "certificate_agrees")
_BY_DIGIT = {word: code for word, code in KINDS if word.isdigit()}


def read_against_columns(rows: pl.DataFrame) -> pl.DataFrame:
    """Kind and grade where their columns are empty, the ID number where it is; the rest is compared."""
    if "certificate_number" not in rows.columns:
        return rows
    whole, tail = pl.col("certificate_number"), pl.col("certificate_number").str.slice(18)
    holder = whole.str.slice(0, 18)
    kind = tail.str.slice(0, 1).replace_strict(_BY_DIGIT, default=None, return_dtype=pl.String)
    empty = [f for f in TOLD[:2] if f not in rows.columns]
    rows = rows.with_columns(pl.lit(None, pl.String).alias(field) for field in empty)
    return rows.with_columns(
        pl.coalesce("id_number", holder).alias("id_number"),
        (pl.col("id_number").is_null() & whole.is_not_null()).alias("number_from_certificate"),
        pl.when(whole.is_not_null() & pl.col("id_number").is_not_null())
        .then(pl.when(holder == pl.col("id_number")).then(pl.lit("yes")).otherwise(pl.lit("no")))
        .alias("certificate_agrees"),
        tail.alias("certificate_number"),
        pl.coalesce("disability_kind", kind).alias("disability_kind"),
        pl.coalesce("disability_grade", tail.str.slice(1, 1)).alias("disability_grade"),
        (
            (pl.col("disability_kind") != kind)
            | (pl.col("disability_grade") != tail.str.slice(1, 1))
        ).alias("kind_differs"),
    )


def remarks(rows: pl.DataFrame) -> dict[str, pl.Expr]:
    """What to say of certificates, by its code; nothing where the file has none."""
    if "certificate_agrees" not in rows.columns:
        return {}
    return {
        "number_from_certificate": pl.col("number_from_certificate"),
        "certificate_differs": pl.col("certificate_agrees") == "no",
        "kind_differs": pl.col("kind_differs"),
    }
