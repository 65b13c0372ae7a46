"""A finding is settled (疑点处置): one person proposes, and a second one confirms what weighs.

A stop, a change, and the dismissal of a death that number and name speak for need the second person. The
database refuses a settled finding whose disposal lacks one.
"""

from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.calendar import due_date
from cases.actions.payment.holds import release_hold
from cases.actions.watch import watch
from cases.benefits import TimeLimit
from cases.models import PaymentHold, WatchEntry
from cases.procedure import FourEyes, StepRefused
from households.actions.documents import Paper, store_document
from households.models import Document
from monitoring.actions.deaths import confirm_death
from monitoring.actions.findings import locked, require_version
from monitoring.actions.screening import add_from_finding
from monitoring.comparisons import RULES
from monitoring.models import Disposal, Finding
from monitoring.models.finding import FindingState

Code = Disposal.Code
DISMISSALS = frozenset({Code.EXPLAINED, Code.THEIR_ERROR, Code.OUR_ERROR})
WEIGHTY = frozenset({Code.STOPPED, Code.CHANGED})
PROVEN = frozenset({Code.STOPPED, Code.EXPLAINED})
REVISIT = TimeLimit(10, "再访时限", date(2020, 1, 1))
SHORTEST_REASON = 5


def codes_for(finding: Finding) -> list[Code]:
    """The codes that make sense for a finding."""
    death = finding.rule == Finding.Rule.DECEASED_ON_ROLL
    left_out = set() if death else {Code.STOPPED}
    if death:
        left_out |= {Code.CHANGED, Code.NEW_CASE, Code.WATCH_LIST, Code.TEMPORARY_AID}
    if finding.household_id is None:
        left_out.add(Code.CHANGED)
    return [code for code in Code if code not in left_out]


def needs_second(finding: Finding, code: str) -> bool:
    """Whether a second person must confirm."""
    certain = RULES[finding.rule].second and finding.level == Finding.Level.L1
    return code in WEIGHTY or (certain and code in DISMISSALS)


@transaction.atomic
def propose(
    finding_id: int,
    *,
    code: str,
    reason: str,
    by: Officer,
    on: date,
    version: int,
    proof: "File[bytes] | None" = None,
    event_on: date | None = None,
) -> Disposal:
    """How the finding is to be settled stands written; what needs no second person is settled by it.

    `event_on`: the day of death. Raises StepRefused when something is missing, StaleVersion, IllegalMove,
    Unfit for a proof that cannot be kept, PermissionDenied.
    """
    finding = locked(finding_id, by)
    require_version(finding, version)
    _check(finding, code, reason, proof, event_on, on)
    kept = proof and _keep(proof, finding, by)
    disposal = Disposal.objects.create(
        finding=finding,
        region_id=finding.region_id,
        code=code,
        reason=reason.strip(),
        proof=kept or None,
        event_on=event_on,
        proposed_by=by,
        proposer=by.natural_person,
        proposed_on=on,
        second_needed=needs_second(finding, code),
    )
    if disposal.second_needed:
        _move(finding, FindingState.PROPOSED)
    elif code == Code.NOT_REACHED:
        _revisit(finding, on)
    else:
        _settle(finding, disposal, by=by, on=on)
    return disposal


def _keep(proof: "File[bytes]", finding: Finding, by: Officer) -> Document:
    """The proof is on file with the household, or with the finding of somebody without one."""
    paper = Paper(Document.Kind.PROOF, title=_("疑点处置证明"), person_id=finding.person_id)
    return store_document(
        proof,
        paper,
        by=by,
        region_id=finding.region_id,
        household_id=finding.household_id,
        draft_number="" if finding.household_id else f"F{finding.pk}",
    )


def _check(
    finding: Finding, code: str, reason: str, proof: object, event_on: date | None, on: date
) -> None:
    if code not in codes_for(finding):
        raise StepRefused(_("这类疑点不能这样处置，换一种处置"))
    if len(reason.strip()) < SHORTEST_REASON:
        raise StepRefused(_("写明核实情况和理由，至少 5 个字"))
    if code in PROVEN and not proof:
        raise StepRefused(_("上传核实证明（村委会证明、注销户口单等的照片）"))
    if code != Code.STOPPED:
        return
    if event_on is None or event_on > on:
        raise StepRefused(_("填写死亡日期，不晚于今天"))
    if finding.person and event_on < finding.person.birth_date:
        raise StepRefused(_("死亡日期早于出生日期，核对一遍"))


