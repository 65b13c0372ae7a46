"""How money, numbers, names and deadlines are written on every page. Built in: no `load` needed."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms, template
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.paging import MOST

register = template.Library()

NOTHING = "—"
_WAITS = {2: 3, 3: 5, 5: 8}
_CHOOSE = gettext_lazy("选择%(label)s")
_TICK = gettext_lazy("勾选“%(label)s”")
_PLAIN = [
    (forms.Field.default_error_messages["required"], gettext_lazy("填写%(label)s")),
    (
        forms.ChoiceField.default_error_messages["invalid_choice"],
        gettext_lazy("%(label)s不在列表里，重新选一次"),
    ),
    (
        forms.DateField.default_error_messages["invalid"],
        gettext_lazy("%(label)s写成 2026-11-22 的样子"),
    ),
    (forms.IntegerField.default_error_messages["invalid"], gettext_lazy("%(label)s只写整数")),
]


@register.filter
def money(yuan: Decimal | int | str | None) -> str:
    """1050 → `1,050.00`; a true minus sign; a dash for nothing."""
    if yuan is None or yuan == "":
        return NOTHING
    try:
        amount = Decimal(yuan)
    except InvalidOperation:
        return str(yuan)
    return f"{amount:,.2f}".replace("-", "−")


@register.filter
def fen(amount: int | None) -> str:
    """105000 → `1,050.00`."""
    return NOTHING if amount is None else money(Decimal(amount) / 100)


@register.filter
def signed(yuan: Decimal | int | str | None) -> str:
    """Money with its sign shown: `+8,240.00`, `−2,910.00`, `0.00`."""
    text = money(yuan)
    return text if text[0] in "−—" or not text.strip("0.,") else f"+{text}"


@register.filter
def mask_id(number: str | None) -> str:
    """`3505**********021X`: the first four and the last four characters."""
    return _masked(number, 4, 4)


@register.filter
def mask_card(number: str | None) -> str:
    """`***************1234`: the last four digits."""
    return _masked(number, 0, 4)


@register.filter
def mask_phone(number: str | None) -> str:
    """`138****5678`."""
    return _masked(number, 3, 4)


@register.filter
def mask_name(name: str | None) -> str:
    """陈小明 → `陈*明`, 王花 → `王*`: the first and, from three characters on, the last."""
    if not name:
        return NOTHING
    if len(name) < 3:
        return name[0] + "*"
    return name[0] + "*" * (len(name) - 2) + name[-1]


def _masked(number: str | None, first: int, last: int) -> str:
    if not number:
        return NOTHING
    if len(number) <= first + last:
        return "*" * len(number)
    return number[:first] + "*" * (len(number) - first - last) + number[-last:]


@register.filter
def deadline(due_on: date | None, left: int | date | str | None = None) -> str:
    """已超期 3 天 · 今天到期 · 剩 2 天（11-24）.

    `left` is the days left as the caller counts them (working days), or the day of today.
    """
    if due_on is None:
        return NOTHING
    if left is None or isinstance(left, str):
        return f"{due_on:%Y-%m-%d}"
    days = _days_left(due_on, left)
    if days < 0:
        return ngettext("已超期 %(n)s 天", "已超期 %(n)s 天", -days) % {"n": -days}
    if days == 0:
        return _("今天到期")
    words = ngettext("剩 %(n)s 天（%(day)s）", "剩 %(n)s 天（%(day)s）", days)
    return words % {"n": days, "day": f"{due_on:%m-%d}"}


@register.filter
def deadline_tone(due_on: date | None, left: int | date | str | None = None) -> str:
    """The tone beside the words: `bad` late, `warn` to 2 days, `info` to 5 days, else none."""
    if due_on is None or left is None or isinstance(left, str):
        return ""
    days = _days_left(due_on, left)
    if days < 0:
        return "bad"
    if days <= 2:
        return "warn"
    return "info" if days <= 5 else ""


def _days_left(due_on: date, left: int | date) -> int:
    return left if isinstance(left, int) else (due_on - left).days


@register.filter
def listed(words: Iterable[object]) -> str:
    """Things one after another: `甲、乙`, in English `a, b`."""
    return _("、").join(map(str, words))


@register.filter
def strung(sentences: Iterable[object]) -> str:
    """Sentences one after another: `甲；乙`, in English `a; b`."""
    return _("；").join(map(str, sentences))


@register.filter
def bracketed(words: object) -> str:
    """`（甲）`, in English ` (a)`."""
    return f"{_('（')}{words}{_('）')}"


@register.filter
def of(names: Mapping[Any, Any] | None, key: object) -> object:
    """`{{ names|of:line.member }}`: the entry of a mapping, or the key itself."""
    return names.get(key, key) if names else key


@register.filter
def next_wait(seconds: int | str | None) -> int:
    """Seconds until the next look at a running job: 2, 3, 5, 8, then 10."""
    try:
        return _WAITS.get(int(seconds or 0), 10) if seconds else 2
    except ValueError:
        return 2


@register.filter
def grouped(number: int | None) -> str:
    """1203441 → `1,203,441`."""
    return NOTHING if number is None else f"{number:,}"


@register.filter
def beyond_pages(count: object) -> bool:
    """Whether a list is longer than it is counted and can be turned."""
    return isinstance(count, int) and count > MOST


@register.filter
def described(field: BoundField, hint: object = "") -> SafeString:
    """The input of a field, tied to its hint and its error for screen readers."""
    ids = [f"{field.auto_id}_helptext"] if hint else []
    ids += [f"{field.auto_id}_error"] if field.errors else []
    return field.as_widget(attrs={"aria-describedby": " ".join(ids)} if ids else {})


@register.filter
def labelled(field: BoundField, label: object = "") -> SafeString:
    """The input of a field in a grid, named by its column for screen readers."""
    attrs: dict[str, str | bool] = {"aria-label": str(label or field.label)}
    if field.errors:
        attrs["aria-describedby"] = f"{field.auto_id}_error"
    return field.as_widget(attrs=attrs)


@register.filter
def problems(field: BoundField) -> list[str]:
    """What is wrong with a field, and what to do: our words where Django has only general ones."""
    return [words for error in field.errors.as_data() for words in _in_plain_words(field, error)]


def _in_plain_words(field: BoundField, error: ValidationError) -> list[str]:
    known = next((ours for theirs, ours in _PLAIN if theirs == error.message), None)
    if known is None:
        return list(error.messages)
    if error.code == "required" and isinstance(field.field, forms.BooleanField):
        known = _TICK
    elif error.code == "required" and isinstance(field.field, forms.ChoiceField):
        known = _CHOOSE
    return [str(known) % {"label": field.label}]


@register.filter
def any_errors(several: "Iterable[forms.BaseForm] | BaseFormSet[forms.BaseForm] | None") -> bool:
    """Whether any of several forms, or a formset, has something to mend."""
    if isinstance(several, BaseFormSet):
        return several.is_bound and several.total_error_count() > 0
    return any(form.errors for form in several or ())
