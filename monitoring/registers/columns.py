"""Read whole columns at once: the common clean case in polars, only the rest cell by cell.

Every function takes a column of texts and answers three: values, problem codes, remark codes.
"""

from collections.abc import Callable
from datetime import date
from functools import cache, partial

import polars as pl

from households.variants import PAIRS
from monitoring.registers import cells
from monitoring.registers.cells import Read
from monitoring.registers.declaration import Column, Reads
from monitoring.registers.sheet import NOTHING

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_PROVINCES = [
    *range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55),
    *range(61, 66), 71, 81, 82, 83, *range(91, 94),
]  # fmt: skip
_FIRST_DAY = 18_800_101
_SEVENTEEN = (11 * 10**15, 94 * 10**15)  # the least and the most that 17 digits can be
_PLAIN_SIGNS = r"^[0-9０-９XxＸｘ\s'\"`’‘“”=]+$"  # a number that only wants tidying has no others
_WIDE, _NARROW = list("０１２３４５６７８９Ｘｘx"), list("0123456789XXX")
_CHINESE_NAME = r"^[\x{4e00}-\x{9fff}]{2,10}$"
_VARIANT = f"[{''.join(PAIRS)}]"
_AMOUNT = r"^(0|[1-9]\d{0,8})(\.\d{1,2})?$"
_CERTIFICATE = r"^\d{17}[0-9X][1-7][1-4]([A-Z]\d{0,2})?$"
_SIGN = r"\x{4e00}-\x{9fff}0-9A-Za-z"
_PLAIN_TEXT = rf"^[{_SIGN}]([{_SIGN}（）()#/ -]{{0,198}}[{_SIGN}）)])?$"
_BLANK = r"^[\s\x{3000}\x{a0}\x{200b}\x{feff}]*$"

_ANSWER = dict.fromkeys(("text", "value", "problem", "remark"), pl.String)

Answer = pl.DataFrame  # columns value, problem, remark


def read(texts: pl.Series, column: Column, *, on: date, unit: int = 1) -> Answer:
    """A column as it is declared. An empty cell has no value and, here, no problem.

    `unit`: yuan for a bare number in a column of money.
    """
    easy = partial(_easy, column=column, on=on)
    return _read_present(texts, _fast(texts, column, on, unit), _slow(column, on, unit), easy)


def _easy(texts: pl.Series, column: Column, on: date) -> Answer:
    """Answers, by `text`, to blank cells, which say nothing, and to numbers that only want tidying."""
    blank = texts.filter(texts.str.contains(_BLANK)).to_frame("text")
    answers = blank.select("text", value=NOTHING, problem=NOTHING, remark=NOTHING)
    if column.reads not in (Reads.NUMBER, Reads.OTHER_NUMBER):
        return answers
    return pl.concat([answers, mended_numbers(texts, on)])


