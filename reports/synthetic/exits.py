"""An award that falls or ends in the demo county goes behind the double lock like any other."""

from datetime import date, timedelta

from accounts.models import Officer
from cases.actions import exits as locks
from cases.actions.award import held
from cases.models import Application, Award, ExitSource
from monitoring.actions.exits import check_risks

_TOLD = timedelta(days=9)  # longer than the time to answer


def clear_exit(application: Application, *, clerk: Officer, approver: Officer, on: date) -> None:
    """The award held is cleared to fall, where the reviewed sheet gives less than it does."""
    assert application.household_id is not None
    assert application.assessment is not None
    former = held(application.household_id, application.benefit, on=on)
    if former is None or application.assessment.total_monthly >= former.monthly:
        return
    told = on - _TOLD
    check = locks.propose(
        former.pk,
        reason=Award.EndReason.CHANGED,
        note="收入有变化，按复核结果降低金额",
        by=clerk,
        on=told,
    )
    locks.add_source(
        check.pk, kind=ExitSource.Kind.PAPER, origin="用工单位", words="单位出具的工资发放证明",
        happened_on=told, by=clerk, on=told,
    )  # fmt: skip
    locks.give_notice(check.pk, way="当面送达", by=clerk, on=told)
    check = check_risks(check.pk, by=clerk, on=on)
    if check.risks_open:
        locks.ask_override(check.pk, reason="名单所列情况已在入户时核实", by=clerk, on=on)
        locks.agree_to_override(check.pk, by=approver, on=on)
