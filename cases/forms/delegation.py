"""Form of the county approver who lets a township confirm."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.inputs import DayInput, MoneyField
from accounts.models import Officer, Region
from accounts.roles import Right
from cases.benefits import benefit_choices


class DelegationForm(forms.Form):
    """Benefit, township, ceiling, days and document of a delegated power."""

    benefit = forms.ChoiceField(label=_("待遇"), choices=benefit_choices)
    township = forms.ModelChoiceField(label=_("乡镇（街道）"), queryset=Region.objects.none())
    ceiling = MoneyField(
        label=_("每户月金额上限（元）"),
        required=False,
        help_text=_("超过上限的仍由县级确认；空着就是不设上限"),
    )
    since = forms.DateField(label=_("从"), widget=DayInput)
    until = forms.DateField(label=_("到"), widget=DayInput, help_text=_("最后一天"))
    document = forms.CharField(
        label=_("下放文件"), max_length=200, help_text=_("文号，例如 南民〔2026〕12 号")
    )

    def __init__(self, by: Officer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        township = self.fields["township"]
        assert isinstance(township, forms.ModelChoiceField)
        inside = Region.objects.within(by.intervals_with(Right.DELEGATE)).in_force()
        township.queryset = inside.filter(level=Region.Level.TOWNSHIP)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", _("最后一天不能早于第一天"))
        return given
