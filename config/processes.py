"""Processes that begin, log and end with ours. Standard library only."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PATIENCE = 60.0  # seconds that a process may take to answer


class ServerError(SystemExit):
    """A process cannot run; the words say why and what to do, in Chinese and English."""


@dataclass(frozen=True)
class Child:
    """One process of ours and the signal that ends it decently."""

    name: str
    process: subprocess.Popen[bytes]
    farewell: signal.Signals

    def end(self, deadline: float) -> None:
        """Wait for it until `deadline`, then kill it and all that it started."""
        try:
            self.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@dataclass
class Children:
    """The running processes, in the order of their start; each logs to `logs/<name>.log`."""

    logs: Path
    running: list[Child] = field(default_factory=list)

    def spawn(
        self,
        name: str,
        command: Sequence[object],
        *,
        farewell: signal.Signals = signal.SIGTERM,
        **options: Any,
    ) -> Child:
        """Start a process that ends with us, even after `kill -9`."""
        self.logs.mkdir(parents=True, exist_ok=True)
        with open(self.logs / f"{name}.log", "ab") as log:
            process = subprocess.Popen(
                [str(word) for word in command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C in the terminal reaches only us
                preexec_fn=lambda: end_with_parent(farewell),
                **options,
            )
        child = Child(name, process, farewell)
        self.running.append(child)
        return child

    def wait(self, ready: Callable[[], bool], what: str) -> None:
        """Wait until `ready()`; a process that ends meanwhile is the answer."""
        end = time.monotonic() + PATIENCE
        while not ready():
            self.check()
            if time.monotonic() > end:
                raise ServerError(
                    f"{what} {PATIENCE:.0f} 秒内没有应答 / does not answer: {self.logs}"
                )
            time.sleep(0.03)

    def check(self) -> None:
        """Raise `ServerError` when one of the processes has ended by itself."""
        for child in self.running:
            if child.process.poll() is not None:
                log = self.logs / f"{child.name}.log"
                words = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
                raise ServerError(
                    f"{child.name} 已退出 / has ended ({child.process.returncode}), {log}:\n{words}"
                )

    def stop(self, *names: str, patience: float = 8.0) -> None:
        """End these processes together; without names, all of them."""
        going = [child for child in self.running if not names or child.name in names]
        for child in going:
            child.process.send_signal(child.farewell)
        deadline = time.monotonic() + patience
        for child in going:
            child.end(deadline)
        self.running = [child for child in self.running if child not in going]


def end_with_parent(farewell: signal.Signals) -> None:
    """On Linux, let the kernel send us `farewell` when our parent dies."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, int(farewell))
