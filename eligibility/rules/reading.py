"""Readers of a facts file: what a field takes, and plain words for what is wrong with one."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.rules.money import fen_of

Facts = dict[str, Any]  # a checked record of a facts file, or of a part of it


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a facts file: where, and what, in Chinese and in English."""

    path: str
    chinese: str
    english: str

    def __str__(self) -> str:
        return f"{self.path}：{self.chinese} / {self.english}"


class FactsError(ValueError):
    """The facts cannot be read; `problems` names each place."""

    def __init__(self, problems: list[Problem]):
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class Refused(Exception):
    """A single value is not what its field takes."""

    def __init__(self, chinese: str, english: str):
        super().__init__(english)
        self.chinese = chinese
        self.english = english


Reader = Callable[[Any, str, list[Problem]], Any]


def one_value(read: Callable[[Any], Any]) -> Reader:
    """A reader of a single value, which puts what it refuses on the list and goes on."""

    def reader(value: Any, path: str, problems: list[Problem]) -> Any:
        try:
            return read(value)
        except Refused as refused:
            problems.append(Problem(path, refused.chinese, refused.english))
            return None

    return reader


def choice(*values: str) -> Reader:
    def read(value: Any) -> str:
        if value not in values:
            raise Refused(
                f"“{value}”不在可填的值之内：{'、'.join(values)}",
                f"must be one of {', '.join(values)}",
            )
        return str(value)

    return one_value(read)


@one_value
def amount(value: Any) -> int:
    try:
        return fen_of(value)
    except (ValueError, TypeError):
        raise Refused(
            f'金额“{value}”写法不对。写成以元为单位的文字，不到十亿，最多两位小数，如 "1200.50"',
            'amount must be text in yuan, below 1000000000, with at most two places, like "1200.50"',
        ) from None


@one_value
def day(value: Any) -> date:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            raise ValueError(value)
        return date.fromisoformat(value)
    except (ValueError, TypeError):
        raise Refused(
            f"日期“{value}”写法不对。写成 2021-01-15", "date must be YYYY-MM-DD"
        ) from None


@one_value
def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Refused(f"“{value}”不是 true 或 false", "must be true or false")
    return value


@one_value
def text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Refused("应是文字，不能空着", "must be text and not empty")
    if any("\ud800" <= sign <= "\udfff" for sign in value):
        raise Refused(
            "含有不成对的代理字符，不是完整的文字", "holds half a character (a surrogate)"
        )
    return value


@one_value
def region_code(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[1-9]\d{11}", value, re.ASCII):
        raise Refused(f"行政区划代码“{value}”应是 12 位数字", "region must be 12 digits")
    return value


def whole(lowest: int, highest: int) -> Reader:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            raise Refused(
                f"“{value}”应是 {lowest} 到 {highest} 的整数",
                f"must be a whole number from {lowest} to {highest}",
            )
        return value

    return one_value(read)


@one_value
def square_metres(value: Any) -> int:
    """Hundredths of a square metre."""
    try:
        return fen_of(value if isinstance(value, str) else format(value, ".2f"))
    except (ValueError, TypeError):
        raise Refused(f"面积“{value}”写法不对", "area must be a number of square metres") from None


@dataclass(frozen=True)
class Field:
    read: Reader
    required: bool = False


def record(**shape: Field) -> Reader:
    """A reader of an object: every field of the shape is in the answer, unknown ones as None."""

    def reader(value: Any, path: str, problems: list[Problem]) -> Any:
        if not isinstance(value, Mapping):
            problems.append(Problem(path, "应是一个对象 { }", "must be an object"))
            return None
        for key in value.keys() - shape.keys():
            problems.append(Problem(f"{path}.{key}", "没有这个字段", "unknown field"))
        answer: dict[str, Any] = {}
        for name, each in shape.items():
            given = value.get(name)
            if given is None and each.required:
                problems.append(Problem(f"{path}.{name}", "必须填写", "is required"))
            answer[name] = None if given is None else each.read(given, f"{path}.{name}", problems)
        return answer

    return reader


def list_of(read: Reader) -> Reader:
    def reader(value: Any, path: str, problems: list[Problem]) -> Any:
        if not isinstance(value, list):
            problems.append(Problem(path, "应是一个列表 [ ]", "must be a list"))
            return None
        return [read(each, f"{path}[{place}]", problems) for place, each in enumerate(value)]

    return reader
