"""Timing: ours, the limit and the peers take turns in one process, so that a busy machine is busy for all."""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

REPEATS = 3
MEGA = 1024  # ru_maxrss counts kibibytes


@dataclass(frozen=True)
class Figure:
    """One line that a benchmark prints: seconds are medians, `ratio` is ours to the limit."""

    name: str
    ours_s: float
    limit_s: float
    target: float
    rows: int
    rss_mb: int
    peers: Mapping[str, float] = field(default_factory=dict)
    notes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def ratio(self) -> float:
        return round(self.ours_s / self.limit_s, 3)

    def line(self) -> str:
        """For people: ours, the limit, how far apart, the peers, and what else was seen."""
        peers = "".join(f", {name} {taken} s" for name, taken in self.peers.items())
        notes = "".join(f", {name} {value}" for name, value in self.notes.items())
        told = f"{self.ours_s} s, limit {self.limit_s} s, ratio {self.ratio} (target {self.target})"
        return f"{self.name}: {told}{peers}; {self.rows} rows, {self.rss_mb} MB{notes}"

    def told(self) -> str:
        return json.dumps(asdict(self) | {"ratio": self.ratio}, ensure_ascii=False)


def in_turn(ways: Mapping[str, Callable[[], object]], repeats: int = REPEATS) -> dict[str, float]:
    """The median seconds of each way, one after another and then all again; a first round is not counted."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for round_ in range(repeats + 1):
        for name, way in ways.items():
            began = time.perf_counter()
            way()
            if round_:
                times[name].append(time.perf_counter() - began)
    return {name: round(statistics.median(taken), 3) for name, taken in times.items()}


def peak_mb() -> int:
    """The most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGA


def peak_of(module: str, *words: str) -> int:
    """The most memory a fresh process of `python -m module` holds; it prints that number last."""
    run = subprocess.run(
        [sys.executable, "-m", module, *words], check=True, capture_output=True, text=True
    )
    return int(run.stdout.split()[-1])
