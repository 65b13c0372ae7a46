"""Emergency aid is decided (急难型审批): by the township within its limit, above it by the county."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Delegation, Officer
from accounts.roles import LEVEL_OF, Right, Role
from cases.actions.aid.afterwards import ask_for_papers
from cases.actions.aid.intake import BENEFIT
from cases.actions.aid.stages import NOTHING, plan
from cases.actions.award import facts_held
from cases.actions.calendar import stop_clocks
from cases.actions.chain import seal
from cases.actions.events import move, record, save_step, take_up
from cases.benefits import BENEFITS, law_in
from cases.grants import grant_of
from cases.models import Aid, AidStage, Application, Decision, Event
from cases.procedure import Stage, State, StepRefused
from eligibility.actions import assess_household
from eligibility.assess import assess
from eligibility.facts import entered_standards, facts_of
from eligibility.models import Assessment
from eligibility.rules.money import FEN
from households.models import Household

DECIDERS = (Right.REVIEW, Right.CONFIRM)


@dataclass(frozen=True)
class Minutes:
    """What the county's mechanism (一事一议) wrote down of a case beyond the rules."""

    participants: str = ""
    minutes: str = ""
    document: str = ""

    @property
    def complete(self) -> bool:
        return all(each.strip() for each in (self.participants, self.minutes, self.document))


@transaction.atomic
def decide(
    aid_id: int,
    *,
    amounts: Sequence[Decimal],
    reason: str,
    by: Officer,
    on: date,
    form: str = AidStage.Form.CASH,
    minutes: Minutes | None = None,
) -> Aid:
    """The aid is approved once, in one or more stages of so many yuan; the first may be given at once.

    Raises StepRefused above what the rules give without the minutes of the county's mechanism, and above the
    limit of the township for its head; FourEyes for whoever took the case in.
    """
    aid, application = _taken_up(aid_id, by)
    move(application, State.CONFIRMED, State.URGENT)
    amount = sum(amounts, NOTHING)
    if not amounts or (form != AidStage.Form.REFERRAL and min(amounts) <= 0):
        raise StepRefused(_("每个阶段的金额都要大于 0；只转介的不填金额"))
    authority = authority_over(aid, amount, by=by, on=on)
    if authority is None:
        raise StepRefused(_above_the_limit(aid, on))
    application.assessment = _sealed(aid, by=by, on=on)
    aid.computed = computed_of(application.assessment)
    told = minutes or Minutes()
    if amount > (aid.computed or NOTHING):
        _require_mechanism(aid, told, by)
    _settle(application, on=on)
    aid.decision = seal(
        application, Decision.Kind.CONFIRMED, by=by, on=on, cites=BENEFITS[BENEFIT].cites,
        reason=reason.strip(), delegation=authority, monthly=amount,
    )  # fmt: skip
    aid.amount = amount
    aid.participants, aid.minutes = told.participants.strip(), told.minutes.strip()
    aid.minutes_document = told.document.strip()
    record(
        application, Event.Kind.CONFIRMED, by=by, on=on, stage=Stage.CONFIRMATION,
        decision=aid.decision.pk, monthly=str(amount), reason=reason.strip(), closed=[],
    )  # fmt: skip
    ask_for_papers(aid, on=on)
    aid.save()
    plan(aid, amounts, form)
    return aid


@transaction.atomic
def refuse(aid_id: int, *, reason: str, by: Officer, on: date) -> Aid:
    """The aid is refused, with its reason, sealed like every decision."""
    if not reason.strip():
        raise StepRefused(_("写明不予救助的理由"))
    aid, application = _taken_up(aid_id, by)
    move(application, State.REFUSED, State.URGENT)
    authority = authority_over(aid, NOTHING, by=by, on=on)
    application.assessment = _sealed(aid, by=by, on=on)
    _settle(application, on=on)
    stop_clocks(application, on=on)
    aid.decision = seal(
        application, Decision.Kind.REFUSED, by=by, on=on, cites=BENEFITS[BENEFIT].cites,
        reason=reason.strip(), delegation=authority or "", monthly=NOTHING,
    )  # fmt: skip
    aid.save(update_fields=["decision"])
    record(
        application, Event.Kind.REFUSED, by=by, on=on, stage=Stage.CONFIRMATION,
        decision=aid.decision.pk, reason=reason.strip(), closed=[],
    )  # fmt: skip
    return aid


