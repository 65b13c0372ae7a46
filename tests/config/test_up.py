"""`make demo` as a stranger meets it: from an empty home to a page, twice, and away again."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.stack import ROOT, until

pytestmark = pytest.mark.alone


class Site:
    """One run of `config.up` on a home."""

    def __init__(self, home: Path, environment: dict[str, str]) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.home, self.said = home, ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "config.up"],
            cwd=ROOT,
            env=environment | {"DOUDI_HOME": str(home), "PORT": str(self.port)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def wait_until_ready(self) -> float:
        """Seconds until the line with the address."""
        began = time.monotonic()
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line
            if line == f"ready: http://127.0.0.1:{self.port}/\n":
                return time.monotonic() - began
        raise AssertionError(self.said)

    def hear_out(self) -> None:
        """Read on to the last line of what it has to say."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line
            if line.startswith("Ctrl-C"):
                return

    def alive(self) -> list[str]:
        """Names of all processes that work for this home."""
        mark, found = str(self.home).encode(), []
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if mark in (process / "environ").read_bytes() + (process / "cmdline").read_bytes():
                    found.append((process / "comm").read_text().strip())
        return found

    def page(self) -> str:
        with urlopen(f"http://127.0.0.1:{self.port}/", timeout=30) as answer:
            return str(answer.read().decode())

    def end(self, by: signal.Signals = signal.SIGTERM) -> None:
        """Send a signal and wait until nothing of it is left."""
        if self.process.poll() is None:
            self.process.send_signal(by)
        self.said += self.process.communicate(timeout=30)[0]
        until(lambda: not self.alive(), 15, lambda: str(self.alive()))


@pytest.fixture
def start(tmp_path: Path, bare: dict[str, str]) -> Iterator[Callable[[], Site]]:
    sites: list[Site] = []

    def one() -> Site:
        sites.append(Site(tmp_path / "home", bare))
        return sites[-1]

    yield one
    for site in sites:
        site.end()


def test_from_an_empty_home_to_a_page_and_again_after_a_power_cut(start):
    first = start()
    first.wait_until_ready()
    assert "<form" in first.page()
    assert (first.home / "keys").stat().st_mode & 0o777 == 0o600
    first.end(signal.SIGKILL)

    second = start()
    seconds = second.wait_until_ready()
    second.hear_out()
    assert seconds < 30, "nothing was left to prepare"
    began = time.monotonic()
    second.end()
    assert time.monotonic() - began < 25
    assert second.process.returncode == 0
    assert "linjianhua" in second.said


def test_a_taken_port_is_named(tmp_path, bare):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "config.up"],
            cwd=ROOT,
            env=bare | {"DOUDI_HOME": str(tmp_path / "home"), "PORT": str(port)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert f"端口 {port} 已被占用" in done.stderr
    assert f"port {port} is taken" in done.stderr
