"""Dirty register rows against the rolls, file to findings, beside bare COPY and a bare integer hash join.

A server of its own is filled with invented people, so nobody else's database is touched; what is measured
there stands in `benchmarks.matching`, in processes of their own. `rows` are the people on the roll; the
register has three rows for each of them. Peers: Splink, pandas, a loop over rows.
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
    """One figure for so many people in two counties, with the memory of a worker for all rows and for a
    tenth of them."""
    with own_server():
        step(__name__, "fill", str(rows or ROWS))
        found = json.loads(step(__name__, "measure"))
        found["notes"]["rss_of_a_tenth_mb"] = peak_of(__name__, "peak", "ten")
        yield Figure(**found, rss_mb=peak_of(__name__, "peak", "all"))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(importlib.import_module("benchmarks.matching").step(*sys.argv[1:]))
