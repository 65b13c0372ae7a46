"""Cells as people and programs really write them, read one by one: the slow, patient path.

Each reader takes the text of a cell that is not empty and answers (value, problem, remark): the
value in the form we keep, or the code of a problem, and perhaps the code of a remark.
"""

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from accounts.id_numbers import BadNumber, check_character, parse, parse_card, tidy
from households.names import name_key, tidy_name


class Read(NamedTuple):
    """What became of one cell."""

    value: str | None
    problem: str | None = None
    remark: str | None = None


_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d{1,2}")
_QUOTES = "'\"`’‘“” \t\u3000\xa0\u200b\ufeff="
_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})?\s*[日号]?)?"
    r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
)
_MONTH = re.compile(r"(\d{4})[-/.年]?(\d{1,2})(?!\d)")
_CHINESE_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_TERM = re.compile(r"(?:(\d+)年)?零?(?:(\d+)(?:个月|月|))?(?:\d+[天日])?")
_EXCEL_ZERO = date(1899, 12, 30)
_UNITS = {"万元": 10_000, "万": 10_000, "元": 1}
_YES = {"是", "有", "Y", "YES", "1", "TRUE", "已消除", "已", "√"}
_NO = {"否", "无", "没有", "N", "NO", "0", "FALSE", "未消除", "未", "×", "X"}


def number(text: str, *, on: date) -> Read:
    """A citizen ID number of 18 characters, or an old one of 15 digits."""
    plain = unicodedata.normalize("NFKC", text).strip(_QUOTES).upper()
    if _SCIENTIFIC.fullmatch(plain.replace(" ", "")):
        return Read(None, "number_scientific")
    digits = tidy(text)
    try:
        read = parse(digits, on=on, allow_15=True)
    except BadNumber:
        return Read(None, _number_problem(digits, on))
    if read.upgraded:
        return Read(read.number, remark="number_upgraded")
    return Read(read.number, remark=None if read.number == text else "number_tidied")


def _number_problem(digits: str, on: date) -> str:
    """What is wrong with a number that cannot be right."""
    if len(digits) not in (15, 18):
        return "number_length"
    if not digits[:17].isdigit() or digits[17:] not in ("", *"0123456789X"):
        return "number_characters"
    born = digits[6:14] if len(digits) == 18 else f"19{digits[6:12]}"
    try:
        possible = date(1880, 1, 1) <= date(int(born[:4]), int(born[4:6]), int(born[6:])) <= on
    except ValueError:
        possible = False
    if not possible:
        return "number_date"
    if len(digits) == 15 or check_character(digits[:17]) == digits[17]:
        return "number_province"
    return "number_truncated" if digits.endswith("000") else "number_check"


def name(text: str) -> Read:
    """A name as it is kept. It is never refused for its characters while it has any."""
    tidied = tidy_name(text.strip(_QUOTES))
    if not any(c.isalpha() for c in tidied) and not set(tidied) & set("?？□■*＊"):
        return Read(None, "name_characters")
    if len(tidied) > 50:
        return Read(None, "too_long")
    doubtful = set(tidied) & set("?？□■") or any(unicodedata.category(c) == "Co" for c in tidied)
    return Read(tidied, remark="name_placeholder" if doubtful else None)


def key(text: str) -> Read:
    """A tidy name as it is compared."""
    return Read(name_key(text)[:50])


def other_number(text: str, *, on: date) -> Read:
    """The number of a second person: one that cannot be right is left out, one that was cut is not."""
    read = number(text, on=on)
    if read.problem in (None, "number_scientific", "number_truncated"):
        return read
    return Read(None, remark="other_number_bad")


def certificate(text: str) -> Read:
    """A disabled person's certificate: ID number, digit of the kind, digit of the grade, a re-issue."""
    plain = unicodedata.normalize("NFKC", text).strip(_QUOTES)
    if _SCIENTIFIC.fullmatch(plain.upper()):
        return Read(None, "number_scientific")
    tidied = tidy(plain)
    if re.fullmatch(r"\d{17}[\dX][1-7][1-4]([A-Z]\d{0,2})?", tidied):
        return Read(tidied)
    return Read(None, "certificate_unreadable")


def phone(text: str) -> Read:
    """A telephone number as it is written; words instead of one say nothing."""
    plain = unicodedata.normalize("NFKC", text).strip(_QUOTES).removesuffix(".0")
    if _SCIENTIFIC.fullmatch(plain.upper()):
        return Read(None, "phone_scientific")
    digits = sum(c.isdigit() for c in plain)
    return Read(plain if digits >= 7 and len(plain) <= 40 else None)


def card(text: str) -> Read:
    """Of a bank card or passbook only the last four digits; a passbook has no check digit."""
    plain = unicodedata.normalize("NFKC", text).strip(_QUOTES)
    if _SCIENTIFIC.fullmatch(plain.upper().replace(" ", "")):
        return Read(None, "card_scientific")
    digits = tidy(plain)
    try:
        parse_card(digits)
    except BadNumber:
        if len(digits) >= 17 and digits.isdigit() and digits.endswith("0" * (len(digits) - 15)):
            return Read(None, "card_truncated")
        return Read(f"*{digits[-4:]}" if len(digits) >= 8 else None, remark="card_check")
    return Read(f"*{digits[-4:]}")


