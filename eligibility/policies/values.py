"""How a parameter is written in a pack or on the command line, and what the rules get for it."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from eligibility.rules.law import PARAMETERS, Limit, Raise
from eligibility.rules.law.kinds import SEXES
from eligibility.rules.law.parameter import Band, Tier
from eligibility.rules.money import basis_points_of, fen_of


class BadValue(ValueError):
    """A parameter is written in a way its kind does not take."""


def value_of(name: str, written: Any) -> Any:
    """What the rules get for a parameter written so. Raises BadValue; KeyError for an unknown name."""
    about = PARAMETERS[name]
    if about["nothing"] is not None and written == about["nothing"]:
        return None
    try:
        return READERS[about["kind"]](written, about["choices"])
    except (ValueError, TypeError, ArithmeticError) as reason:
        raise BadValue(f"{name} = {written!r}: {reason or 'wrong kind'}") from None


def _flag(written: Any, _: tuple[str, ...]) -> bool:
    if isinstance(written, bool):
        return written
    return {"true": True, "false": False}[_one_of(written, ("true", "false"))]


def _count(written: Any, _: tuple[str, ...]) -> int:
    if isinstance(written, bool) or int(written) < 0 or int(written) != float(written):
        raise ValueError("takes a whole number")
    return int(written)


def _one_of(written: Any, choices: tuple[str, ...]) -> str:
    if written not in choices:
        raise ValueError(f"takes one of {', '.join(choices)}")
    return str(written)


def _some_of(written: Any, choices: tuple[str, ...]) -> tuple[str, ...]:
    names = [name for name in written.split(",") if name] if isinstance(written, str) else written
    return tuple(_one_of(name, choices) for name in names)


def _table_of(read: Callable[[str], Any]) -> Callable[[Any, tuple[str, ...]], Mapping[str, Any]]:
    def table(written: Any, choices: tuple[str, ...]) -> Mapping[str, Any]:
        return {_one_of(key, choices): read(each) for key, each in dict(written).items()}

    return table


def _raise(written: str) -> Raise:
    if written.endswith("%"):
        return Raise(of_standard=basis_points_of(written.removesuffix("%")) // 100)
    return Raise(fen=fen_of(written))


def _limit(written: Any, _: tuple[str, ...]) -> Limit:
    """`10` working days, or `{ days = 7, working = false }` calendar days."""
    table = written if isinstance(written, dict) else {"days": written}
    if set(table) - {"days", "working"}:
        raise ValueError("takes days and working")
    return Limit(_count(table["days"], ()), _flag(table.get("working", True), ()))


def _rows(written: Any, needed: set[str], possible: set[str]) -> list[dict[str, Any]]:
    """A list of tables that say what is needed and nothing strange; as JSON on the command line."""
    if isinstance(written, str):
        written = json.loads(written)
    if not isinstance(written, list):
        raise ValueError("takes a list")
    for row in written:
        if not isinstance(row, dict) or needed - set(row) or set(row) - needed - possible:
            raise ValueError(f"each takes {', '.join(sorted(needed | possible))}")
    return written


def _bands(written: Any, _: tuple[str, ...]) -> tuple[Band, ...]:
    """`{ sex = "male", from = 18, until = 50, ratio = "1" }`; without a sex, for both."""
    rows = _rows(written, {"from", "until", "ratio"}, {"sex"})
    return tuple(
        Band(
            _one_of(row["sex"], SEXES) if "sex" in row else None,
            _count(row["from"], ()), _count(row["until"], ()), basis_points_of(row["ratio"]),
        )
        for row in rows
    )  # fmt: skip


def _tiers(written: Any, _: tuple[str, ...]) -> tuple[Tier, ...]:
    """`{ below = "200", award = "400" }`, from the lowest income up."""
    rows = _rows(written, {"below", "award"}, set())
    tiers = tuple(Tier(fen_of(row["below"]), fen_of(row["award"])) for row in rows)
    if list(tiers) != sorted(tiers, key=lambda tier: tier.below):
        raise ValueError("takes tiers from the lowest income up")
    return tiers


def _day(written: Any, _: tuple[str, ...]) -> date:
    return written if isinstance(written, date) else date.fromisoformat(written)


READERS: dict[str, Callable[[Any, tuple[str, ...]], Any]] = {
    "yuan": lambda written, _: fen_of(written),
    "percent": lambda written, _: fen_of(written),  # hundredths of a percent are basis points
    "ratio": lambda written, _: basis_points_of(written),
    "multiple": lambda written, _: basis_points_of(written),
    "count": _count,
    "flag": _flag,
    "choice": _one_of,
    "choices": _some_of,
    "ratios": _table_of(basis_points_of),
    "amounts": _table_of(fen_of),
    "raises": _table_of(_raise),
    "limit": _limit,
    "counts": _table_of(lambda each: _count(each, ())),
    "day": _day,
    "bands": _bands,
    "tiers": _tiers,
}
