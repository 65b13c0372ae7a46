"""Policy packs: one folder a place, every parameter with its document, its clause and its days.

A pack stands for a region and everything in it: `pack.toml` says which, the files beside it hold parameters
by subject. A parameter of a pack is a list of entries that follow
one another without gap or overlap, for both kinds of area or for one. What a pack does not say is said
by the pack of the larger region around it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from eligibility.policies.documents import DOCUMENTS as DOCUMENTS
from eligibility.policies.documents import texts
from eligibility.policies.values import BadValue, value_of
from eligibility.policies.written import PolicyError as PolicyError
from eligibility.policies.written import listed_in, read_toml, require_kinds
from eligibility.rules.law import PARAMETERS, STANDARDS
from eligibility.rules.schema import AREAS

HOME = Path(__file__).parent
PACKS = HOME / "packs"
LOCAL = HOME / "local"

ENTRY_KEYS = {
    "value", "from", "to", "area", "document", "clause", "quote", "illustrative", "warning",
}  # fmt: skip
PACK_KEYS = {"name", "title", "region", "version"}
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Entry:
    """One value of one parameter, from a day to a day, with the text it stands in."""

    parameter: str
    written: Any
    value: Any
    from_on: date
    to_on: date | None
    area: str | None
    document: str
    clause: str
    quote: str
    illustrative: bool
    warning: str
    where: str

    def in_force(self, on: date, area: str) -> bool:
        begun = self.from_on <= on and (self.to_on is None or on <= self.to_on)
        return begun and self.area in (None, area)


@dataclass(frozen=True)
class Pack:
    name: str
    title: str
    region: int
    version: str
    entries: tuple[Entry, ...]

    def entry(self, parameter: str, on: date, area: str) -> Entry | None:
        return next(
            (e for e in self.entries if e.parameter == parameter and e.in_force(on, area)), None
        )


@cache
def documents() -> dict[str, str]:
    """Document keys as packs use them, to the number or title that is cited."""
    return {key: text.cite for key, text in texts().items()}


@cache
def packs() -> tuple[Pack, ...]:
    """All packs, the nation first. Raises PolicyError for the first thing that is wrong."""
    loaded = tuple(load_pack(path.parent) for path in sorted(PACKS.glob("*/pack.toml")))
    nation = [pack for pack in loaded if pack.region == 0]
    if len(nation) != 1:
        raise PolicyError(f"{PACKS}: exactly one pack must stand for the nation")
    _require_one_each(loaded)
    _require_complete(nation[0])
    return tuple(sorted(loaded, key=lambda pack: (-span(pack.region), pack.region)))


def load_pack(folder: Path) -> Pack:
    """One pack, checked. Raises PolicyError with file and line."""
    about = folder / "pack.toml"
    head = _head(read_toml(about), f"{folder.name}/{about.name}:1")
    entries = [
        entry
        for path in sorted(folder.glob("*.toml"))
        if path != about
        for entry in _entries_in(path)
    ]
    _require_order(entries)
    return Pack(head["name"], head["title"], head["region"], head["version"], tuple(entries))


def _head(written: dict[str, Any], where: str) -> dict[str, Any]:
    """What a pack says of itself."""
    head = written.get("pack")
    if set(written) != {"pack"} or not isinstance(head, dict) or set(head) != PACK_KEYS:
        raise PolicyError(
            f"{where}: only [pack], with exactly {', '.join(sorted(PACK_KEYS))}, stands here"
        )
    require_kinds(head, where)
    return head


def _entries_in(path: Path) -> Iterator[Entry]:
    for name, table, where in listed_in(path):
        yield _entry(name, table, where)


def covers(region: int, code: int) -> bool:
    """Whether a region holds the place of that code; 0 is the nation."""
    return region <= code < region + span(region)


def span(region: int) -> int:
    """How many codes a region covers: its own level and everything below."""
    for digits in (12, 10, 8, 6, 3):
        if region % 10**digits == 0:
            return int(10**digits)
    return 1


def _entry(name: str, table: dict[str, Any], where: str) -> Entry:
    if name not in PARAMETERS:
        raise PolicyError(f"{where}: no rule knows a parameter {name}")
    if name in STANDARDS:
        raise PolicyError(f"{where}: {name} is a local standard and stands in {LOCAL.name}/")
    check_keys(table, ENTRY_KEYS, where)
    try:
        value = value_of(name, table["value"])
    except BadValue as reason:
        raise PolicyError(f"{where}: {reason}") from None
    return Entry(
        name, table["value"], value, table["from"], table.get("to"), table.get("area"),
        documents()[table["document"]] if "document" in table else "",
        table.get("clause", ""), table.get("quote", ""), table.get("illustrative", False),
        table.get("warning", ""), where,
    )  # fmt: skip


def check_keys(table: dict[str, Any], allowed: set[str], where: str) -> None:
    """A value, its first day, and a document unless no document gives the figure; nothing unknown."""
    if strange := set(table) - allowed:
        raise PolicyError(f"{where}: unknown key {', '.join(sorted(strange))}")
    require_kinds(table, where)
    if "value" not in table or "from" not in table:
        raise PolicyError(f"{where}: value and from are required")
    if "document" not in table and not table.get("illustrative"):
        raise PolicyError(f"{where}: give the document, or say illustrative = true")
    if table.get("document", next(iter(documents()))) not in documents():
        raise PolicyError(f"{where}: documents.toml has no document {table['document']}")
    if table.get("area", AREAS[0]) not in AREAS:
        raise PolicyError(f"{where}: area is one of {', '.join(AREAS)}")
    _require_clause(table, where)


def _require_clause(table: dict[str, Any], where: str) -> None:
    """A figure that is said to stand in a text with clauses names its clause."""
    if table.get("illustrative") or table.get("clause"):
        return
    if texts()[table["document"]].clauses:
        raise PolicyError(
            f"{where}: give the clause of {table['document']}, or say illustrative = true"
        )


def _require_order(entries: list[Entry]) -> None:
    """Entries of one parameter and area follow one another day by day."""
    for name in {entry.parameter for entry in entries}:
        for area in AREAS:
            mine = [e for e in entries if e.parameter == name and e.area in (None, area)]
            for earlier, later in _pairs(sorted(mine, key=lambda entry: entry.from_on)):
                _require_follows(earlier, later)


def _require_follows(earlier: Entry, later: Entry) -> None:
    if earlier.to_on is None or later.from_on <= earlier.to_on:
        raise PolicyError(f"{later.where}: {later.parameter} overlaps {earlier.where}")
    if later.from_on != earlier.to_on + ONE_DAY:
        raise PolicyError(f"{later.where}: {later.parameter} leaves a gap after {earlier.where}")


def _require_one_each(loaded: tuple[Pack, ...]) -> None:
    """A name, and a region, has one pack."""
    for said in ("name", "region"):
        for earlier, later in _pairs(sorted(loaded, key=lambda pack: getattr(pack, said))):
            if getattr(earlier, said) == getattr(later, said):
                raise PolicyError(
                    f"{PACKS.name}: {earlier.title} and {later.title} have the same {said}"
                )


def _pairs(listed: list[Any]) -> Iterator[tuple[Any, Any]]:
    return zip(listed, listed[1:], strict=False)


def _require_complete(nation: Pack) -> None:
    """The nation says every parameter, from its first day on and without end."""
    begins = min(entry.from_on for entry in nation.entries)
    for name in PARAMETERS.keys() - set(STANDARDS):
        for area in AREAS:
            mine = [e for e in nation.entries if e.parameter == name and e.area in (None, area)]
            if (
                not mine
                or min(e.from_on for e in mine) != begins
                or max(mine, key=lambda entry: entry.from_on).to_on
            ):
                raise PolicyError(f"{nation.name}: {name} must be given from {begins} on, {area}")
