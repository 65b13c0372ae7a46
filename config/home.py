"""The home folder of the default run (`DOUDI_HOME`): who owns it now, and where its servers answer."""

import fcntl
import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from config.processes import PATIENCE, ServerError


class Home:
    """A folder with one owner at a time.

    The owner holds a lock that PostgreSQL inherits: while one of the two lives the home is taken, so a
    start after `kill -9` waits until the old server has closed its files. A guest is a command that uses
    the servers of an owner; an owner that lives for one command only waits for its guests at its end.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self.path.mkdir(parents=True, exist_ok=True)
        self._addresses = self.path / ".addresses"
        self._lock: IO[str] | None = None
        self._guests = open(self.path / ".guests", "w")  # noqa: SIM115  locked as long as we live

    def enter(self) -> bool:
        """Own the home if nobody does (true), else be a guest in it (false)."""
        fcntl.flock(self._guests, fcntl.LOCK_SH)  # waits while an owner is leaving
        return self.take()

    def take(self, *, patience: float = 0.0) -> bool:
        """Own the home, waiting `patience` seconds for its owner; false when it stays taken."""
        lock = open(self.path / ".lock", "w")  # noqa: SIM115  held until `leave`
        end = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= end:
                    lock.close()
                    return False
                time.sleep(0.1)
            else:
                self._lock = lock
                self._addresses.unlink(missing_ok=True)
                return True

    @property
    def lock(self) -> int:
        """The descriptor of the owner's lock, for a server to inherit."""
        assert self._lock is not None, "take() or enter() comes first"
        return self._lock.fileno()

    def publish(self, addresses: dict[str, str]) -> None:
        """Tell guests where the servers answer."""
        draft = self._addresses.with_suffix(".draft")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
            json.dump(addresses, out)
        draft.rename(self._addresses)

    def addresses(self) -> dict[str, str]:
        """Where the owner's servers answer, waiting while they start."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with suppress(FileNotFoundError):
                found: dict[str, str] = json.loads(self._addresses.read_text())
                return found
            time.sleep(0.1)
        raise ServerError(
            f"{self.path} 已被占用，但它的数据库没有应答 / is taken, but its database does not answer"
        )

    def wait_for_guests(self) -> None:
        """Return when no guest is left; new ones wait until we have left."""
        fcntl.flock(self._guests, fcntl.LOCK_EX)

    def leave(self) -> None:
        """Give the home back."""
        if self._lock is not None:
            self._addresses.unlink(missing_ok=True)
            self._lock.close()
            self._lock = None
        self._guests.close()
