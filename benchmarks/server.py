"""A database server of a benchmark's own, so that nobody else's data is touched."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from config.embedded import Stack
from config.home import Home


@contextmanager
def own_server() -> Iterator[None]:
    """An empty, migrated database for the processes that are started meanwhile."""
    with TemporaryDirectory() as folder:
        os.environ.pop("DATABASE_URL", None)
        os.environ["DOUDI_HOME"] = folder
        home = Home(Path(folder))
        home.take()
        stack = Stack(home)
        try:
            stack.start()
            subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], check=True)
            yield
        finally:
            stack.stop()


def step(module: str, *words: str) -> str:
    """What `python -m module words` prints."""
    command = [sys.executable, "-m", module, *words]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
