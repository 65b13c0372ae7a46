"""Working days with their make-up days, and clocks that start, pause, run on and stop."""

from datetime import date

import pytest
from django.core.management import call_command

from cases.actions.calendar import (
    due_date,
    extend_clock,
    pause_clocks,
    resume_clocks,
    start_clock,
    stop_clocks,
    working_days_between,
    working_days_left,
)
from cases.benefits import DIBAO, TimeLimit, law_in
from cases.models import Clock, Workday
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def calendar(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        call_command("load_workdays")
    yield
    with django_db_blocker.unblock():
        Workday.objects.all().delete()


def working(days: int) -> TimeLimit:
    return TimeLimit(days, "测试", date(2012, 1, 1))


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2021-01-15", 3, "2021-01-20"),  # Friday: Monday is the first day
        ("2021-02-05", 3, "2021-02-09"),  # the Sunday before Spring Festival is worked
        ("2021-02-10", 3, "2021-02-20"),  # the festival, then a worked Saturday
        ("2021-09-17", 1, "2021-09-18"),  # a Saturday made up for Mid-Autumn
        ("2021-09-30", 1, "2021-10-08"),  # National Day
        ("2021-10-08", 1, "2021-10-09"),  # and its make-up Saturday
        ("2020-01-23", 1, "2020-02-03"),  # the holiday prolonged in 2020
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-02-14", 1, "2026-02-24"),
        ("2026-11-23", 30, "2027-01-04"),
        ("2012-12-31", 1, "2013-01-04"),
    ],
)
def test_counts_working_days_after_the_first(calendar, start, days, due):
    assert due_date(date.fromisoformat(start), working(days))[0] == date.fromisoformat(due)


def test_says_when_a_year_is_not_announced(calendar):
    assert due_date(date(2026, 12, 1), working(5)) == (date(2026, 12, 8), False)
    assert due_date(date(2026, 12, 30), working(5)) == (date(2027, 1, 6), True)
    assert due_date(date(2031, 5, 1), working(1)) == (date(2031, 5, 2), True)


def test_calendar_days_are_not_working_days(calendar):
    limit = DIBAO.limit("notice", law_in(factories.QIANFENG, "rural", date(2026, 2, 13)))
    assert due_date(date(2026, 2, 13), limit) == (date(2026, 2, 20), False)


def test_loading_again_changes_nothing(calendar):
    before = Workday.objects.count()
    call_command("load_workdays")
    assert Workday.objects.count() == before == 5479  # fifteen years, four of them leap years


def test_days_left_are_negative_once_late(calendar):
    friday = date(2021, 1, 15)
    left = working_days_left([date(2021, 1, 13), friday, date(2021, 1, 19)], on=friday)
    assert left == {date(2021, 1, 13): -2, friday: 0, date(2021, 1, 19): 2}
    assert working_days_between(date(2021, 1, 19), friday) == -2


@pytest.mark.parametrize(
    ("on", "investigate", "county"),
    [(date(2021, 6, 30), 10, 5), (date(2021, 7, 1), 3, 10)],
)
def test_the_limit_of_the_day_counts(on, investigate, county):
    law = law_in(factories.QIANFENG, "rural", on)
    assert DIBAO.limit("investigate", law).days == investigate
    assert DIBAO.limit("county_decision", law).days == county


def test_a_paused_clock_keeps_what_it_had_left(calendar):
    application = factories.application()
    clock = start_clock(application, Clock.Kind.TOTAL, on=date(2026, 3, 2), limit=working(10))
    assert clock.due_on == date(2026, 3, 16)
    pause_clocks(application, on=date(2026, 3, 5))  # seven working days are left
    resume_clocks(application, on=date(2026, 3, 20))
    clock.refresh_from_db()
    assert (clock.due_on, clock.paused_on) == (date(2026, 3, 31), None)


def test_a_clock_is_extended_from_its_start_and_stopped(calendar):
    application = factories.application()
    clock = start_clock(application, Clock.Kind.TOTAL, on=date(2026, 3, 2), limit=working(10))
    extend_clock(application, Clock.Kind.TOTAL, working(5))
    clock.refresh_from_db()
    assert clock.due_on == date(2026, 3, 16)
    extend_clock(application, Clock.Kind.TOTAL, working(15))
    clock.refresh_from_db()
    assert (clock.due_on, clock.days) == (date(2026, 3, 23), 15)
    stop_clocks(application, on=date(2026, 3, 9))
    assert not Clock.objects.filter(application=application).running().exists()
