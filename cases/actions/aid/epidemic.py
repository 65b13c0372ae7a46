"""Aid of a patient month by month until discharge (确诊患者按月救助): what is due, and until when."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from accounts.models import Officer
from cases.actions.award import facts_held, first_of_next_month
from cases.benefits import BENEFITS, law_in
from cases.grants import answer_of, grant_of
from cases.models import Aid, AidStage
from cases.procedure import StepRefused
from eligibility.actions import assess_household
from eligibility.assess import assess
from eligibility.facts import entered_standards, facts_of
from eligibility.models import Assessment
from eligibility.rules.benefits.entitlement import NEED_INFORMATION
from households.actions.particulars import declare_particulars
from households.choices import ParticularKind
from households.models import Household, Particular

KIND = ParticularKind.EPIDEMIC
ONE_DAY = timedelta(days=1)


def stay_of(aid: Aid) -> dict[str, Any]:
    """Since when the patient is ill and, if so, since when out of hospital, as the rules read it."""
    rows = Particular.objects.filter(
        household=aid.application.household_id, person=aid.person_id, kind=KIND, ended_on=None
    )
    return next((dict(row.said) for row in rows), {})


def planned(aid: Aid, *, on: date) -> list[Decimal]:
    """The first stages in yuan: what the rules give from the first day of the illness to the day of the
    decision, and while nobody has left hospital the month after it."""
    decision = aid.decision
    assert decision is not None  # aid_amount_has_a_decision
    facts = decision.assessment.facts
    due = _due(aid, assess(facts, on=on, standards=entered_standards()))
    return [due] if stay_of(aid).get("discharged_on") else [due, decision.monthly]


def falls_due(
    held: AidStage, last: AidStage, *, discharged_on: date | None, by: Officer, on: date
) -> bool:
    """Whether the held stage is given: it becomes what is due since the `last` one, up to the day or to the
    discharge, by the standard of the day; and while the patient stays another month is put ahead of it.

    Raises StepRefused where all is given that is due until today, or the rules miss a fact.
    """
    aid = held.aid
    left = _discharge(aid, discharged_on, by=by, on=on)
    since = _since(aid, last, on)
    if since > (left or on):
        if left:
            return False
        raise StepRefused(_("到今天为止应发的已经发放，下月仍在住院的再登记"))
    found = _assessed_since(aid, since, by=by, on=on)
    grant = grant_of(found, aid.application.benefit, aid.person_id)
    if grant.outcome == NEED_INFORMATION:
        missing = "、".join(grant.missing)
        raise StepRefused(_("核算缺少信息：%(facts)s。补齐后再审核") % {"facts": missing})
    if not grant.granted:
        return False
    held.amount = _due(aid, found.sheet)
    held.save(update_fields=["amount"])
    if left is None:
        AidStage.objects.create(
            aid=aid, region_id=aid.region_id, number=held.number + 1, amount=grant.monthly,
            form=held.form, source=held.source,
        )  # fmt: skip
    aid.computed = aid.amount = aid.stages.aggregate(all=Sum("amount"))["all"]
    aid.save(update_fields=["computed", "amount"])
    return True


def _due(aid: Aid, sheet: Mapping[str, Any]) -> Decimal:
    """The whole sum of the rules for the days that were told, not that of a month."""
    told = answer_of(sheet, BENEFITS[aid.application.benefit].by_person, aid.person_id)
    return Decimal(told["amount"])


def _discharge(aid: Aid, told: date | None, *, by: Officer, on: date) -> date | None:
    """The day of the discharge, put on file where it is told now."""
    stay, household = stay_of(aid), aid.application.household_id
    assert household is not None  # application_submitted_has_a_household
    known = stay.get("discharged_on")
    if told is None:
        return date.fromisoformat(known) if known else None
    if not date.fromisoformat(stay["admitted_on"]) <= told <= on:
        raise StepRefused(_("出院日期在确诊以后，不晚于今天"))
    said = {KIND.value: stay | {"discharged_on": told.isoformat()}}
    declare_particulars(household, by=by, on=on, told=said, person_id=aid.person_id)
    return told


def _since(aid: Aid, last: AidStage, on: date) -> date:
    """The first day that the stage before has not covered: of another month, or where parts of months count
    the next day."""
    assert last.given_on is not None  # aidstage_given_in_one_way
    law = law_in(aid.region_id, aid.application.area, on)
    if law.epidemic_partial_month == "full_month":
        return first_of_next_month(last.given_on)
    return last.given_on + ONE_DAY


def _assessed_since(aid: Aid, since: date, *, by: Officer, on: date) -> Assessment:
    """What the rules give for the days from `since`, sealed."""
    household = Household.objects.get(applications=aid.application_id)
    held = facts_held(household.pk, on=on)
    members = [dict(each) for each in facts_of(household, on=on, **held)["members"]]
    for each in members:
        if each["ref"] == str(aid.person_id):
            each[KIND.value] = each[KIND.value] | {"admitted_on": since.isoformat()}
    told = {"hardship": aid.hardship, "members": members}
    return assess_household(household.pk, by=by, on=on, told=told, **held)
