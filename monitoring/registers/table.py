"""One batch of a sheet becomes rows we take and rows we refuse, none forgotten."""

from collections import Counter
from dataclasses import dataclass

import polars as pl

from monitoring.registers import certificates, columns, verdicts
from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.sheet import NOTHING, PLACES, Sheet

_TOTAL = r"^\s*([合总小共]\s*计|总\s*数|总人数|本页|填表|制表|审核|备注|说明|注[:：]|单位[:：])"
_BLANK = r"^\s*$"
_SIX_DIGITS = "[0-9０-９]{6}"


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
    below = batch.filter(pl.col("row") > sheet.header.last_row)
    named, title = _title(sheet)
    numbered = _cell(sheet, "id_number").str.contains(_SIX_DIGITS)
    titled = pl.col(named).str.contains(title[:1], literal=True).fill_null(value=False)
    plain = below.select(plain=numbered & ~titled)["plain"]
    if plain.all():
        return below
    kept = below.filter(~plain).filter(_is_data(below.columns, sheet))["row"]
    return below.filter(plain | below["row"].is_in(kept.implode()))


def _is_data(columns: list[str], sheet: Sheet) -> pl.Expr:
    texts = [pl.col(c).fill_null("") for c in columns if c != "row"]
    filled = pl.sum_horizontal(*[t.str.contains(r"\S") for t in texts])
    first = pl.coalesce(*[pl.when(t.str.contains(r"\S")).then(t) for t in texts])
    name, number = (_cell(sheet, field) for field in ("name", "id_number"))
    numberless = number.str.contains(_BLANK)
    worded = ~number.str.contains(_SIX_DIGITS)
    total = worded & (first.str.contains(_TOTAL) | name.str.contains(_TOTAL))
    remnant = numberless & name.str.contains(_BLANK) & (filled <= 2)
    return (filled > 0) & ~total & ~remnant & ~_is_title(sheet)


def _title(sheet: Sheet) -> tuple[str, str]:
    """A column, and what stands in it where a row repeats the header."""
    named = sheet.mapping.get("name") or next(iter(sheet.mapping.values()))
    return named, sheet.header.titles[named].split(" ")[-1]


def _is_title(sheet: Sheet) -> pl.Expr:
    named, title = _title(sheet)
    return pl.col(named).fill_null("").str.replace_all(r"\s", "") == title


def _cell(sheet: Sheet, field: str) -> pl.Expr:
    column = sheet.mapping.get(field)
    return pl.col(column).fill_null("") if column else pl.lit("")


def read(batch: pl.DataFrame, sheet: Sheet) -> Batch:
    """Read every cell of a batch of data rows."""
    answers = {column.field: _answers(batch, column, sheet) for column in sheet.present()}
    values = {field: answer["value"] for field, answer in answers.items()}
    rows = _placed(_derived(pl.DataFrame({"row": batch["row"]} | values), answers, sheet), sheet)
    codes, refused = verdicts.judge(rows, batch, answers, sheet)
    rows = rows.with_columns(codes)
    return Batch(
        accepted=_staged(rows.filter(pl.col("code").is_null()), sheet),
        refused=refused,
        traces=_traces(rows, sheet),
        remarks=verdicts.remarks(rows, answers, sheet),
    )


def _answers(batch: pl.DataFrame, column: Column, sheet: Sheet) -> pl.DataFrame:
    """A column read; where nothing depends on it, an unreadable cell is left out with a remark."""
    theirs = sheet.mapping[column.field]
    unit = sheet.header.unit_of(theirs)
    answer = columns.read(sheet.texts(batch, column), column, on=sheet.as_of, unit=unit)
    if sheet.register.rests_on(column):
        return answer
    bad = pl.col("problem").is_not_null()
    remark = pl.when(bad).then(pl.lit("left_out")).otherwise("remark")
    return answer.with_columns(remark.alias("remark"), NOTHING.alias("problem"))


def _derived(rows: pl.DataFrame, answers: dict[str, pl.DataFrame], sheet: Sheet) -> pl.DataFrame:
    """What follows from the cells: the number, the name as compared, birth, event and category."""
    register = sheet.register
    missing = [f for f in ("id_number", "name") if f not in rows.columns]
    rows = rows.with_columns(NOTHING.alias(field) for field in missing)
    rows = certificates.read_against_columns(rows)
    told = pl.col("birth_date") if "birth_date" in rows.columns else NOTHING
    number = pl.col("id_number")
    of_number = pl.concat_str(
        number.str.slice(6, 4), number.str.slice(10, 2), number.str.slice(12, 2), separator="-"
    )
    rows = rows.with_columns(
        columns.keys(rows["name"]).alias("name_key"),
        told.alias("told_birth"),
        pl.coalesce(of_number, told).alias("birth_date"),
        _if_present(register.category, rows).alias("category_code"),
        _if_present(register.other, rows).alias("other_number"),
        (
            _month_only(answers, register) if register.event in answers else pl.lit(value=False)
        ).alias("month_only"),
    )
    for field, code in register.implied:
        told_by = _if_present(field, rows).is_not_null()
        category = pl.when(told_by).then(pl.lit(code)).otherwise("category_code")
        rows = rows.with_columns(category.alias("category_code"))
    return _with_event(rows, sheet)