def authority_over(aid: Aid, amount: Decimal, *, by: Officer, on: date) -> str | None:
    """By what an officer may decide so many yuan: "" for the county, the document for the head of a township
    within its limit, None for nobody's."""
    if _county(aid, by):
        return ""
    if not by.may(Right.REVIEW, aid.region_id):
        return None
    given = Delegation.objects.for_case(BENEFIT, aid.region_id, amount, on).first()
    if given is not None:
        return given.document
    limit = town_limit(aid, on=on)
    if limit is None or amount > limit:
        return None
    source = law_in(aid.region_id, aid.application.area, on).sources["temporary_aid_town_limit"]
    return (source.cite or str(_("乡镇（街道）临时救助审批额度")))[:200]


def town_limit(aid: Aid, *, on: date) -> Decimal | None:
    """Up to how many yuan the township decides by itself; None where the place has set nothing."""
    limit = law_in(aid.region_id, aid.application.area, on).temporary_aid_town_limit
    return None if limit is None else Decimal(limit) / FEN


def previewed(aid: Aid, *, on: date) -> Assessment:
    """What the rules would say today, neither sealed nor kept: for whoever is about to decide."""
    household, known, told = _known(aid, on)
    facts = facts_of(household, on=on, **known) | told
    return Assessment(facts=facts, sheet=assess(facts, on=on, standards=entered_standards()))


def computed_of(assessment: Assessment) -> Decimal | None:
    """What the rules give in yuan; None where a fact is wanting, or they give nothing."""
    grant = grant_of(assessment, BENEFIT)
    return grant.monthly if grant.granted else None


def _sealed(aid: Aid, *, by: Officer, on: date) -> Assessment:
    """What the rules say of the emergency: of the household as it is known, and of nobody's means."""
    household, known, told = _known(aid, on)
    return assess_household(household.pk, by=by, on=on, told=told, **known)


def _known(aid: Aid, on: date) -> tuple[Household, dict[str, Any], dict[str, Any]]:
    """The household, what it holds, and what the case itself tells."""
    household = aid.application.household
    assert household is not None  # application_submitted_has_a_household
    told: dict[str, Any] = {"hardship": aid.hardship}
    if not household.memberships.on(on).exists():
        told["members"] = [_alone(aid)]
    return household, facts_held(household.pk, on=on), told


def _alone(aid: Aid) -> dict[str, Any]:
    """Somebody whose household lies elsewhere is helped as one person."""
    return {
        "ref": str(aid.person_id), "relation": "head", "sex": aid.person.sex,
        "birth_date": aid.person.birth_date.isoformat(), "lives_with": True,
    }  # fmt: skip


def _taken_up(aid_id: int, by: Officer) -> tuple[Aid, Application]:
    """The household, the case and the aid, locked in their order."""
    seen = Aid.objects.visible_to(by).get(pk=aid_id)
    Household.objects.select_for_update(of=("self",)).get(applications=seen.application_id)
    application = take_up(seen.application_id, *DECIDERS, by=by)
    aid = Aid.objects.select_for_update(of=("self",)).select_related("person").get(pk=aid_id)
    aid.application = application
    return aid, application


def _settle(application: Application, *, on: date) -> None:
    application.decided_on = on
    save_step(application, "decided_on", "assessment")


def _county(aid: Aid, by: Officer) -> bool:
    return any(
        Right.CONFIRM in post.rights
        and post.region.covers(aid.region_id)
        and LEVEL_OF.get(Role(post.role)) == "county"
        for post in by.posts_today
    )


def _require_mechanism(aid: Aid, told: Minutes, by: Officer) -> None:
    if not _county(aid, by):
        raise StepRefused(_("超过按规定计算的金额，由县级一事一议"))
    if not told.complete:
        raise StepRefused(
            _("按规定计算为 %(computed)s 元，超过的须一事一议：写明参加人员、会议记录和纪要文号")
            % {"computed": aid.computed if aid.computed is not None else "—"}
        )


def _above_the_limit(aid: Aid, on: date) -> str:
    limit = town_limit(aid, on=on)
    if limit is None:
        return _("本地没有规定乡镇审批额度，由县级决定")
    return _("超过乡镇审批额度 %(limit)s 元，由县级决定；也可以先在额度内救助") % {"limit": limit}
