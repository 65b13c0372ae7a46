"""One batch of a sheet becomes rows we take and rows we refuse, none forgotten."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

import polars as pl

from monitoring.registers import columns
from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.headers import Header
from monitoring.registers.places import Places

_TOTAL = r"^\s*([合总小共]\s*计|总\s*数|总人数|本页|填表|制表|审核|备注|说明|注[:：]|单位[:：])"
_BLANK = r"^\s*$"
_PLACES = (Reads.REGION, Reads.TOWNSHIP, Reads.VILLAGE, Reads.PLACE)
_SIGN, _GAP = "[0-9A-Za-z０-９Ｘ]", r"[\s.\-_/·,]?"
_LONG = rf"[0-9０-９](?:{_GAP}{_SIGN}){{8,}}"  # nine signs or more, as a broken number has; no date does
_RUN = re.compile(_LONG)


@dataclass(frozen=True)
class Sheet:
    """How to read one file: its register, its header, which column is which, and of what day.

    `home` is the region of rows whose place is not known.
    """

    register: Register
    header: Header
    mapping: dict[str, str]
    as_of: date
    places: Places
    home: int

    def present(self) -> list[Column]:
        return [c for c in self.register.columns if c.field in self.mapping]


@dataclass(frozen=True)
class Batch:
    """`accepted` has the columns of the staging table, with `id_number` in place of its token.

    `refused` has row, column, code and (masked) value. `traces` has one line for each data row: what
    the ledger of the whole file needs to find repeats and conflicts.
    """

    accepted: pl.DataFrame
    refused: pl.DataFrame
    traces: pl.DataFrame
    remarks: Counter[str]


def data_rows(batch: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """The rows that are data: not titles, headers (also on later pages), blanks or totals."""
    texts = [pl.col(c).fill_null("") for c in batch.columns if c != "row"]
    filled = pl.sum_horizontal(*[t.str.contains(r"\S") for t in texts])
    first = pl.coalesce(*[pl.when(t.str.contains(r"\S")).then(t) for t in texts])
    name = pl.col(sheet.mapping["name"]).fill_null("")
    number = pl.col(sheet.mapping["id_number"]).fill_null("")
    numberless = number.str.contains(_BLANK)
    worded = ~number.str.contains(r"[0-9０-９]{6}")
    total = worded & (first.str.contains(_TOTAL) | name.str.contains(_TOTAL))
    remnant = numberless & name.str.contains(_BLANK) & (filled <= 2)
    title = sheet.header.titles[sheet.mapping["name"]].split(" ")[-1]
    header = name.str.replace_all(r"\s", "") == title
    return batch.filter(
        (pl.col("row") > sheet.header.last_row) & (filled > 0) & ~total & ~remnant & ~header
    )


def read(batch: pl.DataFrame, sheet: Sheet) -> Batch:
    """Read every cell of a batch of data rows."""
    answers = {
        column.field: columns.read(batch[sheet.mapping[column.field]], column, on=sheet.as_of)
        for column in sheet.present()
    }
    values = {field: answer["value"] for field, answer in answers.items()}
    rows = _placed(_derived(pl.DataFrame({"row": batch["row"]} | values), sheet), sheet)
    judged = _judge(rows, batch, answers, sheet)
    rows = rows.with_columns(judged["code"])
    return Batch(
        accepted=_staged(rows.filter(pl.col("code").is_null()), sheet),
        refused=judged.filter(pl.col("code").is_not_null()),
        traces=_traces(rows, sheet),
        remarks=_remarks(rows, answers, sheet),
    )


def _derived(rows: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """The name as compared; the birth date of the number, or else of its column."""
    told = pl.col("birth_date") if "birth_date" in rows.columns else _never()
    number = pl.col("id_number")
    of_number = pl.concat_str(
        number.str.slice(6, 4), number.str.slice(10, 2), number.str.slice(12, 2), separator="-"
    )
    event = sheet.register.event
    return rows.with_columns(
        columns.keys(rows["name"]).alias("name_key"),
        told.alias("told_birth"),
        pl.coalesce(of_number, told).alias("birth_date"),
        (pl.col(event) if event else pl.lit(None, pl.String)).alias("event_on"),
    )


def _placed(rows: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """Give every row the code of its village or township, each distinct place looked up once."""
    by_reads = {c.reads: c.field for c in sheet.present()}
    fields = [by_reads.get(reads) for reads in _PLACES]
    wanted = pl.col("id_number").is_null()  # an address is only needed where there is no number
    given = rows.select(
        pl.when((field is not None) & (wanted if reads is Reads.PLACE else True))
        .then(pl.col(field or "name"))
        .alias(reads)
        for reads, field in zip(_PLACES, fields, strict=True)
    )
    distinct = given.unique()
    found = [sheet.places.code_of(*place) for place in distinct.rows()]
    known = distinct.with_columns(pl.Series("found", found, dtype=pl.Int64))
    codes = given.join(known, on=given.columns, how="left", nulls_equal=True,
                       maintain_order="left")["found"]  # fmt: skip
    return rows.with_columns(
        codes.fill_null(sheet.home).alias("region_code"),
        codes.is_not_null().alias("placed"),
        given.select(pl.any_horizontal(pl.all().is_not_null()))[:, 0].alias("sought"),
    )


def _judge(
    rows: pl.DataFrame, batch: pl.DataFrame, answers: dict[str, pl.DataFrame], sheet: Sheet
) -> pl.DataFrame:
    """The first problem of each row, in the order of the declared columns; null when there is none."""
    verdicts: list[tuple[pl.Expr, Column]] = []
    for column in sheet.present():
        verdicts += [(pl.col(f"problem:{column.field}"), column), (_absent(column), column)]
        if column.field == sheet.register.event:
            verdicts.append((_impossible(column, sheet.as_of), column))
    first = [(verdict.is_not_null(), column) for verdict, column in verdicts]
    frame = rows.with_columns(
        *[answer["problem"].alias(f"problem:{field}") for field, answer in answers.items()],
        *[batch[sheet.mapping[field]].fill_null("").alias(f"raw:{field}") for field in answers],
    )
    judged = frame.select(
        "row",
        pl.coalesce(*[pl.when(hit).then(pl.lit(str(c.label))) for hit, c in first]).alias("column"),
        pl.coalesce(*[verdict for verdict, _ in verdicts]).alias("code"),
        pl.coalesce(*[pl.when(hit).then(pl.col(f"raw:{c.field}")) for hit, c in first]).alias(
            "value"
        ),
    )
    return judged.with_columns(masked(judged["value"]))


def _absent(column: Column) -> pl.Expr:
    """What an empty cell of this column means for its row."""
    empty = pl.col(column.field).is_null()
    if column.reads is Reads.NUMBER:
        candidate = (
            pl.col("birth_date").is_not_null()
            & pl.col("placed")
            & (pl.col("region_code") % 1000 != 0)
        )
        return pl.when(empty & ~candidate).then(pl.lit("number_missing"))
    if column.reads is Reads.NAME:
        return pl.when(empty).then(pl.lit("name_missing"))
    return pl.when(empty).then(pl.lit("value_missing")) if column.required else _never()


def _impossible(column: Column, as_of: date) -> pl.Expr:
    day = pl.col(column.field)
    wrong = (day > as_of.isoformat()) | (day < pl.col("birth_date"))
    return pl.when(wrong).then(pl.lit("day_impossible"))


def _never() -> pl.Expr:
    return pl.lit(None, pl.String)


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


def _remarks(rows: pl.DataFrame, answers: dict[str, pl.DataFrame], sheet: Sheet) -> Counter[str]:
    """How often each remark applies to rows that are taken."""
    taken = rows["code"].is_null()
    found: Counter[str] = Counter()
    for answer in answers.values():
        for code, many in answer.filter(taken).group_by("remark").len().rows():
            if code:
                found[code] += many
    checks = {
        "birth_differs": pl.col("told_birth") != pl.col("birth_date"),
        "without_number": pl.col("id_number").is_null(),
    }
    if "sex" in rows.columns:
        odd = pl.col("id_number").str.slice(16, 1).cast(pl.Int8, strict=False) % 2 == 1
        checks["sex_differs"] = (pl.col("sex") == "male") != odd
    if any(c.reads in _PLACES for c in sheet.present()):
        checks["place_unknown"] = ~pl.col("placed") & pl.col("sought")
    counts = rows.filter(taken).select(**{c: e.fill_null(False).sum() for c, e in checks.items()})
    found.update({code: many for code, many in counts.row(0, named=True).items() if many})
    return found


def _staged(rows: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """Columns of the staging table; what has no column of its own is kept as JSON to be shown."""
    register = sheet.register
    used = {"name", "id_number", "birth_date", register.event, register.category}
    used |= {register.group, register.benefit}
    rest = [c.field for c in sheet.present() if c.field not in used]
    data = pl.struct(rest).struct.json_encode() if rest else pl.lit("{}")

    def text(field: str) -> pl.Expr:
        return pl.col(field).fill_null("") if field in rows.columns else pl.lit("")

    return rows.select(
        pl.col("row").alias("row_number"),
        "region_code",
        "id_number",
        "name",
        "name_key",
        "birth_date",
        "event_on",
        text(register.category).alias("category"),
        text(register.group).str.slice(0, 40).alias("group_key"),
        text(register.benefit).alias("benefit"),
        data.alias("data"),
    )


def _traces(rows: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """Row, number, digest of the name and of everything, and whether the row stands so far."""
    everything = [c.field for c in sheet.present()]
    return rows.select(
        "row",
        pl.col("id_number").str.slice(0, 17).cast(pl.Int64).alias("number"),
        pl.col("name_key").hash().alias("name"),
        pl.struct(everything).hash().alias("digest"),
        pl.col("code").is_null().alias("stands"),
    )
