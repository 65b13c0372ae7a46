"""Which village a sheet is for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer, Region
from accounts.roles import Right


class VillageForm(forms.Form):
    """A village where the officer enters cases."""

    village = forms.ModelChoiceField(
        label=_("村（社区）"), queryset=Region.objects.none(), empty_label=_("选择")
    )

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Region.objects.all().within(officer.intervals_with(Right.ENTER))
        villages = Region.objects.visible_to(officer).in_force().filter(level="village")
        self.fields["village"].queryset = (  # type: ignore[attr-defined]
            villages.filter(pk__in=mine).order_by("code")
        )
        if len(only := self.fields["village"].queryset[:2]) == 1:  # type: ignore[attr-defined]
            self.fields["village"].initial = only[0]
