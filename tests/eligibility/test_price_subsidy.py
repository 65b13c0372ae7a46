"""The temporary price subsidy: triggers, periods, groups and floors of the golden table."""

import pytest

from tests.eligibility.golden_rows import answered, expected, rows_of

ROWS = rows_of("price_subsidy")


def test_the_table_is_as_long_as_it_says():
    assert len(ROWS) >= 30
    assert [int(row["序号"]) for row in ROWS] == list(range(1, len(ROWS) + 1))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['序号']} {row['说明']}" for row in ROWS])
def test_agrees_with_the_table(row):
    assert answered(row) == expected(row)
