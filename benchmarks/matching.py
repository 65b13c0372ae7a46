"""What `benchmarks.compare` measures in a filled database.

1. Ours: the file is received, read, confirmed and compared, until its findings stand in the ledger.
2. The limit: bare COPY of the same file into text columns, and a hash join of ready integers.
3. The same once more: nothing new; a third and a tenth of the rows; and cut by county, with one worker after
   another and two at once.
4. The peers, each from the same file to findings in the same database.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import polars as pl
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from accounts import statements
from accounts.actions.officers import machine
from accounts.ciphers import id_token_texts
from accounts.models import Officer, Post, Region
from accounts.roles import Role
from benchmarks import register_peers, registers
from benchmarks.measure import in_turn, peak_mb
from benchmarks.registers import COUNTIES
from cases.models import AwardMember
from monitoring.actions import comparing, imports, loading
from monitoring.models import Finding, RegisterImport
from monitoring.registers import staging

TARGET = 2.5
CITY = 350_500_000_000
FIRST = 2_000_000_000
TIMES = 3  # register rows for each person
QUICK = {"three": 3, "ten": 10}  # parts of the rows that growth is told from
FOLDER = Path(os.environ["DOUDI_HOME"]) / "measured"
PERIOD = "2026Q4"


def step(name: str, *words: str) -> str:
    """Fill the database; measure, as JSON; do the work of one county; or do all of a file once and tell the
    memory of the process."""
    if name == "fill":
        return fill(int(words[0]))
    if name == "measure":
        return json.dumps(measured())
    if name == "county":
        _load(int(words[0]), _file(words[0]))
        return str(_compare(int(words[0]))["matched"])
    whole(CITY, _file(words[0]))
    return str(peak_mb())


def fill(people: int) -> str:
    """People on the roll, register files of several sizes, and the integers of the bare join."""
    first, called = registers.first17(people), registers.names(people)
    tokens = pl.Series(id_token_texts(first.tolist()))
    invented = pl.DataFrame({"place": range(people), "token": tokens, "name": called})
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "CREATE TEMP TABLE invented (place bigint, token uuid, name text) ON COMMIT DROP"
        )
        _copy("invented", invented)
        given = {"counties": list(COUNTIES), "first": FIRST, "half": people // 2 // 2 * 2}
        cursor.execute(statements.text(Path(__file__).parent, "roll"), given)
        cursor.execute("CREATE UNLOGGED TABLE bare_people (key bigint)")
        cursor.execute("CREATE UNLOGGED TABLE bare_rows (key bigint)")
        _copy("bare_people", pl.DataFrame({"key": first}))
        for table in register_peers.TABLES:
            cursor.execute(table)
        _copy("peer_people", pl.DataFrame({"number": registers.numbers(first), "name": called}))
    rows = people * TIMES
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, part in {"all": 1, **QUICK}.items():
        registers.write(_file(name), people, rows // part, county=COUNTIES[0])
    for county in COUNTIES:
        registers.write(_file(str(county)), people, rows // 2, county=county, seed=1)
    with connection.cursor() as cursor:
        keys = pl.scan_csv(_file("all")).select(
            pl.nth(1).str.slice(0, 17).cast(pl.Int64, strict=False)
        )
        _copy("bare_rows", keys.drop_nulls().collect())
        for table in ("households_person", "cases_award", "cases_awardmember", "households_membership",
                      "households_household", "bare_people", "bare_rows"):  # fmt: skip
            cursor.execute(f"VACUUM (ANALYZE) {table}")
    _reviewer()
    return str(people)


def measured() -> dict[str, Any]:
    """The figure, all but its memory."""
    rows = AwardMember.objects.count()
    ways: dict[str, Callable[[], object]] = {
        "ours": partial(whole, CITY, _file("all")),
        "limit": bare,
        **{name: partial(whole, CITY, _file(name)) for name in QUICK},
    }
    times = in_turn(ways)
    steps = whole(CITY, _file("all"))
    first_s, first = _timed(partial(_again, fresh=True))
    again_s, again = _timed(partial(_again, fresh=False))
    peers, found = register_peers.measured(_file("all"), rows * TIMES, compare_s=first_s)
    return {
        "name": "compare",
        "ours_s": times["ours"],
        "limit_s": times["limit"],
        "target": TARGET,
        "rows": rows * TIMES,
        "peers": peers,
        "notes": {
            "findings": first["new"],
            **found,
            "loop_of": min(register_peers.LOOP_ROWS, rows * TIMES),
            **steps,
            "compare_again_s": again_s,
            "compare_first_s": first_s,
            "again_new": again["new"],
            "growth_of_three": round(times["ours"] / times["three"], 1),
            "growth_of_ten": round(times["ours"] / times["ten"], 1),
            **_by_county(),
        },
    }


def whole(region: int, path: Path) -> dict[str, float]:
    """The file, from the disk to findings, in an empty ledger; the seconds of each step."""
    _empty()
    began = time.perf_counter()
    steps = _load(region, path)
    loaded = time.perf_counter()
    _compare(region)
    steps |= {"load_s": loaded - began, "compare_s": time.perf_counter() - loaded}
    return {name: round(seconds, 2) for name, seconds in steps.items()}


def _load(region: int, path: Path) -> dict[str, float]:
    marks = [time.perf_counter()]
    found = imports.receive(
        path,
        imports.Told("vehicles", region, as_of=timezone.localdate(), file_name=path.name),
        limit=2**40, by=_reviewer(), mark=uuid4().hex,
    )  # fmt: skip
    found = imports.begin(found.pk, mapping=found.mapping, by=_reviewer())
    marks.append(time.perf_counter())
    assert found.job is not None
    done = loading.run(found.job.pk)
    assert done is not None and done.state == "done", done and done.error
    marks.append(time.perf_counter())
    imports.confirm(found.pk, by=machine(), on=timezone.localdate(), reason="测量")
    return {"receive_s": marks[1] - marks[0], "read_and_store_s": marks[2] - marks[1]}


def bare() -> None:
    """The limit: the file as it is into text columns, and a count of integers that are in both tables."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE UNLOGGED TABLE bare_text (a text, b text, c text, d text, e text, f text, g text)"
        )
        with open(_file("all"), "rb") as lines:
            into = "COPY bare_text FROM STDIN WITH (FORMAT csv, HEADER)"
            cast(Any, cursor).copy_expert(into, lines)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM bare_rows JOIN bare_people USING (key)")
        cursor.execute("DROP TABLE bare_text")


