"""Arguments as commands take them; what is written wrongly is said in Chinese and English."""

from argparse import ArgumentTypeError
from datetime import date

from django.core.management.base import CommandError

from accounts.models import Region


def region_code(text: str) -> int:
    """`350583` and `350583000000` are the same county."""
    if not (text.isascii() and text.isdigit()) or len(text) > 12:
        raise ArgumentTypeError(f"{text}: 区划代码是 12 位数字 / a region code has 12 digits")
    return int(text.ljust(12, "0"))


def day(text: str) -> date:
    """A day as `2026-09-30`, of this century or the last."""
    try:
        given = date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text}: 日期应写成 2026-09-30 / not a date") from None
    if not 1900 <= given.year < 2100:
        raise ArgumentTypeError(f"{text}: 年份应在 1900 到 2099 之间 / a year from 1900 to 2099")
    return given


def find_region(code: int) -> Region:
    """The region of a code. Raises CommandError."""
    region = Region.objects.filter(code=code).first()
    if region is None:
        raise CommandError(f"没有代码为 {code:012} 的地区 / no region {code:012}")
    return region
