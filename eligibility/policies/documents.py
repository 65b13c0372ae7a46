"""The texts that packs cite, each with who issued it, from when to when it stood, and how far it was read."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

DOCUMENTS = Path(__file__).parent / "documents.toml"
KEYS = {"number", "title", "issuer", "from", "to", "unverified", "clauses"}
HEADER = re.compile(r"^\[\s*([a-z_0-9]+)\s*\]")


class PolicyError(ValueError):
    """A pack or the list of documents says something it may not say; the text names file and line."""


@dataclass(frozen=True)
class Document:
    """A text. `unverified`: its number was not seen on an official copy. `clauses`: a copy that shows its
    clauses was read, so whoever cites it names one; tables of figures and news of a text have none."""

    key: str
    number: str
    title: str
    issuer: str
    from_on: date | None
    to_on: date | None
    unverified: bool
    clauses: bool

    @property
    def cite(self) -> str:
        """As it is cited: by its number, or by its title where that is not known."""
        return self.number or f"《{self.title}》"


@cache
def texts() -> dict[str, Document]:
    """Every text by its key. Raises PolicyError with file and line."""
    written = DOCUMENTS.read_text(encoding="utf-8")
    lines = {
        found.group(1): number
        for number, line in enumerate(written.splitlines(), start=1)
        if (found := HEADER.match(line))
    }
    return {
        key: _document(key, table, f"{DOCUMENTS.name}:{lines.get(key, 1)}")
        for key, table in tomllib.loads(written).items()
    }


def _document(key: str, table: dict[str, Any], where: str) -> Document:
    if strange := set(table) - KEYS:
        raise PolicyError(f"{where}: unknown key {', '.join(sorted(strange))}")
    if not table.get("title"):
        raise PolicyError(f"{where}: {key} has no title")
    require_days(table, where)
    return Document(
        key, table.get("number", ""), table["title"], table.get("issuer", ""), table.get("from"),
        table.get("to"), table.get("unverified", False), table.get("clauses", True),
    )  # fmt: skip


def require_days(table: dict[str, Any], where: str) -> None:
    """`from` and `to` are days, the one not after the other."""
    for name in ("from", "to"):
        if name in table and type(table[name]) is not date:
            raise PolicyError(f"{where}: {name} is a day, like 2021-07-01")
    if "from" in table and "to" in table and table["to"] < table["from"]:
        raise PolicyError(f"{where}: ends before it begins")
