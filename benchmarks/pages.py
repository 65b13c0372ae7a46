"""Lists and searches over many households as twenty officers at once see them, beside a hundredth of them.

Two servers of their own are filled with an invented crowd and asked over HTTP; what is measured stands in
`benchmarks.visits`. The limit is the page that grows most, at a hundredth of the households.
"""

import importlib
import json
import logging
import os
import sys
from collections.abc import Iterator
from typing import Any, cast

import django

from benchmarks.measure import Figure
from benchmarks.server import own_server, step

ROWS = 1_000_000
TARGET = 1.5


def run(rows: int | None) -> Iterator[Figure]:
    """The p95 of the page that grows most; the others, statements and plans as notes."""
    many = rows or ROWS
    few, all_ = (_measured(count) for count in (many // 100, many))
    grown = {page: round(all_["p95_ms"][page] / few["p95_ms"][page], 2) for page in few["p95_ms"]}
    worst = max(grown, key=lambda page: grown[page])
    yield Figure(
        "pages", all_["p95_ms"][worst] / 1000, few["p95_ms"][worst] / 1000, TARGET, many, all_["mb"],
        notes={
            "worst": worst, "grown": grown, "p95_ms": all_["p95_ms"],
            "statements": all_["statements"], "whole_table_read": all_["whole_table_read"],
        },
    )  # fmt: skip


def _measured(households: int) -> dict[str, Any]:
    with own_server():
        step(__name__, "fill", str(households))
        return cast(dict[str, Any], json.loads(step(__name__, "measure")))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ["DOUDI_SECOND_FACTOR"] = "0"
    django.setup()
    logging.disable(logging.INFO)
    print(importlib.import_module("benchmarks.visits").step(*sys.argv[1:]))
