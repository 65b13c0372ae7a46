"""The form under a bulk approval: the cases as they were shown, signed, and their number typed."""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer
from cases.actions.bulk import AT_ONCE

SALT = "cases.bulk"
AN_HOUR = 3600


class BulkForm(forms.Form):
    """`seen` holds the cases with their versions once the form is valid."""

    shown = forms.CharField(widget=forms.HiddenInput)
    count = forms.IntegerField(
        label=_("输入要确认的户数"),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": _("输入要确认的户数"), "invalid": _("户数只写整数，例如 12")},
    )

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officer = officer
        self.seen: dict[int, int] = {}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        try:
            shown = signing.loads(given.get("shown", ""), salt=SALT, max_age=AN_HOUR)
        except signing.BadSignature:
            raise ValidationError(_("页面已过一小时，重新选择后再确认")) from None
        self.seen = {int(pk): version for pk, version in list(shown.items())[:AT_ONCE]}
        count = given.get("count")
        if count is not None and count != len(self.seen):
            self.add_error(
                "count", _("输入的户数与列出的 %d 户不一致，核对后再输入") % len(self.seen)
            )
        return given
