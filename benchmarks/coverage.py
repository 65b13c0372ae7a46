"""The search for missed and wrong recipients: the rule core on what file and registers say of every home.

A crowd of households in a district is on file, one in five on benefit; nine registers tell of some of its
people. Timed is the whole search: reading file and registers, three readings of the rules, and the hits as a
table. The limit is reading the rows of the registers and the files alone.
"""

import importlib
import json
import os
import sys
from collections.abc import Iterator

import django

from benchmarks.measure import Figure
from benchmarks.server import own_server, step

HOUSEHOLDS = 100_000


def run(rows: int | None) -> Iterator[Figure]:
    """One figure for so many households in one district."""
    with own_server():
        step(__name__, "fill", str(rows or HOUSEHOLDS))
        yield Figure(**json.loads(step(__name__, "measure")))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(importlib.import_module("benchmarks.searching").step(*sys.argv[1:]))
