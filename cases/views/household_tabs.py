"""The tabs of a household's file: what each shows."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.ciphers import card_number, id_number
from accounts.http import OfficerRequest
from accounts.models import AccessLog
from accounts.roles import Right
from accounts.templatetags.formats import mask_card, mask_id, mask_phone
from cases.benefits import BENEFITS
from cases.grants import asked_of
from cases.household_story import KINDS, story_of
from cases.models import Application, Award
from eligibility.spoken import WORDS
from households.models import Household, Membership

Context = dict[str, Any]
LOOKS = 50


def award_of(household: Household) -> Award | None:
    """The award in force, or the one that has been decided and begins next."""
    open_ = Q(period__endswith=None) | Q(period__endswith__gt=timezone.localdate())
    awards = household.awards.filter(open_)
    return (
        awards.select_related("decision__assessment", "decision__application")
        .order_by("period")
        .first()
    )


def asked_in(award: Award) -> Mapping[str, Any] | None:
    """What the sealed sheet answers to the application the award was given on; None for dibao."""
    decision = award.decision
    return asked_of(decision.application, decision.assessment.sheet)


def names_of(household: Household) -> dict[str, str]:
    people = household.memberships.select_related("person")
    return {str(m.person_id): m.person.name for m in people}


def _overview(request: OfficerRequest, household: Household) -> Context:
    applications = Application.objects.visible_to(request.user).filter(household=household)
    account = household.accounts.filter(period__endswith=None).first()
    award = award_of(household)
    return {
        "applications": applications.order_by("-created_at")[:10],
        "account": account,
        "card": mask_card(card_number(account.card_token)) if account else "",
        "phone": mask_phone(household.head.phone) if household.head.phone else "",
        "assessment": award.decision.assessment if award else None,
        "sheet": award.decision.assessment.sheet if award else None,
        "asked": asked_in(award) if award else None,
        "people": names_of(household),
        "words": WORDS,
        "clause_url": reverse("clause"),
    }


def _members(request: OfficerRequest, household: Household) -> Context:
    rows = household.memberships.with_people()
    today = timezone.localdate()
    shown = [
        (row, _masked(row), row.period.upper is None or row.period.upper > today) for row in rows
    ]
    return {
        "rows": shown,
        "supporters": household.supporters.filter(ended_on=None),
        "relatives": household.close_relatives.filter(ended_on=None),
    }


def _masked(row: Membership) -> str:
    return mask_id(id_number(row.person.id_token)) if row.person.id_token else ""


def _means(request: OfficerRequest, household: Household) -> Context:
    return {
        "incomes": household.incomes.select_related("person").order_by("-ended_on", "pk"),
        "expenses": household.expenses.select_related("person").order_by("-ended_on", "pk"),
    }


def _assets(request: OfficerRequest, household: Household) -> Context:
    assets = household.assets.select_related("person")
    return {"assets": assets.order_by("-ended_on", "pk")}


def _awards(request: OfficerRequest, household: Household) -> Context:
    """Every award with its benefit, and whether it goes on and so can be reviewed or ended."""
    awards = household.awards.select_related("decision__application", "person")
    going_on = set(awards.lasting(timezone.localdate()).values_list("pk", flat=True))
    return {
        "awards": [
            (award, BENEFITS[award.benefit].label, award.pk in going_on)
            for award in awards.prefetch_related("members__person").order_by("-period", "-pk")
        ],
        "may_end": request.user.may(Right.VERIFY, household.region_id),
    }


def _payments(request: OfficerRequest, household: Household) -> Context:
    lines = household.payment_lines.filter(void=False)
    lines = lines.select_related("person", "run", "bank_return", "back_pay__standard")
    return {
        "lines": lines.order_by("-month", "person_id", "kind")[:240],
        "benefits": {code: benefit.label for code, benefit in BENEFITS.items()},
    }


def _papers(request: OfficerRequest, household: Household) -> Context:
    papers = household.documents.select_related("person", "uploaded_by")
    return {"papers": papers.order_by("kind", "-uploaded_at")}


def _story(request: OfficerRequest, household: Household) -> Context:
    only = request.GET.get("only", "")
    only = only if only in KINDS else ""
    return {"events": story_of(household, only=only), "only": only, "kinds": KINDS.items()}


def _seen(request: OfficerRequest, household: Household) -> Context:
    looks = AccessLog.objects.visible_to(request.user).filter(
        subject="household", subject_id=household.pk
    )
    return {"looks": looks.select_related("officer")[:LOOKS]}


TABS: dict[str, tuple[Any, Callable[[OfficerRequest, Household], Context]]] = {
    "overview": (_("概况"), _overview),
    "members": (_("成员"), _members),
    "means": (_("收支"), _means),
    "assets": (_("财产"), _assets),
    "awards": (_("待遇"), _awards),
    "payments": (_("发放"), _payments),
    "papers": (_("材料"), _papers),
    "story": (_("轨迹"), _story),
    "seen": (_("谁看过"), _seen),
}
