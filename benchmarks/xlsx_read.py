"""A workbook of a department read, checked and stored, beside calamine that only reads it.

Ours goes from the file to its account: opened in a bounded process, its header found, every cell checked,
numbers made tokens, rows copied into PostgreSQL, each row accounted for. The limit is calamine alone, which
does none of that. Peers: openpyxl alone, and a program that reads with openpyxl, checks the same cells one
by one and inserts its rows a thousand at a time; it does a part of the rows, its time is for all.
"""

import importlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import django

from benchmarks.measure import Figure
from benchmarks.server import own_server, step

ROWS = 100_000


def run(rows: int | None) -> Iterator[Figure]:
    """One figure for a workbook of so many rows."""
    with own_server(), TemporaryDirectory() as folder:
        path = str(Path(folder) / "medical.xlsx")
        step(__name__, "fill", path, str(rows or ROWS))
        yield Figure(**json.loads(step(__name__, "measure", path)))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(importlib.import_module("benchmarks.workbook").step(*sys.argv[1:]))
