"""Assessing everybody, from the tables to the tables, beside bare COPY of the same columns out and in.

A server of its own is filled with an invented crowd, so nobody else's database is touched; what is measured
there stands in `benchmarks.caseload`, in processes of their own.
"""

import importlib
import json
import os
import sys
from collections.abc import Iterator

import django

from benchmarks.measure import Figure, peak_of
from benchmarks.server import own_server, step

ROWS = 1_000_000


def run(rows: int | None) -> Iterator[Figure]:
    """One figure for `rows` households in ten counties."""
    with own_server():
        step(__name__, "fill", str(rows or ROWS))
        yield Figure(**json.loads(step(__name__, "measure")), rss_mb=peak_of(__name__, "peak"))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(importlib.import_module("benchmarks.caseload").step(*sys.argv[1:]))
