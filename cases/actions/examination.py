"""The county examines (县级审查): it looks, notes, and returns what is wrong with the boxes named."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.calendar import pause_clocks, resume_clocks, stop_clocks
from cases.actions.decision import authority_to_decide
from cases.actions.events import move, record, save_step, take_up
from cases.actions.notice import hand_over
from cases.models import Application, Clock, Event, Verification
from cases.procedure import IllegalMove, Stage, State, StepRefused

RETURN_REASONS = {
    "incomplete": gettext_lazy("材料不全"),
    "unclear": gettext_lazy("填写不清"),
    "differs": gettext_lazy("与核对结果不一致"),
    "wrong": gettext_lazy("计算或归类有误"),
    "procedure": gettext_lazy("程序不完整"),
    "other": gettext_lazy("其他"),
}
SECTIONS = {
    "applicant": gettext_lazy("申请人与授权"),
    "members": gettext_lazy("家庭成员"),
    "relatives": gettext_lazy("近亲属申报"),
    "supporters": gettext_lazy("赡养抚养扶养人"),
    "income": gettext_lazy("收入"),
    "expense": gettext_lazy("刚性支出"),
    "assets": gettext_lazy("财产"),
    "account": gettext_lazy("收款账户"),
    "documents": gettext_lazy("材料"),
    "visit": gettext_lazy("入户调查"),
    "notice": gettext_lazy("公示"),
}


@dataclass(frozen=True)
class Box:
    """One box of the case that is wrong: section, row (0 for the whole section), why."""

    section: str
    row: int
    code: str
    text: str


@transaction.atomic
def examine(
    application_id: int, *, by: Officer, on: date, note: str, version: int | None = None
) -> None:
    """The county reviewer has gone through the case and says what there is to say."""
    application = take_up(application_id, Right.EXAMINE, by=by, version=version)
    if application.state != State.REPORTED:
        raise IllegalMove(_("待审核确认的申请才能审查"))
    application.version += 1
    save_step(application)
    record(application, Event.Kind.EXAMINED, by=by, on=on, stage=Stage.EXAMINATION, note=note)


@transaction.atomic
def return_to_township(
    application_id: int,
    *,
    by: Officer,
    on: date,
    version: int,
    boxes: Sequence[Box],
    applicant_supplies: bool = False,
) -> None:
    """The case goes back with the boxes that are wrong; all clocks stand still while the applicant
    has to bring papers, else only the county's own."""
    if not boxes or any(box.section not in SECTIONS or not box.text.strip() for box in boxes):
        raise StepRefused(_("选出有问题的栏目，写明每一处的问题"))
    application = take_up(application_id, Right.CONFIRM, Right.EXAMINE, by=by, version=version)
    if not may_return(application, by, on=on):
        raise StepRefused(_("本乡镇没有这类申请的审批委托，由县级退回"))
    move(application, State.RETURNED, State.REPORTED)
    application.returns += 1
    application.returned_boxes = [asdict(box) for box in boxes]
    save_step(application, "returns", "returned_boxes")
    stop_clocks(application, Clock.Kind.COUNTY_DECISION, on=on)
    if applicant_supplies:
        pause_clocks(application, on=on)
    record(
        application, Event.Kind.RETURNED, by=by, on=on, stage=stage_of(application, by),
        boxes=application.returned_boxes, version=version,
    )  # fmt: skip


@transaction.atomic
def resubmit(
    application_id: int,
    *,
    by: Officer,
    on: date,
    again: str,
    note: str = "",
    version: int | None = None,
) -> None:
    """The township has mended the boxes: back to the county, to its own review, or to the registers."""
    application = take_up(application_id, Right.SUBMIT, by=by, version=version)
    if application.state != State.RETURNED:
        raise IllegalMove(_("县级退回的申请才能重报"))
    if again not in (State.REPORTED, State.VISITED, State.VERIFYING):
        raise IllegalMove(_("重报到核对、乡镇审核或审核确认"))
    resume_clocks(application, on=on)
    record(
        application, Event.Kind.RESUBMITTED, by=by, on=on, stage=Stage.HANDLING,
        again=again, note=note,
    )  # fmt: skip
    if again == State.REPORTED:
        hand_over(application, by=by, on=on)
        return
    application.move_to(State(again))
    save_step(application)
    if again == State.VERIFYING:
        Verification.objects.create(
            application=application, region_id=application.region_id, asked_by=by, asked_on=on
        )


def may_return(application: Application, by: Officer, *, on: date) -> bool:
    """Whether an officer may send a case back: who examines it, or who may decide it."""
    examines = by.may(Right.EXAMINE, application.region_id)
    return examines or authority_to_decide(application, by, on=on) is not None


def stage_of(application: Application, by: Officer) -> Stage:
    """In which stage an officer of the county returns a case: approvers in their own."""
    approver = by.may(Right.CONFIRM, application.region_id)
    return Stage.CONFIRMATION if approver else Stage.EXAMINATION
