"""One household, facts to sheet: every golden family in turn, with its flips and its other benefits."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Figure, peak_mb
from eligibility.assess import assess

GOLDEN = Path(__file__).parent.parent / "tests" / "golden"
TARGET_S = 0.020
ROUNDS = 20


def run(rows: int | None = None) -> Iterator[Figure]:
    """The median over all families and rounds, in a process like that of the web server (`config.wsgi`).

    The limit is the time that was asked for.
    """
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.one_household", str(rows or ROUNDS)],
        env=os.environ | {"POLARS_MAX_THREADS": "1"},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    notes = json.loads(told.stdout)
    yield Figure(
        "one_household", notes.pop("median_s"), TARGET_S, target=1.0, rows=notes.pop("rows"),
        rss_mb=notes.pop("peak_mb"), notes=notes,
    )  # fmt: skip


def measure(rounds: int) -> dict[str, float]:
    """What this process takes, in seconds by the clock and of processor."""
    families = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLDEN.glob("*.json"))
    ]
    for facts in families:
        assess(facts)
    both = [_seconds(facts) for _ in range(rounds) for facts in families]
    taken, processor = zip(*both, strict=True)
    return {
        "median_s": round(statistics.median(taken), 4),
        "rows": len(taken),
        "peak_mb": peak_mb(),
        "families": len(families),
        "quickest_s": round(min(taken), 4),
        "slowest_twentieth_s": round(statistics.quantiles(taken, n=20)[-1], 4),
        "processor_s": round(statistics.median(processor), 4),
    }


def _seconds(facts: dict[str, object]) -> tuple[float, float]:
    """By the clock, and of processor."""
    began = time.perf_counter(), time.process_time()
    assess(facts)
    return time.perf_counter() - began[0], time.process_time() - began[1]


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
