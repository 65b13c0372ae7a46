"""Which village a sheet is for, and what people are asked at home."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.inputs import MoneyField
from accounts.models import Officer, Region
from accounts.roles import Right
from monitoring.models import RoundVisit


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


class AskedForm(forms.Form):
    """What everybody is asked at a visit; what they were given only where money was paid out last month."""

    received = MoneyField(label=_("上月实际领到（元）"), required=False)
    satisfied = forms.ChoiceField(
        label=_("对救助工作"),
        required=False,
        choices=[("", "—"), *RoundVisit.Satisfied.choices],
    )
    need = forms.CharField(label=_("需要和建议"), required=False, max_length=200)

    def __init__(self, *args: Any, paid: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not paid:
            del self.fields["received"]
