"""Filters of the lists of cases. What they hold goes into the address: never a person's data."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer, Region
from cases.benefits import benefit_choices
from cases.models import Application
from cases.procedure import State
from cases.querysets import ApplicationQuerySet

BELOW = {
    "nation": "province",
    "province": "county",
    "city": "county",
    "county": "township",
    "township": "village",
}


class CaseFilter(forms.Form):
    """Stage, place, benefit, source, and whether the case is late."""

    state = forms.ChoiceField(
        label=_("环节"), required=False, choices=[("", _("全部环节")), *State.choices]
    )
    place = forms.ModelChoiceField(
        label=_("地区"), required=False, queryset=Region.objects.none(), empty_label=_("全部地区")
    )
    benefit = forms.ChoiceField(label=_("待遇"), required=False)
    channel = forms.ChoiceField(
        label=_("来源"), required=False, choices=[("", _("全部来源")), *Application.Channel.choices]
    )
    late = forms.BooleanField(label=_("只看已超期"), required=False)

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places_below(officer)  # type: ignore[attr-defined]
        self.fields["benefit"].choices = [  # type: ignore[attr-defined]
            ("", _("全部待遇")),
            *benefit_choices(),
        ]

    def narrow(self, cases: ApplicationQuerySet, *, today: date) -> ApplicationQuerySet:
        """Only the cases asked for; the cases must know their deadlines."""
        if not self.is_valid():
            return cases
        given = self.cleaned_data
        exact = {name: given[name] for name in ("state", "benefit", "channel") if given[name]}
        cases = cases.filter(**exact)
        if given["place"]:
            cases = cases.inside(given["place"].code, given["place"].until)
        if given["late"]:
            cases = cases.late(today)
        return cases

    @property
    def narrows(self) -> bool:
        """Whether anything was asked for."""
        return self.is_valid() and any(self.cleaned_data.values())


def places_below(officer: Officer) -> QuerySet[Region]:
    """The places to choose from: one level below the officer's post."""
    levels = {BELOW.get(post.region.level, "village") for post in officer.posts_today}
    below = Region.objects.visible_to(officer).in_force().filter(level__in=levels)
    return below.order_by("code")
