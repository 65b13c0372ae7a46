"""Inputs of our forms: money, ID numbers, days, and choices found by their first letters."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pypinyin import Style, lazy_pinyin

_AMOUNT = re.compile(r"[+\-−]?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?", re.ASCII)


class MoneyInput(forms.TextInput):
    """An amount: figures to the right, shown with two places."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off"} | (attrs or {}))

    def format_value(self, value: Any) -> str | None:
        return f"{value:,.2f}" if isinstance(value, Decimal) else super().format_value(value)


class MoneyField(forms.DecimalField):
    """Yuan below a thousand million, at most two places; reads `2,600`, `２６００` and `2600元`, separators
    only between thousands."""

    widget = MoneyInput
    default_error_messages = {
        "invalid": _("金额只写数字，例如 2600 或 2,600.00"),
        "max_decimal_places": _("金额最多到分，小数点后两位"),
        "min_value": _("金额不能小于 0；没有就不填，或选“无”"),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", Decimal(0))
        super().__init__(**{"max_digits": 11, "decimal_places": 2} | kwargs)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs give int
        if isinstance(value, str):
            value = unicodedata.normalize("NFKC", value).strip(" ¥元")
            if value and not _AMOUNT.fullmatch(value):
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            value = value.replace(",", "")
        return super().to_python(value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class IdNumberInput(forms.TextInput):
    """A citizen ID number, checked as soon as it is complete; `check_url` looks it up (POST `number`)."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, check_url: str = "") -> None:
        words = {
            "data-id-number": "",
            "autocomplete": "off",
            "spellcheck": "false",
            "data-text-length": _("身份证号应为 18 位，现在是 {} 位"),
            "data-text-digits": _("身份证号前 17 位应为数字，逐位核对一遍号码"),
            "data-text-date": _("号码里的出生日期“{}”不存在，核对第 7 至 14 位"),
            "data-text-check": _("身份证号最后一位对不上，逐位核对一遍号码"),
            "data-male": _("男"),
            "data-female": _("女"),
            "data-age": _("{} 岁"),
        }
        if check_url:
            words["data-check-url"] = check_url
        super().__init__(words | (attrs or {}))


class DayInput(forms.DateInput):
    """A day, by the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class InitialsSelect(forms.Select):
    """A choice found by typing its pinyin initials: `zgy` for 在岗员工."""

    def create_option(
        self, name: str, value: Any, label: int | str, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        option = super().create_option(name, value, label, *args, **kwargs)
        option["attrs"]["data-keys"] = initials(str(label))
        return option


@lru_cache(maxsize=2000)
def initials(words: str) -> str:
    """The first letters of the pinyin, in lower case: 城乡居民养老金 → `cxjmylj`."""
    letters = lazy_pinyin(words, style=Style.FIRST_LETTER)
    return "".join(c for c in "".join(letters).lower() if c.isalnum() and c.isascii())
