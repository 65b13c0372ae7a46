"""Each way a finding may go (处置), once in the demo county: told, explained, handed on, deferred."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, timedelta

from accounts.models import Officer
from cases.actions.intake import AlreadyOpen
from cases.models import Award
from cases.periods import add_months
from monitoring.actions import applying, disposal, findings, notices, replies, resting
from monitoring.actions.codes import Facts
from monitoring.models import Disposal, Finding
from monitoring.models.finding import FindingState
from reports.synthetic.papers import blank_sheet
from reports.synthetic.staff import HONGLAI

Code = Disposal.Code
Staff = Mapping[str, Officer]
Way = Callable[[Finding, Staff, date], None]


def go_every_way(staff: Staff, *, on: date) -> dict[str, int]:
    """One open finding of a rule goes each way; those that nobody has are left out. Counts by state."""
    for rule, way in _WAYS:
        open_ones = Finding.objects.filter(rule=rule, state=FindingState.OPEN).order_by("pk")
        if rule == "missed_recipients":
            open_ones = open_ones.filter(township_code=HONGLAI)
        if finding := open_ones.first():
            way(finding, staff, on)
    states = list(Finding.objects.values_list("state", flat=True))
    return {state: states.count(state) for state in sorted(set(states))}


def _told(finding: Finding, staff: Staff, on: date) -> None:
    """The stop is agreed, the household was told in writing and objects."""
    proposed = _propose(
        finding, staff, on - timedelta(days=6), Code.STOPPED, "车辆登记在本人名下，价值超过规定",
        Facts(
            scope=Disposal.Scope.HOUSEHOLD, end_reason=Award.EndReason.PROPERTY,
            from_month=add_months(on.replace(day=1), 1),
        ),
    )  # fmt: skip
    disposal.confirm(proposed.pk, by=staff["xufuhe"], on=on - timedelta(days=5))
    notice = proposed.advance_notice
    notices.deliver(
        notice.pk, way="两人上门送达", by=staff["caishencha"], on=on - timedelta(days=3)
    )
    words = "车是亲戚的，只是用我的名字上牌"
    notices.object_to(notice.pk, words=words, by=staff["caishencha"], on=on - timedelta(days=1))


def _explained(finding: Finding, staff: Staff, on: date) -> None:
    """It is true and changes nothing."""
    facts = Facts(cause=Disposal.Cause.WITHIN_RULES, said_by="村委会主任")
    _settle(finding, staff, on, Code.EXPLAINED, "合作社只是挂名，没有分红", facts)


def _their_error(finding: Finding, staff: Staff, on: date) -> None:
    """The source is wrong, and gets its row back."""
    facts = Facts(cause=Disposal.Cause.SOURCE_OLD, said_by="公积金中心经办人")
    _settle(finding, staff, on, Code.THEIR_ERROR, "账户已于上年销户，来源没有更新", facts)


def _alive(finding: Finding, staff: Staff, on: date) -> None:
    """The register has another person under the number; whoever is alive is looked at again in time."""
    facts = Facts(
        cause=Disposal.Cause.NUMBER_MISUSED, said_by="村委会主任", due_on=on + timedelta(days=180)
    )
    _settle(finding, staff, on, Code.EXPLAINED, "本人在家，已见面核对证件", facts)


def _referred(finding: Finding, staff: Staff, on: date) -> None:
    """Another department is to help, and has answered."""
    facts = Facts(to_whom="市住建局", due_on=on + timedelta(days=30))
    settled = _settle(
        finding,
        staff,
        on - timedelta(days=8),
        Code.REFERRED,
        "住房鉴定为 D 级，申请危房改造",
        facts,
    )
    replies.write_reply(
        settled.pk, organ="市住建局", sent_on=on - timedelta(days=7), by=staff["caishencha"], on=on,
        replied_on=on - timedelta(days=1), result="已列入下一批危房改造计划",
    )  # fmt: skip


def _clue(finding: Finding, staff: Staff, on: date) -> None:
    """What may be a matter of discipline goes to those who look into it."""
    words = "店铺登记在村干部亲属名下，申报时未说明"
    _settle(finding, staff, on, Code.CLUE, words, Facts(to_whom="县纪委监委派驻纪检监察组"))


def _watched(finding: Finding, staff: Staff, on: date) -> None:
    """Not poor enough, but to be looked at again."""
    facts = Facts(due_on=on + timedelta(days=80))
    _settle(finding, staff, on, Code.WATCH_LIST, "有家人照料，暂不符合条件，继续关注", facts)


def _deferred(finding: Finding, staff: Staff, on: date) -> None:
    """The wage slips come next month."""
    resting.defer(
        finding.pk, until=on + timedelta(days=20), reason="本人外出务工，下月初回来后核对工资流水",
        by=staff["linjianhua"] if finding.township_code == HONGLAI else staff["caishencha"],
        on=on, version=finding.version,
    )  # fmt: skip


def _not_reached(finding: Finding, staff: Staff, on: date) -> None:
    """Nobody was at home."""
    facts = Facts(due_on=on + timedelta(days=5))
    _propose(finding, staff, on, Code.NOT_REACHED, "上门两次无人，邻居说住院", facts)


def _sent_back(finding: Finding, staff: Staff, on: date) -> None:
    """The second person does not agree yet."""
    facts = Facts(cause=Disposal.Cause.DECLARED, said_by="本人")
    proposed = _propose(finding, staff, on, Code.EXPLAINED, "配偶在外地，收入已申报", facts)
    disposal.reject(proposed.pk, by=staff["xufuhe"], reason="申报表上没有配偶收入，补充核实")


def _proposed(finding: Finding, staff: Staff, on: date) -> None:
    """It waits for a second person."""
    facts = Facts(cause=Disposal.Cause.NUMBER_MISUSED, said_by="用人单位")
    _propose(finding, staff, on, Code.EXPLAINED, "单位说明用错号码，已更正", facts)


def _taken(finding: Finding, staff: Staff, on: date) -> None:
    """Somebody looks into it."""
    findings.take(finding.pk, by=staff["caishencha"], version=finding.version)


def _applies(finding: Finding, staff: Staff, on: date) -> None:
    """A missed recipient has a draft with what is known, unless the home has an application in hand."""
    with suppress(AlreadyOpen):
        applying.open_application(finding.pk, by=staff["linjianhua"], on=on)


_WAYS: tuple[tuple[str, Way], ...] = (
    ("deceased_on_roll", _alive),
    ("vehicle_owned", _told),
    ("company_role", _explained),
    ("provident_fund_undeclared", _their_error),
    ("dangerous_house", _referred),
    ("shop_owned", _clue),
    ("severely_disabled_uncovered", _watched),
    ("tax_undeclared", _deferred),
    ("pension_undeclared", _not_reached),
    ("spouse_undeclared", _sent_back),
    ("contribution_undeclared", _proposed),
    ("on_public_payroll", _taken),
    ("missed_recipients", _applies),
)


def _propose(
    finding: Finding, staff: Staff, on: date, code: str, reason: str, facts: Facts
) -> Disposal:
    return disposal.propose(
        finding.pk, code=code, reason=reason, by=staff["caishencha"], on=on,
        version=finding.version, proof=blank_sheet(), facts=facts,
    )  # fmt: skip


def _settle(
    finding: Finding, staff: Staff, on: date, code: str, reason: str, facts: Facts
) -> Disposal:
    proposed = _propose(finding, staff, on, code, reason, facts)
    return disposal.confirm(proposed.pk, by=staff["xufuhe"], on=on)
