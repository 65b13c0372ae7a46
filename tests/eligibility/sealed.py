"""Answers that were sealed: the law of a day does not change afterwards, whatever is written into a pack.

`tests/golden/sealed.jsonl.gz` holds one decision a line: the facts, the day, the sheet. A document that takes
effect on a day may alter decisions from that day on and none before:

    python manage.py shell -c "from tests.eligibility.sealed import seal; seal('2027-01-01')"

seals the decisions of that day and later anew, and refuses when one of before would answer differently.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

from eligibility.assess import assess, standards_told
from eligibility.replay import VERSIONS, differences
from eligibility.rules.sheet.sheet import canonical

GOLDEN = Path(__file__).parent.parent / "golden"
SEALED = GOLDEN / "sealed.jsonl.gz"
PLACES = ("350583112000", "500243000000", "341324000000", "110101000000")
DAYS = (
    "2016-03-01", "2020-03-30", "2020-10-15", "2020-12-31", "2021-06-30", "2021-09-01",
    "2022-10-19", "2022-11-01", "2024-12-31", "2025-06-01", "2026-01-01",
)  # fmt: skip


def cases() -> Iterator[dict[str, Any]]:
    """Each golden family in each place, on two of the days around which the law changes."""
    days = cycle(DAYS)
    for path in sorted(GOLDEN.glob("*.json")):
        facts = json.loads(path.read_text(encoding="utf-8"))
        facts.get("current_award", {}).pop("since", None)  # the days go back before some awards
        for place in PLACES:
            for day in (next(days), next(days)):
                if all(member["birth_date"] <= day for member in facts["members"]):
                    yield {**facts, "region": place, "on": day}


def sealed() -> list[dict[str, Any]]:
    return [json.loads(line) for line in gzip.decompress(SEALED.read_bytes()).splitlines()]


def changed(decision: dict[str, Any]) -> list[str]:
    """Where the rules of today answer a sealed decision differently."""
    sheet = decision["sheet"]
    now = assess(decision["facts"], standards=standards_told(sheet["policy"]))
    names = sorted((sheet.keys() | now.keys()) - set(VERSIONS))
    return [
        str(found) for name in names for found in differences(sheet.get(name), now.get(name), name)
    ]


def _decided(facts: dict[str, Any]) -> dict[str, Any]:
    return {"facts": facts, "sheet": assess(facts)}


def seal(day: str) -> None:
    """Write the file anew; exits when a decision of before that day would change."""
    since = date.fromisoformat(day)
    kept = sealed() if SEALED.exists() else []
    broken = [d for d in kept if date.fromisoformat(d["facts"]["on"]) < since and changed(d)]
    for decision in broken:
        place, day = decision["facts"]["region"], decision["facts"]["on"]
        print(place, day, *changed(decision), sep="\n  ", file=sys.stderr)
    if broken:
        sys.exit(f"{len(broken)} decisions of before {since} would change; nothing was written")
    before = {
        canonical(d["facts"]): d for d in kept if date.fromisoformat(d["facts"]["on"]) < since
    }
    decisions = (before.get(canonical(facts)) or _decided(facts) for facts in cases())
    lines = [canonical(decision) for decision in decisions]
    SEALED.write_bytes(gzip.compress(b"\n".join(lines), mtime=0))
