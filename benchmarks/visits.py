"""What `benchmarks.pages` measures: officers of four levels who turn lists and search, twenty at once."""

import http.client
import json
import re
import socket
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import statements
from accounts.models import Officer, Post, Region
from accounts.roles import Role
from benchmarks import crowd
from benchmarks.measure import peak_mb

TOWN = crowd.DISTRICTS[0] + 101_000
CITY = crowd.CHONGQING + 10**8
LEVELS = {
    "province": (Role.PROVINCIAL_SUPERVISOR, crowd.CHONGQING),
    "city": (Role.CITY_SUPERVISOR, CITY),
    "county": (Role.COUNTY_REVIEWER, crowd.DISTRICTS[0]),
    "township": (Role.TOWNSHIP_CASEWORKER, TOWN),
}
ASKED = {
    "one character": "陈",
    "two characters": "建国",
    "three characters": "陈建国",
    "ending": "4321",
}
PAGES: dict[str, tuple[str, dict[str, str] | None]] = {
    "households": ("/households/", None),
    "households, page 40": ("/households/?page=40", None),
    "households, rural": ("/households/?area=rural", None),
    "applications": ("/applications/", None),
    "applications, visited": ("/applications/?state=visited", None),
    **{f"search, {name}": ("/search/", {"q": words}) for name, words in ASKED.items()},
}
USERS, ROUNDS = 20, 6
LARGE = 5_000  # rows of a table that no page may read from one end to the other
TOKEN = "a" * 32


def step(name: str, *words: str) -> str:
    """Fill the database; or measure, as JSON."""
    if name == "fill":
        fill(int(words[0]))
        return words[0]
    return json.dumps(measured())


def fill(households: int) -> None:
    """The crowd with names, an application of every fourth household, and the officers."""
    call_command("collectstatic", interactive=False, verbosity=0)
    crowd.fill(households)
    province = Region.objects.get(pk=crowd.CHONGQING)
    Region.objects.create(
        code=CITY, until=CITY + 10**8, name="市辖区", level="city", parent=province
    )
    officers = [officer(level, number) for level in LEVELS for number in range(USERS // 4)]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        given = {"first": crowd.FIRST, "by": officers[0].pk}
        cursor.execute(statements.text(Path(__file__).parent, "named"), given)
        for table in ("households_household", "households_person", "households_membership",
                      "cases_application", "cases_award"):  # fmt: skip
            cursor.execute(f"VACUUM (ANALYZE) {table}")


def measured() -> dict[str, object]:
    """Per page over all levels: p95 in milliseconds of twenty officers at once; the most statements; and
    large tables that a plan reads from one end to the other."""
    counted, read = _statements_and_plans()
    with _web() as port:
        clients = [
            (level, _session(level, number)) for level in LEVELS for number in range(USERS // 4)
        ]
        with ThreadPoolExecutor(USERS) as users:
            visits = list(users.map(lambda each: _visits(port, each[1]), clients))
    taken: defaultdict[str, list[float]] = defaultdict(list)
    for page, seconds in (each for found in visits for each in found):
        taken[page].append(seconds)
    p95 = {
        page: round(statistics.quantiles(each, n=20)[-1] * 1000, 1) for page, each in taken.items()
    }
    return {
        "p95_ms": p95,
        "statements": max(counted.values()),
        "whole_table_read": read,
        "mb": peak_mb(),
    }


def _visits(port: int, session: str) -> list[tuple[str, float]]:
    """One officer's pages, in turn; the first round is not counted."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    head = {
        "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={TOKEN}",
        "X-CSRFToken": TOKEN, "Content-Type": "application/x-www-form-urlencoded",
    }  # fmt: skip
    found = []
    for round_, (page, (path, form)) in product(range(ROUNDS + 1), PAGES.items()):
        began = time.perf_counter()
        line.request("POST" if form else "GET", path, urlencode(form) if form else None, head)
        answer = line.getresponse()
        body = answer.read()
        assert answer.status == 200, (page, answer.status, body[:200])
        if round_:
            found.append((page, time.perf_counter() - began))
    return found


def _statements_and_plans() -> tuple[dict[str, int], list[str]]:
    """How many statements each page of each level takes, and what reads a whole large table."""
    counted: dict[str, int] = {}
    read: set[str] = set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE reltuples >= %s", [LARGE])
        large = {name for (name,) in cursor.fetchall()}
    for level, (page, (path, form)) in product(LEVELS, PAGES.items()):
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = _session(level, 0)
        with CaptureQueriesContext(connection) as caught:
            answer = client.post(path, form) if form else client.get(path)
        assert answer.status_code == 200, (level, page, answer.status_code)
        counted[f"{level} {page}"] = len(caught)
        for query in caught.captured_queries:
            if query["sql"].startswith("SELECT ") and "set_config" not in query["sql"]:
                whole = _read_whole(query["sql"]) & large
                read |= {f"{level} {page}: {table}" for table in whole}
    return counted, sorted(read)


def _read_whole(question: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN " + question.replace("%", "%%"), [])
        plan = "\n".join(line for (line,) in cursor.fetchall())
    return set(re.findall(r"Seq Scan on (\w+)", plan))


@contextmanager
def _web() -> Iterator[int]:
    """The site as `make demo` starts it, on a port of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "config.wsgi",
        "--preload",
        "--workers=2",
        "--threads=4",
    ]
    web = subprocess.Popen([*command, f"--bind=127.0.0.1:{port}", "--no-control-socket"])
    try:
        _wait_for(port)
        yield port
    finally:
        web.terminate()
        web.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError("the web server did not start")


def officer(level: str, number: int) -> Officer:
    role, code = LEVELS[level]
    made = Officer.objects.create_officer(f"{level}{number}", name="测量", password=None)
    since = timezone.localdate().replace(year=2020, day=1)
    Post.objects.create(
        officer=made, role=role, region=Region.objects.get(pk=code), period=DateRange(since, None)
    )
    return made


def _session(level: str, number: int) -> str:
    """A signed-in session of one of the officers."""
    client = Client()
    officer = Officer.objects.get(username=f"{level}{number}")
    client.force_login(officer, backend="accounts.backends.PostBackend")
    client.get("/")  # its first page takes the account
    return client.cookies[settings.SESSION_COOKIE_NAME].value
