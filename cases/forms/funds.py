"""What people enter about funds: a sum for a county, and why one is sent back."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.inputs import DayInput, MoneyField
from accounts.models import Region
from cases.funds import spendable
from cases.models import Appropriation


class YearForm(forms.Form):
    year = forms.IntegerField(label=_("年度"), min_value=2014, max_value=2199)


class AppropriationForm(forms.Form):
    """One sum as its document gives it."""

    region = forms.ModelChoiceField(
        label=_("县（市、区）"), queryset=Region.objects.none(), empty_label=None
    )
    year = forms.IntegerField(label=_("年度"), min_value=2014, max_value=2199)
    source = forms.ChoiceField(label=_("资金来源"), choices=Appropriation.Source.choices)
    amount = MoneyField(
        label=_("金额（元）"), min_value=Decimal(-(10**12)), max_digits=14,
        help_text=_("上级收回的填负数"),
    )  # fmt: skip
    document = forms.CharField(label=_("文件"), max_length=100)
    arrived_on = forms.DateField(label=_("到账日期"), widget=DayInput)
    benefits = forms.MultipleChoiceField(
        label=_("用途"), choices=spendable, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("不选就是各项救助都可以用"),
    )  # fmt: skip
    ratio = forms.DecimalField(
        label=_("省级分档补助比例（%）"), required=False, min_value=Decimal(1),
        max_value=Decimal(100), max_digits=5, decimal_places=2,
        help_text=_("只在省级资金上填"),
    )  # fmt: skip
    tilted = forms.BooleanField(label=_("老区苏区县，比例按规定提高"), required=False)

    def __init__(self, *args: Any, counties: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = counties  # type: ignore[attr-defined]


class SettleForm(forms.Form):
    """Confirmed, or sent back with a reason."""

    confirmed = forms.BooleanField(required=False)
    reason = forms.CharField(label=_("退回理由"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("confirmed") and not given.get("reason"):
            self.add_error("reason", _("写明退回的理由"))
        return given
