"""Citizen ID numbers (公民身份号码, GB 11643) and bank card numbers: reading and checking.

The place in the number is where it was first given out, often a county that is gone: a hint, never
an error. Numbers of the elderly and of abolished counties are right.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_PROVINCES = frozenset(
    f"{n:02}"
    for n in [
        *range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55),
        *range(61, 66), 71, 81, 82, 83, *range(91, 94),
    ]
)  # fmt: skip
_LOOK_ALIKES = str.maketrans({"×": "X", "Х": "X", "х": "X", "χ": "X", "Χ": "X", "✕": "X"})


class BadNumber(ValueError):
    """The number cannot be right; the message says why and what to do, in the reader's language."""


@dataclass(frozen=True)
class Parsed:
    """What an 18-character number says of its holder."""

    number: str
    birth_date: date
    sex: str
    upgraded: bool = False


def check_character(first17: str) -> str:
    """The 18th character: weighted sum modulo 11 (ISO 7064)."""
    return _CHECK[sum(int(d) * w for d, w in zip(first17, _WEIGHTS, strict=True)) % 11]


def tidy(raw: str) -> str:
    """Full width to half width, look-alikes to X, blanks and stray quotes away."""
    text = unicodedata.normalize("NFKC", raw).translate(_LOOK_ALIKES).upper()
    return "".join(c for c in text if c.isalnum() and c.isascii())


def parse(raw: str, *, on: date, allow_15: bool = False) -> Parsed:
    """Read a number as people type it. Raises BadNumber with the reason.

    `allow_15` accepts old 15-digit numbers, as register files carry them: 19 is put in and the
    check character computed. They are refused for new persons.
    """
    number = tidy(raw)
    upgraded = allow_15 and len(number) == 15 and number.isdigit()
    if upgraded:
        number = number[:6] + "19" + number[6:]
        number += check_character(number)
    if len(number) != 18:
        raise BadNumber(_("身份证号应为 18 位，现在是 %(n)s 位") % {"n": len(number)})
    if not number[:17].isdigit() or number[17] not in _CHECK:
        raise BadNumber(_("身份证号前 17 位应为数字，逐位核对一遍号码"))
    birth_date = _birth_date(number, on)
    if number[:2] not in _PROVINCES:
        raise BadNumber(
            _("身份证号前两位“%(d)s”不是省份代码，逐位核对一遍号码") % {"d": number[:2]}
        )
    if check_character(number[:17]) != number[17]:
        raise BadNumber(_("身份证号最后一位对不上，逐位核对一遍号码"))
    sex = "male" if int(number[16]) % 2 else "female"
    return Parsed(number, birth_date, sex, upgraded)


def _birth_date(number: str, on: date) -> date:
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        shown = f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
        raise BadNumber(
            _("号码里的出生日期“%(d)s”不存在，核对第 7 至 14 位") % {"d": shown}
        ) from None
    if born > on or born.year < 1880:
        raise BadNumber(
            _("号码里的出生日期“%(d)s”不在可能的范围内，核对第 7 至 14 位") % {"d": born}
        )
    return born


def parse_card(raw: str) -> str:
    """A bank card or passbook number as digits. Raises BadNumber for a wrong length or mistype."""
    number = tidy(raw)
    if not number.isdigit() or not 16 <= len(number) <= 19:
        raise BadNumber(
            _("卡号 16–19 位，现在是 %(n)s 位；从卡面重新输入，不要复制空格") % {"n": len(number)}
        )
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    if total % 10:
        raise BadNumber(_("卡号校验位对不上，从卡面重新输入"))
    return number


def age_on(birth_date: date, on: date) -> int:
    """Full years of age on a day."""
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))
