"""What a parameter of the law is: how it is written, and where its value was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

# What may stand for "no such limit" in a policy pack.
NOT_TESTED = "not_tested"
UNLIMITED = "unlimited"
NONE = "none"


@dataclass(frozen=True)
class Source:
    """Where a value stands written, from when to when, and what it takes the place of."""

    pack: str
    document: str
    clause: str
    quote: str
    from_on: date
    to_on: date | None
    illustrative: bool
    written: Any
    warning: str = ""
    overrode: tuple["Source", ...] = ()

    @property
    def cite(self) -> str:
        return f"{self.document} {self.clause}".strip()


@dataclass(frozen=True)
class Raise:
    """What a category adds a month: fen, or basis points of the standard."""

    fen: int | None = None
    of_standard: int | None = None


@dataclass(frozen=True)
class Band:
    """Of whom (`None`: of either sex), from an age until the day of another, which share in basis points."""

    sex: str | None
    from_age: int
    until_age: int
    ratio: int


@dataclass(frozen=True)
class Tier:
    """A family below so much a head and month (fen) gets so much a head and month (fen)."""

    below: int
    award: int


@dataclass(frozen=True)
class Limit:
    """A time limit: so many working days, or calendar days where the text writes 天."""

    days: int
    working: bool = True


def parameter(
    label: str, kind: str, *, choices: tuple[str, ...] = (), nothing: str | None = None
) -> Any:
    """One parameter: its Chinese label, how it is written, and its word for no limit."""
    return field(metadata={"label": label, "kind": kind, "choices": choices, "nothing": nothing})


def standard(label: str, kind: str = "yuan") -> Any:
    """A figure that bureaus set by place and day; None where nobody has entered one."""
    about: Mapping[str, Any] = {"label": label, "kind": kind, "choices": (), "nothing": NONE}
    return field(default=None, metadata={**about, "standard": True})