@transaction.atomic
def confirm(disposal_id: int, *, by: Officer, on: date) -> Disposal:
    """The second person agrees: what was proposed is carried out, and the finding is settled.

    Raises FourEyes for whoever proposed it, StepRefused when it was decided before, PermissionDenied.
    """
    disposal = _awaiting(disposal_id, by)
    disposal.confirmed_by, disposal.confirmer = by, by.natural_person
    disposal.confirmed_at = timezone.now()
    disposal.save(update_fields=["confirmed_by", "confirmer", "confirmed_at"])
    _settle(disposal.finding, disposal, by=by, on=on)
    return disposal


@transaction.atomic
def reject(disposal_id: int, *, by: Officer, reason: str) -> Disposal:
    """The second person does not agree, and says why; the finding is being checked again.

    Raises FourEyes, StepRefused, PermissionDenied.
    """
    if len(reason.strip()) < SHORTEST_REASON:
        raise StepRefused(_("写明驳回的理由，至少 5 个字"))
    disposal = _awaiting(disposal_id, by)
    disposal.rejected, disposal.rejection = True, reason.strip()
    disposal.save(update_fields=["rejected", "rejection"])
    _move(disposal.finding, FindingState.CHECKING)
    return disposal


def _awaiting(disposal_id: int, by: Officer) -> Disposal:
    disposal = Disposal.objects.visible_to(by).select_for_update(of=("self",)).get(pk=disposal_id)
    disposal.finding = locked(disposal.finding_id, by, right=Right.CONFIRM_DISPOSAL)
    if not disposal.second_needed or disposal.confirmed_by_id or disposal.rejected:
        raise StepRefused(_("这项处置已经办结，不用再复核"))
    if disposal.proposer == by.natural_person:
        raise FourEyes(_("这项处置是你提出的，由其他人员复核"))
    return disposal


def _settle(finding: Finding, disposal: Disposal, *, by: Officer, on: date) -> None:
    """The finding is closed, and what the disposal means is done."""
    effect: dict[str, Any] = {}
    if disposal.code == Code.STOPPED:
        assert (
            finding.person_id is not None and disposal.event_on is not None
        )  # checked on proposal
        effect = confirm_death(
            finding.person_id, died_on=disposal.event_on, origin=finding.key, by=by, on=on
        )
    elif finding.rule == Finding.Rule.DECEASED_ON_ROLL:
        effect = {"released": _release(finding, by, on)}
    elif disposal.code == Code.WATCH_LIST:
        effect = _keep_in_view(finding, disposal.reason, by, on)
    disposal.effect = effect
    disposal.save(update_fields=["effect"])
    finding.closed_on = on
    finding.closing_reason = f"{disposal.get_code_display()}：{disposal.reason}"[:200]
    _move(finding, FindingState.SETTLED)


def _keep_in_view(finding: Finding, reason: str, by: Officer, on: date) -> dict[str, Any]:
    """A household on file goes on the watch list, anybody else on the screening ledger."""
    household = finding.household
    if household is None or not by.may(Right.SETTLE, household.region_id):
        return {"screening": add_from_finding(finding, reason=reason, by=by, on=on).pk}
    origin = WatchEntry.Origin.FINDING
    return {"watch": watch(household.pk, origin=origin, reason=reason, by=by, on=on).pk}


def _release(finding: Finding, by: Officer, on: date) -> int:
    """The person is alive: payments that waited for this finding go on. How many were released."""
    holds = list(PaymentHold.objects.visible_to(by).filter(origin=finding.key, released_on=None))
    for hold in holds:
        release_hold(hold.pk, by=by, on=on, reason=_("死亡疑点已核实不属实"))
    return len(holds)


def _revisit(finding: Finding, on: date) -> None:
    """Nobody was there: the finding stays in hand, with a new day."""
    finding.due_on, _estimated = due_date(on, REVISIT)
    if finding.state == FindingState.OPEN:
        _move(finding, FindingState.CHECKING)
    else:
        finding.version += 1
        _save(finding)


def _move(finding: Finding, state: FindingState) -> None:
    finding.move_to(state)
    _save(finding)


def _save(finding: Finding) -> None:
    finding.save(update_fields=["state", "version", "closed_on", "closing_reason", "due_on"])
