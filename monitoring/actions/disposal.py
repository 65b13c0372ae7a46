"""A finding is settled (疑点处置): one person proposes with what the code asks for, a second one confirms.

The database refuses a settled finding behind which no second person stands. Money that stops or falls waits
until the household was told in writing and could object: monitoring.actions.notices.
"""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Officer
from cases.procedure import FourEyes, StepRefused
from households.actions.documents import Paper, store_document
from households.models import Document
from monitoring.actions.codes import (
    LONGEST_REST,
    Code,
    Facts,
    applications_for,
    asked_by,
    codes_for,
    confirming_rights,
    corrected_since,
    needs_second,
)
from monitoring.actions.effects import carry_out, needs_notice
from monitoring.actions.findings import locked, move, require_version
from monitoring.models import AdvanceNotice, Disposal, Finding
from monitoring.models.finding import DEATHS, FindingState

SHORTEST_REASON = 5


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
    facts: Facts | None = None,
) -> Disposal:
    """How the finding is to be settled stands written, and waits for a second person.

    Somebody not reached is visited again on a day; that alone needs nobody else. Raises StepRefused when
    something is missing, StaleVersion, IllegalMove, Unfit for a proof that cannot be kept, PermissionDenied.
    """
    finding = locked(finding_id, by)
    require_version(finding, version)
    given = facts or Facts()
    _check(finding, code, reason, proof, given, on)
    kept = _keep(proof, finding, by) if proof else None
    disposal = _write(finding, code, reason, by, on, given, kept)
    if disposal.second_needed:
        move(finding, FindingState.PROPOSED)
    else:
        finding.wakes_on = disposal.due_on
        move(finding, FindingState.DEFERRED)
    return disposal


@transaction.atomic
def dismiss_alike(
    finding_ids: Sequence[int],
    *,
    code: str,
    cause: str,
    said_by: str,
    reason: str,
    by: Officer,
    on: date,
    proof: "File[bytes] | None" = None,
) -> int:
    """Findings of one rule that are untrue for the same cause (误报) are proposed together; how many.

    Deaths are looked at one by one. Raises StepRefused, PermissionDenied.
    """
    found = [locked(pk, by) for pk in sorted(set(finding_ids))]
    if not found or code not in (Code.EXPLAINED, Code.THEIR_ERROR):
        raise StepRefused(_("勾选要批量判为误报的疑点"))
    if len({each.rule for each in found}) > 1 or found[0].rule in DEATHS:
        raise StepRefused(_("只有同一规则的误报可以批量处置；死亡疑点逐条核实"))
    given = Facts(cause=cause, said_by=said_by)
    batch, kept = uuid4(), None
    for finding in found:
        _check(finding, code, reason, proof, given, on)
        kept = kept or (_keep(proof, finding, by) if proof else None)
        made = _write(finding, code, reason, by, on, given, kept)
        made.batch = batch
        made.save(update_fields=["batch"])
        move(finding, FindingState.PROPOSED)
    return len(found)


@transaction.atomic
def confirm(disposal_id: int, *, by: Officer, on: date) -> Disposal:
    """The second person agrees: what was proposed is carried out, and the finding is settled.

    Where money stops or falls, the household is told first. One of a batch (批量误报) confirms them all.
    Raises FourEyes for whoever proposed it, StepRefused when it was decided before, PermissionDenied.
    """
    disposal = _awaiting(disposal_id, by)
    if disposal.batch:
        together = Disposal.objects.filter(batch=disposal.batch, confirmed_by=None, rejected=False)
        for pk in together.exclude(pk=disposal.pk).order_by("pk").values_list("pk", flat=True):
            _confirm_one(_awaiting(pk, by), by, on)
    return _confirm_one(disposal, by, on)


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
    move(disposal.finding, FindingState.CHECKING)
    return disposal


def _confirm_one(disposal: Disposal, by: Officer, on: date) -> Disposal:
    disposal.confirmed_by, disposal.confirmer = by, by.natural_person
    disposal.confirmed_at = timezone.now()
    disposal.save(update_fields=["confirmed_by", "confirmer", "confirmed_at"])
    if needs_notice(disposal):
        AdvanceNotice.objects.create(disposal=disposal, region_id=disposal.region_id)
        move(disposal.finding, FindingState.TOLD)
    else:
        carry_out(disposal, by=by, on=on)
    return disposal


def _write(
    finding: Finding, code: str, reason: str, by: Officer, on: date, given: Facts,
    proof: Document | None,
) -> Disposal:  # fmt: skip
    columns = {name: value for name, value in given.items() if name != "concerns" and value}
    disposal = Disposal.objects.create(
        finding=finding,
        region_id=finding.region_id,
        code=code,
        reason=reason.strip(),
        proof=proof,
        proposed_by=by,
        proposer=by.natural_person,
        proposed_on=on,
        second_needed=needs_second(code),
        effect={"corrected": corrected_since(finding)} if code == Code.OUR_ERROR else {},
        **columns,
    )
    disposal.concerns.set(given.get("concerns") or ())
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


def _check(finding: Finding, code: str, reason: str, proof: object, given: Facts, on: date) -> None:
    if code not in codes_for(finding):
        raise StepRefused(_("这类疑点不能这样处置，换一种处置"))
    if len(reason.strip()) < SHORTEST_REASON:
        raise StepRefused(_("写明核实情况和理由，至少 5 个字"))
    there = {**given, "proof": proof}
    for name, words in asked_by(finding, code).items():
        if not there.get(name):
            raise StepRefused(str(words))
    _check_days(finding, code, given, on)
    named = given.get("application")
    if named and not applications_for(finding, code).filter(pk=named.pk).exists():
        raise StepRefused(_("这件申请与本疑点无关，或早于疑点，换一件"))
    if code == Code.OUR_ERROR and corrected_since(finding) is None:
        raise StepRefused(_("档案自疑点发现以来没有更正过，先更正档案再提交"))


def _check_days(finding: Finding, code: str, given: Facts, on: date) -> None:
    died, due, start = given.get("event_on"), given.get("due_on"), given.get("from_month")
    if code == Code.STOPPED and finding.rule in DEATHS and died:
        if died > on:
            raise StepRefused(_("填写死亡日期，不晚于今天"))
        if finding.person and died < finding.person.birth_date:
            raise StepRefused(_("死亡日期早于出生日期，核对一遍"))
    if due and not on < due <= on + LONGEST_REST:
        raise StepRefused(_("日期应在明天以后、一年以内"))
    if start and start <= on:
        raise StepRefused(_("停发从告知期满后的月份起，不能早于下月"))


def _awaiting(disposal_id: int, by: Officer) -> Disposal:
    disposal = Disposal.objects.visible_to(by).select_for_update(of=("self",)).get(pk=disposal_id)
    rights = confirming_rights(disposal.finding, disposal.code)
    disposal.finding = locked(disposal.finding_id, by, *rights)
    if not disposal.second_needed or disposal.confirmed_by_id or disposal.rejected:
        raise StepRefused(_("这项处置已经办结，不用再复核"))
    if disposal.proposer == by.natural_person:
        raise FourEyes(_("这项处置是你提出的，由其他人员复核"))
    return disposal
