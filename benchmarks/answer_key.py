"""What the comparisons find of an invented county whose truth is known: precision and recall by rule.

Every register is written with the usual dirt in one row of five, taken in and compared by the same actions as
in the office. The numbers of the answer key are clean; each of them is to be found.
"""

import importlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import django

from benchmarks.server import own_server, step

HOUSEHOLDS = 4_000


@dataclass(frozen=True)
class Told:
    """A line as another process printed it."""

    text: str

    def line(self) -> str:
        return self.text

    told = line


def run(rows: int | None) -> Iterator[Told]:
    """One line for each rule, of a county of so many households."""
    with own_server():
        for text in step(__name__, str(rows or HOUSEHOLDS)).splitlines():
            yield Told(text)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(importlib.import_module("benchmarks.answers").compared(int(sys.argv[1])))
