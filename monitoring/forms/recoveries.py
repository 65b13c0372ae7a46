"""Forms of the recovery ledger."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.inputs import DayInput, MoneyField
from cases.models import Instalment
from monitoring.forms.ledgers import words


class MonthsForm(forms.Form):
    """Which paid months must come back, and how much of each."""

    first = forms.DateField(label=_("从哪个月"), widget=forms.Select)
    last = forms.DateField(label=_("到哪个月"), widget=forms.Select)
    monthly = MoneyField(label=_("每月多发"), required=False, help_text=_("不填就是当月发放的全部"))
    reason = words(_("多发的原因"), longest=200)

    def __init__(self, *args: Any, months: list[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(month.isoformat(), f"{month:%Y-%m}") for month in months]
        for name in ("first", "last"):
            self.fields[name].widget.choices = choices
        if months:
            self.fields["first"].initial, self.fields["last"].initial = months[0], months[-1]


class InstalmentForm(forms.Form):
    """Money that came back."""

    amount = MoneyField(label=_("金额（元）"))
    way = forms.ChoiceField(
        label=_("方式"),
        choices=[c for c in Instalment.Way.choices if c[0] != Instalment.Way.DEDUCTED],
    )
    receipt = forms.CharField(label=_("票据号"), max_length=40)
    paid_on = forms.DateField(label=_("日期"), widget=DayInput)


class TakeBackForm(forms.Form):
    receipt = forms.CharField(label=_("登记错的票据号"), max_length=40)


class WriteOffForm(forms.Form):
    reason = words(_("核销理由"))
