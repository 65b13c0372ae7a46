"""Awards (待遇): opened from the assessment a decision rests on, changed and ended by months."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.events import record
from cases.actions.review_due import review_after, review_due
from cases.benefits import BENEFITS
from cases.grants import DIBAO, Share, grant_of
from cases.models import Award, AwardMember, Decision, Event, PaymentHold
from cases.periods import add_months
from cases.procedure import StepRefused
from eligibility.rules.money import fen_of, yuan_of
from eligibility.rules.schema import HELD

ONE_DAY = timedelta(days=1)


def facts_held(household_id: int, *, on: date) -> dict[str, Any]:
    """What the household and its members hold, for the facts of an assessment: `current_award`, its dibao,
    and `held`, each person's other benefits by person."""
    return {
        "current_award": current_award_facts(household_id, DIBAO, on=on),
        "held": _held_by_people(household_id, on),
    }


def current_award_facts(household_id: int, benefit: str, *, on: date) -> dict[str, Any] | None:
    """The award a household holds, as a facts file writes it.

    A gradual exit that runs is kept to its last day: it is named, and the rules give no second one after
    it (第三十三条). `cases/sql/awards_held.sql` reads the same of a region.
    """
    award = held(household_id, benefit, on=on)
    if award is None:
        return None
    facts = {
        "benefit": benefit,
        "monthly": str(award.monthly),
        "since": award.period.lower.isoformat(),
    }
    if award.mode == Award.Mode.GRADUAL_EXIT and award.period.upper is not None:
        facts["gradual_exit_until"] = (award.period.upper - ONE_DAY).isoformat()
    return facts


def held(
    household_id: int, benefit: str, *, on: date, person_id: int | None = None
) -> Award | None:
    """The household's award of that benefit in force on a day, or about to start; a person's own where
    the benefit is one of persons."""
    awards = Award.objects.lasting(on).filter(household=household_id, benefit=benefit)
    return awards.filter(person=person_id).order_by("pk").last()


def _held_by_people(household_id: int, on: date) -> dict[int, list[dict[str, str]]]:
    """The benefits of single persons that the rules ask for, in force or about to start."""
    awards = Award.objects.lasting(on).filter(household=household_id, benefit__in=HELD)
    found: dict[int, list[dict[str, str]]] = {}
    for award in awards.filter(person__isnull=False).order_by("pk"):
        assert award.person_id is not None  # by the filter above
        told = {"benefit": award.benefit, "monthly": str(award.monthly)}
        found.setdefault(award.person_id, []).append(told)
    return found


def open_award(decision: Decision) -> Award:
    """The award of a decision begins on the first of a month, from that very assessment.

    Raises StepRefused for a gradual exit whose last day comes before.
    """
    assessment, application = decision.assessment, decision.application
    assert application.household_id is not None  # application_submitted_has_a_household
    grant = grant_of(assessment, application.benefit, application.person_id)
    period = grant.period(decision.decided_on)
    if period.isempty:
        raise StepRefused(
            _("渐退期到 %(day)s 届满，下月起不再发放：按不符合条件办理，到期终止")
            % {"day": grant.last_day}
        )
    award = Award(
        household_id=application.household_id,
        region_id=application.region_id,
        person_id=application.person_id,
        decision=decision,
        benefit=application.benefit,
        benefit_group=BENEFITS[application.benefit].group,
        mode=grant.mode,
        area=application.area,
        period=period,
    )
    award.review_due_on = review_due(assessment, award, decision.decided_on)
    return _open(award, grant.shares)


def open_for_month(decision: Decision, person_id: int, amount: Decimal, month: date) -> Award:
    """An award of one sum in yuan for one month (a first), paid to one person of the household; it is never
    reviewed."""
    application = decision.application
    assert application.household_id is not None  # application_submitted_has_a_household
    award = Award(
        household_id=application.household_id,
        region_id=application.region_id,
        decision=decision,
        benefit=application.benefit,
        benefit_group=BENEFITS[application.benefit].group,
        mode=Award.Mode.HOUSEHOLD,
        area=application.area,
        period=DateRange(month, add_months(month, 1)),
    )
    return _open(award, [Share(person_id, _fen(amount))])


