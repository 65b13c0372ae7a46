"""Local standards: the figures a bureau sets by place and day. Known ones ship in `local/`."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from eligibility.policies.packs import (
    LOCAL,
    PolicyError,
    check_keys,
    covers,
    documents,
    span,
)
from eligibility.policies.values import BadValue, value_of
from eligibility.policies.written import listed_in
from eligibility.rules.law import STANDARDS

KEYS = {"region", "area", "value", "from", "to", "document", "clause", "illustrative"}


@dataclass(frozen=True)
class LocalStandard:
    """One figure of one place, in the unit of the parameter `kind` names, from a day to a day."""

    kind: str
    region: int
    area: str | None
    amount: int
    from_on: date
    to_on: date | None
    document: str
    clause: str = ""
    illustrative: bool = False

    def in_force(self, code: int, area: str, on: date) -> bool:
        begun = self.from_on <= on and (self.to_on is None or on <= self.to_on)
        return begun and self.area in (None, area) and covers(self.region, code)


@cache
def shipped() -> tuple[LocalStandard, ...]:
    """The standards that ship with the packs. Raises PolicyError with file and line."""
    found = [
        (_shipped(kind, table, where), where)
        for path in sorted(LOCAL.glob("*.toml"))
        for kind, table, where in listed_in(path)
    ]
    _require_one_at_a_time(found)
    return tuple(standard for standard, _ in found)


def _shipped(kind: str, table: dict[str, Any], where: str) -> LocalStandard:
    if kind not in STANDARDS:
        raise PolicyError(f"{where}: no rule knows a standard {kind}")
    check_keys(table, KEYS, where)
    if "region" not in table:
        raise PolicyError(f"{where}: region is required")
    try:
        amount = value_of(kind, table["value"])
    except BadValue as reason:
        raise PolicyError(f"{where}: {reason}") from None
    return LocalStandard(
        kind, table["region"], table.get("area"), amount, table["from"], table.get("to"),
        documents().get(table.get("document", ""), ""), table.get("clause", ""),
        table.get("illustrative", False),
    )  # fmt: skip


def standard_of(
    kind: str, code: int, area: str, on: date, entered: tuple[LocalStandard, ...] | None
) -> LocalStandard | None:
    """The figure in force: one entered by the bureau before a shipped one, the smaller region first."""
    for listed in (entered or (), shipped()):
        fitting = [s for s in listed if s.kind == kind and s.in_force(code, area, on)]
        if fitting:
            return min(fitting, key=lambda standard: (span(standard.region), standard.area is None))
    return None


def _require_one_at_a_time(listed: list[tuple[LocalStandard, str]]) -> None:
    """One figure of a kind, place and area on any day."""
    beside: dict[tuple[str, int], list[tuple[LocalStandard, str]]] = {}
    for one, where in listed:
        same = beside.setdefault((one.kind, one.region), [])
        for other, there in same:
            areas = None in (one.area, other.area) or one.area == other.area
            if areas and _overlap(one, other):
                raise PolicyError(f"{where}: {one.kind} of {one.region:012} overlaps {there}")
        same.append((one, where))


def _overlap(one: LocalStandard, other: LocalStandard) -> bool:
    last = date.max
    return one.from_on <= (other.to_on or last) and other.from_on <= (one.to_on or last)
