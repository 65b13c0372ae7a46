"""Turns a case may take off the straight path: papers missing, an objection, a return, a refusal."""

from datetime import date, timedelta
from random import Random

from cases.actions import acceptance, decision, examination, notice, withdrawal
from cases.actions.examination import Box
from cases.models import Application
from cases.procedure import State
from reports.synthetic.applications import Desk, carry
from reports.synthetic.county import Placed


def supplement(placed: Placed, desk: Desk, *, on: date, random: Random) -> None:
    """Papers were asked for, once."""
    case = carry(placed, desk, to=State.SUBMITTED, on=on, random=random)
    missing = ["重病诊断证明", "上年度收入流水"]
    until = on + timedelta(days=10)
    acceptance.ask_supplement(case.pk, by=desk.clerk, on=on, missing=missing, until=until)


def objection(placed: Placed, desk: Desk, *, on: date, random: Random) -> None:
    """A neighbour objects to the notice."""
    case = carry(placed, desk, to=State.POSTED, on=on - timedelta(days=2), random=random)
    notice.record_objection(
        case.pk, by=desk.clerk, on=on, content="该户在镇上另有一间店面出租", objector="同村村民"
    )


def returned(placed: Placed, desk: Desk, *, on: date, random: Random) -> None:
    """The county sends the case back with the box that is wrong."""
    case = carry(placed, desk, to=State.REPORTED, on=on - timedelta(days=1), random=random)
    boxes = [Box("income", 1, "evidence", "工资流水只有 3 个月，补齐 12 个月")]
    examination.return_to_township(
        case.pk, by=desk.reviewer, on=on, version=case.version, boxes=boxes
    )


def refused(placed: Placed, desk: Desk, *, on: date, random: Random) -> None:
    """The county refuses, with its reason and clause; the household goes on the watch list."""
    case = carry(placed, desk, to=State.REVIEWED, on=on - timedelta(days=3), random=random)
    notice.report(case.pk, by=desk.clerk, on=on - timedelta(days=2))
    case.refresh_from_db()
    assessment = case.assessment
    assert assessment is not None  # the township reviewed it
    sheet = assessment.sheet
    reason = (
        f"人均月收入 {sheet['per_capita_monthly']} 元，不低于标准 {sheet['standard_monthly']} 元"
    )
    decision.refuse(
        case.pk,
        by=desk.approver,
        on=on,
        version=case.version,
        reason=reason,
        cites="民发〔2021〕57号 第二十一条",
        watch=True,
    )


def withdrawn(placed: Placed, desk: Desk, *, on: date, random: Random) -> None:
    """The applicant has found work and takes the application back."""
    case: Application = carry(placed, desk, to=State.ACCEPTED, on=on, random=random)
    withdrawal.withdraw(case.pk, by=desk.clerk, on=on, reason="本人已就业，自愿撤回")


TURNS = (supplement, objection, returned, withdrawn)