def _if_present(field: str, rows: pl.DataFrame) -> pl.Expr:
    return pl.col(field) if field in rows.columns else NOTHING


def _month_only(answers: dict[str, pl.DataFrame], register: Register) -> pl.Series:
    """Where the event is known to the month only."""
    return (answers[register.event]["remark"] == "day_month").fill_null(value=False)


def _with_event(rows: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """The event as the staging table holds it: an impossible day is refused or left out by `judge`."""
    event = sheet.register.event
    day = _if_present(event, rows)
    out = verdicts.impossible(event, sheet.as_of) if event in rows.columns else pl.lit(value=False)
    kept = out if event and not sheet.register.column(event).required else pl.lit(value=False)
    return rows.with_columns(
        pl.when(~kept.fill_null(value=False)).then(day).alias("event_on"),
        (kept.fill_null(value=False)).alias("event_left_out"),
    )


def _placed(rows: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """Give every row the code of its village or township, each distinct place looked up once."""
    by_reads = {c.reads: c.field for c in sheet.present()}
    told = {reads: by_reads[reads] for reads in PLACES if reads in by_reads}
    if not told:
        nowhere = pl.lit(value=False)
        return rows.with_columns(
            pl.lit(sheet.home, pl.Int64).alias("region_code"), placed=nowhere, sought=nowhere
        )
    wanted = pl.col("id_number").is_null()  # an address is only needed where there is no number
    given = rows.select(
        (pl.when(wanted).then(field) if reads is Reads.PLACE else pl.col(field)).alias(reads)
        for reads, field in told.items()
    )
    distinct = given.unique()
    found = [
        sheet.places.code_of(*(place.get(reads) for reads in PLACES))
        for place in distinct.iter_rows(named=True)
    ]
    known = distinct.with_columns(pl.Series("found", found, dtype=pl.Int64))
    codes = given.join(known, on=given.columns, how="left", nulls_equal=True,
                       maintain_order="left")["found"]  # fmt: skip
    return rows.with_columns(
        codes.fill_null(sheet.home).alias("region_code"),
        codes.is_not_null().alias("placed"),
        given.select(pl.any_horizontal(pl.all().is_not_null()))[:, 0].alias("sought"),
    )


def _staged(rows: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """Columns of the staging table; what has no column of its own is kept as JSON to be shown."""
    register = sheet.register
    used = {"name", "id_number", "birth_date", register.event, register.category}
    used |= {register.group, register.benefit, register.other}
    rest = [pl.col(c.field) for c in sheet.present() if c.field not in used]
    rest += [pl.col(f) for f in certificates.TOLD if f in rows.columns and f not in sheet.mapping]
    if rows["month_only"].any():
        rest.append(pl.when("month_only").then(pl.lit("month")).alias("event_precision"))
    data = pl.struct(rest).struct.json_encode() if rest else pl.lit("{}")

    def text(field: str) -> pl.Expr:
        return pl.col(field).fill_null("") if field in rows.columns else pl.lit("")

    return rows.select(
        pl.col("row").alias("row_number"),
        "region_code",
        "id_number",
        "other_number",
        "name",
        "name_key",
        "birth_date",
        "event_on",
        pl.col("category_code").fill_null("").alias("category"),
        text(register.group).str.slice(0, 40).alias("group_key"),
        text(register.benefit).alias("benefit"),
        data.alias("data"),
    )


def _traces(rows: pl.DataFrame, sheet: Sheet) -> pl.DataFrame:
    """Row, number, digest of the name and of everything, whether the row stands so far; in a register of
    households also the household and whether this is its head. A change of one person tells no household."""
    everything = [c.field for c in sheet.present()]
    home, head = sheet.register.group, sheet.register.head
    lives = pl.col("event_on").is_null() if head and home in rows.columns else pl.lit(value=False)
    return rows.select(
        "row",
        pl.col("id_number").str.slice(0, 17).cast(pl.Int64).alias("number"),
        pl.col("name_key").hash().alias("name"),
        pl.struct(everything).hash().alias("digest"),
        pl.col("code").is_null().alias("stands"),
        pl.when(lives).then(_if_present(home, rows).hash()).alias("group"),
        pl.when(lives).then(_if_present(head, rows) == "head").alias("head"),
    )