def day(text: str) -> Read:
    """A date in any of the usual forms, as ISO text; the first of the month when no day is given."""
    plain = unicodedata.normalize("NFKC", text).strip(_QUOTES)
    whole = True
    try:
        if re.fullmatch(r"\d{8}", plain):
            found = date(int(plain[:4]), int(plain[4:6]), int(plain[6:]))
        elif re.fullmatch(r"\d{5}(\.\d+)?", plain):
            found = _EXCEL_ZERO + timedelta(days=int(float(plain)))
        elif match := _DAY.fullmatch(plain):
            whole = match[3] is not None
            found = date(int(match[1]), int(match[2]), int(match[3] or 1))
        else:
            return Read(None, "day_unreadable")
    except ValueError:
        return Read(None, "day_unreadable")
    return Read(found.isoformat(), remark=None if whole else "day_month")


def month(text: str) -> Read:
    """The month of a period, as its first day; of a span its first month."""
    plain = unicodedata.normalize("NFKC", text).strip(_QUOTES)
    if re.fullmatch(r"\d{8}|\d{5}(\.\d+)?", plain):
        read = day(plain)
        return Read(read.value and f"{read.value[:8]}01", read.problem)
    match = _MONTH.match(plain)
    if match is None or not 1 <= int(match[2]) <= 12 or match[1] < "1900":
        return Read(None, "day_unreadable")
    return Read(f"{match[1]}-{int(match[2]):02}-01")


def money(text: str, *, unit: int = 1) -> Read:
    """Yuan with two decimals, from 元 or 万元 and with thousands commas.

    `unit`: yuan for a bare number, where the header says 万元; a unit in the cell counts more.
    """
    plain = unicodedata.normalize("NFKC", text).strip(_QUOTES).replace(",", "").lstrip("¥")
    match = re.fullmatch(r"([^万元]*)(万元|万|元|)", plain)
    try:
        amount = Decimal(match[1].strip()) if match else Decimal("NaN")
    except InvalidOperation:
        return Read(None, "money_unreadable")
    if match:
        amount *= _UNITS.get(match[2], unit)
    if not amount.is_finite() or abs(amount) >= Decimal(10) ** 12:
        return Read(None, "money_unreadable")
    return Read(str(amount.quantize(Decimal("0.01"))))


def area(text: str) -> Read:
    """Square metres with two decimals."""
    plain = unicodedata.normalize("NFKC", text).strip(_QUOTES)
    read = money(re.sub(r"\s*(平方米|平米|平方|m2)$", "", plain))
    return Read(read.value, read.problem and "count_unreadable")


def term(text: str) -> Read:
    """A length of time in months, from 3年6个月, 三年六个月 or a number of months."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").strip(_QUOTES)
    plain = re.sub(r"^(有期徒刑|拘役|强制隔离戒毒)", "", plain)
    match = _TERM.fullmatch(re.sub("[零一二三四五六七八九十两]+", _arabic, plain))
    if match is None or not (match[1] or match[2]):
        return Read(None, "count_unreadable")
    return Read(str(int(match[1] or 0) * 12 + int(match[2] or 0)))


def _arabic(chinese: re.Match[str]) -> str:
    """Chinese figures up to 99."""
    tens, ten, ones = chinese[0].lstrip("零").rpartition("十")
    value = _CHINESE_DIGITS.get(ones[:1], 0) + (_CHINESE_DIGITS.get(tens[:1], 1) * 10 if ten else 0)
    return str(value)


def count(text: str) -> Read:
    """A whole number that is not negative; a unit behind it does not matter."""
    plain = unicodedata.normalize("NFKC", text).strip(_QUOTES)
    match = re.fullmatch(r"(\d{1,9})(?:\.0+)?\s*[人月个天次年户]*", plain)
    return Read(str(int(match[1]))) if match else Read(None, "count_unreadable")


def flag(text: str) -> Read:
    """Yes or no, as `yes` or `no`."""
    plain = unicodedata.normalize("NFKC", text).strip(_QUOTES).upper()
    if plain in _YES:
        return Read("yes")
    return Read("no") if plain in _NO else Read(None, "choice_unknown")


def sex(text: str) -> Read:
    """`male` or `female`; words we do not know are left out, for the number says it better."""
    plain = unicodedata.normalize("NFKC", text).strip(_QUOTES).upper()
    if plain[:1] in ("男", "1", "M"):
        return Read("male")
    return Read("female" if plain[:1] in ("女", "2", "F") else None)


def choice(text: str, options: tuple[tuple[str, str], ...]) -> Read:
    """Our code for their word: the first option whose word stands in the cell."""
    plain = unicodedata.normalize("NFKC", text).strip(_QUOTES)
    for word, code in options:
        if word in plain:
            return Read(code)
    return Read(None, "choice_unknown")


def words(text: str) -> Read:
    """Free text without control characters."""
    plain = "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf"}).strip(_QUOTES)
    return Read(plain) if len(plain) <= 200 else Read(None, "too_long")
