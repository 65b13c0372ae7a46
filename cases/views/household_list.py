"""The list of households in scope."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import Officer, Region
from accounts.paging import page_of
from accounts.roles import Right
from cases.forms.lists import places_below
from cases.holdings import holding, with_holdings, without_award
from cases.models import Award
from households.choices import Area, PovertyStatus
from households.models import Household
from households.querysets import HouseholdQuerySet

MODES = dict(Award.Mode.choices)


class HouseholdFilter(forms.Form):
    """Place, kind of place, what they hold, and the poverty register. Names go by the search."""

    place = forms.ModelChoiceField(
        label=_("地区"), required=False, queryset=Region.objects.none(), empty_label=_("全部地区")
    )
    holds = forms.ChoiceField(
        label=_("待遇"),
        required=False,
        choices=[
            ("", _("全部")),
            ("any", _("在享")),
            *Award.Mode.choices,
            ("none", _("不在享")),
        ],
    )
    area = forms.ChoiceField(
        label=_("城乡"), required=False, choices=[("", _("全部")), *Area.choices]
    )
    poverty_status = forms.ChoiceField(
        label=_("脱贫属性"), required=False, choices=[("", _("全部")), *PovertyStatus.choices]
    )

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places_below(officer)  # type: ignore[attr-defined]

    def narrow(self, households: HouseholdQuerySet) -> HouseholdQuerySet:
        """Only the households asked for."""
        if not self.is_valid():
            return households
        given, today = self.cleaned_data, timezone.localdate()
        exact = {name: given[name] for name in ("area", "poverty_status") if given[name]}
        households = households.filter(**exact)
        if given["place"]:
            households = households.inside(given["place"].code, given["place"].until)
        if given["holds"] == "none":
            return without_award(households, today)
        if given["holds"]:
            return holding(
                households, today, mode=given["holds"] if given["holds"] in MODES else ""
            )
        return households

    @property
    def narrows(self) -> bool:
        """Whether anything was asked for."""
        return self.is_valid() and any(self.cleaned_data.values())


@require_GET
@right_required(Right.SEE_CASES)
def household_list(request: OfficerRequest) -> HttpResponse:
    """All households in scope, the newest first."""
    form = HouseholdFilter(request.GET, officer=request.user)
    households = form.narrow(Household.objects.visible_to(request.user).for_list())
    paged = page_of(request, with_holdings(households, timezone.localdate()))
    context = {"filter": form, "modes": MODES, **paged}
    return render(request, "cases/household/list.html", context)
