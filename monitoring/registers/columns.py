"""Read whole columns at once: the common clean case in polars, only the rest cell by cell.

Every function takes a column of texts and answers three: values, problem codes, remark codes.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

import polars as pl

from households.variants import PAIRS
from monitoring.registers import cells
from monitoring.registers.cells import Read
from monitoring.registers.declaration import Column, Reads

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_PROVINCES = [
    f"{n:02}"
    for n in (
        *range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55),
        *range(61, 66), 71, 81, 82, 83, *range(91, 94),
    )
]  # fmt: skip
_CHINESE_NAME = r"^[\x{4e00}-\x{9fff}]{2,10}$"
_VARIANT = f"[{''.join(PAIRS)}]"
_AMOUNT = r"^(0|[1-9]\d{0,8})(\.\d{1,2})?$"
_CERTIFICATE = r"^\d{17}[0-9X][1-7][1-4]([A-Z]\d{0,2})?$"
_SIGN = r"\x{4e00}-\x{9fff}0-9A-Za-z"
_PLAIN_TEXT = rf"^[{_SIGN}]([{_SIGN}（）()#/ -]{{0,198}}[{_SIGN}）)])?$"
_BLANK = r"^[\s\x{3000}\x{a0}\x{200b}\x{feff}]*$"

Answer = pl.DataFrame  # columns value, problem, remark


def read(texts: pl.Series, column: Column, *, on: date, unit: int = 1) -> Answer:
    """A column as it is declared. An empty cell has no value and, here, no problem.

    `unit`: yuan for a bare number in a column of money.
    """
    present = _when(texts, ~pl.col("text").str.contains(_BLANK))
    return _read_present(present, _fast(present, column, on, unit), _slow(column, on, unit))


def _fast(texts: pl.Series, column: Column, on: date, unit: int) -> pl.Series:
    """The values that are right as they stand; null for every cell that needs a closer look."""
    match column.reads:
        case Reads.NUMBER | Reads.OTHER_NUMBER:
            return clean_numbers(texts, on)
        case Reads.NAME:
            return _when(texts, pl.col("text").str.contains(_CHINESE_NAME))
        case Reads.DAY:
            parsed = pl.col("text").str.to_date("%Y-%m-%d", strict=False).is_not_null()
            return _when(texts, pl.col("text").str.contains(r"^\d{4}-\d{2}-\d{2}$") & parsed)
        case Reads.MONEY | Reads.AREA if unit == 1:
            return _two_decimals(_when(texts, pl.col("text").str.contains(_AMOUNT)))
        case Reads.CERTIFICATE:
            return _when(texts, pl.col("text").str.contains(_CERTIFICATE))
        case Reads.PHONE:
            return _when(texts, pl.col("text").str.contains(r"^1\d{10}$"))
        case Reads.TEXT | Reads.TOWNSHIP | Reads.VILLAGE | Reads.REGION | Reads.PLACE:
            return _when(texts, pl.col("text").str.contains(_PLAIN_TEXT))
        case _:
            return pl.repeat(None, len(texts), dtype=pl.String, eager=True)


def _when(texts: pl.Series, right: pl.Expr) -> pl.Series:
    return texts.to_frame("text").select(pl.when(right).then(pl.col("text")))["text"]


def clean_numbers(texts: pl.Series, on: date) -> pl.Series:
    """ID numbers that need no tidying: 18 characters, real date, known province, right check."""
    text = pl.col("text")
    whole = text.str.slice(0, 17).cast(pl.Int64, strict=False)
    total = sum(
        ((whole // 10 ** (16 - place) % 10) * weight for place, weight in enumerate(_WEIGHTS)),
        start=pl.lit(0, pl.Int64),
    )
    check = (total % 11).replace_strict(
        dict(enumerate(_CHECK)), default=None, return_dtype=pl.String
    )
    born = text.str.slice(6, 8).str.to_date("%Y%m%d", strict=False)
    right = (
        text.str.contains(r"^\d{17}[0-9X]$")
        & (check == text.str.slice(17, 1))
        & born.is_between(date(1880, 1, 1), on)
        & text.str.slice(0, 2).is_in(_PROVINCES)
    )
    return _when(texts, right.fill_null(value=False))


def _two_decimals(amounts: pl.Series) -> pl.Series:
    whole, part = (
        pl.col("text").str.extract(r"^(\d+)", 1),
        pl.col("text").str.extract(r"\.(\d+)", 1),
    )
    return amounts.to_frame("text").select(
        pl.concat_str(whole, pl.lit("."), part.fill_null("").str.pad_end(2, "0"))
    )[:, 0]


def _slow(column: Column, on: date, unit: int) -> Callable[[str], Read]:
    readers: dict[Reads, Callable[[str], Read]] = {
        Reads.NUMBER: partial(cells.number, on=on),
        Reads.NAME: cells.name,
        Reads.DAY: cells.day,
        Reads.MONTH: cells.month,
        Reads.MONEY: partial(cells.money, unit=unit),
        Reads.AREA: cells.area,
        Reads.COUNT: cells.count,
        Reads.TERM: cells.term,
        Reads.PHONE: cells.phone,
        Reads.CARD: cells.card,
        Reads.CERTIFICATE: cells.certificate,
        Reads.OTHER_NUMBER: partial(cells.other_number, on=on),
        Reads.FLAG: cells.flag,
        Reads.SEX: cells.sex,
        Reads.CHOICE: partial(cells.choice, options=column.options),
    }
    return readers.get(column.reads, cells.words)


def _read_present(texts: pl.Series, fast: pl.Series, slow: Callable[[str], Read]) -> Answer:
    """Fast values where there are some; each other distinct text is read once, the slow way."""
    frame = pl.DataFrame({"text": texts, "value": fast})
    doubtful = frame.filter(pl.col("value").is_null() & pl.col("text").is_not_null())["text"]
    if doubtful.is_empty():
        return frame.select(
            "value",
            pl.lit(None, pl.String).alias("problem"),
            pl.lit(None, pl.String).alias("remark"),
        )
    distinct = doubtful.unique()
    answers = pl.DataFrame(
        [(text, *slow(text)) for text in distinct],
        schema=dict.fromkeys(("text", "slow", "problem", "remark"), pl.String),
        orient="row",
    )
    joined = frame.join(answers, on="text", how="left", maintain_order="left")
    return joined.select(pl.coalesce("value", "slow").alias("value"), "problem", "remark")


def keys(names: pl.Series) -> pl.Series:
    """Tidy names as they are compared; a plain Chinese name of usual characters is its own key."""
    usual = pl.col("text").str.contains(_CHINESE_NAME) & ~pl.col("text").str.contains(_VARIANT)
    return _read_present(names, _when(names, usual), cells.key)["value"]
