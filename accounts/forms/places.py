"""A region as people type it: its code or its name, inside what they manage."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Region

Intervals = list[tuple[int, int]]

SUGGESTED = ("province", "city", "county", "township")
SUGGESTIONS = 800


class RegionField(forms.CharField):
    """The code or the name of one region in force inside `intervals`; names that several regions bear
    need the code. Gives the Region."""

    default_error_messages = {
        "unknown": _("您管理的范围内没有“%(text)s”，填写完整名称或 12 位区划代码"),
    }

    def __init__(self, **options: Any) -> None:
        self.intervals: Intervals = []
        options.setdefault("max_length", 60)
        super().__init__(**options)

    def clean(self, value: Any) -> Region | None:
        text = super().clean(value).strip()
        if not text:
            return None
        inside = Region.objects.within(self.intervals).in_force()
        first = text.split()[0]
        if first.isascii() and first.isdigit() and len(first) <= 12:
            found = list(inside.filter(code=int(first.ljust(12, "0"))))
        else:
            found = list(inside.filter(name=text)[:6])
        if not found:
            raise ValidationError(self.error_messages["unknown"], params={"text": text})
        if len(found) > 1:
            codes = _("、").join(f"{region.code:012}" for region in found)
            raise ValidationError(
                _("有多个“%(text)s”，填写区划代码：%(codes)s"),
                params={"text": text, "codes": codes},
            )
        return found[0]


def suggestions(intervals: Intervals, levels: Iterable[str] = SUGGESTED) -> list[Region]:
    """What to offer below the field: the regions down to townships, as far as they fit."""
    inside = Region.objects.within(intervals).in_force().filter(level__in=levels)
    return list(inside.order_by("code")[:SUGGESTIONS])
