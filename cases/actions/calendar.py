"""Working days, and the clocks (时限) of an application.

The day a clock starts is not counted. A year whose holidays are not announced falls back to
weekdays, and the clock is marked as estimated.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from django.db import transaction

from cases.benefits import BENEFITS, TimeLimit, law_in
from cases.models import Application, Clock, Workday

DAY = timedelta(days=1)


def load_workdays(days: Mapping[date, tuple[bool, str]]) -> int:
    """Write days with whether one works and the holiday's name; how many differ from before."""
    known = {row.day: (row.is_working, row.name) for row in Workday.objects.filter(day__in=days)}
    changed = [
        Workday(day=day, is_working=working, name=name)
        for day, (working, name) in days.items()
        if known.get(day) != (working, name)
    ]
    Workday.objects.bulk_create(
        changed,
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["day"],
        update_fields=["is_working", "name"],
    )
    return len(changed)


def due_date(start: date, limit: TimeLimit) -> tuple[date, bool]:
    """The last day of a time limit that starts on `start`, and whether it is an estimate."""
    if not limit.working:
        return start + limit.days * DAY, False
    return _after(start, limit.days)


def working_days_between(start: date, until: date) -> int:
    """Working days after `start` up to and with `until`; negative when `until` is the earlier."""
    if until < start:
        return -working_days_between(until, start)
    return _count(start, until, _announced(start, until))


def working_days_left(days: Iterable[date], *, on: date) -> dict[date, int]:
    """For each day, the working days left until it; negative for days gone by."""
    wanted = set(days)
    if not wanted:
        return {}
    known = _announced(min(wanted | {on}), max(wanted | {on}))
    return {day: _count(on, day, known) if day >= on else -_count(day, on, known) for day in wanted}


def limit_on(application: Application, kind: str, on: date) -> TimeLimit:
    """The time limit of a clock that starts on a day, by the law of the place where the case lies.

    Raises LookupError where the benefit has no such clock.
    """
    law = law_in(application.region_id, application.area, on)
    return BENEFITS[application.benefit].limit(kind, law)


def start_clock(
    application: Application, kind: str, *, on: date, limit: TimeLimit | None = None
) -> Clock:
    """A clock of that kind runs from `on`, by the benefit's time limit unless one is given."""
    limit = limit or limit_on(application, kind, on)
    due_on, estimated = due_date(on, limit)
    return Clock.objects.create(
        application=application,
        region_id=application.region_id,
        kind=kind,
        days=limit.days,
        working=limit.working,
        cites=limit.cites,
        started_on=on,
        due_on=due_on,
        estimated=estimated,
    )


def stop_clocks(application: Application, *kinds: str, on: date) -> None:
    """The running clocks of those kinds stop; all of them when no kind is named."""
    clocks = Clock.objects.filter(application=application).running()
    if kinds:
        clocks = clocks.filter(kind__in=kinds)
    clocks.update(stopped_on=on)


def pause_clocks(application: Application, *, on: date) -> None:
    """Every running clock stands still while the applicant completes papers, where the law says so."""
    law = law_in(application.region_id, application.area, on)
    if not BENEFITS[application.benefit].term("clocks_stop", law):
        return
    Clock.objects.filter(application=application, paused_on=None).running().update(paused_on=on)


@transaction.atomic
def resume_clocks(application: Application, *, on: date) -> None:
    """Paused clocks run on; each falls due as many days later as it had left."""
    paused = Clock.objects.filter(application=application, paused_on__isnull=False).running()
    for clock in paused.select_for_update():
        assert clock.paused_on is not None  # by the filter above
        clock.due_on, clock.estimated = _resumed(clock, clock.paused_on, on)
        clock.paused_on = None
        clock.save(update_fields=["due_on", "estimated", "paused_on"])


def allow_for_objection(application: Application, *, on: date) -> None:
    """After an objection the whole procedure goes by its longer limit; where the law limits the township's
    inquiry instead, it begins anew."""
    limits = BENEFITS[application.benefit].limits
    if "total_hard" in limits:
        longer = limit_on(application, "total_hard", application.accepted_on or on)
        extend_clock(application, Clock.Kind.TOTAL, longer)
    elif Clock.Kind.TOWNSHIP in limits:
        again = limit_on(application, "objection", on)
        start_clock(application, Clock.Kind.TOWNSHIP, on=on, limit=again)


def extend_clock(application: Application, kind: str, limit: TimeLimit) -> None:
    """A running clock goes by a longer limit from the day it started; never by a shorter one."""
    clock = Clock.objects.filter(application=application, kind=kind).running().first()
    if clock is None:
        return
    due_on, estimated = due_date(clock.started_on, limit)
    if due_on > clock.due_on:
        clock.days, clock.working, clock.cites = limit.days, limit.working, limit.cites
        clock.due_on, clock.estimated = due_on, estimated
        clock.save(update_fields=["days", "working", "cites", "due_on", "estimated"])


def _resumed(clock: Clock, paused_on: date, on: date) -> tuple[date, bool]:
    if not clock.working:
        return clock.due_on + (on - paused_on), clock.estimated
    left = working_days_between(paused_on, clock.due_on)
    if left <= 0:
        return clock.due_on, clock.estimated
    return _after(on, left)


def _after(start: date, days: int) -> tuple[date, bool]:
    """So many working days after a day, and whether an unannounced year was crossed."""
    horizon = start + (3 * days + 30) * DAY
    known = _announced(start, horizon)
    counted, estimated = 0, False
    for day in _days_after(start, horizon):
        estimated |= day not in known
        counted += known.get(day, _weekday(day))
        if counted == days:
            return day, estimated
    raise AssertionError("three times the days and a month hold enough working days")


def _count(start: date, until: date, known: Mapping[date, bool]) -> int:
    return sum(known.get(day, _weekday(day)) for day in _days_after(start, until))


def _announced(start: date, until: date) -> dict[date, bool]:
    rows: Iterable[tuple[date, bool]] = Workday.objects.filter(
        day__gt=start, day__lte=until
    ).values_list("day", "is_working")
    return dict(rows)


def _days_after(start: date, until: date) -> Iterator[date]:
    while start < until:
        start += DAY
        yield start


def _weekday(day: date) -> bool:
    return day.weekday() < 5
