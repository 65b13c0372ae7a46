"""The live calculation sheet beside a draft, and the clauses it cites."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET

from accounts.decorators import right_required
from accounts.http import OfficerRequest
from accounts.roles import Right
from cases.benefits import BENEFITS
from cases.draft_facts import facts_in
from cases.grants import DIBAO, answer_of
from cases.intake.draft import Draft
from cases.models import Application
from eligibility.assess import assess
from eligibility.clauses import cited
from eligibility.facts import entered_standards
from eligibility.policies.packs import PolicyError
from eligibility.rules.benefits.entitlement import NEED_INFORMATION
from eligibility.rules.reading import FactsError
from eligibility.rules.sheet.sheet import Sheet
from eligibility.spoken import WORDS

WHOM = gettext_noop("为谁申请")


@require_GET
@right_required(Right.SEE_CASES)
def intake_sheet(request: OfficerRequest, pk: int) -> HttpResponse:
    """The sheet of what is saved now. Nothing is stored."""
    application = get_object_or_404(
        Application.objects.visible_to(request.user).select_related("region"), pk=pk
    )
    draft = Draft(application, on=timezone.localdate())
    return render(request, "components/calc_sheet.html", sheet_context(draft) | {"announce": True})


@require_GET
@right_required(Right.SEE_CASES)
def clause(request: OfficerRequest) -> HttpResponse:
    """What a sheet cites: the document, the clause, the words, what it sets and from when."""
    cite = request.GET.get("cite", "")[:200]
    found = cited(cite, entered_standards()) if cite else None
    if found is None:
        raise Http404
    return render(request, "cases/intake/clause.html", {"cite": cite, "found": found})


def sheet_context(draft: Draft) -> dict[str, Any]:
    """What components/calc_sheet takes, for a draft."""
    application, sheet = draft.application, trial(draft)
    return {
        "sheet": sheet,
        "asked": _asked(draft, sheet),
        "words": WORDS,
        "people": {m.ref: m.name or m.ref for m in draft.members},
        "clause_url": reverse("clause"),
        "sheet_url": reverse("intake_sheet", args=[application.pk]),
        "at": timezone.localtime(),
    }


def _asked(draft: Draft, sheet: Sheet | None) -> Mapping[str, Any] | None:
    """What the sheet answers for the benefit asked for, to whom the draft names; None for dibao."""
    benefit, person = draft.application.benefit, draft.beneficiary
    if sheet is None or benefit == DIBAO:
        return None
    if BENEFITS[benefit].of_person and person is None:
        return answer_of({}, benefit) | {"answer": NEED_INFORMATION, "missing": [{"label": WHOM}]}
    return answer_of(sheet, benefit, person.ref if person else None)


def trial(draft: Draft) -> Sheet | None:
    """The sheet of a draft; none while the facts cannot be read at all or no policy is known."""
    try:
        return assess(facts_in(draft), on=draft.on, standards=entered_standards())
    except (FactsError, PolicyError):
        return None
