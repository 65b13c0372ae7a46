"""The dirt of real register files: what is mended in reading, and what must be refused with its reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from accounts.id_numbers import check_character
from monitoring.registers import Column, Reads, Register
from reports.synthetic.entries import Entry

Spoil = Callable[[str, Random], str]
_EXCEL_ZERO = date(1899, 12, 30)


@dataclass(frozen=True)
class Dirt:
    """One kind of dirt in one column. `code`: the reason for which such a row is refused, empty where it is
    mended and taken."""

    name: str
    reads: Reads
    spoil: Spoil
    code: str = ""


def _full_width(text: str, random: Random) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in text)


def _old_number(text: str, random: Random) -> str:
    return (
        text[:6] + text[8:17] if text[6:8] == "19" else f"{text}`"
    )  # old numbers are of the 1900s


def _look_alike(text: str, random: Random) -> str:
    return text.replace("X", random.choice("xХ×ｘ")) if text.endswith("X") else f"{text}'"


def _blanks(text: str, random: Random) -> str:
    return f" {text[:6]}\u3000{text[6:14]}\u00a0{text[14:]}\u200b"


def _date_form(text: str, random: Random) -> str:
    year, month, day = (int(part) for part in text.split("-"))
    serial = str((date(year, month, day) - _EXCEL_ZERO).days)
    forms = (f"{year}{month:02}{day:02}", f"{year}/{month}/{day}", f"{year}.{month}.{day}", serial)
    return random.choice(
        (*forms, f"{year}年{month}月{day}日", f"{year}-{month:02}-{day:02} 00:00:00")
    )


def _money_form(text: str, random: Random) -> str:
    yuan = int(text)
    return random.choice((f"{yuan:,}", f"{yuan}元", f"{yuan / 10_000:.4f}万元", f"￥{yuan}.00"))


def _wrong_check(text: str, random: Random) -> str:
    return text[:-1] + ("1" if text[-1] != "1" else "2")


def _cut_off(text: str, random: Random) -> str:
    tails = (f"{text[:14]}{digit}" for digit in "0123456789")
    return next(f"{t}000" for t in tails if check_character(f"{t}00") != "0")


def _no_such_day(text: str, random: Random) -> str:
    first17 = f"{text[:10]}0230{text[14:17]}"
    return first17 + check_character(first17)


def _scientific(text: str, random: Random) -> str:
    return f"{int(text[:17]) * 10:.5E}"


DIRT = (
    Dirt("full-width number", Reads.NUMBER, _full_width),
    Dirt("old number of 15 digits", Reads.NUMBER, _old_number),
    Dirt("look-alike of X", Reads.NUMBER, _look_alike),
    Dirt("quote before the number", Reads.NUMBER, lambda text, r: f"'{text}"),
    Dirt("blanks in the number", Reads.NUMBER, _blanks),
    Dirt("blanks in the name", Reads.NAME, lambda text, r: f" {'　'.join(text)}\u200b"),
    Dirt("another form of date", Reads.DAY, _date_form),
    Dirt("another form of amount", Reads.MONEY, _money_form),
    Dirt("no number", Reads.NUMBER, lambda text, r: "", "number_missing"),
    Dirt("short number", Reads.NUMBER, lambda text, r: text[:16], "number_length"),
    Dirt("wrong check character", Reads.NUMBER, _wrong_check, "number_check"),
    Dirt("scientific notation", Reads.NUMBER, _scientific, "number_scientific"),
    Dirt("cut off by the sheet", Reads.NUMBER, _cut_off, "number_truncated"),
    Dirt("no such day of birth", Reads.NUMBER, _no_such_day, "number_date"),
    Dirt("no name", Reads.NAME, lambda text, r: " 　", "name_missing"),
    Dirt("name without words", Reads.NAME, lambda text, r: "—/—", "name_characters"),
)  # fmt: skip


def soiled(row: Entry, register: Register, dirt: Dirt, random: Random) -> tuple[Entry, str]:
    """The row with that dirt, and why it will be refused; empty where it will be taken."""
    column = _column(row, register, dirt.reads)
    if column is None:
        return row, ""
    spoilt = row | {column.field: dirt.spoil(row[column.field], random)}
    if dirt.code == "number_missing":  # nor anything that would do in its place
        spoilt |= {f: "" for f in ("birth_date", "certificate_number") if f in spoilt}
    taken = not register.rests_on(column) or (dirt.code == "name_missing" and not column.required)
    return spoilt, "" if taken else dirt.code


def _column(row: Entry, register: Register, reads: Reads) -> Column | None:
    return next((c for c in register.columns if c.reads is reads and row[c.field]), None)
