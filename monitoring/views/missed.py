"""Likely missed recipients: the list for visits, and the sheet behind each."""

from typing import Any

from django import forms
from django.db.models import Case, DecimalField, IntegerField, QuerySet, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST, require_safe

from accounts.actions import access
from accounts.actions.exports import Extract
from accounts.decorators import right_required
from accounts.downloads import hand_out
from accounts.http import OfficerRequest
from accounts.models import AccessLog, Officer, Region
from accounts.paging import page_of
from accounts.roles import Right
from cases.forms.lists import places_below
from eligibility.assess import assess
from eligibility.facts import entered_standards
from eligibility.policies.packs import PolicyError
from eligibility.rules.reading import FactsError
from eligibility.spoken import WORDS
from monitoring.comparisons.coverage import MISSED, WRONG
from monitoring.models import Finding
from monitoring.querysets import FindingQuerySet
from monitoring.views.finding_page import LOOK
from monitoring.views.missed_book import visit_book
from monitoring.views.missed_words import CERTAINTY, line_of, names_of, sources_of


class MissedFilter(forms.Form):
    """Place, and how sure the answer is."""

    place = forms.ModelChoiceField(
        label=gettext_lazy("地区"), required=False, queryset=Region.objects.none(),
        empty_label=gettext_lazy("全部地区"),
    )  # fmt: skip
    certainty = forms.ChoiceField(
        label=gettext_lazy("把握"), required=False,
        choices=[("", gettext_lazy("全部")), *CERTAINTY.items()],
    )  # fmt: skip

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places_below(officer)  # type: ignore[attr-defined]

    def narrow(self, findings: FindingQuerySet) -> FindingQuerySet:
        if not self.is_valid():
            return findings
        if place := self.cleaned_data["place"]:
            findings = findings.filter(region__gte=place.code, region__lt=place.until)
        if certainty := self.cleaned_data["certainty"]:
            findings = findings.filter(facts__certainty=certainty)
        return findings


@require_safe
@right_required(*LOOK)
def missed_list(request: OfficerRequest) -> HttpResponse:
    """Homes to visit, place by place, whoever is in greatest need first (应保未保)."""
    form = MissedFilter(request.GET or None, officer=request.user)
    found = _listed(request, form)
    paged = page_of(request, found)
    context = {
        "form": form,
        "lines": [line_of(finding) for finding in paged["page"]],
        "trail": [(_("疑点台账"), reverse("finding_list"))],
        "query": request.GET.urlencode(),
        **paged,
    }
    return render(request, "monitoring/missed_list.html", context)


@require_GET
@right_required(*LOOK)
@translation.override("zh-hans")  # official papers are Chinese
def missed_print(request: OfficerRequest) -> HttpResponse:
    """The list on paper, a sheet for each village, with room for what the visit finds."""
    lines = [line_of(finding) for finding in _listed(request, _filter(request))]
    access.record(
        by=request.user, kind=AccessLog.Kind.PRINT, subject="missed", subject_id=None,
        region_id=access.home_of(request.user), fields=[str(len(lines))],
    )  # fmt: skip
    context = {"lines": lines, "printed_at": timezone.localtime(), "printed_by": request.user}
    return render(request, "monitoring/missed_print.html", context)


@require_POST
@right_required(*LOOK)
def missed_download(request: OfficerRequest) -> HttpResponse:
    """The list as a workbook, through the export ledger."""
    lines = [line_of(finding) for finding in _listed(request, _filter(request))]
    extract = Extract(
        subject="missed",
        title=_("应保未保走访清单"),
        region_id=access.home_of(request.user),
        name="visits.xlsx",
        rows=len(lines),
    )
    return hand_out(request, extract, lambda: visit_book(lines))


@require_safe
@right_required(*LOOK)
def finding_sheet(request: OfficerRequest, pk: int) -> HttpResponse:
    """The calculation behind a finding of the search, made again under the law of today."""
    seen = _seen(request).within(request.user.intervals_with(*LOOK))
    finding = get_object_or_404(seen.filter(rule__in=(MISSED, WRONG)), pk=pk)
    access.record(
        by=request.user, kind=AccessLog.Kind.VIEW, subject="finding", subject_id=finding.pk,
        region_id=finding.region_id,
    )  # fmt: skip
    context = {
        "finding": finding,
        "people": names_of(finding),
        "sources": sources_of(finding),
        "words": WORDS,
        "clause_url": reverse("clause"),
        "may_enter": finding.rule == MISSED and request.user.may(Right.ENTER, finding.region_id),
        "trail": [
            (_("疑点台账"), reverse("finding_list")),
            (finding.get_rule_display(), finding.get_absolute_url()),
        ],
    }
    try:
        sheet = assess(
            finding.facts["home"], on=timezone.localdate(), standards=entered_standards()
        )
    except (FactsError, PolicyError) as reason:
        return render(request, "monitoring/finding_sheet.html", context | {"refused": str(reason)})
    return render(request, "monitoring/finding_sheet.html", context | {"sheet": sheet})


def _seen(request: OfficerRequest) -> FindingQuerySet:
    return Finding.objects.visible_to(request.user).select_related(
        "region__parent", "owner", "last_comparison", "household"
    )


def _filter(request: OfficerRequest) -> MissedFilter:
    given = request.POST if request.method == "POST" else request.GET
    return MissedFilter(given or None, officer=request.user)


def _listed(request: OfficerRequest, form: MissedFilter) -> "QuerySet[Finding]":
    """What is to do, by village; in a village the surest first, then whoever is furthest below the line."""
    short = KeyTextTransform("short", KeyTextTransform("figures", "facts"))
    sure = Case(
        *(When(facts__certainty=name, then=Value(place)) for place, name in enumerate(CERTAINTY)),
        output_field=IntegerField(),
    )
    found = form.narrow(_seen(request).filter(rule=MISSED).to_do())
    need = Cast(short, DecimalField(max_digits=14, decimal_places=2))
    return found.annotate(sure=sure, need=need).order_by("region", "sure", "-need", "pk")
