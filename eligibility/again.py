"""Decide again: a sealed answer beside what the rules of today say to the same facts. Stores nothing."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.assess import assess
from eligibility.facts import entered_standards
from eligibility.models import Assessment
from eligibility.rules.sheet.sheet import Sheet

Line = Mapping[str, Any]
Key = tuple[str, str, str, str | None, int]


@dataclass(frozen=True)
class Pair:
    """A line of the sheet as sealed and as it would be; None where one of them has no such line."""

    sealed: Line | None
    now: Line | None

    @property
    def line(self) -> Line:
        line = self.now or self.sealed
        assert line is not None
        return line

    @property
    def differs(self) -> bool:
        said = ("amount", "working", "cites")
        return any((self.sealed or {}).get(name) != (self.now or {}).get(name) for name in said)


def decided_again(assessment: Assessment, *, on: date) -> Sheet:
    """The sheet that the sealed facts would get that day. Raises FactsError, PolicyError."""
    return assess(assessment.facts, on=on, standards=entered_standards())


def side_by_side(sealed: Sheet, now: Sheet) -> list[Pair]:
    """The lines of both sheets, each beside its like, in the order of today's sheet."""
    then, today = _keyed(sealed), _keyed(now)
    return [Pair(then.get(key), today.get(key)) for key in dict.fromkeys([*today, *then])]


def _keyed(sheet: Sheet) -> dict[Key, Line]:
    """Lines by section, rule, label and member; the second of the same kind is number one."""
    seen: Counter[tuple[Any, ...]] = Counter()
    keyed: dict[Key, Line] = {}
    for line in sheet["lines"]:
        kind = (line["section"], line["rule"], line["label"], line["member"])
        keyed[(*kind, seen[kind])] = line
        seen[kind] += 1
    return keyed
