"""The household is told before money stops or falls (事前告知), may object, and only then it takes effect."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.calendar import due_date
from cases.benefits import TimeLimit
from cases.procedure import FourEyes, StepRefused
from monitoring.actions.effects import carry_out
from monitoring.actions.findings import locked, move
from monitoring.models import AdvanceNotice
from monitoring.models.finding import FindingState

OBJECTION = TimeLimit(5, "陈述申辩时限", date(2020, 1, 1))


@transaction.atomic
def deliver(notice_id: int, *, way: str, by: Officer, on: date) -> AdvanceNotice:
    """The written notice has reached the household; from then on it may object (陈述申辩).

    Raises StepRefused when it was delivered before, PermissionDenied.
    """
    notice = _taken(notice_id, by, Right.SETTLE, Right.CONFIRM_DISPOSAL)
    if notice.told_on:
        raise StepRefused(_("告知书已于 %(day)s 送达") % {"day": notice.told_on})
    notice.told_on, notice.told_by, notice.way = on, by, way.strip()
    notice.object_until, _estimated = due_date(on, OBJECTION)
    notice.save(update_fields=["told_on", "told_by", "way", "object_until"])
    return notice


@transaction.atomic
def object_to(notice_id: int, *, words: str, by: Officer, on: date) -> AdvanceNotice:
    """The household objects, in its words. Raises StepRefused before it was told or after the time."""
    notice = _taken(notice_id, by, Right.SETTLE, Right.CONFIRM_DISPOSAL)
    if notice.object_until is None or on > notice.object_until:
        raise StepRefused(_("陈述申辩在送达之后、截止日以前登记"))
    if not words.strip():
        raise StepRefused(_("写明当事人的陈述申辩"))
    notice.objection, notice.objected_on = words.strip(), on
    notice.upheld, notice.answer = None, ""
    notice.save(update_fields=["objection", "objected_on", "upheld", "answer"])
    return notice


@transaction.atomic
def answer(notice_id: int, *, upheld: bool, words: str, by: Officer) -> AdvanceNotice:
    """The objection is answered: upheld, the finding is checked again; else it takes effect in time.

    Raises FourEyes for whoever proposed the stop, StepRefused, PermissionDenied.
    """
    notice = _taken(notice_id, by, Right.CONFIRM_DISPOSAL)
    _require_other(notice, by)
    if not notice.objection or notice.upheld is not None:
        raise StepRefused(_("没有待答复的陈述申辩"))
    if not words.strip():
        raise StepRefused(_("写明答复和理由"))
    notice.upheld, notice.answer, notice.answered_by = upheld, words.strip(), by
    notice.save(update_fields=["upheld", "answer", "answered_by"])
    if upheld:
        disposal = notice.disposal
        disposal.rejected, disposal.rejection = True, words.strip()[:300]
        disposal.save(update_fields=["rejected", "rejection"])
        move(disposal.finding, FindingState.CHECKING)
    return notice


@transaction.atomic
def take_effect(notice_id: int, *, by: Officer, on: date) -> AdvanceNotice:
    """The time to object has passed: the stop or change is carried out, and the finding is settled.

    Raises StepRefused before that or with an objection unanswered, FourEyes, PermissionDenied.
    """
    notice = _taken(notice_id, by, Right.CONFIRM_DISPOSAL)
    _require_other(notice, by)
    if notice.object_until is None:
        raise StepRefused(_("告知书还没有送达，送达满期后才能生效"))
    if on <= notice.object_until:
        raise StepRefused(_("陈述申辩到 %(day)s 截止，期满后生效") % {"day": notice.object_until})
    if notice.objection and notice.upheld is None:
        raise StepRefused(_("陈述申辩还没有答复，答复后生效"))
    notice.carried_out_on, notice.carried_out_by = on, by
    notice.save(update_fields=["carried_out_on", "carried_out_by"])
    carry_out(notice.disposal, by=by, on=on)
    return notice


def _taken(notice_id: int, by: Officer, *rights: Right) -> AdvanceNotice:
    notices = AdvanceNotice.objects.visible_to(by).select_for_update(of=("self",))
    notice = notices.select_related("disposal").get(pk=notice_id)
    notice.disposal.finding = locked(notice.disposal.finding_id, by, *rights)
    if notice.carried_out_on or notice.disposal.rejected:
        raise StepRefused(_("这份告知书已经办结"))
    return notice


def _require_other(notice: AdvanceNotice, by: Officer) -> None:
    if notice.disposal.proposer == by.natural_person:
        raise FourEyes(_("这项处置是你提出的，由其他人员办理"))
