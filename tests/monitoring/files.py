"""Register files as they really arrive: invented people, every kind of dirt, and what must become of it."""

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

import xlsxwriter

from accounts.id_numbers import check_character

FUNERAL = ("逝者姓名", "证件号码", "性别", "死亡日期", "火化日期", "殡仪馆", "户籍地", "经办人")
AS_OF = date(2026, 11, 20)
_SURNAMES = "陈林黄张李王吴蔡刘杨"
_GIVEN = "建国明华秀英志强丽娟阿土水金美玉春生"

Row = list[str]
Dirt = Callable[[Row, Random], Row]


def number(random: Random, *, place: str = "350583") -> str:
    """A right number of somebody between 30 and 95."""
    born = date(1931, 1, 1) + timedelta(random.randrange(365 * 60))
    first17 = f"{place}{born:%Y%m%d}{random.randrange(1000):03}"
    return first17 + check_character(first17)


def name(random: Random) -> str:
    return random.choice(_SURNAMES) + "".join(random.sample(_GIVEN, random.choice((1, 2))))


def good_row(random: Random) -> Row:
    died = AS_OF - timedelta(random.randrange(1, 300))
    who = number(random)
    sex = "男" if int(who[16]) % 2 else "女"
    return [
        *(name(random), who, sex, died.isoformat(), (died + timedelta(2)).isoformat()),
        *("南安市殡仪馆", "福建省南安市洪濑镇前峰村", name(random)),
    ]


def _with(place: int, value: Callable[[str, Random], str]) -> Dirt:
    def spoil(row: Row, random: Random) -> Row:
        return [*row[:place], value(row[place], random), *row[place + 1 :]]

    return spoil


def _full_width(text: str, random: Random) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in text)


def _old_number(text: str, random: Random) -> str:
    # Only numbers of the 1900s have an old form.
    return text[:6] + text[8:17] if text[6:8] == "19" else text


def _wrong_check(text: str, random: Random) -> str:
    return text[:-1] + ("1" if text[-1] != "1" else "2")


def _cut_off(text: str, random: Random) -> str:
    tails = (f"{text[:14]}{digit}" for digit in "0123456789")
    return next(f"{t}000" for t in tails if check_character(f"{t}00") != "0")


# What is mended, and so accepted.
MENDED: dict[str, Dirt] = {
    "full width": _with(1, _full_width),
    "old number": _with(1, _old_number),
    "lower-case x": _with(1, lambda t, r: t.lower()),
    "look-alike x": _with(1, lambda t, r: t.replace("X", "Х")),
    "quote in front": _with(1, lambda t, r: f"'{t}"),
    "blanks in the number": _with(1, lambda t, r: f"{t[:6]} {t[6:14]}　{t[14:]} "),
    "blanks in the name": _with(0, lambda t, r: f" {'　'.join(t)}​"),
    "dots in the name": _with(0, lambda t, r: f"{t}•买买提"),
    "compact date": _with(3, lambda t, r: t.replace("-", "")),
    "slashed date": _with(3, lambda t, r: t.replace("-", "/")),
    "Chinese date": _with(3, lambda t, r: "{}年{}月{}日".format(*t.split("-"))),
    "sheet date": _with(3, lambda t, r: str((date.fromisoformat(t) - date(1899, 12, 30)).days)),
}

# What is refused, with the code of the reason.
REFUSED: dict[str, tuple[Dirt, str]] = {
    "no number": (_with(1, lambda t, r: ""), "number_missing"),
    "short number": (_with(1, lambda t, r: t[:16]), "number_length"),
    "letters in the number": (_with(1, lambda t, r: f"{t[:9]}O{t[10:]}"), "number_characters"),
    "wrong check": (_with(1, _wrong_check), "number_check"),
    "impossible date": (
        _with(1, lambda t, r: (f := t[:10] + "0230" + t[14:17]) + check_character(f)),
        "number_date",
    ),
    "no such province": (
        _with(1, lambda t, r: (f := "99" + t[2:17]) + check_character(f)),
        "number_province",
    ),
    "scientific": (_with(1, lambda t, r: f"{int(t[:17]) * 10:.5E}"), "number_scientific"),
    "cut off": (_with(1, _cut_off), "number_truncated"),
    "no name": (_with(0, lambda t, r: " 　"), "name_missing"),
    "name without words": (_with(0, lambda t, r: "—/—"), "name_characters"),
    "no date": (_with(3, lambda t, r: ""), "value_missing"),
    "unreadable date": (_with(3, lambda t, r: "去年冬天"), "day_unreadable"),
    "date to come": (_with(3, lambda t, r: "2031-05-01"), "day_impossible"),
    "date before birth": (_with(3, lambda t, r: "1921-05-01"), "day_impossible"),
}


def funeral_rows(
    random: Random, *, good: int, repeated: int = 0, refused: int = 0, mended: int = 0
) -> list[Row]:
    """So many rows of each kind, shuffled; the numbers of good rows are all different."""
    rows: list[Row] = []
    taken: set[str] = set()
    while len(rows) < good + refused + mended:
        row = good_row(random)
        if row[1] not in taken and not row[1].endswith("000"):
            taken.add(row[1])
            rows.append(row)
    fine, dirty = rows[: good + mended], rows[good + mended :]
    menders = list(MENDED.values())
    for place in range(mended):
        fine[place] = menders[place % len(menders)](fine[place], random)
    spoilers = [spoil for spoil, _code in REFUSED.values()]
    dirty = [spoilers[i % len(spoilers)](row, random) for i, row in enumerate(dirty)]
    every = fine + dirty + [list(row) for row in random.sample(fine, repeated)]
    random.shuffle(every)
    return every


def write_csv(
    path: Path, rows: Iterable[Sequence[str]], *, header: Sequence[str] = FUNERAL,
    encoding: str = "utf-8", title: bool = False,
) -> Path:  # fmt: skip
    with open(path, "w", encoding=encoding, newline="") as out:
        writer = csv.writer(out)
        if title:
            writer.writerows([["南安市殡葬火化人员名册"], ["填报单位：南安市殡葬管理所"], []])
        writer.writerow(header)
        writer.writerows(rows)
        if title:
            writer.writerows([[], ["合计", "", "", str(len(list(rows)))], ["制表人：", "林某"]])
    return path


def write_xlsx(
    path: Path, rows: Iterable[Sequence[object]], *, header: Sequence[str] = FUNERAL,
    title: bool = False,
) -> Path:  # fmt: skip
    """A workbook; with `title`, under a merged title, and a header of two rows with a merged group."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        first = 0
        if title:
            sheet.merge_range(0, 0, 0, len(header) - 1, "殡葬火化人员名册")
            sheet.merge_range(1, 0, 1, 2, "逝者")
            sheet.merge_range(1, 3, 1, len(header) - 1, "办理情况")
            first = 2
        sheet.write_row(first, 0, header)
        for number, row in enumerate(rows, first + 1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                else:
                    sheet.write(number, column, value)
    return path
