"""Problems are put right (整改): measure, owner and day; evidence; a checker who is somebody else."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer, Region
from accounts.roles import Right
from cases.procedure import FourEyes, StepRefused
from households.actions.documents import Paper, store_document
from households.models import Document
from households.numbers import next_number
from monitoring.models import Rectification, RectificationState

State = RectificationState
SHORTEST = 5


@transaction.atomic
def open_problem(
    *,
    region_id: int,
    owner_id: int,
    source: str,
    kind: str,
    problem: str,
    measure: str,
    due_on: date,
    by: Officer,
    on: date,
) -> Rectification:
    """A problem of a unit is on the ledger, with who answers for it until when (闽民救〔2020〕20号).

    Raises PermissionDenied, and StepRefused for an owner without work there or a day that has passed.
    """
    region = Region.objects.visible_to(by).get(pk=region_id)
    by.forget_posts()
    if not any(by.may(right, region.code) for right in (Right.CONFIRM_DISPOSAL, Right.DIRECT)):
        raise PermissionDenied(_("你的岗位不能登记这个地区的问题"))
    owner = Officer.objects.get(pk=owner_id)
    if not owner.may(Right.SETTLE, region.code):
        raise StepRefused(_("%(name)s不能办理%(region)s的问题") % {"name": owner, "region": region})
    if due_on <= on:
        raise StepRefused(_("整改时限要晚于今天"))
    prefix = f"ZG{region.code // 10**6}-{on.year}-"
    return Rectification.objects.create(
        number=next_number(Rectification.objects.all(), prefix, width=4),
        region=region,
        source=source,
        kind=kind,
        problem=problem.strip(),
        measure=measure.strip(),
        owner=owner,
        owner_person=owner.natural_person,
        opened_by=by,
        opened_on=on,
        due_on=due_on,
    )


@transaction.atomic
def report_done(
    rectification_id: int,
    *,
    done: str,
    evidence: "File[bytes] | None",
    by: Officer,
    on: date,
    recovered: Decimal | None = None,
) -> Rectification:
    """The owner says it is done, with evidence. Raises StepRefused, Unfit, PermissionDenied."""
    row = _locked(rectification_id, by, Right.SETTLE)
    if row.owner_person != by.natural_person:
        raise PermissionDenied(_("由整改责任人报完成"))
    if evidence is None or len(done.strip()) < SHORTEST:
        raise StepRefused(_("写明完成情况（至少 5 个字）并上传佐证"))
    paper = Paper(Document.Kind.PROOF, title=_("整改佐证"))
    kept = store_document(
        evidence, paper, by=by, region_id=row.region_id, draft_number=f"R{row.pk}"
    )
    row.move_to(State.DONE)
    row.done, row.done_on, row.evidence = done.strip(), on, kept
    row.recovered = recovered or Decimal(0)
    row.save(update_fields=["state", "done", "done_on", "evidence", "recovered"])
    return row


@transaction.atomic
def close(rectification_id: int, *, remark: str, by: Officer, on: date) -> Rectification:
    """The checker has seen that it is put right: the row is closed (销号).

    Raises FourEyes for its owner, IllegalMove before it is done, PermissionDenied.
    """
    row = _locked(rectification_id, by, Right.CONFIRM_DISPOSAL)
    if row.owner_person == by.natural_person:
        raise FourEyes(_("你是整改责任人，由其他人员验收销号"))
    row.move_to(State.CLOSED)
    row.checked_by, row.checker_person, row.closed_on = by, by.natural_person, on
    row.remark = remark.strip()
    row.save(update_fields=["state", "checked_by", "checker_person", "closed_on", "remark"])
    return row


@transaction.atomic
def send_back(rectification_id: int, *, remark: str, by: Officer, on: date) -> Rectification:
    """The checker is not content, and says why; or a closed problem is back, and is counted."""
    row = _locked(rectification_id, by, Right.CONFIRM_DISPOSAL)
    if len(remark.strip()) < SHORTEST:
        raise StepRefused(_("写明退回的理由，至少 5 个字"))
    row.reopened += row.state == State.CLOSED
    row.move_to(State.OPEN)
    row.closed_on, row.checked_by, row.checker_person = None, None, None
    row.remark = remark.strip()
    row.due_on = max(row.due_on, on)
    row.save(
        update_fields=[
            "state", "reopened", "closed_on", "checked_by", "checker_person", "remark", "due_on",
        ]
    )  # fmt: skip
    return row


def _locked(rectification_id: int, by: Officer, right: Right) -> Rectification:
    rows = Rectification.objects.visible_to(by).select_for_update(of=("self",))
    row = rows.get(pk=rectification_id)
    by.forget_posts()
    if not by.may(right, row.region_id):
        raise PermissionDenied(_("你的岗位不能办理这个问题"))
    return row