@transaction.atomic
def end_share(
    award_id: int, *, person_id: int, by: Officer, on: date, last_day: date, reason: str
) -> Award | None:
    """One person's share ends with a month; the others go on with theirs in an award of their own.

    Returns the award of the others, or None when nobody is left. What the household is now
    entitled to is settled by a review.
    """
    award = _locked(award_id, by)
    others = [
        Share(row.person_id, _fen(row.share), _fen(row.raised), row.category)
        for row in award.members.exclude(person=person_id).order_by("pk")
    ]
    start = max(last_day + ONE_DAY, award.period.lower)
    until = award.period.upper
    if until is not None and start >= until:
        return None
    close_award(award, last_day=last_day, reason=reason)
    record(
        award.decision.application, Event.Kind.AWARD_CHANGED, by=by, on=on,
        ended=award.pk, person=person_id, last_day=last_day.isoformat(), reason=reason,
    )  # fmt: skip
    if not sum(each.share + each.raised for each in others):
        return None
    rest = Award(
        household_id=award.household_id,
        region_id=award.region_id,
        person_id=award.person_id,
        decision=award.decision,
        benefit=award.benefit,
        benefit_group=award.benefit_group,
        mode=award.mode,
        area=award.area,
        period=DateRange(start, until),
        review_due_on=review_after(award, reason, last_day, on),
    )
    return _open(rest, others)


@transaction.atomic
def end_award(award_id: int, *, by: Officer, on: date, last_day: date, reason: str) -> Award:
    """The whole award ends with a month, for a reason. Raises StepRefused, PermissionDenied."""
    award = _locked(award_id, by)
    close_award(award, last_day=last_day, reason=reason)
    record(
        award.decision.application, Event.Kind.AWARD_CHANGED, by=by, on=on,
        ended=award.pk, last_day=last_day.isoformat(), reason=reason,
    )  # fmt: skip
    return award


def move_awards(household_id: int, region_id: int) -> None:
    """Awards, shares and waiting payments lie where the household lives now."""
    Award.objects.filter(household=household_id).update(region_id=region_id)
    AwardMember.objects.filter(award__household=household_id).update(region_id=region_id)
    holds = PaymentHold.objects.filter(award__household=household_id)
    holds.update(region_id=region_id)


def close_award(award: Award, *, last_day: date, reason: str) -> None:
    """The award and its shares end after `last_day`; one that has not begun never begins."""
    until = last_day + ONE_DAY
    if until.day != 1:
        raise StepRefused(_("待遇按月终止，最后一天应是月末"))
    started = award.period.lower < until
    if started and award.period.upper is not None and award.period.upper <= until:
        return
    award.period = _cut(award.period, until)
    award.end_reason = reason
    award.save(update_fields=["period", "end_reason"])
    for member in award.members.select_for_update():
        member.period = _cut(member.period, until)
        member.save(update_fields=["period"])


def reopen_award(award: Award, *, until: date | None) -> None:
    """An award that a recalled decision had ended goes on as before."""
    award.period = DateRange(award.period.lower, until)
    award.end_reason = ""
    award.save(update_fields=["period", "end_reason"])
    for member in award.members.select_for_update():
        member.period = DateRange(award.period.lower, until)
        member.save(update_fields=["period"])


def void_award(award: Award) -> None:
    """An award that a recall takes back was never in force: its period becomes empty."""
    award.end_reason = Award.EndReason.RECALLED
    award.period = DateRange(empty=True)
    award.save(update_fields=["period", "end_reason"])
    award.members.update(period=DateRange(empty=True))


def first_of_next_month(on: date) -> date:
    """Money is paid from the month after the decision (第二十一条)."""
    return add_months(on.replace(day=1), 1)


def _cut(period: Any, until: date) -> DateRange:
    return DateRange(period.lower, until) if period.lower < until else DateRange(empty=True)


def _locked(award_id: int, by: Officer) -> Award:
    award = (
        Award.objects.visible_to(by)
        .select_for_update(of=("self",))
        .select_related("decision__application")
        .get(pk=award_id)
    )
    by.forget_posts()
    if not by.may(Right.CONFIRM_DISPOSAL, award.region_id):
        raise PermissionDenied(_("你的岗位不能变更待遇"))
    if award.period.isempty:
        raise StepRefused(_("这份待遇已经撤回，没有可以变更的内容"))
    return award


def _open(award: Award, shares: Sequence[Share]) -> Award:
    award.monthly = _yuan(sum(each.share + each.raised for each in shares))
    award.save(force_insert=True)
    AwardMember.objects.bulk_create(
        AwardMember(
            award=award,
            region_id=award.region_id,
            person_id=each.person_id,
            benefit_group=award.benefit_group,
            share=_yuan(each.share),
            raised=_yuan(each.raised),
            category=each.category,
            period=award.period,
        )
        for each in shares
    )
    return award


def _fen(yuan: Decimal) -> int:
    return fen_of(str(yuan))


def _yuan(fen: int) -> Decimal:
    return Decimal(yuan_of(fen))
