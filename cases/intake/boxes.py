"""Boxes of the intake forms: lenient in what they read, plain in what they say."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.id_numbers import BadNumber, parse, parse_card
from accounts.inputs import IdNumberInput, InitialsSelect, MoneyField, MoneyInput
from households.names import is_name, tidy_name

Choices = Iterable[tuple[str, "str | Promise"]]
NOTHING = "none"
GRID = "rows"
_DASHES = re.compile("[‐‑‒–—−]")
_LIMITS: dict[str, Any] = {
    "max_length": _("最多 %(limit_value)d 个字，现在是 %(show_value)d 个"),
    "max_value": _("最多是 %(limit_value)s"),
    "min_value": _("至少是 %(limit_value)s"),
}


def half_width(typed: Any) -> str:
    """Full-width digits, dots and dashes as the keyboard's own; without blanks around."""
    text = unicodedata.normalize("NFKC", "" if typed is None else str(typed))
    return _DASHES.sub("-", text).strip()


@dataclass(frozen=True)
class Setting:
    """What the forms must know of the draft: the day, who is in it, where it may lie, and which kinds of
    particulars its benefit asks."""

    on: date
    people: list[tuple[str, str]] = field(default_factory=list)
    villages: list[tuple[str, str]] = field(default_factory=list)
    asks: tuple[str, ...] = ()


class NameBox(forms.CharField):
    """A name of at most 50 characters or Latin letters; separator dots become “·”."""

    def __init__(self, **given: Any) -> None:
        messages = {
            "required": _("填写姓名"),
            "invalid": _("姓名只写汉字或字母，少数民族和外国人姓名可以用间隔号“·”"),
        }
        super().__init__(
            max_length=50,
            error_messages=_LIMITS | messages | given.pop("error_messages", {}),
            **given,
        )

    def to_python(self, value: Any) -> str:
        return tidy_name(super().to_python(value) or "")

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not is_name(value):
            raise ValidationError(self.error_messages["invalid"], code="invalid")


class PhoneBox(forms.RegexField):
    """A telephone number: digits, with blanks and dashes between them."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            r"^[0-9+\- ]{7,20}$",
            error_messages={"invalid": _("电话只写数字，7 至 20 位")},
            **given,
        )

    def to_python(self, value: Any) -> str:
        return half_width(super().to_python(value))


class IdNumberBox(forms.CharField):
    """A citizen ID number; cleans to its 18 characters."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            max_length=40,
            error_messages={"required": _("填写身份证号")},
            widget=IdNumberInput(),
            **given,
        )
        self.on = date.max

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if not text:
            return ""
        try:
            return parse(text, on=self.on).number
        except BadNumber as error:
            raise ValidationError(str(error)) from error


class CardBox(forms.CharField):
    """A bank card or passbook number of 16 to 19 digits."""

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        try:
            return parse_card(text) if text else ""
        except BadNumber as error:
            raise ValidationError(str(error)) from error


class YuanBox(MoneyField):
    """Yuan with at most two decimals. `cell` names the box for the sums of its grid."""

    def __init__(self, *, cell: str = "", **given: Any) -> None:
        super().__init__(
            max_digits=11,
            widget=MoneyInput({"data-cell": cell} if cell else {}),
            error_messages={
                "required": _("填写金额"),
                "max_digits": _("金额太大，核对一遍"),
                "max_whole_digits": _("金额太大，核对一遍"),
            },
            **given,
        )


class AreaBox(MoneyField):
    """Square metres with at most two decimals, up to a million."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            max_digits=8,
            error_messages={
                "required": _("填写面积"),
                "invalid": _("面积只写数字，例如 88 或 88.5"),
                "min_value": _("面积不能小于 0"),
                "max_decimal_places": _("面积最多两位小数"),
                "max_digits": _("面积太大，核对一遍"),
                "max_whole_digits": _("面积太大，核对一遍"),
            },
            **given,
        )


class DayBox(forms.DateField):
    """A day, typed 2026-11-22, 20261122, 2026.11.22 or 2026年11月22日, in digits of either width."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            input_formats=["%Y-%m-%d", "%Y%m%d", "%Y.%m.%d", "%Y/%m/%d"],
            widget=forms.TextInput(
                attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "2026-11-22"}
            ),
            error_messages={
                "required": _("填写日期"),
                "invalid": _("日期写成 2026-11-22 这样"),
            },
            **given,
        )

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = re.sub("[年月。]", "-", half_width(value)).rstrip("日")
        return super().to_python(value)


class Choose(forms.ChoiceField):
    """A choice from a list that may be left open; found by its pinyin initials."""

    def __init__(
        self, choices: Choices = (), *, blank: "str | Promise" = "—", cell: str = "", **given: Any
    ) -> None:
        super().__init__(
            choices=[("", blank), *choices],
            widget=InitialsSelect({"data-cell": cell} if cell else {}),
            **given,
        )


class YesNo(Choose):
    """Yes, no, or not known (None)."""

    def __init__(self, **given: Any) -> None:
        super().__init__([("yes", _("是")), ("no", _("否"))], **given)

    def clean(self, value: Any) -> Any:
        return {"yes": True, "no": False}.get(super().clean(value))


class Sheet(forms.Form):
    """A part of a section: its single boxes, or one row of its grid."""

    def __init__(
        self,
        typed: Mapping[str, str] | None,
        setting: Setting,
        *,
        check: bool,
        place: int | str = -1,
    ) -> None:
        """`place` counts the rows of a grid from 0; with `check` the form says what is wrong."""
        self.typed = dict(typed or {})
        self.setting = setting
        self.place = place
        prefix = None if place == -1 else f"{GRID}-{place}"
        sent = {self._sent_name(prefix, name): value for name, value in self.typed.items()}
        super().__init__(
            data=sent if check else None,
            initial=None if check else self.typed,
            prefix=prefix,
            use_required_attribute=False,
        )
        for box in self.fields.values():
            box.error_messages = _LIMITS | box.error_messages
            if isinstance(box, IdNumberBox):
                box.on = setting.on
        self.settle()

    @staticmethod
    def _sent_name(prefix: str | None, name: str) -> str:
        return f"{prefix}-{name}" if prefix else name

    def settle(self) -> None:
        """Fill in choices that depend on the draft."""

    def read(self) -> dict[str, Any]:
        """What the boxes mean, those left out that cannot be read."""
        form = (
            self
            if self.is_bound
            else type(self)(self.typed, self.setting, check=True, place=self.place)
        )
        form.is_valid()
        return form.cleaned_data

    def require(self, *names: str) -> None:
        """Complain of boxes that are empty though another one makes them needed."""
        for name in names:
            if self.cleaned_data.get(name) in ("", None) and name not in self.errors:
                text = self.fields[name].error_messages["required"]
                self.add_error(name, ValidationError(text, code="required"))


class Row(Sheet):
    """One row of a grid. `ref` names a person of the draft."""

    DELETE = forms.BooleanField(label=_("删除这一行"), required=False)
    passive: frozenset[str] = frozenset()

    @classmethod
    def columns(cls) -> list[str]:
        """The names of the boxes that are kept."""
        return [name for name in cls.base_fields if name != "DELETE"]

    @classmethod
    def is_blank(cls, typed: Mapping[str, str]) -> bool:
        """Whether nobody wrote anything into the row; what comes filled in does not count."""
        return not any(typed.get(name) for name in cls.columns() if name not in cls.passive)
