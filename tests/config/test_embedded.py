"""The embedded servers: one owner, guests who share, and nothing left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from config.home import Home
from config.serving import needs_database
from tests.stack import ROOT, until

pytestmark = pytest.mark.alone

OWNER = """
import sys, time
from pathlib import Path
from config.embedded import Stack
from config.home import Home
home = Home(Path(sys.argv[1]))
assert home.take(patience=10)
stack = Stack(home)
stack.start()
print("up", flush=True)
time.sleep(60)
"""


@pytest.fixture
def own(tmp_path: Path, bare: dict[str, str]) -> Iterator[list[subprocess.Popen[str]]]:
    """Processes of a test, gone at its end."""
    processes: list[subprocess.Popen[str]] = []
    yield processes
    for process in processes:
        process.kill()
        process.wait()


def start_owner(
    home: Path, bare: dict[str, str], own: list[subprocess.Popen[str]]
) -> subprocess.Popen[str]:
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(home)],
        cwd=ROOT,
        env=bare,
        stdout=subprocess.PIPE,
        text=True,
    )
    own.append(owner)
    assert owner.stdout is not None
    assert owner.stdout.readline() == "up\n"
    return owner


def sessions(home: Path) -> list[str]:
    """Command lines of all processes that work in this home."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_text().replace("\0", " ")
        except (OSError, UnicodeDecodeError):
            continue
        if str(home) in words and ("postgres" in words or "valkey" in words):
            found.append(words)
    return found


def count(address: str) -> int:
    with psycopg2.connect(address.replace("postgres://", "postgresql://")) as connection:
        cursor = connection.cursor()
        cursor.execute("CREATE TABLE IF NOT EXISTS mark (at timestamptz DEFAULT now())")
        cursor.execute("INSERT INTO mark DEFAULT VALUES")
        cursor.execute("SELECT count(*) FROM mark")
        (marks,) = cursor.fetchone() or (0,)
        return int(marks)


def test_a_power_cut_leaves_no_process_and_loses_nothing(tmp_path, bare, own):
    home = tmp_path / "home"
    first = start_owner(home, bare, own)
    assert count(Home(home).addresses()["DATABASE_URL"]) == 1
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    until(lambda: not sessions(home), 10)
    start_owner(home, bare, own)
    assert count(Home(home).addresses()["DATABASE_URL"]) == 2


def test_a_home_has_one_owner(tmp_path, bare, own):
    start_owner(tmp_path, bare, own)
    assert not Home(tmp_path).take()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can close a folder to PostgreSQL's user")
def test_root_keeps_its_closed_folders_closed(tmp_path, bare, own):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    start_owner(closed / "home", bare, own)
    assert count(Home(closed / "home").addresses()["DATABASE_URL"]) == 1
    assert closed.stat().st_mode & 0o777 == 0o700
    assert (closed / "home" / "pgdata" / "PG_VERSION").exists()


def test_a_command_starts_the_servers_and_takes_them_down(tmp_path, bare):
    command = [sys.executable, "manage.py", "showmigrations", "accounts"]
    environment = bare | {"DOUDI_HOME": str(tmp_path)}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert "[ ] 0001_initial" in done.stdout
    assert not sessions(tmp_path)


def test_a_command_uses_the_running_servers(tmp_path, bare, own):
    start_owner(tmp_path, bare, own)
    address = Home(tmp_path).addresses()["DATABASE_URL"]
    count(address)
    command = [sys.executable, "manage.py", "inspectdb", "mark"]
    environment = bare | {"DOUDI_HOME": str(tmp_path)}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert "class Mark" in done.stdout
    assert count(address) == 2


def test_an_owner_of_one_command_waits_for_its_guests(tmp_path):
    owner, guest = Home(tmp_path), Home(tmp_path)
    assert owner.enter()
    assert not guest.enter()
    waiting = subprocess.Popen(
        [sys.executable, "-c", WAIT, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    time.sleep(0.5)
    assert waiting.poll() is None
    guest.leave()
    owner.leave()
    assert waiting.communicate(timeout=10)[0] == "alone\n"


WAIT = """
import sys
from pathlib import Path
from config.home import Home
Home(Path(sys.argv[1])).wait_for_guests()
print("alone")
"""


@pytest.mark.parametrize(
    "words",
    [[], ["help"], ["assess", "facts.json"], ["makemigrations", "--check"], ["demo", "--help"]],
)
def test_what_needs_no_database_starts_none(words):
    assert not needs_database(words)


@pytest.mark.parametrize("words", [["demo"], ["migrate"], ["jobs", "--json"]])
def test_what_needs_a_database_gets_one(words):
    assert needs_database(words)
