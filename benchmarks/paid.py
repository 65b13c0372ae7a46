"""What `benchmarks.quarter` measures in a filled database.

1. Ours: all figures of the quarterly report of the province, from the tables.
2. The limit: every table that it reads, counted from one end to the other.
"""

import json
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection

from accounts import statements
from accounts.models import Region
from benchmarks import crowd, visits
from benchmarks.measure import in_turn, peak_mb
from cases.periods import Period
from reports.catalogue import REPORTS
from reports.figures import figures, numbers

TARGET = 3
PEOPLE = 2.6  # in a household of the crowd
QUARTER = Period.parse("2020Q2")
TABLES = (
    *("cases_paymentline", "cases_paymentrun", "cases_bankreturn", "cases_award", "cases_decision"),
    *("eligibility_assessment", "households_household", "households_person"),
    *("households_circumstances", "monitoring_finding"),
)


def step(name: str, *words: str) -> str:
    """Fill the database; or measure, as JSON."""
    if name == "fill":
        fill(round(int(words[0]) / PEOPLE))
        return words[0]
    return json.dumps(measured())


def fill(households: int) -> None:
    """The crowd with its awards and half a year of payments."""
    call_command("collectstatic", interactive=False, verbosity=0)
    crowd.fill(households)
    officer = visits.officer("province", 0)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        given = {"first": crowd.FIRST, "by": officer.pk}
        cursor.execute(statements.text(Path(__file__).parent, "paid"), given)
        for table in TABLES:
            cursor.execute(f"VACUUM (ANALYZE) {table}")


def measured() -> dict[str, Any]:
    """The figure."""
    found = numbers(ours())
    times = in_turn({"ours": ours, "limit": bare})
    return {
        "name": "quarter",
        "ours_s": times["ours"],
        "limit_s": times["limit"],
        "target": TARGET,
        "rows": int(found["urban.persons"] + found["rural.persons"]),
        "rss_mb": peak_mb(),
    }


def ours() -> Any:
    """All figures, from the tables."""
    place = Region.objects.get(pk=crowd.CHONGQING)
    return figures(REPORTS["quarterly"], region=place, period=QUARTER)


def bare() -> None:
    """Every table once."""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608  names of our own
