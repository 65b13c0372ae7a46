"""What a confirmed disposal does (处置的效果): each code has its own, and the finding closes with it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.award import end_award, end_share, first_of_next_month, held
from cases.actions.exits import require_cleared
from cases.actions.payment.holds import release_hold
from cases.actions.watch import watch
from cases.models import Award, PaymentHold, WatchEntry
from cases.procedure import State, StepRefused
from monitoring.actions.codes import Code
from monitoring.actions.deaths import confirm_death
from monitoring.actions.findings import move
from monitoring.actions.screening import add_from_finding
from monitoring.models import Disposal, Finding
from monitoring.models.finding import DEATHS, FindingState

DECIDED = (State.CONFIRMED, State.REFUSED)


def needs_notice(disposal: Disposal) -> bool:
    """Whether the household is told in writing first: money stops, or a review may lower it.

    A death is a fact: the share ends with its month, and the notice of that follows at once. A review
    that has been decided was told by its own decision.
    """
    if disposal.code == Code.STOPPED:
        return disposal.finding.rule not in DEATHS
    if disposal.code == Code.CHANGED:
        assert disposal.application is not None  # asked by the code
        return disposal.application.state not in DECIDED
    return False


def carry_out(disposal: Disposal, *, by: Officer, on: date) -> None:
    """Do what the disposal says, and close the finding. Raises StepRefused where it cannot be done yet."""
    finding = disposal.finding
    disposal.effect = disposal.effect | _effect(finding, disposal, by=by, on=on)
    disposal.save(update_fields=["effect"])
    finding.closed_on = on
    if disposal.code == Code.CLUE:
        finding.closing_reason = _("已按规定移送办理")
    else:
        finding.closing_reason = f"{disposal.get_code_display()}：{disposal.reason}"[:200]
    alive = finding.rule in DEATHS and disposal.code in (Code.EXPLAINED, Code.THEIR_ERROR)
    finding.wakes_on = disposal.due_on if alive else None
    move(finding, FindingState.SETTLED)


def _effect(finding: Finding, disposal: Disposal, *, by: Officer, on: date) -> dict[str, Any]:
    if finding.rule in DEATHS:
        if disposal.code != Code.STOPPED:
            return {"released": _release(finding, by, on)}
        assert disposal.event_on is not None  # asked by the code
        return confirm_death(
            finding, died_on=disposal.event_on, by=by, on=on, new_head=disposal.new_head_id
        )
    if disposal.code == Code.STOPPED:
        return _stop(finding, disposal, by=by, on=on)
    if disposal.code == Code.CHANGED:
        return _changed(disposal)
    if disposal.code == Code.WATCH_LIST:
        return _watch(finding, disposal, by, on)
    if disposal.application:
        return {"application": disposal.application.number}
    return {}


UNCHECKED = (Award.EndReason.DEATH, Award.EndReason.VOLUNTARY)  # ends without the double lock


def _stop(finding: Finding, disposal: Disposal, *, by: Officer, on: date) -> dict[str, Any]:
    """The award or the person's share ends before the start month, or with this month if that has begun."""
    assert finding.household_id is not None and finding.person_id is not None
    assert disposal.from_month is not None  # asked by the code
    award = held(finding.household_id, finding.benefit, on=on, person_id=finding.receiver_id)
    if award is None:
        raise StepRefused(_("这一户已没有在享的待遇，驳回后另行处置"))
    start = max(disposal.from_month, first_of_next_month(on))
    last_day = date.fromordinal(start.toordinal() - 1)
    why, rest = disposal.end_reason, None
    if why not in UNCHECKED:
        require_cleared(award, by=by, on=on)
    if disposal.scope == Disposal.Scope.HOUSEHOLD:
        end_award(award.pk, by=by, on=on, last_day=last_day, reason=why)
    else:
        rest = end_share(
            award.pk, person_id=finding.person_id, by=by, on=on, last_day=last_day, reason=why
        )
    return {
        "last_day": last_day.isoformat(),
        "ended": [award.pk],
        "going_on": [rest.pk] if rest else [],
    }


def _changed(disposal: Disposal) -> dict[str, Any]:
    """What the review decided: yuan a month before and after."""
    application = disposal.application
    assert application is not None  # asked by the code
    if application.state not in DECIDED:
        raise StepRefused(
            _("复核 %(number)s 还没有决定，决定后再销号") % {"number": application.number}
        )
    decision = application.decisions.latest("pk")
    award = Award.objects.filter(decision=decision).order_by("-pk").first()
    return {
        "application": application.number,
        "decision": decision.pk,
        "monthly": str(award.monthly) if award else "0.00",
    }


def _watch(finding: Finding, disposal: Disposal, by: Officer, on: date) -> dict[str, Any]:
    """A household on file goes on the watch list with its next check, anybody else on the screening ledger.

    An entry that stands is checked sooner if the disposal says so.
    """
    household, keeper = finding.household, disposal.proposed_by
    if household is None or not keeper.may(Right.SETTLE, household.region_id):
        row = add_from_finding(finding, reason=disposal.reason, by=by, on=on)
        return {"screening": row.pk}
    origin = WatchEntry.Origin.FINDING
    entry = watch(household.pk, origin=origin, reason=disposal.reason, by=keeper, on=on)
    if disposal.due_on and (disposal.due_on < entry.next_check_on or entry.entered_on == on):
        entry.next_check_on = disposal.due_on
        entry.save(update_fields=["next_check_on"])
    return {"watch": entry.pk}


def _release(finding: Finding, by: Officer, on: date) -> int:
    """The person is alive: payments that waited for this finding go on. How many were released."""
    holds = list(PaymentHold.objects.visible_to(by).filter(origin=finding.key, released_on=None))
    for hold in holds:
        release_hold(hold.pk, by=by, on=on, reason=_("死亡疑点已核实不属实"))
    return len(holds)
