"""Seconds of processor, this process's and the database server's: a busy machine does not lengthen them."""

import os
import time
from collections.abc import Callable
from pathlib import Path

from django.db import connection

TICKS = os.sysconf("SC_CLK_TCK")


def noting(spent: list[float], way: Callable[[], object]) -> Callable[[], object]:
    """The way, which also notes the seconds of processor that client and server took for it."""

    def noted() -> None:
        began = time.process_time() + of_server()
        way()
        spent.append(time.process_time() + of_server() - began)

    return noted


def of_server() -> float:
    """What the processes of a server on this machine have used, also those that have ended."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int")
        first = int(cursor.fetchone()[0])
    numbers = (int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit())
    alive = [each for each in map(_used, numbers) if each and each[0] == first]
    ended = _used(first)
    return sum(own for _, own, _ in alive) + (ended[2] if ended else 0)


def _used(process: int) -> tuple[int, float, float] | None:
    """Its parent, its own seconds of processor, and those of its ended children; None when it has ended."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return None
    user, system, of_children, system_of_children = map(int, fields[11:15])
    return int(fields[1]), (user + system) / TICKS, (of_children + system_of_children) / TICKS
