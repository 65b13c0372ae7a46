"""What a unit owes: a person is named, it is signed for or answered, another level takes or returns it."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.procedure import FourEyes, StepRefused
from households.actions.documents import Unfit, keep_file
from reports.models import (
    Assignment,
    AssignmentPaper,
    AssignmentState,
    AssignmentStep,
    DirectiveState,
)
from reports.models.assignment import RECEIPT
from reports.programmes.measuring import gauge

Kind = AssignmentStep.Kind


@transaction.atomic
def name_owner(assignment_id: int, *, owner_id: int, by: Officer, on: date) -> Assignment:
    """Somebody of the unit answers for it by name.

    Raises StepRefused for somebody elsewhere, PermissionDenied.
    """
    found = _of_unit(assignment_id, by)
    owner = Officer.objects.get(pk=owner_id)
    if not owner.may(Right.REPORT, found.region_id):
        raise StepRefused(_("%(name)s不在这个单位") % {"name": owner.name})
    found.owner = owner
    found.save(update_fields=["owner"])
    _step(found, Kind.NAMED, by, on, words=owner.name)
    return found


@transaction.atomic
def receive(assignment_id: int, *, by: Officer, on: date) -> Assignment:
    """The unit has the document (签收).

    Raises StepRefused for what is no receipt, IllegalMove, PermissionDenied.
    """
    found = _of_unit(assignment_id, by)
    if found.code != RECEIPT:
        raise StepRefused(_("这项任务要报送办理情况，不是签收"))
    found.move_to(AssignmentState.ACCEPTED)
    found.answered_by, found.answerer, found.answered_on = by, by.natural_person, on
    found.save(update_fields=["state", "answered_by", "answerer", "answered_on"])
    _step(found, Kind.RECEIVED, by, on)
    return found


@transaction.atomic
def answer(
    assignment_id: int,
    *,
    words: str,
    by: Officer,
    on: date,
    figure: Decimal | None = None,
    nothing: bool = False,
    file: "File[bytes] | None" = None,
) -> Assignment:
    """The unit says how it stands: words (or that there was nothing), a figure, a file.

    Where a board answers the task's target, the figure of the day is kept, whatever was typed. Raises
    StepRefused where a report, ledger or book proves it, without words or the figure asked, IllegalMove.
    """
    found = _of_unit(assignment_id, by)
    if found.code == RECEIPT:
        raise StepRefused(_("这份文件签收即可"))
    if found.proof_kind:
        raise StepRefused(_("这项任务由报表、台账或登记簿证明，办好后自动完成"))
    if not words.strip() and not nothing:
        raise StepRefused(_("写明办理情况；没有发生的选零报告"))
    asks_figure = found.task is not None and found.task.figure is not None
    if asks_figure and figure is None and not nothing:
        raise StepRefused(_("填写要求的数字"))
    found.move_to(AssignmentState.ANSWERED)
    if found.target is not None:
        figure = gauge(found.target, found.region, on).part.value
    elif nothing:
        figure = Decimal(0) if asks_figure else None
    found.words, found.nothing = words.strip(), nothing
    found.figure = figure if found.target is not None or asks_figure else None
    found.answered_by, found.answerer, found.answered_on = by, by.natural_person, on
    found.save(
        update_fields=[
            "state", "words", "nothing", "figure", "answered_by", "answerer", "answered_on",
        ]
    )  # fmt: skip
    if file is not None:
        _attach(found, file, by, on)
    _step(found, Kind.ANSWERED, by, on, words=found.words or _("本期无。"), figure=found.figure)
    return found


@transaction.atomic
def accept(assignment_id: int, *, by: Officer, on: date) -> Assignment:
    """The unit that asked takes the answer.

    Raises StepRefused while the target is missed, FourEyes, IllegalMove, PermissionDenied.
    """
    found = _asked_by(assignment_id, by)
    if found.target is not None:
        stands = gauge(found.target, found.region, on)
        if stands.fails:
            raise StepRefused(
                _("指标还没有达到（现为 %(n)s），不能接收") % {"n": stands.part.shown}
            )
    found.move_to(AssignmentState.ACCEPTED)
    _checked(found, by, on, "")
    _step(found, Kind.ACCEPTED, by, on)
    return found


@transaction.atomic
def send_back(assignment_id: int, *, reason: str, by: Officer, on: date) -> Assignment:
    """The answer goes back with a reason. Raises StepRefused without one, FourEyes, IllegalMove."""
    found = _asked_by(assignment_id, by)
    if not reason.strip():
        raise StepRefused(_("写明退回的理由"))
    found.move_to(AssignmentState.RETURNED)
    _checked(found, by, on, reason.strip()[:300])
    _step(found, Kind.RETURNED, by, on, words=found.reason)
    return found


def _checked(found: Assignment, by: Officer, on: date, reason: str) -> None:
    found.checked_by, found.checker, found.checked_on = by, by.natural_person, on
    found.reason = reason
    found.save(update_fields=["state", "checked_by", "checker", "checked_on", "reason"])


def _attach(found: Assignment, file: "File[bytes]", by: Officer, on: date) -> None:
    try:
        kept = keep_file(file)
    except Unfit as unfit:
        raise StepRefused(str(unfit)) from unfit
    AssignmentPaper.objects.get_or_create(
        assignment=found,
        sha256=kept.sha256,
        defaults={
            "region_id": found.region_id,
            "title": (file.name or "")[-100:] or _("附件"),
            "file": kept.file,
            "media_type": kept.media_type,
            "size": kept.size,
            "added_by": by,
            "added_on": on,
        },
    )


def _step(
    found: Assignment,
    kind: Kind,
    by: Officer,
    on: date,
    *,
    words: str = "",
    figure: Decimal | None = None,
) -> None:
    AssignmentStep.objects.create(
        assignment=found,
        region_id=found.region_id,
        kind=kind,
        words=words,
        figure=figure,
        by=by,
        on=on,
    )


def _of_unit(assignment_id: int, by: Officer) -> Assignment:
    """The assignment, locked, for somebody of the unit that owes it: who asks does not answer."""
    found = _locked(assignment_id, by)
    asks = found.directive.region_id
    if found.region_id != asks and by.may(Right.DIRECT, asks):
        raise PermissionDenied(_("由%(unit)s办理") % {"unit": found.region.name})
    if not by.may(Right.REPORT, found.region_id):
        raise PermissionDenied(_("由%(unit)s办理") % {"unit": found.region.name})
    return found


def _asked_by(assignment_id: int, by: Officer) -> Assignment:
    """The assignment, locked, for somebody of the unit that asked, who did not answer it themself."""
    found = _locked(assignment_id, by)
    if not by.may(Right.DIRECT, found.directive.region_id):
        raise PermissionDenied(_("由印发文件的单位接收或退回"))
    if found.answerer == by.natural_person:
        raise FourEyes(_("这项任务是你报送的，由其他人员审核"))
    return found


def _locked(assignment_id: int, by: Officer) -> Assignment:
    by.forget_posts()
    found = (
        Assignment.objects.visible_to(by)
        .select_for_update(of=("self",))
        .select_related("directive", "region")
        .get(pk=assignment_id)
    )
    if found.directive.state != DirectiveState.RUNNING:
        raise StepRefused(_("文件还没有确认或者已经结束"))
    return found
