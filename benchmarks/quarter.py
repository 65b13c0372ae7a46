"""The quarterly report of a province from nothing, beside one bare scan of each table that it reads.

A server of its own is filled with an invented crowd that was paid for half a year, so nobody else's database
is touched; what is measured there stands in `benchmarks.paid`. `rows` are the people paid.
"""

import importlib
import json
import os
import sys
from collections.abc import Iterator

import django

from benchmarks.measure import Figure
from benchmarks.server import own_server, step

ROWS = 1_000_000


def run(rows: int | None) -> Iterator[Figure]:
    """One figure for so many people paid in ten counties."""
    with own_server():
        step(__name__, "fill", str(rows or ROWS))
        yield Figure(**json.loads(step(__name__, "measure")))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ["DOUDI_SECOND_FACTOR"] = "0"
    django.setup()
    print(importlib.import_module("benchmarks.paid").step(*sys.argv[1:]))
