"""Invented people and a vehicle register about them with the dirt of real files: same seed, same rows.

Of the rows 1 in 100 has full-width digits, 3 an old number of 15 places, 2 blanks around it, half a blank
inside, half an apostrophe; half of 1 in 100 a wrong check character, 1 in 1,000 none. Half of the X are
small, 2 in 100 names hold a blank, 3 in 100 are another's. One row in five is about somebody on the roll; of
those one in ten owns a car, the others a motorcycle.
"""

from pathlib import Path

import numpy as np
import polars as pl

COUNTIES = (350_583_000_000, 350_521_000_000)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
HEADER = ("车主", "证件号码", "号牌", "车型", "初次登记日期", "状态", "地区编码")


def first17(people: int, *, seed: int = 1) -> np.ndarray:
    """The first 17 digits of so many numbers, all different, of people born from 1930 to 1999."""
    place = np.arange(people)
    born = np.datetime64("1930-01-01") + (place * 7919 % 25_567)
    day = np.char.replace(born.astype(str), "-", "").astype(np.int64)
    area = 350_500 + seed * 30 + place // 25_567_000
    return (area * 10**8 + day) * 1000 + place // 25_567 % 1000


def numbers(first: np.ndarray) -> pl.Series:
    """The whole numbers, with their check character."""
    total = sum((first // 10 ** (16 - n) % 10) * w for n, w in enumerate(_WEIGHTS))
    check = np.array(list("10X98765432"))[np.asarray(total) % 11]
    return pl.Series(np.char.add(first.astype(str), check))


def names(people: int, *, seed: int = 1) -> pl.Series:
    chance = np.random.default_rng(seed)
    parts = [np.array(list(text))[chance.integers(0, len(text), people)] for text in (
        "陈林黄张李王吴蔡刘杨", "建国明华秀英志强丽娟", "阿土水金美玉春生文芳",
    )]  # fmt: skip
    return pl.Series(np.char.add(np.char.add(parts[0], parts[1]), parts[2]))


def write(path: Path, people: int, rows: int, *, county: int, seed: int = 1) -> None:
    """A csv of so many rows; `people` are those on the roll, made with the same seed."""
    chance = np.random.default_rng(seed + 1)
    ours = chance.random(rows) < 0.2
    who = chance.integers(0, people, rows)
    known, known_names = first17(people, seed=seed), names(people, seed=seed)
    strangers, other_names = first17(rows, seed=seed + 10), names(rows, seed=seed + 10)
    first = np.where(ours, known[who], strangers)
    called = pl.Series(np.where(ours, known_names.to_numpy()[who], other_names.to_numpy()))
    luck = pl.Series(chance.random(rows) * 1000)
    frame = pl.DataFrame({
        "name": called, "number": numbers(first), "luck": luck,
        "plate": "闽" + pl.Series(np.arange(rows)).cast(pl.String).str.zfill(8),
        "kind": pl.Series(np.where(chance.random(rows) < 0.1, "小型轿车", "普通摩托车")),
        "day": pl.Series(np.datetime64("2010-01-01") + chance.integers(0, 5000, rows)).cast(pl.String),
    })  # fmt: skip
    dirty = frame.select(
        pl.when(pl.col("luck") % 50 < 1)
        .then(pl.col("name").str.slice(0, 1) + " " + pl.col("name").str.slice(1))
        .when(pl.col("luck") % 33 < 1).then(pl.lit("陈错"))
        .otherwise("name").alias(HEADER[0]),
        _dirty_number().alias(HEADER[1]),
        pl.col("plate").alias(HEADER[2]), pl.col("kind").alias(HEADER[3]),
        pl.col("day").alias(HEADER[4]), pl.lit("正常").alias(HEADER[5]),
        pl.lit(str(county)).alias(HEADER[6]),
    )  # fmt: skip
    dirty.write_csv(path)


def _dirty_number() -> pl.Expr:
    number, luck = pl.col("number"), pl.col("luck")
    wide = number.str.replace_many(list("0123456789"), list("０１２３４５６７８９"))
    old = number.str.slice(0, 6) + number.str.slice(8, 9)
    wrong = number.str.slice(0, 17) + pl.when(number.str.ends_with("1")).then(
        pl.lit("2")
    ).otherwise(pl.lit("1"))
    return (
        pl.when(luck < 10).then(wide)
        .when(luck < 40).then(old)
        .when(luck < 60).then(" " + number + "  ")
        .when(luck < 65).then(number.str.slice(0, 6) + " " + number.str.slice(6))
        .when(luck < 70).then("'" + number)
        .when(luck < 75).then(wrong)
        .when(luck < 76).then(pl.lit(""))
        .when(luck > 538).then(number.str.to_lowercase())
        .otherwise(number)
    )  # fmt: skip
