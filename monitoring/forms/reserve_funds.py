"""Forms of the reserve fund of a township."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.inputs import MoneyField
from accounts.models import Officer, Region
from accounts.templatetags.formats import mask_name, money
from cases.actions.reserve_fund import FUNDERS, returnable
from cases.models import ReserveFund


def paper() -> forms.CharField:
    return forms.CharField(label=_("凭证或文号"), max_length=100)


class FundForm(forms.Form):
    """A township without a fund, and what it is given."""

    region = forms.ModelChoiceField(label=_("乡镇（街道）"), queryset=Region.objects.none())
    quota = MoneyField(label=_("核定额度（元）"), help_text=_("首次按核定额度全额拨付"))
    document = paper()

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        towns = Region.objects.within(officer.intervals_with(*FUNDERS)).in_force()
        towns = towns.filter(level=Region.Level.TOWNSHIP).exclude(
            pk__in=ReserveFund.objects.visible_to(officer).values("region")
        )
        self.fields["region"].queryset = towns.order_by("code")  # type: ignore[attr-defined]


class AmountForm(forms.Form):
    amount = MoneyField(label=_("金额（元）"))
    document = paper()


class QuotaForm(forms.Form):
    quota = MoneyField(label=_("核定额度（元）"))
    document = paper()


class ReturnForm(forms.Form):
    """Which payment came back, whole."""

    payment = forms.TypedChoiceField(label=_("退回哪一笔支付"), coerce=int)
    document = paper()

    def __init__(self, *args: Any, fund: ReserveFund, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["payment"].choices = [  # type: ignore[attr-defined]
            (each.pk, f"{each.on:%Y-%m-%d} {mask_name(each.payee)} {money(each.amount)}")
            for each in returnable(fund)[:100]
        ]
