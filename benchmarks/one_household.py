"""One household, facts to sheet: every golden family in turn, with its flips and its other benefits."""

import json
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Figure, peak_mb
from eligibility.assess import assess

GOLDEN = Path(__file__).parent.parent / "tests" / "golden"
TARGET_S = 0.020
ROUNDS = 20


def run(rows: int | None = None) -> Iterator[Figure]:
    """The median over all families and rounds; the limit is the time that was asked for."""
    families = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLDEN.glob("*.json"))
    ]
    for facts in families:
        assess(facts)
    both = [_seconds(facts) for _ in range(rows or ROUNDS) for facts in families]
    taken, processor = zip(*both, strict=True)
    ours = round(statistics.median(taken), 4)
    slow = round(statistics.quantiles(taken, n=20)[-1], 4)
    yield Figure(
        "one_household", ours, TARGET_S, target=1.0, rows=len(taken), rss_mb=peak_mb(),
        notes={
            "families": len(families),
            "quickest_s": round(min(taken), 4),
            "slowest_twentieth_s": slow,
            "processor_s": round(statistics.median(processor), 4),
        },
    )  # fmt: skip


def _seconds(facts: dict[str, object]) -> tuple[float, float]:
    """By the clock, and of processor."""
    began = time.perf_counter(), time.process_time()
    assess(facts)
    return time.perf_counter() - began[0], time.process_time() - began[1]
