"""The steps of a case as one table: who may take each, when, with which form and action."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions import (
    acceptance,
    decision,
    examination,
    notice,
    recall,
    review,
    verification,
    visit,
    withdrawal,
)
from cases.actions.aid.hardship import accept_as_urgent, facts_told, made_urgent_by
from cases.actions.events import why_not
from cases.forms import deciding, handling
from cases.forms.step import NoteForm, ReasonForm, StepForm
from cases.models import Application, Event
from cases.procedure import MOVES, Stage, State

R, S = Right, State
RETURNING = "returning"  # the officer's own stage: approvers confirm, reviewers examine


@dataclass(frozen=True)
class Step:
    """One step: `leads` says what becomes true, in words, on the button."""

    name: str
    label: Promise
    leads: Promise
    rights: tuple[Right, ...]
    states: frozenset[State]
    act: Callable[..., object]
    form: type[StepForm] = StepForm
    stage: str = Stage.HANDLING
    main: bool = False
    tone: str = ""
    fits: Callable[[Application, date], bool] = lambda application, on: True


def _step(
    name: str, label: Promise, leads: Promise, right: Right | tuple[Right, ...], *states: State,
    act: Callable[..., object], **more: Any,
) -> Step:  # fmt: skip
    rights = right if isinstance(right, tuple) else (right,)
    return Step(name, label, leads, rights, frozenset(states), act, **more)


def _never(kind: str) -> Callable[[Application, date], bool]:
    return lambda application, on: not application.events.filter(kind=kind).exists()


def _hung(application: Application, on: date) -> bool:
    return application.notices.filter(closed_on=None, ends_on__lt=on).exists()


def _to_post(application: Application, on: date) -> bool:
    hangs = application.notices.filter(closed_on=None).exists()
    return notice.is_to_be_posted(application) and not hangs


def _to_report(application: Application, on: date) -> bool:
    return not notice.is_to_be_posted(application)


def _looked_up(application: Application, on: date) -> bool:
    return application.verifications.filter(finished_on=None, results__isnull=False).exists()


def _takes_its_way(application: Application, on: date) -> bool:
    return made_urgent_by(application, on=on) is None


def _of_hardship(application: Application, on: date) -> bool:
    return bool(facts_told(application))


def _recent(application: Application, on: date) -> bool:
    made = application.decisions.filter(kind="confirmed", aid=None).last()
    return made is not None and timezone.now() - made.at <= recall.WINDOW


_WITHDRAWABLE = [
    state for state, after in MOVES.items() if S.WITHDRAWN in after and state != S.DRAFT
]
_TERMINABLE = [state for state, after in MOVES.items() if S.TERMINATED in after]

STEPS: dict[str, Step] = {
    step.name: step
    for step in (
        _step("accept", _("受理"), _("受理申请"), R.SUBMIT, S.SUBMITTED,
              act=acceptance.accept, main=True, fits=_takes_its_way),
        _step("accept-urgent", _("按急难型受理"), _("按急难型受理"), R.SUBMIT, S.SUBMITTED,
              act=accept_as_urgent, main=True, fits=_of_hardship),
        _step("ask-supplement", _("一次性告知补正"), _("告知补正"), R.SUBMIT, S.SUBMITTED,
              act=acceptance.ask_supplement, form=handling.SupplementForm,
              fits=_never(Event.Kind.SUPPLEMENT_ASKED)),
        _step("supplemented", _("材料已补齐"), _("登记补齐"), R.SUBMIT, S.SUPPLEMENT,
              act=acceptance.supplemented, main=True),
        _step("ask-verification", _("发起信息核对"), _("发起核对"), R.VERIFY, S.ACCEPTED,
              act=verification.ask_verification, main=True),
        _step("record-result", _("登记核对结果"), _("登记这条结果"), R.VERIFY, S.VERIFYING,
              act=verification.record_result, form=handling.ResultForm, main=True),
        _step("dispute-result", _("申请人有异议"), _("登记异议，重新核对"), R.VERIFY, S.VERIFYING,
              act=verification.dispute_result, form=handling.DisputeForm, fits=_looked_up),
        _step("finish-verification", _("完成核对"), _("完成核对报告"), R.VERIFY, S.VERIFYING,
              act=verification.finish_verification, form=handling.ConclusionForm,
              fits=_looked_up),
        _step("record-visit", _("入户调查"), _("登记入户调查"), R.VERIFY, S.VERIFIED,
              act=visit.record_visit, form=handling.SurveyForm, main=True),
        _step("review", _("乡镇审核"), _("核算并提出意见"), R.REVIEW, S.VISITED,
              act=review.review, form=deciding.ReviewForm, stage=Stage.REVIEW, main=True),
        _step("send-back", _("退回经办"), _("退回"), R.REVIEW, S.VISITED,
              act=review.send_back, form=deciding.SendBackForm, stage=Stage.REVIEW),
        _step("post-notice", _("公示"), _("张贴公示"), R.POST_NOTICE, S.REVIEWED,
              act=notice.post_notice, form=handling.NoticeForm, main=True, fits=_to_post),
        _step("report", _("上报"), _("上报审核确认"), R.POST_NOTICE, S.REVIEWED,
              act=notice.report, main=True, fits=_to_report),
        _step("close-notice", _("公示期满上报"), _("结束公示并上报"), R.POST_NOTICE,
              S.POSTED, S.REVIEWED, act=notice.close_notice, main=True, fits=_hung),
        _step("board-photo", _("公示照片"), _("上传照片"), R.POST_NOTICE, S.POSTED,
              act=notice.add_board_photo, form=handling.BoardPhotoForm),
        _step("record-objection", _("收到异议"), _("登记异议"), R.POST_NOTICE, S.POSTED,
              act=notice.record_objection, form=handling.ObjectionForm),
        _step("settle-objection", _("异议办结"), _("答复异议"), R.POST_NOTICE, S.OBJECTED,
              act=notice.settle_objection, form=handling.SettlementForm, main=True),
        _step("resubmit", _("改正后重报"), _("重报"), R.SUBMIT, S.RETURNED,
              act=examination.resubmit, form=handling.ResubmitForm, main=True),
        _step("examine", _("县级审查"), _("登记审查意见"), R.EXAMINE, S.REPORTED,
              act=examination.examine, form=NoteForm, stage=Stage.EXAMINATION),
        _step("county-visit", _("县级入户"), _("登记县级入户"), R.EXAMINE, S.REPORTED,
              act=visit.record_county_visit, form=handling.SurveyForm, stage=Stage.EXAMINATION),
        _step("confirm", _("审核确认"), _("确认"), R.CONFIRM, S.REPORTED, act=decision.confirm,
              form=deciding.ConfirmForm, stage=Stage.CONFIRMATION, main=True),
        _step("return", _("退回乡镇"), _("退回"), (R.CONFIRM, R.EXAMINE), S.REPORTED,
              act=examination.return_to_township, form=deciding.ReturnForm, stage=RETURNING),
        _step("refuse", _("不予确认"), _("不予确认"), R.CONFIRM, S.REPORTED, act=decision.refuse,
              form=deciding.RefuseForm, stage=Stage.CONFIRMATION, tone="bad"),
        _step("notify", _("告知书送达"), _("登记送达"), R.POST_NOTICE, S.CONFIRMED, S.REFUSED,
              act=decision.notify, form=handling.NotifyForm, stage="", main=True,
              fits=_never(Event.Kind.NOTIFIED)),
        _step("recall", _("撤回确认"), _("撤回"), R.CONFIRM, S.CONFIRMED, act=recall.recall,
              form=deciding.RecallForm, stage=Stage.CONFIRMATION, tone="bad", fits=_recent),
        _step("withdraw", _("撤回申请"), _("登记撤回"), R.SUBMIT, *_WITHDRAWABLE,
              act=withdrawal.withdraw, form=ReasonForm, tone="bad"),
        _step("terminate", _("终止办理"), _("终止办理"), R.SUBMIT, *_TERMINABLE,
              act=withdrawal.terminate, form=ReasonForm, tone="bad"),
    )
}  # fmt: skip


def open_steps(application: Application, officer: Officer, *, on: date) -> tuple[list[Step], str]:
    """What the officer may do with the case now, the main step first; and in words why a step
    that is theirs by right is not theirs in this case."""
    fences: dict[str, str] = {}
    steps = []
    for step in STEPS.values():
        if application.state not in step.states or not has_right(step, application, officer, on=on):
            continue
        stage = _stage(step, application, officer)
        if stage not in fences:
            fences[stage] = why_not(application, officer, stage, on=on)
        if not fences[stage] and step.fits(application, on):
            steps.append(step)
    refused = next((words for words in fences.values() if words), "")
    return sorted(steps, key=lambda step: not step.main), refused


def has_right(step: Step, application: Application, officer: Officer, *, on: date) -> bool:
    """Whether a post gives the right for the step in that place; for a decision also by whom."""
    if not any(officer.may(right, application.region_id) for right in step.rights):
        return False
    if step.stage == RETURNING:
        return examination.may_return(application, officer, on=on)
    if step.stage != Stage.CONFIRMATION:
        return True
    return decision.authority_to_decide(application, officer, on=on) is not None


def refusal(step: Step, application: Application, officer: Officer, *, on: date) -> str:
    """Why an officer with the right may still not take the step in this case; empty if nothing."""
    return why_not(application, officer, _stage(step, application, officer), on=on)


def _stage(step: Step, application: Application, officer: Officer) -> str:
    return examination.stage_of(application, officer) if step.stage == RETURNING else step.stage
