"""The duties of a round (走访任务): what may be said of each, and where it closes."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from accounts.ciphers import id_number
from accounts.models import Officer
from accounts.roles import Right
from cases.actions import watch
from cases.actions.aid import stages
from cases.models import AidStage
from households.models import Household
from monitoring.actions import books, screening
from monitoring.books import BOOKS
from monitoring.models import BookEntry, RoundDuty, Screening

Kind = RoundDuty.Kind
Result = RoundDuty.Result
RESULTS: Mapping[str, tuple[Result, ...]] = {
    Kind.DEATH: (Result.ALIVE, Result.DEAD),
    Kind.FINDING: (Result.TRUE, Result.UNTRUE),
    Kind.WATCH: (Result.SAME, Result.WORSE, Result.BETTER),
    Kind.REVIEW: (Result.SAME, Result.CHANGED),
    Kind.GRADUAL_EXIT: (Result.SAME, Result.CHANGED),
    Kind.SCREENING: (Result.SEEN,),
    Kind.BOOK: (Result.SEEN,),
    Kind.AID: (Result.SAME, Result.WORSE, Result.BETTER),
    Kind.PATROL: (Result.SAME, Result.WORSE),
}
Close = Callable[[RoundDuty, str, str, str, Officer, date], object]


def results_for(duty: RoundDuty) -> list[tuple[str, str]]:
    """What may be said of a duty, in words."""
    return [(code, str(label)) for code, label in Result.choices if code in RESULTS[duty.kind]]


def close(duty: RoundDuty, result: str, *, note: str, visitors: str, by: Officer, on: date) -> None:
    """The duty is done, and what was seen is written where it belongs."""
    if duty.kind in CLOSINGS:
        CLOSINGS[duty.kind](duty, result, note, visitors, by, on)
    duty.result, duty.note = result, note[:300]
    duty.done_on, duty.done_by = on, by
    duty.save(update_fields=["result", "note", "done_on", "done_by"])


def of_finding(finding_id: int) -> list[RoundDuty]:
    """What visits have seen of a finding, the last first."""
    return _seen((Kind.DEATH, Kind.FINDING), [finding_id])


def of_aid(stages_of_it: Sequence[int]) -> list[RoundDuty]:
    """What visits have seen of a temporary aid before its stages, the last first."""
    return _seen((Kind.AID,), stages_of_it)


def _seen(kinds: Sequence[Kind], references: Sequence[int]) -> list[RoundDuty]:
    seen = RoundDuty.objects.filter(kind__in=kinds, reference__in=references).exclude(result="")
    return list(seen.select_related("done_by").order_by("-done_on", "-pk"))


def _watched(
    duty: RoundDuty, result: str, note: str, _visitors: str, by: Officer, on: date
) -> None:
    watch.check(duty.reference, result=result, note=note, by=by, on=on)


def _screened(
    duty: RoundDuty, _result: str, note: str, visitors: str, by: Officer, on: date
) -> None:
    screening.visit(
        duty.reference, visited_on=on, visitors=visitors[:60], need=note[:200], by=by, on=on
    )


def _booked(duty: RoundDuty, _result: str, note: str, visitors: str, by: Officer, on: date) -> None:
    """The book's own visit, by which the next one is due."""
    entry = BookEntry.objects.get(pk=duty.reference)
    deed = BOOKS[entry.book].visited
    assert deed is not None  # round_duties asks for such books alone
    books.do(entry.pk, deed.name, {"visitor": visitors[:60], "seen": note}, by=by, on=on)


def _aided(duty: RoundDuty, result: str, note: str, visitors: str, by: Officer, on: date) -> None:
    """Whoever handles the case releases or stops the next stage; what a helper saw waits for them."""
    stage = AidStage.objects.select_related("aid__application").get(pk=duty.reference)
    if stage.aid.monthly:  # goes on by the day of discharge, which a round does not ask
        return
    if stage.state == AidStage.State.HELD and by.may(Right.SUBMIT, duty.region_id):
        stages.follow_up(
            stage.aid_id, visited_on=on, visitors=visitors[:60], seen=note[:300],
            goes_on=result != Result.BETTER, by=by, on=on,
        )  # fmt: skip


def _patrolled(
    duty: RoundDuty, result: str, note: str, _visitors: str, by: Officer, on: date
) -> None:
    """A family found in difficulty is on the screening ledger from that day: discovered by the grid."""
    if result == Result.WORSE:
        home = Household.objects.select_related("head").get(pk=duty.reference)
        found = screening.Entry(
            duty.region_id,
            home.head.name,
            number=id_number(home.head.id_token) if home.head.id_token else "",
            members=home.memberships.filter(period__endswith=None).count(),
            category=home.poverty_status,
            discoverer=Screening.Discoverer.GRID,
            circumstances=note[:300],
            household=home,
        )
        screening.enter([found], by=by, on=on)


CLOSINGS: Mapping[str, Close] = {
    Kind.WATCH: _watched,
    Kind.SCREENING: _screened,
    Kind.BOOK: _booked,
    Kind.AID: _aided,
    Kind.PATROL: _patrolled,
}
