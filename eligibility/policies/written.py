"""Files of the law as they are written: tables with their lines, and what each key may hold."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

LISTED = re.compile(r"^\s*\[\[\s*([\"']?)(.+?)\1\s*\]\]")
HEADED = re.compile(r"^\s*\[\s*([\"']?)([^\[\]]+?)\1\s*\]")
# What a key of any table holds; the value of a parameter is read by its own kind.
HOLDS = {
    str: ("text", (
        "name", "title", "version", "number", "issuer", "document", "clause", "quote", "warning",
    )),
    bool: ("true or false", ("illustrative", "unverified", "clauses")),
    date: ("a day, like 2021-07-01", ("from", "to")),
}  # fmt: skip
MOST = 10**12  # codes of regions have twelve digits; 0 is the nation


class PolicyError(ValueError):
    """A pack or the list of documents says something it may not say; the text names file and line."""


def read_toml(path: Path) -> dict[str, Any]:
    """A file as tables. Raises PolicyError naming the file and the line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as reason:
        raise PolicyError(f"{path.parent.name}/{path.name}: {reason}") from None


def listed_in(path: Path) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every `[[name]]` table of a file: its name, what it says, and `folder/file:line`."""
    file = f"{path.parent.name}/{path.name}"
    written = read_toml(path)
    lines = _lines_of(path.read_text(encoding="utf-8"), LISTED)
    for name, tables in written.items():
        if not isinstance(tables, list):
            raise PolicyError(f"{file}: write [[{name}]], a parameter is a list of entries")
        for place, table in enumerate(tables):
            yield name, _table(table, file), f"{file}:{lines.get((name, place), 1)}"


def headed_in(path: Path) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every `[name]` table of a file: its name, what it says, and `file:line`."""
    written = read_toml(path)
    lines = _lines_of(path.read_text(encoding="utf-8"), HEADED)
    for name, table in written.items():
        yield name, _table(table, path.name), f"{path.name}:{lines.get((name, 0), 1)}"


def require_kinds(table: dict[str, Any], where: str) -> None:
    """Each key holds what it says it does, and the last day is not before the first."""
    for kind, (words, names) in HOLDS.items():
        for name in names:
            if name in table and type(table[name]) is not kind:
                raise PolicyError(f"{where}: {name} is {words}")
    if "region" in table and not _is_region(table["region"]):
        raise PolicyError(f"{where}: region is a code of twelve digits, or 0 for the nation")
    if "from" in table and "to" in table and table["to"] < table["from"]:
        raise PolicyError(f"{where}: ends before it begins")


def _is_region(code: object) -> bool:
    return type(code) is int and (code == 0 or MOST // 10 <= code < MOST)


def _table(given: Any, file: str) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise PolicyError(f"{file}: {given!r} is no table")
    return given


def _lines_of(text: str, header: re.Pattern[str]) -> dict[tuple[str, int], int]:
    """Where the n-th table of each name begins."""
    found: dict[tuple[str, int], int] = {}
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if begun := header.match(line):
            name = begun.group(2)
            found[name, seen.setdefault(name, 0)] = number
            seen[name] += 1
    return found
