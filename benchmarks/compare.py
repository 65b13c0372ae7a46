"""Dirty register rows against the rolls, file to findings, beside bare COPY and a bare integer hash join.

A server of its own is filled with invented people, so nobody else's database is touched; what is measured
there stands in `benchmarks.matching`, in processes of their own. `rows` are the people on the roll; the
register has three rows for each of them.
"""

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import django

from benchmarks.measure import Figure, peak_of
from config.embedded import Stack
from config.home import Home

ROWS = 1_000_000


def run(rows: int | None) -> Iterator[Figure]:
    """One figure for so many people in two counties."""
    with TemporaryDirectory() as folder:
        os.environ.pop("DATABASE_URL", None)
        os.environ["DOUDI_HOME"] = folder
        home = Home(Path(folder))
        home.take()
        stack = Stack(home)
        try:
            stack.start()
            subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], check=True)
            _step("fill", str(rows or ROWS))
            found = json.loads(_step("measure"))
            yield Figure(**found, rss_mb=peak_of(__name__, "peak"))
        finally:
            stack.stop()


def _step(*words: str) -> str:
    command = [sys.executable, "-m", __name__, *words]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(importlib.import_module("benchmarks.matching").step(*sys.argv[1:]))
