"""Some findings of the demo county settled by people, so that each state can be seen."""

from datetime import date

from django.db.models import QuerySet

from accounts.models import Officer
from monitoring.actions import disposal, findings
from monitoring.actions.codes import Facts
from monitoring.models import Disposal, Finding
from reports.synthetic.papers import blank_sheet

Code = Disposal.Code


def settle_some(*, by: Officer, second: Officer, deaths: dict[str, date], on: date) -> None:
    """A death ended by two people, one waiting for the second, one being checked; others explained.

    `deaths`: the day of death by name.
    """
    dead = list(_open(Finding.Rule.DECEASED_ON_ROLL).filter(level=Finding.Level.L1)[:3])
    for place, finding in enumerate(dead):
        taken = findings.take(finding.pk, by=by, version=finding.version)
        if place == 2:
            continue
        proposed = disposal.propose(
            finding.pk,
            code=Code.STOPPED,
            reason="村委会出具证明，家属已办理注销",
            by=by,
            on=on,
            version=taken.version,
            proof=blank_sheet(),
            facts=Facts(event_on=deaths[finding.name]),
        )
        if place == 0:
            disposal.confirm(proposed.pk, by=second, on=on)
    _explain(Finding.Rule.ONLY_THEIRS, Code.EXPLAINED, "within_rules", by=by, second=second, on=on)
    _explain(Finding.Rule.BOTH_DIFFER, Code.THEIR_ERROR, "source_old", by=by, second=second, on=on)


def settle_earlier(*, by: Officer, second: Officer, on: date, left: int) -> None:
    """What an earlier comparison found was looked into within the week; `left` of it was not."""
    for finding in _open(Finding.Rule.ONLY_THEIRS)[left:]:
        proposed = disposal.propose(
            finding.pk,
            code=Code.POVERTY_OFFICE,
            reason="已入户核实，暂不符合条件，移交继续监测",
            by=by,
            on=on,
            version=finding.version,
            facts=Facts(to_whom="县乡村振兴局"),
        )
        disposal.confirm(proposed.pk, by=second, on=on)


def _explain(rule: str, code: str, cause: str, *, by: Officer, second: Officer, on: date) -> None:
    for finding in _open(rule)[:2]:
        proposed = disposal.propose(
            finding.pk,
            code=code,
            reason="已入户核实，向家属和村委会说明",
            by=by,
            on=on,
            version=finding.version,
            proof=blank_sheet(),
            facts=Facts(cause=cause, said_by="村委会主任"),
        )
        disposal.confirm(proposed.pk, by=second, on=on)


def _open(rule: str) -> "QuerySet[Finding]":
    return Finding.objects.filter(rule=rule, state="open").order_by("pk")
