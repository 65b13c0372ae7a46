"""What a reader chooses: the region inside the own jurisdiction, the period, the state of a ledger."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer, Region
from accounts.roles import Right
from cases.forms.lists import places_below
from cases.periods import Period
from reports.catalogue import REPORTS, Report
from reports.ledgers import Ledger
from reports.models import Filing

_LEVELS = ["nation", "province", "city", "county"]


class RegionChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Regions with the one above them, so that two of a name are told apart."""

    def label_from_instance(self, region: Any) -> str:
        return f"{region.parent.name} {region.name}" if region.parent_id else region.name


class ReportForm(forms.Form):
    """Region and period of a report; regions outside the officer's posts do not exist here."""

    region = RegionChoice(Region.objects.none(), label=_("地区"), empty_label=None)
    period = forms.ChoiceField(label=_("报告期"))

    def __init__(self, data: Any = None, *, report: Report, officer: Officer, on: date) -> None:
        regions = regions_of(officer)
        periods = report.periods_until(on, PERIODS_SHOWN[report.months])
        first = regions.first()
        given = {name: value for name, value in (data or {}).items() if value}
        # The newest period may still be running: the one before it is whole.
        whole = next(period for period in periods if not period.running(on))
        filled = {"region": first.pk if first else None, "period": whole.text} | given
        super().__init__(filled)
        self.fields["region"].queryset = regions  # type: ignore[attr-defined]
        self.fields["period"].choices = period_choices(periods, on)  # type: ignore[attr-defined]

    def clean_period(self) -> Period:
        return Period.parse(self.cleaned_data["period"])


PERIODS_SHOWN = {1: 13, 3: 8, 12: 4}


def regions_of(officer: Officer) -> QuerySet[Region]:
    """Where the officer may report: counties and above, and the own posts."""
    posts = [post.region_id for post in officer.posts_today]
    wanted = Q(level__in=_LEVELS) | Q(pk__in=posts)
    regions = Region.objects.visible_to(officer).filter(wanted).order_by("code")
    return regions.within(officer.intervals_with(Right.REPORT)).select_related("parent")


def period_choices(periods: Iterable[Period], on: date) -> list[tuple[str, str]]:
    """Periods as they are offered; one that still runs says so."""
    running = _("%(period)s（未结束）")
    return [(p.text, running % {"period": p.text} if p.running(on) else p.text) for p in periods]


class BoardForm(forms.Form):
    """Which report of which period the board of filings shows."""

    kind = forms.ChoiceField(label=_("报表"))
    period = forms.ChoiceField(label=_("报告期"))

    def __init__(self, data: Mapping[str, str], *, on: date) -> None:
        kind = data.get("kind") if data.get("kind") in REPORTS else next(iter(REPORTS))
        self.report = REPORTS[str(kind)]
        periods = self.report.to_file(on, PERIODS_SHOWN[self.report.months])
        known = [p.text for p in periods]
        period = data["period"] if data.get("period") in known else known[0]
        super().__init__({"kind": kind, "period": period})
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (report.kind, report.title) for report in REPORTS.values()
        ]
        self.fields["period"].choices = [(text, text) for text in known]  # type: ignore[attr-defined]
        self.covers = Period.parse(period)


class RemarksForm(forms.Form):
    """What is said when a report is filed."""

    remarks = forms.CharField(
        label=_("情况说明"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NarrativeForm(forms.Form):
    """The text of a report, a field for each of its headings."""

    def __init__(self, data: Any = None, *, filing: Filing) -> None:
        super().__init__(data, prefix="text")
        for part, words in filing.text():
            self.fields[part.code] = forms.CharField(
                label=str(part.title),
                max_length=5000,
                initial=words,
                widget=forms.Textarea(attrs={"rows": 4}),
            )


class AttachmentForm(forms.Form):
    """A file that goes with a report."""

    file = forms.FileField(label=_("附件"), help_text=_("照片或 PDF，不超过 10 MB"))
    title = forms.CharField(label=_("附件名称"), required=False, max_length=100)


class ReasonForm(forms.Form):
    """Why a report is sent back, or corrected."""

    reason = forms.CharField(label=_("理由"), max_length=300)


class LedgerForm(forms.Form):
    """Place, month and state of a ledger; places outside the reader's rights do not exist here."""

    place = RegionChoice(
        Region.objects.none(), label=_("地区"), required=False, empty_label=_("全部地区")
    )
    month = forms.ChoiceField(label=_("月份"), required=False)
    state = forms.ChoiceField(label=_("状态"), required=False)

    def __init__(self, data: Any, *, ledger: Ledger, officer: Officer, on: date) -> None:
        super().__init__(data)
        self.ledger, self.officer, self.on = ledger, officer, on
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
