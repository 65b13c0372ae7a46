"""Sections about money: income, rigid expenses, assets."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.inputs import InitialsSelect
from cases.intake.boxes import NOTHING, AreaBox, Choose, Row, YesNo, YuanBox
from households.actions.means import yearly
from households.choices import AssetKind, ExpenseKind, IncomeKind, Unit, VehicleUse

UNUSUAL_MONTHLY = Decimal(20000)
TIMES = {Unit.MONTH: (12, 12), Unit.YEAR: (1, 1), Unit.TIME: (1, 366)}


class OwnedRow(Row):
    """A row that belongs to one person of the draft, or to the whole household."""

    field_order = [
        "member",
        "kind",
        "amount",
        "unit",
        "times",
        "vouchers",
        "vehicle_use",
        "area_m2",
    ]
    member = Choose(label=_("成员"), blank=_("全家"), cell="member", required=False)
    note = forms.CharField(label=_("说明"), max_length=200, required=False)

    def settle(self) -> None:
        self.fields["member"].choices = [("", _("全家")), *self.setting.people]  # type: ignore[attr-defined]


class FlowRow(OwnedRow):
    """An amount per month, year or time. `sure` confirms a unit that looks wrong."""

    passive = frozenset({"member", "unit", "times", "sure"})
    amount = YuanBox(label=_("金额（元）"), cell="amount", required=False)
    unit = forms.ChoiceField(
        choices=Unit.choices,
        label=_("单位"),
        required=False,
        widget=InitialsSelect({"data-cell": "unit"}),
    )
    times = forms.IntegerField(
        label=_("次数"),
        required=False,
        min_value=1,
        max_value=366,
        widget=forms.TextInput({"inputmode": "numeric", "data-cell": "times"}),
        error_messages={
            "invalid": _("次数写整数"),
            "min_value": _("次数至少是 1"),
            "max_value": _("次数最多是 366"),
        },
    )
    sure = Choose(
        [("yes", _("单位没错"))], label=_("确认单位"), blank=_("单位对吗？"), required=False
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        data["unit"] = data.get("unit") or Unit.MONTH
        if data.get("kind") == NOTHING:
            data["amount"] = None
            return data
        self.require("amount")
        usual, most = TIMES[Unit(data["unit"])]
        data["times"] = usual if data["unit"] == Unit.YEAR else data.get("times") or usual
        if data["times"] > most:
            self.add_error("times", _("一年最多 %(n)s 次") % {"n": most})
        self._ask_about_the_unit(data)
        return data

    def _ask_about_the_unit(self, data: dict[str, Any]) -> None:
        """The complaint stands at `sure`, so that the amount stays read and the answer has its box."""
        if is_unusual(data) and not data.get("sure"):
            self.add_error(
                "sure",
                _("每月 %(amount)s 元高于常见范围，确认单位是“元/月”还是“元/年”")
                % {"amount": f"{data['amount']:,.2f}".removesuffix(".00")},
            )

    @property
    def asks_for_the_unit(self) -> bool:
        """Whether the row offers to confirm its unit."""
        return is_unusual(self.read())

    @property
    def monthly(self) -> Decimal | None:
        """Yuan per month, for show: the twelfth of a year, to the fen."""
        data = self.read()
        if data.get("amount") is None or not data.get("times"):
            return None
        return (yearly(data["amount"], data["unit"], data["times"]) / 12).quantize(Decimal("0.01"))


def is_unusual(data: Mapping[str, Any]) -> bool:
    """An amount per month that is more likely one per year."""
    amount = data.get("amount")
    return bool(amount and data.get("unit") == Unit.MONTH and amount > UNUSUAL_MONTHLY)


class IncomeRow(FlowRow):
    """One income of a person or of the household, or that a person has none and why."""

    kind = Choose(
        [*IncomeKind.choices, (NOTHING, _("无收入"))], label=_("收入种类"), blank=_("选种类")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("kind") == NOTHING and not data.get("note"):
            self.add_error("note", _("写明没有收入的原因"))
        if data.get("kind") == IncomeKind.WAGE and not data.get("member"):
            self.add_error("member", _("工资记在挣工资的成员名下"))
        return data


class ExpenseRow(FlowRow):
    """One rigid expense of a person or of the household, or that there is none."""

    passive = FlowRow.passive | {"vouchers"}
    kind = Choose(
        [*ExpenseKind.choices, (NOTHING, _("无刚性支出"))], label=_("支出种类"), blank=_("选种类")
    )
    vouchers = YesNo(label=_("有票据"), required=False)


class AssetRow(OwnedRow):
    """One asset of a person or of the household, or that there is none."""

    passive = frozenset({"member"})
    kind = Choose(
        [*AssetKind.choices, (NOTHING, _("无财产"))], label=_("财产种类"), blank=_("选种类")
    )
    amount = YuanBox(label=_("价值（元）"), required=False)
    vehicle_use = Choose(VehicleUse.choices, label=_("车辆用途"), required=False)
    area_m2 = AreaBox(label=_("面积（平方米）"), required=False)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("kind") == NOTHING:
            return data
        self.require("amount")
        if data.get("kind") == AssetKind.VEHICLE:
            self.require("vehicle_use")
        if data.get("kind") == AssetKind.HOUSE:
            self.require("area_m2")
        return data
