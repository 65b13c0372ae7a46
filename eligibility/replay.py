"""Replay: a sealed assessment is worked out again from its stored facts, and compared line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from eligibility.actions import seal_of
from eligibility.assess import assess, standards_told
from eligibility.models import Assessment
from eligibility.policies.packs import PolicyError
from eligibility.rules.reading import FactsError

# What may differ without the answer being another one: which version of the rules and packs gave it.
VERSIONS = ("rules_version", "policy")


@dataclass(frozen=True)
class Difference:
    """One place where the sheet of today says something else than the sealed one."""

    path: str
    sealed: Any
    now: Any

    def __str__(self) -> str:
        return f"{self.path}：{self.sealed} → {self.now}"


def replayed(assessment: Assessment) -> list[Difference]:
    """What is different today; nothing when the sealed answer stands. A broken seal is a difference."""
    seal = seal_of(assessment.facts, assessment.sheet)
    broken = [Difference("sha256", assessment.sha256, seal)] if seal != assessment.sha256 else []
    standards = standards_told(assessment.sheet["policy"])
    try:
        now = assess(assessment.facts, on=assessment.on, standards=standards)
    except (FactsError, PolicyError) as reason:
        return [*broken, Difference("", assessment.outcome, str(reason))]
    return broken + [
        difference
        for name in sorted(assessment.sheet.keys() | now.keys())
        if name not in VERSIONS
        for difference in differences(assessment.sheet.get(name), now.get(name), name)
    ]


def differences(sealed: Any, now: Any, path: str) -> Iterator[Difference]:
    """Every leaf at which two values of JSON differ."""
    if isinstance(sealed, dict) and isinstance(now, dict):
        for key in sorted(sealed.keys() | now.keys()):
            yield from differences(sealed.get(key), now.get(key), f"{path}.{key}")
    elif isinstance(sealed, list) and isinstance(now, list):
        for place in range(max(len(sealed), len(now))):
            one, other = (v[place] if place < len(v) else None for v in (sealed, now))
            yield from differences(one, other, f"{path}[{place}]")
    elif sealed != now:
        yield Difference(path, sealed, now)
