"""The form that issues a key to a department."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.places import RegionField
from accounts.models import Officer
from accounts.roles import Right
from monitoring.models.register import RegisterKind


class PushKeyForm(forms.Form):
    """Whose key it is, for which registers, of which place."""

    source = forms.CharField(
        label=_("来源单位"),
        max_length=60,
        help_text=_("例如：市医疗保障局；与上传文件时写的来源单位一致"),
        error_messages={"required": _("填写来源单位")},
    )
    region = RegionField(
        label=_("地区"),
        help_text=_("名称或 12 位区划代码；只能推送这个地区以内的数据"),
        error_messages={"required": _("填写地区")},
    )
    kinds = forms.MultipleChoiceField(
        label=_("可推送的登记"),
        choices=RegisterKind.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("至少选一种登记")},
    )

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region = self.fields["region"]
        assert isinstance(region, RegionField)
        region.intervals = officer.intervals_with(Right.MANAGE_OFFICERS)
        region.widget.attrs |= {"list": "regions", "autocomplete": "off"}

    def clean_source(self) -> str:
        return " ".join(str(self.cleaned_data["source"]).split())
