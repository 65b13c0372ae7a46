"""An award that falls or ends in the demo county goes behind the double lock like any other."""

from datetime import date, timedelta

from accounts.models import Officer
from cases.actions import exits as locks
from cases.actions.award import held
from cases.grants import grant_for
from cases.models import Application, Award, ExitCheck, ExitSource
from monitoring.actions.exits import check_risks, propose
from reports.synthetic.staff import HONGLAI

_UNDER_WAY = 2
_TOLD = timedelta(days=9)  # longer than the time to answer


def clear_exit(
    application: Application,
    *,
    clerk: Officer,
    approver: Officer,
    on: date,
    reason: str = Award.EndReason.CHANGED,
    note: str = "收入有变化，按复核结果降低金额",
    proof: tuple[str, str] = ("用工单位", "单位出具的工资发放证明"),
) -> None:
    """The award held is cleared to fall or end, where the reviewed sheet gives less than it does.

    `proof`: who says so, and what they say.
    """
    assert application.household_id is not None
    grant = grant_for(application)
    assert grant is not None
    former = held(
        application.household_id, application.benefit, on=on, person_id=application.person_id
    )
    if former is None or grant.monthly >= former.monthly:
        return
    told = on - _TOLD
    check = locks.propose(former.pk, reason=reason, note=note, by=clerk, on=told)
    origin, words = proof
    locks.add_source(
        check.pk, kind=ExitSource.Kind.PAPER, origin=origin, words=words, happened_on=told, by=clerk,
        on=told,
    )  # fmt: skip
    locks.give_notice(check.pk, way="当面送达", by=clerk, on=told)
    check = check_risks(check.pk, by=clerk, on=on)
    if check.risks_open:
        locks.ask_override(check.pk, reason="名单所列情况已在入户时核实", by=clerk, on=on)
        locks.agree_to_override(check.pk, by=approver, on=on)


def leave_under_way(*, clerk: Officer, on: date) -> list[ExitCheck]:
    """Two exits are being checked: one told in writing with all its proof, one with a single source."""
    held_here = Award.objects.filter(
        township_code=HONGLAI, mode=Award.Mode.HOUSEHOLD, period__endswith=None, exit_checks=None
    )
    started = on - _TOLD - timedelta(days=2)
    checks = [
        propose(
            award.pk, reason=Award.EndReason.INCOME, note="子女就业，家庭收入超过标准",
            by=clerk, on=started,
        )
        for award in held_here.order_by("-pk")[:_UNDER_WAY]
    ]  # fmt: skip
    kinds = ExitSource.Kind
    sources = (
        (kinds.PAPER, "南安市永泰制衣有限公司", "单位出具的工资发放证明，月薪 4,300 元"),
        (kinds.VISIT, "林建华、陈协助", "入户核实，长子已就业，本人认可"),
    )
    for place, check in enumerate(checks):
        for kind, origin, words in sources[: len(sources) - place]:
            locks.add_source(
                check.pk, kind=kind, origin=origin, words=words, happened_on=started,
                by=clerk, on=started,
            )  # fmt: skip
        if place == 0:
            locks.give_notice(check.pk, way="当面送达", by=clerk, on=on - _TOLD)
            check_risks(check.pk, by=clerk, on=on)
    return checks
