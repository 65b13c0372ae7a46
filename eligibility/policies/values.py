"""How a parameter is written in a pack or on the command line, and what the rules get for it."""

import json
import reprlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from eligibility.rules.law import PARAMETERS, Limit, Raise
from eligibility.rules.law.kinds import SEXES
from eligibility.rules.law.parameter import Band, Tier
from eligibility.rules.money import WHOLE, basis_points_of, fen_of

MOST = 9_999  # of anything counted: months, days, years of age
WRONG = (ValueError, TypeError, ArithmeticError, LookupError, AttributeError, RecursionError)


class BadValue(ValueError):
    """A parameter is written in a way its kind does not take; said in Chinese and in English."""


def value_of(name: str, written: Any, told: str = "") -> Any:
    """What the rules get for a parameter written so. Raises BadValue, which shows what was `told` where
    that is only a part of it; KeyError for an unknown name."""
    about = PARAMETERS[name]
    if about["nothing"] is not None and written == about["nothing"]:
        return None
    try:
        return READERS[about["kind"]](written, about["choices"])
    except WRONG:
        raise BadValue(f"{told or shown(name, written)}：{expected(name)}") from None


def with_key(name: str, in_force: Any, key: str, written: Any) -> dict[str, Any]:
    """The table in force with one key written anew. Raises BadValue for a parameter that is no table."""
    if PARAMETERS[name]["kind"] not in TABLES:
        raise BadValue(
            f"{shown(f'{name}.{key}', written)}：{name} 不是表，不能只改其中一项；{expected(name)} "
            f"({name} is no table and has no key to set)"
        )
    table = in_force if isinstance(in_force, Mapping) else {}
    if isinstance(in_force, int):
        table = {"days": in_force}
    return {**table, key: written}


def expected(name: str) -> str:
    """How the parameter is to be written, in Chinese and in English; its choices by their codes."""
    about = PARAMETERS[name]
    chinese, english = EXPECTED[about["kind"]]
    codes = ", ".join(about["choices"])
    if about["nothing"] is not None:
        chinese, english = f"{chinese}，或 {about['nothing']}", f"{english}, or {about['nothing']}"
    return f"应写{chinese} / takes {english}".replace("CHOICES", codes)


def shown(name: str, written: Any) -> str:
    """A setting as it was written, cut where it is long."""
    return f"{name} = {reprlib.repr(written)}"


def _flag(written: Any, _: tuple[str, ...]) -> bool:
    if isinstance(written, bool):
        return written
    return {"true": True, "false": False}[_one_of(written, ("true", "false"))]


def _count(written: Any, _: tuple[str, ...]) -> int:
    if isinstance(written, bool) or int(written) != float(written):
        raise ValueError(written)
    if not 0 <= int(written) <= MOST:
        raise ValueError(written)
    return int(written)


def _one_of(written: Any, choices: tuple[str, ...]) -> str:
    if written not in choices:
        raise ValueError(written)
    return str(written)


def _some_of(written: Any, choices: tuple[str, ...]) -> tuple[str, ...]:
    names = [name for name in written.split(",") if name] if isinstance(written, str) else written
    return tuple(_one_of(name, choices) for name in names)


def _table_of(read: Callable[[str], Any]) -> Callable[[Any, tuple[str, ...]], Mapping[str, Any]]:
    def table(written: Any, choices: tuple[str, ...]) -> Mapping[str, Any]:
        if not isinstance(written, Mapping):
            raise TypeError(written)
        return {_one_of(key, choices): read(each) for key, each in written.items()}

    return table


def _raise(written: str) -> Raise:
    """Yuan, or a share of the standard of no more than the whole of it."""
    if written.endswith("%"):
        of_standard = basis_points_of(written.removesuffix("%")) // 100
        if of_standard > WHOLE:
            raise ValueError(written)
        return Raise(of_standard=of_standard)
    return Raise(fen=fen_of(written))


def _limit(written: Any, _: tuple[str, ...]) -> Limit:
    """`10` working days, or `{ days = 7, working = false }` calendar days."""
    table = written if isinstance(written, dict) else {"days": written}
    if set(table) - {"days", "working"}:
        raise ValueError(written)
    return Limit(_count(table["days"], ()), _flag(table.get("working", True), ()))


def _rows(written: Any, needed: set[str], possible: set[str]) -> list[dict[str, Any]]:
    """A list of tables that say what is needed and nothing strange; as JSON on the command line."""
    if isinstance(written, str):
        written = json.loads(written)
    if not isinstance(written, list):
        raise TypeError(written)
    for row in written:
        if not isinstance(row, dict) or needed - set(row) or set(row) - needed - possible:
            raise ValueError(row)
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
        raise ValueError(written)
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

TABLES = {"ratios", "amounts", "raises", "counts", "limit"}
_KEYED = (
    "表，逐项写（参数.项=值），项为 CHOICES，值为",
    "a table, key by key (NAME.KEY=VALUE), of CHOICES, each ",
)
_YUAN = (
    "不为负、不到十亿的元，最多两位小数，如 660 或 1200.50",
    "yuan, not negative, below 1000000000, at most two places, like 660 or 1200.50",
)
_RATIO = (
    "不为负的小数，最多四位，如 0.3",
    "a decimal, not negative, at most four places, like 0.3",
)
_COUNT = (f"0 到 {MOST} 的整数", f"a whole number from 0 to {MOST}")
_RAISE = (
    "不为负的元，或低保标准的百分比（不超过 100%），如 60 或 20%",
    "yuan, or a share of the standard of at most 100%, like 60 or 20%",
)
# How each kind is written, in Chinese and in English
EXPECTED: dict[str, tuple[str, str]] = {
    "yuan": _YUAN,
    "percent": (
        "不为负的百分数，最多两位小数，如 3.5",
        "per cent, not negative, at most two places, like 3.5",
    ),
    "ratio": _RATIO,
    "multiple": _RATIO,
    "count": _COUNT,
    "flag": ("true 或 false", "true or false"),
    "choice": ("其中一项：CHOICES", "one of CHOICES"),
    "choices": ("其中若干项，用英文逗号隔开：CHOICES", "some of CHOICES, with commas between"),
    "ratios": (_KEYED[0] + _RATIO[0], _KEYED[1] + _RATIO[1]),
    "amounts": (_KEYED[0] + _YUAN[0], _KEYED[1] + _YUAN[1]),
    "raises": (_KEYED[0] + _RAISE[0], _KEYED[1] + _RAISE[1]),
    "counts": (_KEYED[0] + _COUNT[0], _KEYED[1] + _COUNT[1]),
    "limit": (
        f"{_COUNT[0]}（工作日），或逐项写 参数.days=天数、参数.working=false",
        f"{_COUNT[1]} (working days), or NAME.days=N and NAME.working=false",
    ),
    "day": ("日期，如 2021-01-15", "a day, like 2021-01-15"),
    "bands": (
        '列表，如 [{"sex": "male", "from": 18, "until": 50, "ratio": "1"}]，sex 可不写',
        'a list like [{"sex": "male", "from": 18, "until": 50, "ratio": "1"}], sex may be left out',
    ),
    "tiers": (
        '收入从低到高的列表，如 [{"below": "200", "award": "400"}]',
        'a list from the lowest income up, like [{"below": "200", "award": "400"}]',
    ),
}
