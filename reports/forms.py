"""What a reader chooses: the region inside the own jurisdiction, the period, the state of a ledger."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer, Region
from accounts.roles import Right
from cases.forms.lists import places_below
from cases.periods import Period
from reports.ledgers import Ledger

_LEVELS = ["nation", "province", "city", "county"]


class RegionChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Regions with the one above them, so that two of a name are told apart."""

    def label_from_instance(self, region: Any) -> str:
        return f"{region.parent.name} {region.name}" if region.parent_id else region.name


class ReportForm(forms.Form):
    """Region and quarter of a report; regions outside the officer's posts do not exist here."""

    region = RegionChoice(Region.objects.none(), label=_("地区"), empty_label=None)
    period = forms.ChoiceField(label=_("报告期"))

    def __init__(self, data: Any = None, *, officer: Officer, on: date) -> None:
        posts = [post.region_id for post in officer.posts_today]
        wanted = Q(level__in=_LEVELS) | Q(pk__in=posts)
        regions = Region.objects.visible_to(officer).filter(wanted).order_by("code")
        regions = regions.within(officer.intervals_with(Right.REPORT)).select_related("parent")
        quarters = quarters_until(on, 8)
        first = regions.first()
        given = {name: value for name, value in (data or {}).items() if value}
        # The newest quarter is still running: the one before it is whole.
        filled = {"region": first.pk if first else None, "period": quarters[1].text} | given
        super().__init__(filled)
        self.fields["region"].queryset = regions  # type: ignore[attr-defined]
        self.fields["period"].choices = [  # type: ignore[attr-defined]
            (q.text, _("%(period)s（未结束）") % {"period": q.text} if q.running(on) else q.text)
            for q in quarters
        ]

    def clean_period(self) -> Period:
        return Period.parse(self.cleaned_data["period"])


def quarters_until(on: date, count: int) -> list[Period]:
    """The quarter of a day and those before it, newest first."""
    quarters = [Period.quarter_of(on)]
    while len(quarters) < count:
        quarters.append(quarters[-1].previous())
    return quarters


class LedgerForm(forms.Form):
    """Place, month and state of a ledger; places outside the reader's rights do not exist here."""

    place = RegionChoice(
        Region.objects.none(), label=_("地区"), required=False, empty_label=_("全部地区")
    )
    month = forms.ChoiceField(label=_("月份"), required=False)
    state = forms.ChoiceField(label=_("状态"), required=False)

    def __init__(self, data: Any, *, ledger: Ledger, officer: Officer, on: date) -> None:
        super().__init__(data)
        self.ledger, self.on = ledger, on
        self.mine = officer.intervals_with(*ledger.rights)
        below = places_below(officer).filter(pk__in=Region.objects.all().within(self.mine))
        self.fields["place"].queryset = below.select_related("parent")  # type: ignore[attr-defined]
        self.fields["month"].choices = [  # type: ignore[attr-defined]
            (each.text, each.text) for each in months_until(on, 24)
        ]
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            ("", _("全部状态")),
            *((each.code, each.label) for each in ledger.states),
        ]

    @property
    def places(self) -> list[tuple[int, int]]:
        """Code intervals to read, each once."""
        place = self.cleaned_data["place"]
        return [(place.code, place.until)] if place else sorted(set(self.mine))

    @property
    def period(self) -> Period:
        return Period.parse(self.cleaned_data["month"] or f"{self.on:%Y-%m}")


def months_until(on: date, count: int) -> list[Period]:
    """The month of a day and those before it, newest first."""
    months = [Period.month_of(on)]
    while len(months) < count:
        months.append(months[-1].previous())
    return months
