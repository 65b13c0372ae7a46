"""Full years on the days on which counting goes wrong: leap days, turns of the year, births before 1900."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, cast

import polars as pl
import pytest

from eligibility.rules.facts import OLDEST, age_on
from eligibility.rules.means.family import years_old

DAYS = [
    date(year, month, day)
    for year in (2019, 2020, 2021, 2024)
    for month, day in ((1, 1), (2, 28), (3, 1), (9, 10), (12, 31))
]


@pytest.mark.parametrize("on", [*DAYS, date(2020, 2, 29), date(2024, 2, 29)])
def test_every_day_of_birth_gives_the_age_of_the_calendar(on):
    born = [OLDEST + timedelta(days=day) for day in range((on - OLDEST).days + 1)]
    people = pl.DataFrame({"birth_date": [*born, None]}, {"birth_date": pl.Date})
    ages = people.select(years_old(cast(Any, SimpleNamespace(on=on)))).to_series().to_list()
    assert ages == [*(age_on(day, on) for day in born), None]
