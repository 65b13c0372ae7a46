"""The texts that packs cite, each with who issued it, from when to when it stood, and how far it was read."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from eligibility.policies.written import PolicyError, headed_in, require_kinds

DOCUMENTS = Path(__file__).parent / "documents.toml"
KEYS = {"number", "title", "issuer", "from", "to", "unverified", "clauses"}


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
    return {key: _document(key, table, where) for key, table, where in headed_in(DOCUMENTS)}


def _document(key: str, table: dict[str, Any], where: str) -> Document:
    if strange := set(table) - KEYS:
        raise PolicyError(f"{where}: unknown key {', '.join(sorted(strange))}")
    if not table.get("title"):
        raise PolicyError(f"{where}: {key} has no title")
    require_kinds(table, where)
    return Document(
        key, table.get("number", ""), table["title"], table.get("issuer", ""), table.get("from"),
        table.get("to"), table.get("unverified", False), table.get("clauses", True),
    )  # fmt: skip
