"""An invented crowd for measuring: many households in the districts of Chongqing, filled by SQL in seconds.

Triggers and foreign keys are off while it is filled: there are no officers, decisions or history behind the
rows: a database filled so is for measuring alone. The law of Chongqing ships with its standards and wages.
"""

from collections.abc import Sequence
from pathlib import Path

from django.db import connection, transaction

from accounts import statements

CHONGQING = 500_000_000_000
DISTRICTS = tuple(CHONGQING + 100_000_000 + number * 1_000_000 for number in range(1, 11))
FIRST = 1_000_000_000  # household numbers above everybody else's
TABLES = (
    *("household", "person", "membership", "circumstances", "income", "expense", "asset"),
)  # fmt: skip


@transaction.atomic
def fill(households: int, *, counties: Sequence[int] = DISTRICTS, seed: int = 1) -> None:
    """So many households (2.6 people each on average), one after another over the counties.

    They are known from 2019 on, hold awards from 2020 on, and are to be assessed on a day of 2021.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            statements.text(Path(__file__).parent, "crowd"),
            {"households": households, "counties": list(counties), "seed": seed, "first": FIRST},
        )


def settle() -> None:
    """The planner knows the new rows."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute("VACUUM (ANALYZE) households_" + table)
        cursor.execute("VACUUM (ANALYZE) cases_award")
