"""What `benchmarks.assess_all` measures in a filled database.

1. Ours: `assess_all` as the command runs it: stretches read, decided, written, keyed, summed up.
2. The limit: one COPY for each table with the same condition, thrown away; one COPY of the answers into a
   table without a key.
"""

import json
import statistics
import time
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any, cast

from django.db import connection, transaction

from accounts import statements
from accounts.actions.officers import machine
from benchmarks import crowd
from benchmarks.measure import in_turn, peak_mb
from benchmarks.processor import noting
from cases import caseload
from cases.actions import assessment_run
from cases.management.commands.assess_all import assess_region
from eligibility import columns
from eligibility.assess import assess
from eligibility.facts import facts_of
from households.models import Household

TARGET = 1.5
ON = date(2021, 1, 15)
ALONE = 2_000  # households that the loop takes one by one
TABLES = ("households", "memberships", "people", "circumstances", "incomes", "expenses", "assets")

WHOLE = {
    "start": crowd.CHONGQING, "until": crowd.CHONGQING + 10**10, "on": ON, "people": None,
    **dict(zip(("first", "last"), caseload.EVERYBODY, strict=True)),
}  # fmt: skip


def step(name: str, *words: str) -> str:
    """Fill the database; measure, as JSON; or assess once, and tell the most memory held."""
    if name == "fill":
        crowd.fill(int(words[0]))
        crowd.settle()
        return words[0]
    if name == "measure":
        return json.dumps(measured())
    ours(crowd.CHONGQING)
    return str(peak_mb())


def measured() -> dict[str, Any]:
    """The figure, all but its memory; a county has a tenth of the households."""
    spent: dict[str, list[float]] = {"ours": [], "bare": []}
    ways = {
        "ours": noting(spent["ours"], partial(ours, crowd.CHONGQING)),
        "bare": noting(spent["bare"], partial(bare, answers_of(crowd.CHONGQING))),
        "county": partial(ours, crowd.DISTRICTS[0]),
    }
    times = in_turn(ways)
    rows = Household.objects.inside(WHOLE["start"], WHOLE["until"]).count()
    alone = min(ALONE, rows)
    loop = round(one_by_one(alone) * rows / alone)
    processor = {name: round(statistics.median(each[1:]), 2) for name, each in spent.items()}
    return {
        "name": "assess_all",
        "ours_s": times["ours"],
        "limit_s": times["bare"],
        "target": TARGET,
        "rows": rows,
        "peers": {"ORM loop": loop},
        "notes": {
            "processor_s": processor,
            "growth_of_ten": round(times["ours"] / times["county"], 1),
            "loop_of": alone,
        },
    }


def ours(region: int) -> None:
    """One run over a region, and its answers dropped."""
    run = assess_region(region, ON)["run"]
    assessment_run.drop_run(run, by=machine())


def bare(answers: bytes) -> None:
    """The limit: every column read and thrown away, every answer written."""
    for table in TABLES:
        _copied_out(statements.text(columns.SQL, f"facts_of_{table}"), _Nowhere())
    _copied_out(statements.text(caseload.SQL, "awards_held"), _Nowhere())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare_answers (LIKE cases_assessedhousehold)")
        into = "COPY bare_answers FROM STDIN WITH (FORMAT csv)"
        cast(Any, cursor).copy_expert(into, BytesIO(answers))
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE bare_answers")


def answers_of(region: int) -> bytes:
    """The rows that a run over the region writes, as csv."""
    run = assess_region(region, ON)["run"]
    lines = BytesIO()
    _copied_out(f"TABLE cases_assessedhousehold_{int(run)}", lines)
    assessment_run.drop_run(run, by=machine())
    return lines.getvalue()


def one_by_one(households: int) -> float:
    """Seconds for so many households, each read by the ORM and assessed by itself."""
    began = time.perf_counter()
    first = Household.objects.filter(pk__gte=crowd.FIRST).order_by("pk")[:households]
    for household in first.iterator():
        assess(facts_of(household, on=ON))
    return time.perf_counter() - began


def _copied_out(question: str, out: Any) -> None:
    with connection.cursor() as cursor:
        statement = cursor.mogrify(question, WHOLE).decode()
        cast(Any, cursor).copy_expert(f"COPY ({statement}) TO STDOUT WITH (FORMAT csv)", out)


class _Nowhere:
    def write(self, row: bytes) -> int:
        return len(row)
