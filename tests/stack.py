"""Real worker and web processes on the test's own database, for tests that kill them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from config.processes import end_with_parent

ROOT = Path(__file__).resolve().parent.parent


class Process:
    """A process group that a test may end like a power cut."""

    def __init__(self, command: list[str], log: Path) -> None:
        self.log = log
        with open(log, "ab") as out:
            self._popen = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment(),
                stdout=out,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                preexec_fn=lambda: end_with_parent(signal.SIGTERM),
            )

    def wait_for(self, words: str, seconds: float = 30) -> None:
        """Wait until the log says `words`."""
        until(lambda: words in self.log.read_text(errors="replace"), seconds, self.log.read_text)

    def kill(self) -> None:
        """`kill -9` of the process and its children."""
        if self._popen.poll() is None:
            os.killpg(self._popen.pid, signal.SIGKILL)
            self._popen.wait()


def environment() -> dict[str, str]:
    """The environment of this run, its database replaced by the test's."""
    given = urlsplit(os.environ["DATABASE_URL"])
    name = str(connection.settings_dict["NAME"])
    return dict(os.environ) | {"DATABASE_URL": given._replace(path=f"/{name}").geturl()}


def until(ready: Callable[[], bool], seconds: float = 30, explain: Callable[[], str] = str) -> None:
    """Wait for something to become true, or fail with an explanation."""
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, explain()
        time.sleep(0.05)


@contextmanager
def worker(log: Path, *, concurrency: int = 1) -> Iterator[Process]:
    """A Celery worker, ready to take work when this returns; killed at the end."""
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "config",
        "worker",
        f"--concurrency={concurrency}",
    ]
    process = Process([*command, "--loglevel=INFO", "--without-gossip", "--without-mingle"], log)
    try:
        process.wait_for(" ready.", 120)
        yield process
    finally:
        process.kill()
