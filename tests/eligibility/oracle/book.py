"""The figures of a place on a day, read straight from the packs: narrower texts before wider ones."""

import tomllib
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

POLICIES = Path(__file__).parents[3] / "eligibility" / "policies"
SUBJECTS = ("means", "dibao")
NOTHING = ("unlimited", "not_tested")

Entries = dict[str, list[dict[str, Any]]]
Figures = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """A county the tests speak of, and a day on which its figures are known."""

    region: str
    on: date


FUJIAN = Place("350583000000", date(2021, 1, 15))
PENGSHUI = Place("500243000000", date(2020, 10, 20))
SIXIAN = Place("341324000000", date(2021, 9, 10))


def span(region: int) -> int:
    """How many codes a region holds: 35… a province, 3505… a city, 350583… a county."""
    if region == 0:
        return 10**12
    for width in (10**10, 10**8, 10**6, 10**3):
        if region % width == 0:
            return width
    return 1


def holds(wider: int, region: int) -> bool:
    return region // span(wider) * span(wider) == wider


@cache
def packs() -> tuple[tuple[int, Entries], ...]:
    """Every pack with the region it is written for, the narrowest first."""
    found = []
    for folder in (POLICIES / "packs").iterdir():
        if not folder.is_dir() or not (folder / "pack.toml").exists():
            continue
        region = int(tomllib.loads((folder / "pack.toml").read_text("utf-8"))["pack"]["region"])
        entries: Entries = {}
        for subject in SUBJECTS:
            if (folder / f"{subject}.toml").exists():
                entries |= tomllib.loads((folder / f"{subject}.toml").read_text("utf-8"))
        found.append((region, entries))
    return tuple(sorted(found, key=lambda pack: span(pack[0])))


@cache
def local() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Every shipped standard: its name and its entry."""
    files = sorted((POLICIES / "local").glob("*.toml"))
    tables = [tomllib.loads(path.read_text("utf-8")) for path in files]
    return tuple((name, one) for table in tables for name, many in table.items() for one in many)


def in_force(entry: dict[str, Any], area: str, on: date) -> bool:
    begun = entry["from"] <= on and ("to" not in entry or on <= entry["to"])
    return bool(begun and entry.get("area", area) == area)


def figure(name: str, region: int, area: str, on: date) -> Any:
    """One parameter as it is written; KeyError where no pack gives it for the day."""
    for wider, entries in packs():
        standing = [one for one in entries.get(name, ()) if in_force(one, area, on)]
        if holds(wider, region) and standing:
            return max(standing, key=lambda one: "area" in one)["value"]
    raise KeyError(name)


def standard(name: str, region: int, area: str, on: date) -> Fraction | None:
    """A local standard in yuan; None where none is known."""
    found = [
        one for called, one in local()
        if called == name and holds(int(one["region"]), region) and in_force(one, area, on)
    ]  # fmt: skip
    if not found:
        return None
    nearest = min(found, key=lambda one: (span(int(one["region"])), "area" not in one))
    return Fraction(nearest["value"])


@cache
def figures(region: int, area: str, on: date) -> Figures:
    """Everything the dibao test reads: parameters as written, local standards as fractions of a yuan."""
    names = {name for _, entries in packs() for name in entries}
    known = {name: figure(name, region, area, on) for name in names}
    locals_ = ("dibao_standard", "minimum_wage", "disposable_income")
    return known | {name: standard(name, region, area, on) for name in locals_}


def number(written: Any) -> Fraction | None:
    """A written limit; None where there is none."""
    return None if written in NOTHING or written == "none" else Fraction(str(written))
