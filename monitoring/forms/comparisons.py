"""What starts a comparison: which one, where, and for which period."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer, Region
from accounts.roles import Right
from cases.periods import NotBegun, Period
from monitoring.actions.schedule import DUTIES
from monitoring.comparisons import kind_choices


class DutyForm(forms.Form):
    """A regular duty to do now; every part is chosen on the page, nothing is typed."""

    kind = forms.ChoiceField(choices=[(kind, duty.declared.label) for kind, duty in DUTIES.items()])
    region = forms.ModelChoiceField(queryset=Region.objects.none())
    period = forms.CharField(max_length=10)

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = Region.objects.visible_to(  # type: ignore[attr-defined]
            officer
        ).within(officer.intervals_with(Right.COMPARE))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        try:
            given["period"] = Period.begun(given.get("period", ""), timezone.localdate())
        except NotBegun:
            raise forms.ValidationError(_("期间还没有开始")) from None
        except ValueError:
            raise forms.ValidationError(_("期间写成 2026-11 或 2026Q4")) from None
        duty, region = DUTIES.get(given.get("kind", "")), given.get("region")
        if duty and region:
            months = duty.months(region.code, timezone.localdate())
            if given["period"].months != months:
                raise forms.ValidationError(
                    _("这个地区的这类比对按季做，期间写成 2026Q4")
                    if months == 3
                    else _("这个地区的这类比对按月做，期间写成 2026-11")
                )
        return given


class StartForm(DutyForm):
    """A comparison to run now."""

    kind = forms.ChoiceField(choices=kind_choices)
