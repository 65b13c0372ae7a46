"""Periods as people write them, and which of them have begun."""

from datetime import date

import pytest

from cases.periods import NotBegun, Period

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("written", ["2026Q3", "２０２６Ｑ３", "2026q3", " 2026Q3 "])
def test_a_quarter_in_any_width_is_the_same_quarter(written):
    period = Period.parse(written)
    assert (period.text, period.start, period.until) == (
        "2026Q3",
        date(2026, 7, 1),
        date(2026, 10, 1),
    )


@pytest.mark.parametrize("written", ["2026-13", "2026-00", "2026Q5", "26Q3", "二〇二六", ""])
def test_what_is_no_period_is_refused_in_both_languages(written):
    with pytest.raises(ValueError, match="期间应写成.*not a period"):
        Period.parse(written)


def test_the_running_period_has_begun_and_the_next_has_not():
    assert Period.begun("2026Q4", TODAY).running(TODAY)
    assert not Period.begun("2026Q3", TODAY).running(TODAY)
    for later in ("2027Q3", "2026-12", "2027"):
        with pytest.raises(NotBegun, match="还没有开始"):
            Period.begun(later, TODAY)
