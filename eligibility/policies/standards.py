"""Local standards: the figures a bureau sets by place and day. Known ones ship in standards.toml."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from eligibility.policies.packs import STANDARDS, PolicyError, check_keys, covers, documents, span
from eligibility.rules.money import fen_of

# What a standard is a standard of, and the parameter it fills.
KINDS = {
    "dibao": "dibao_standard",
    "minimum_wage": "minimum_wage",
    "disposable_income": "disposable_income",
}
KEYS = {"region", "area", "value", "from", "to", "document", "clause", "illustrative"}


@dataclass(frozen=True)
class LocalStandard:
    """One figure of one place: fen a month (disposable income: fen a year), from a day to a day."""

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
    text = STANDARDS.read_text(encoding="utf-8")
    lines = [n for n, line in enumerate(text.splitlines(), 1) if re.match(r"\[\[", line)]
    found = []
    place = 0
    tables = tomllib.loads(text)
    for kind, listed in tables.items():
        for table in listed:
            where = f"{STANDARDS.name}:{lines[place]}"
            place += 1
            if kind not in KINDS:
                raise PolicyError(f"{where}: no rule knows a standard {kind}")
            check_keys(table, KEYS, where)
            found.append(
                LocalStandard(
                    kind, table["region"], table.get("area"), fen_of(table["value"]),
                    table["from"], table.get("to"), documents().get(table.get("document"), ""),
                    table.get("clause", ""), table.get("illustrative", False),
                )
            )  # fmt: skip
    _require_one_at_a_time(found)
    return tuple(found)


def standard_of(
    kind: str, code: int, area: str, on: date, entered: tuple[LocalStandard, ...] | None
) -> LocalStandard | None:
    """The figure in force: one entered by the bureau before a shipped one, the smaller region first."""
    for listed in (entered or (), shipped()):
        fitting = [s for s in listed if s.kind == kind and s.in_force(code, area, on)]
        if fitting:
            return min(fitting, key=lambda standard: (span(standard.region), standard.area is None))
    return None


def _require_one_at_a_time(listed: list[LocalStandard]) -> None:
    for one in listed:
        for other in listed:
            same = (one.kind, one.region) == (other.kind, other.region)
            areas = None in (one.area, other.area) or one.area == other.area
            if one is not other and same and areas and _overlap(one, other):
                raise PolicyError(
                    f"{STANDARDS.name}: two {one.kind} standards of {one.region} on {other.from_on}"
                )


def _overlap(one: LocalStandard, other: LocalStandard) -> bool:
    last = date.max
    return one.from_on <= (other.to_on or last) and other.from_on <= (one.to_on or last)
