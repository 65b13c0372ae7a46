"""Read a file through a bounded child process: batches of text cells come back.

Opening a workbook costs more than all that is done with its rows, so it is opened once: what came back is
kept, and read from there by the job, however often it begins again.
"""

import io
import resource
import subprocess
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO, BinaryIO

import polars as pl

from monitoring.registers.child import HEAD
from monitoring.registers.hostile import REFUSALS, Refused, kind_of

CHILD = Path(__file__).with_name("child.py")
MEMORY = 1536 * 1024 * 1024
CPU_SECONDS = 60
BIG = 64 * 1024 * 1024  # files that only a command may load get more of both


@dataclass(frozen=True)
class Packed:
    """Some rows of a file as the child sends them: how many, and the table."""

    rows: int
    table: bytes

    def opened(self) -> pl.DataFrame:
        """`row` is the row number in the file, `c0`, `c1`, … are texts or null."""
        return pl.read_ipc(io.BytesIO(self.table))


def batches(
    path: Path, *, limit: int, also: Collection[str] = (), keep: BinaryIO | None = None
) -> Iterator[Packed]:
    """Rows of a file in order.

    `also` names kinds to take besides xlsx and csv: `xls`, or `json` for rows as departments push them.
    `keep` is a file into which the batches are written, for `kept` to read. Raises Refused, before or while
    reading; what came before then counts for nothing.
    """
    kind = kind_of(path, limit=limit, also=also)
    times = 1 + path.stat().st_size // BIG
    command = [sys.executable, "-I", str(CHILD), kind, str(path)]
    child = subprocess.Popen(
        command,
        cwd=CHILD.parent,
        env={"POLARS_MAX_THREADS": str(min(2, pl.thread_pool_size()))},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: _bound(times),
    )
    assert child.stdout is not None and child.stderr is not None
    alarm = Timer(CPU_SECONDS * times * 4, child.kill)
    alarm.start()
    try:
        for packed in _packed(child.stdout):
            if keep is not None:
                keep.write(HEAD.pack(packed.rows, len(packed.table)))
                keep.write(packed.table)
            yield packed
        if child.wait() != 0:
            raise Refused(_reason(child.stderr.read().decode(errors="replace"), child.returncode))
    finally:
        alarm.cancel()
        child.kill()
        child.wait()
        child.stdout.close()
        child.stderr.close()


def kept(path: Path) -> Iterator[pl.DataFrame]:
    """The batches of a file that was read before."""
    with path.open("rb") as file:
        for packed in _packed(file):
            yield packed.opened()


def _packed(source: IO[bytes]) -> Iterator[Packed]:
    while len(head := source.read(HEAD.size)) == HEAD.size:
        rows, length = HEAD.unpack(head)
        packed = Packed(rows, source.read(length))
        if len(packed.table) < length:
            break
        yield packed


def _bound(times: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY * times, MEMORY * times))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS * times, CPU_SECONDS * times))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _reason(said: str, status: int) -> str:
    if said in REFUSALS:
        return said
    return "slow" if status in (-9, -24) else "damaged"