def _again(*, fresh: bool) -> dict[str, int]:
    if fresh:
        _empty(files=False)
    return _compare(CITY)


def _compare(region: int) -> dict[str, int]:
    return comparing.compare(
        "vehicles", region_id=region, period=PERIOD, by=machine(), on=timezone.localdate()
    )[1]


def _by_county() -> dict[str, float]:
    """The files of both counties, from the disk to findings, by one worker after another and by two at once.

    Each worker is a process; two of them have a thread each, as the machine has two cores.
    """
    command = [sys.executable, "-m", "benchmarks.compare", "county"]
    told: dict[str, float] = {}
    for name, together in (("one_worker_s", False), ("two_workers_s", True)):
        _empty()
        began = time.perf_counter()
        started = []
        threads = {"POLARS_MAX_THREADS": "1"} if together else {}
        for county in COUNTIES:
            worker = subprocess.Popen(
                [*command, str(county)], stdout=subprocess.DEVNULL, env=os.environ | threads
            )
            started.append(worker)
            if not together:
                worker.wait()
        for worker in started:
            assert worker.wait() == 0
        told[name] = round(time.perf_counter() - began, 2)
    return told | {"gain": round(told["one_worker_s"] / told["two_workers_s"], 2)}


def _empty(*, files: bool = True) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE monitoring_finding, monitoring_findinghistory, monitoring_disposal CASCADE"
        )
    if files:
        for found in RegisterImport.objects.filter(state="loaded"):
            staging.drop(found.pk)
            found.delete()
    assert not Finding.objects.exists()


def _reviewer() -> Officer:
    known = Officer.objects.filter(username="measuring").first()
    if known:
        return known
    made = Officer.objects.create_officer("measuring", name="测量", password=None)
    Post.objects.create(
        officer=made, role=Role.COUNTY_REVIEWER, region=Region.objects.get(pk=CITY),
        period=DateRange(timezone.localdate().replace(year=2020, day=1), None),
    )  # fmt: skip
    return made


def _timed(way: Callable[[], dict[str, int]]) -> tuple[float, dict[str, int]]:
    began = time.perf_counter()
    told = way()
    return round(time.perf_counter() - began, 2), told


def _copy(table: str, rows: pl.DataFrame) -> None:
    with connection.cursor() as cursor:
        into = f"COPY {table} FROM STDIN WITH (FORMAT csv)"
        lines = rows.write_csv(include_header=False).encode()
        cast(Any, cursor).copy_expert(into, BytesIO(lines))


def _file(name: str) -> Path:
    return FOLDER / f"vehicles-{name}.csv"
