"""Pytest plugin: a throwaway database and broker, up before Django reads its settings.

`-p tests.embedded_pytest` in pyproject.toml loads it. A given `DATABASE_URL` is used instead; workers of
pytest-xdist inherit the addresses of the first process.

Migrating takes long, so it is done once for each state of the migrations: the files of a migrated server are
kept in `var/test-templates/<digest>`, and every run works on a copy of its own.
"""

import fcntl
import hashlib
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest

from config import translations
from config.embedded import Stack
from config.home import Home

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "var" / "test-templates"
MIGRATED_FROM = ("*/migrations/*.py", "config/settings.py", "requirements-local.txt")
MIGRATED = "DOUDI_TEST_MIGRATED"  # tells workers of pytest-xdist that their databases stand
STACK = pytest.StashKey[Stack]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Come before pytest-django, which reads the settings in this hook."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        _start(early_config)
    try:
        return (yield)
    except BaseException:
        pytest_unconfigure(early_config)
        raise


def pytest_configure(config: pytest.Config) -> None:
    """Use the migrated databases of the copy instead of making them again."""
    if MIGRATED in os.environ:
        config.option.reuse_db = True
        if STACK in config.stash:
            _copy_for_workers(getattr(config.option, "numprocesses", None) or 0)


def pytest_runtest_setup() -> None:
    """Log lines go into the report of a failed test, not to a stream that is closed."""
    root = logging.getLogger()
    for handler in root.handlers[:]:
        if type(handler) is logging.StreamHandler:
            root.removeHandler(handler)


def pytest_unconfigure(config: pytest.Config) -> None:
    if stack := config.stash.get(STACK, None):
        stack.stop()


def _start(config: pytest.Config) -> None:
    os.environ |= {
        "DOUDI_STATIC_STORAGE": "django.contrib.staticfiles.storage.StaticFilesStorage",
        "DOUDI_SECOND_FACTOR": "0",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # playwright keeps an event loop in the test's thread
    }
    template = None if "DATABASE_URL" in os.environ else _template()
    stack = config.stash[STACK] = _new_stack()
    if template:
        subprocess.run(["cp", "-a", template, stack.home.path / "pgdata"], check=True)
        os.environ[MIGRATED] = "1"
    stack.start()
    os.environ["DOUDI_HOME"] = str(stack.home.path)
    (stack.home.path / "static").mkdir()
    translations.compile_catalogues()


def _new_stack() -> Stack:
    home = Path(tempfile.mkdtemp(prefix="doudi-test-"))
    home.chmod(0o755)
    stack = Stack(Home(home), throwaway=True)
    stack.home.take()
    return stack


def _template() -> Path:
    """The files of a server whose database `test_doudi` is migrated to today's source."""
    digest = hashlib.sha256()
    for pattern in MIGRATED_FROM:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    template = TEMPLATES / digest.hexdigest()[:16]
    with _one_at_a_time():
        if not template.exists():
            _migrate_into(template)
    return template


def _migrate_into(template: Path) -> None:
    old = sorted(TEMPLATES.glob("[0-9a-f]*"), key=lambda path: path.stat().st_mtime)
    for forgotten in old[:-3]:
        shutil.rmtree(forgotten)
    stack = _new_stack()
    try:
        url = stack.start()["DATABASE_URL"]
        _execute("CREATE DATABASE test_doudi")
        environment = dict(os.environ) | {
            "DATABASE_URL": url.replace("/doudi?", "/test_doudi?"),
            "DOUDI_HOME": str(stack.home.path),
        }
        command = [sys.executable, "manage.py", "migrate", "--verbosity=0", "--skip-checks"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        stack.children.stop()
        (stack.home.path / "pgdata").rename(template)
    finally:
        stack.stop()
        for name in ("DATABASE_URL", "REDIS_URL"):
            os.environ.pop(name, None)


def _copy_for_workers(count: int) -> None:
    for number in range(count):
        _execute(f"CREATE DATABASE test_doudi_gw{number} TEMPLATE test_doudi")


def _execute(statement: str) -> None:
    """Run one statement that no transaction may hold, on the server of this run."""
    connection = psycopg2.connect(
        os.environ["DATABASE_URL"].replace(
            "postgres://doudi@/doudi", "postgresql://doudi@/postgres"
        )
    )
    connection.autocommit = True
    try:
        connection.cursor().execute(statement)
    finally:
        connection.close()


@contextmanager
def _one_at_a_time() -> Generator[None]:
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    with open(TEMPLATES / ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