def _fast(texts: pl.Series, column: Column, on: date, unit: int) -> pl.Series:
    """The values that are right as they stand; null for every cell that needs a closer look."""
    match column.reads:
        case Reads.NUMBER | Reads.OTHER_NUMBER:
            return clean_numbers(texts, on)
        case Reads.NAME:
            return _when(texts, pl.col("text").str.contains(_CHINESE_NAME))
        case Reads.DAY:
            parsed = pl.col("text").str.to_date("%Y-%m-%d", strict=False).is_not_null()
            return _when(
                texts, pl.col("text").str.contains(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$") & parsed
            )
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
    text, whole = pl.col("text"), pl.col("whole")
    born = (whole // 1000 % 10**8 - _FIRST_DAY).cast(pl.UInt32, strict=False)
    right = (
        (text.str.len_bytes() == 18)
        & whole.is_between(*_SEVENTEEN, closed="left")
        & (_check_of(whole) == text.str.slice(17))
        & pl.lit(_days_to(on)).gather(born, null_on_oob=True)
        & (whole // 10**15).is_in(_PROVINCES)
    )
    frame = texts.to_frame("text").with_columns(first17(text).alias("whole"))
    return frame.select(pl.when(right.fill_null(value=False)).then(text))["text"]


def first17(number: pl.Expr) -> pl.Expr:
    """The 17 digits before the check character as one integer; null where they are none."""
    return number.str.head(17).cast(pl.Int64, strict=False)


def _check_of(whole: pl.Expr) -> pl.Expr:
    """The check character of 17 digits: four sums of weighted digits, each looked up."""
    total, left = pl.lit(0, pl.Int64), 17
    for sums in _weighted():
        digits = len(sums)
        left -= len(str(digits)) - 1
        total += pl.lit(sums).gather(whole // 10**left % digits)
    return pl.lit(pl.Series(list(_CHECK))).gather(total % 11)


@cache
def _weighted() -> list[pl.Series]:
    """For each group of digits the weighted sum of all that can stand there."""
    tables = []
    for first, last in ((0, 4), (4, 8), (8, 12), (12, 17)):
        sums = pl.Series([0], dtype=pl.Int64)
        for weight in reversed(_WEIGHTS[first:last]):
            sums = pl.concat([sums + digit * weight for digit in range(10)], rechunk=True)
        tables.append(sums)
    return tables


@cache
def _days_to(on: date) -> pl.Series:
    """Whether somebody can be born on a day: by the day written 19460304 as a number, from _FIRST_DAY on."""
    days = pl.date_range(date(1880, 1, 1), on, eager=True).dt.strftime("%Y%m%d").cast(pl.Int64)
    places = days - _FIRST_DAY
    last = places[-1]
    return pl.repeat(value=False, n=last + 1, dtype=pl.Boolean, eager=True).scatter(places, True)


def mended_numbers(texts: pl.Series, on: date) -> pl.DataFrame:
    """Of ID numbers that are not clean those with full-width digits, blanks, quotes, a small x or the old
    15 digits: text, value, problem (none) and remark, as `cells.number` reads them."""
    signs = pl.col("text").str.replace_all(r"[^0-9０-９XxＸｘ]", "")
    tidied = texts.filter(texts.str.contains(_PLAIN_SIGNS)).to_frame("text")
    tidied = tidied.with_columns(signs.str.replace_many(_WIDE, _NARROW).alias("signs"))
    signs = pl.col("signs")
    old = signs.str.contains("^[0-9]{15}$")
    whole = pl.concat_str(signs.str.head(6), pl.lit("19"), signs.str.slice(6))
    upgraded = pl.concat_str(whole, _check_of(first17(whole)))
    told = tidied.select(
        "text",
        pl.when(old).then(upgraded).otherwise(signs).alias("told"),
        pl.when(old).then(pl.lit("number_upgraded")).otherwise(pl.lit("number_tidied")).alias("remark"),
    )  # fmt: skip
    read = told.with_columns(
        clean_numbers(told["told"], on).alias("value"), NOTHING.alias("problem")
    )
    return read.filter(pl.col("value").is_not_null()).select(list(_ANSWER))


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


def _read_present(
    texts: pl.Series,
    fast: pl.Series,
    slow: Callable[[str], Read],
    easy: Callable[[pl.Series], pl.DataFrame] | None = None,
) -> Answer:
    """Fast values where there are some; each other distinct text is read once: the `easy` ones together,
    the rest the slow way."""
    places = (fast.is_null() & texts.is_not_null()).arg_true()
    if places.is_empty():
        return pl.select(fast.alias("value"), problem=NOTHING, remark=NOTHING)
    doubtful = texts.gather(places).rename("text")
    distinct, answers = doubtful.unique(), []
    if easy is not None:
        answers.append(easy(distinct))
        distinct = distinct.filter(~distinct.is_in(answers[0]["text"].implode()))
    rest = [(text, *slow(text)) for text in distinct]
    answers.append(pl.DataFrame(rest, schema=_ANSWER, orient="row"))
    found = doubtful.to_frame().join(
        pl.concat(answers), on="text", how="left", maintain_order="left"
    )
    if len(places) == len(texts):
        return found.drop("text")
    nothing = pl.Series([None], dtype=pl.String).new_from_index(0, len(texts))
    return pl.DataFrame({
        "value": fast.scatter(places, found["value"]),
        **{
            name: nothing.clone().scatter(places, found[name]) if found[name].count() else nothing
            for name in ("problem", "remark")
        },
    })  # fmt: skip


def keys(names: pl.Series) -> pl.Series:
    """Tidy names as they are compared; a plain Chinese name of usual characters is its own key."""
    usual = pl.col("text").str.contains(_CHINESE_NAME) & ~pl.col("text").str.contains(_VARIANT)
    return _read_present(names, _when(names, usual), cells.key)["value"]
