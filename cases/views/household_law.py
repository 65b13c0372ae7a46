"""哪条规定适用于本户: the texts that count for a household today, and on the day of its last decision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.actions import access
from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.models import AccessLog, Officer
from accounts.roles import Right
from cases.models import Decision
from eligibility.assess import standards_told
from eligibility.browse import Line, Place, Subject, law_of, lines_of
from eligibility.facts import entered_standards
from eligibility.forms import LawForm
from eligibility.models import Assessment
from eligibility.policies.law import policy_of
from eligibility.policies.packs import PolicyError
from eligibility.rules.every import RULES
from eligibility.rules.law import Law
from households.models import Household

MONTHS, GUIDE = "gradual_exit_months", "gradual_exit_guide_months"
GRADUAL_EXIT = tuple(name for name in Law.__dataclass_fields__ if name.startswith("gradual_exit"))
GRADUAL = "gradual_exit"
ALWAYS = ("dibao_standard",)


@dataclass(frozen=True)
class Then:
    """The law under which the household was last decided, as its sealed sheet tells it."""

    decision: Decision
    assessment: Assessment
    subjects: list[Subject]


@require_GET
@right_required(Right.SEE_CASES)
def household_law(request: OfficerRequest, pk: int) -> HttpResponse:
    """The gradual exit, then every parameter that its sheet rests on: at the last decision, and today
    or on the day asked for (`?on=`)."""
    households = Household.objects.visible_to(request.user).select_related("region", "head")
    household = get_object_or_404(households, pk=pk)
    access.record(
        by=request.user, kind=AccessLog.Kind.VIEW, subject="household", subject_id=household.pk,
        region_id=household.region_id, fields=["law"],
    )  # fmt: skip
    form = LawForm(request.GET)
    today = timezone.localdate()
    place, now = _law_on(household, form, today)
    then = _last_decided(household, request.user)
    names = [*ALWAYS, *GRADUAL_EXIT, *(_mattered(then.assessment.sheet) if then else ())]
    context = {
        "household": household,
        "form": form,
        "place": place,
        "today": today,
        "then": then,
        "exit_open": exit_is_near(household, today, request.user),
        "exit_now": _by_name(now, (MONTHS, GUIDE)),
        "exit_then": _by_name(then.subjects, (MONTHS, GUIDE)) if then else None,
        "warning": longer_than_the_guide(place),
        "rows": _rows(now, then, names),
        "clause_url": reverse("clause"),
    }
    status = 422 if form.errors else 200
    return render(request, "cases/household/law.html", context, status=status)


def exit_is_near(household: Household, today: date, by: Officer) -> bool:
    """Whether a gradual exit matters: the household has or will have an award, or its last sheet offers
    one."""
    if household.awards.filter(period__overlap=DateRange(today, None)).exists():
        return True
    sealed = Assessment.objects.visible_to(by).filter(household=household)
    last = sealed.order_by("-pk").first()
    return last is not None and last.sheet["outcome"] == GRADUAL


def longer_than_the_guide(place: Place) -> str:
    """What to look at when the place grants a longer gradual exit than the national guide; else ""."""
    law = policy_of(place.region.code, place.area, place.on, standards=entered_standards()).law
    given, guide = law.gradual_exit_months, law.gradual_exit_guide_months
    if guide is None or (given is not None and given <= guide):
        return ""
    words = {"n": guide, "months": given, "cite": law.sources[GUIDE].cite}
    if given is None:
        return (
            _(
                "本地渐退期没有规定期限，国家规定原则上不超过 %(n)s 个月（%(cite)s）；建议按 %(n)s 个月"
            )
            % words
        )
    return (
        _(
            "本地渐退期为 %(months)s 个月，国家规定原则上不超过 %(n)s 个月（%(cite)s）；建议按 %(n)s 个月"
        )
        % words
    )


def _law_on(household: Household, form: LawForm, today: date) -> tuple[Place, list[Subject]]:
    """The law of the day asked for; of today where none was asked for, or none is known of that day."""
    asked = form.cleaned_data["on"] if form.is_valid() else None
    place = Place(household.region, household.area, asked or today)
    try:
        return place, law_of(place)
    except PolicyError:
        form.add_error("on", _("没有收录这一天的政策，换一个较晚的日期"))
    place = Place(household.region, household.area, today)
    return place, law_of(place)


def _last_decided(household: Household, by: Officer) -> Then | None:
    decided = Decision.objects.visible_to(by).filter(application__household=household)
    decision = (
        decided.select_related("assessment", "decided_by").order_by("-decided_on", "-pk").first()
    )
    if decision is None:
        return None
    sealed = decision.assessment
    place = Place(household.region, sealed.facts.get("area", household.area), sealed.on)
    standards = standards_told(sealed.sheet["policy"])
    return Then(decision, sealed, law_of(place, standards=standards))


def _mattered(sheet: Mapping[str, Any]) -> Iterable[str]:
    """The parameters that the rules of the sheet's lines read."""
    rules = (RULES[line["rule"]] for line in sheet["lines"] if line.get("rule") in RULES)
    return dict.fromkeys(name for rule in rules for name in rule.parameters)


def _by_name(subjects: list[Subject], names: Iterable[str]) -> list[Line]:
    found = {line.name: line for line in lines_of(subjects, names)}
    return [found[name] for name in names]


def _rows(
    now: list[Subject], then: Then | None, names: Iterable[str]
) -> list[tuple[Line, Line | None, bool]]:
    """Each parameter today and at the decision, and whether it has changed; the changed ones first."""
    before = {line.name: line for line in lines_of(then.subjects, names)} if then else {}
    rows = [
        (line, before.get(line.name), bool(before) and before[line.name].value != line.value)
        for line in lines_of(now, names)
    ]
    return sorted(rows, key=lambda row: (not row[2], not row[0].disputed))
