"""Forms of the public space: no token, no name, nothing kept."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.inputs import MoneyField
from accounts.models import Region
from cases.estimate import Answers
from eligibility.forms import PlaceField
from households.choices import Area

MOST = 12  # people of one group in a family


class GuidePlaceForm(forms.Form):
    """Where somebody lives: figures differ from county to county."""

    region = PlaceField(
        label=_("县（市、区）"),
        help_text=_("填写完整名称，如“南安市”；不填看全国规定"),
        required=False,
    )
    area = forms.ChoiceField(label=_("城乡"), choices=Area.choices, required=False)


def _people(label: Any, **options: Any) -> forms.IntegerField:
    number = forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    options = {"required": False, "min_value": 0, "max_value": MOST} | options
    return forms.IntegerField(label=label, widget=number, **options)


def _yuan(label: Any, **options: Any) -> MoneyField:
    return MoneyField(label=label, required=False, **options)


class EstimateForm(forms.Form):
    """Six questions; what is left empty is none."""

    region = PlaceField(label=_("住在哪个县（市、区）"), help_text=_("填写完整名称，如“南安市”"))
    area = forms.ChoiceField(
        label=_("城镇还是农村"), choices=Area.choices, widget=forms.RadioSelect, initial=Area.RURAL
    )
    adults = _people(_("18 至 59 岁的大人"))
    elders = _people(_("60 岁以上的老人"))
    children = _people(_("18 岁以下的孩子"))
    wages = _yuan(_("打工、上班、做生意，全家每月挣多少"))
    working = _people(_("其中有几个人在挣钱"))
    other_income = _yuan(_("养老金、土地、子女给的等，全家每月多少"))
    disabled = _people(_("持一级、二级残疾证的有几人"))
    ill = _people(_("患重病的有几人"))
    medical = _yuan(_("看病自己出的钱，每月多少"))
    education = _yuan(_("孩子上学的花费，每月多少"))
    deposits = _yuan(_("全家存款、理财一共多少"))
    car = _yuan(_("家用小汽车现在值多少"), help_text=_("没有就不填；农用车、残疾人代步车不算"))
    houses = _people(_("住房有几套"))
    house_area = _yuan(_("住房一共多少平方米"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        grown = (given.get("adults") or 0) + (given.get("elders") or 0)
        if not self.errors and not grown:
            self.add_error(
                "adults", _("至少填一位大人或老人；只有孩子的家庭请直接到乡镇（街道）问")
            )
        if (given.get("working") or 0) > grown:
            self.add_error("working", _("挣钱的人比大人和老人还多，改一改"))
        if given.get("wages") and not given.get("working"):
            self.add_error("working", _("填写有几个人在挣钱"))
        if given.get("house_area") and not given.get("houses"):
            self.add_error("houses", _("填写住房有几套"))
        return given

    def answers(self) -> Answers:
        """What was answered, nothing where nothing was."""
        given = self.cleaned_data

        def or_none(names: str, nothing: Callable[[], Any]) -> dict[str, Any]:
            return {name: given[name] or nothing() for name in names.split()}

        region: Region = given["region"]
        return Answers(
            region=region,
            area=given["area"],
            **or_none("elders adults children working disabled ill houses", int),
            **or_none("wages other_income medical education deposits car house_area", Decimal),
        )


class ProgressForm(forms.Form):
    """The number on the receipt and a second fact only the applicant has."""

    number = forms.CharField(
        label=_("受理号"), max_length=20, help_text=_("在受理回执上，如 350583-2026-00012"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    last_four = forms.RegexField(
        label=_("户主身份证号最后四位"),
        regex=r"^\s*\d{3}[\dXx]\s*$",
        max_length=8,
        error_messages={"invalid": _("填写身份证号最后四位，最后一位可以是 X")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class PublicObjectionForm(forms.Form):
    """What somebody has to say about a notice or a list; only the words are asked for."""

    content = forms.CharField(
        label=_("您的异议"), max_length=1000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("写清哪里不对、为什么；不要写身份证号和银行卡号"),
    )  # fmt: skip
    named = forms.CharField(
        label=_("涉及的工作人员"), max_length=100, required=False,
        help_text=_("写姓名。由上一级办理，被写到的人看不到"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    objector = forms.CharField(label=_("您的姓名"), max_length=50, required=False)
    contact = forms.CharField(
        label=_("联系方式"), max_length=50, required=False,
        help_text=_("愿意留的话，便于核实；加密保存"),
    )  # fmt: skip


class ReceiptForm(forms.Form):
    """The receipt of an objection: nobody else knows it."""

    receipt = forms.CharField(
        label=_("回执号"), max_length=20, help_text=_("如 Y-2345-ABCD-6789"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
