"""The filter of the ledger, and the forms of a disposal."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer, Post, Region
from accounts.roles import RIGHTS, Right
from monitoring.comparisons import rule_choices
from monitoring.models import Disposal, Finding
from monitoring.models.finding import FindingState
from monitoring.querysets import FindingQuerySet

AGES = [
    ("", _("全部时限")),
    ("late", _("已超期")),
    ("soon", _("3 天内到期")),
    ("old", _("发现已超过 30 天")),
]
STATES = [
    ("todo", _("全部待办")),
    *FindingState.choices,
    ("closed", _("全部已销号")),
    ("all", _("全部状态")),
]
_GROUPS = {
    "todo": ["open", "checking", "proposed", "told"],
    "closed": ["settled", "vanished"],
    "all": list(FindingState.values),
}


class FindingFilter(forms.Form):
    """Rule, level, state, place, age and owner; without a choice, what is still to do."""

    rule = forms.ChoiceField(
        label=_("规则"), required=False, choices=[("", _("全部规则")), *rule_choices()]
    )
    level = forms.ChoiceField(
        label=_("匹配程度"), required=False, choices=[("", _("全部程度")), *Finding.Level.choices]
    )
    state = forms.ChoiceField(label=_("状态"), required=False, choices=STATES)
    place = forms.ModelChoiceField(
        label=_("地区"), required=False, queryset=Region.objects.none(), empty_label=_("全部地区")
    )
    age = forms.ChoiceField(label=_("时限"), required=False, choices=AGES)
    mine = forms.BooleanField(label=_("只看我负责的"), required=False)
    household = forms.IntegerField(required=False, widget=forms.HiddenInput)
    comparison = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officer = officer
        self.fields["place"].queryset = _townships(officer)  # type: ignore[attr-defined]

    def narrow(self, findings: FindingQuerySet, *, today: date) -> FindingQuerySet:
        """Only the findings asked for."""
        if not self.is_valid():
            return findings.to_do()
        given = self.cleaned_data
        wanted = given["state"] or ("all" if given["household"] else "todo")
        findings = findings.filter(state__in=_GROUPS.get(wanted, [wanted]))
        for field, column in (
            ("rule", "rule"),
            ("level", "level"),
            ("household", "household"),
            ("comparison", "first_comparison"),
        ):
            if given[field]:
                findings = findings.filter(**{column: given[field]})
        if given["place"]:
            findings = findings.inside(given["place"].code, given["place"].until)
        if given["mine"]:
            findings = findings.filter(owner=self.officer)
        return _aged(findings, given["age"], today)

    @property
    def narrows(self) -> bool:
        return self.is_valid() and any(self.cleaned_data.values())


def _aged(findings: FindingQuerySet, age: str, today: date) -> FindingQuerySet:
    if age == "late":
        return findings.overdue(today)
    if age == "soon":
        return findings.filter(due_on__range=(today, today + timedelta(days=3)))
    if age == "old":
        return findings.filter(found_on__lt=today - timedelta(days=30))
    return findings


def _townships(officer: Officer) -> QuerySet[Region]:
    """Townships to choose from; villages for whoever works in one township."""
    in_one = all(post.region.level in ("township", "village") for post in officer.posts_today)
    level = "village" if in_one else "township"
    return Region.objects.visible_to(officer).in_force().filter(level=level).order_by("code")


class ChosenForm(forms.Form):
    """Findings ticked in the ledger."""

    findings = forms.TypedMultipleChoiceField(coerce=int, choices=[])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.data.getlist("findings") if self.is_bound else []  # type: ignore[attr-defined]
        self.fields["findings"].choices = [  # type: ignore[attr-defined]
            (pk, pk) for pk in chosen if pk.isdecimal() and len(pk) < 19
        ]


class AssignForm(ChosenForm):
    """Which findings go to whom."""

    owner = forms.ModelChoiceField(
        label=_("交给"), queryset=Officer.objects.none(), empty_label=_("选择人员")
    )

    def __init__(self, *args: Any, officer: Officer, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = settlers_near(officer, on)  # type: ignore[attr-defined]


class AlikeForm(ChosenForm):
    """Findings that are untrue for the same cause (批量误报)."""

    code = forms.ChoiceField(
        label=_("处置"),
        choices=[(c.value, c.label) for c in (Disposal.Code.EXPLAINED, Disposal.Code.THEIR_ERROR)],
    )
    cause = forms.ChoiceField(
        label=_("误报原因"), choices=[("", _("选择")), *Disposal.Cause.choices]
    )
    said_by = forms.CharField(label=_("谁证实"), max_length=100)
    reason = forms.CharField(label=_("核实情况和理由"), max_length=500)
    proof = forms.FileField(label=_("证明"), help_text=_("照片或 PDF，不超过 10 MB"))


def settlers_near(officer: Officer, on: date) -> QuerySet[Officer]:
    """Officers inside the officer's area whose post of that day lets them settle findings."""
    roles = [role for role, rights in RIGHTS.items() if Right.SETTLE in rights]
    inside = Region.objects.visible_to(officer)
    posts = Post.objects.in_force(on).filter(role__in=roles, region__in=inside)
    return Officer.objects.filter(pk__in=posts.values("officer"), is_active=True).order_by("name")
