"""What a facts file may say: the fields, their values, and plain words for what is wrong with one."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.rules.law import EXPENSE_KINDS, INCOME_KINDS, POVERTY_STATUSES
from eligibility.rules.money import fen_of

AREAS = ("urban", "rural")
RELATIONS = (
    "head", "spouse", "child", "parent", "grandparent", "grandchild", "sibling", "other",
)  # fmt: skip
SEXES = ("male", "female")
LABOUR_CAPACITIES = ("full", "partial", "none")
EMPLOYMENTS = ("employed", "flexible", "unemployed", "student", "retired", "none")
DISABILITIES = (
    "visual", "hearing", "speech", "physical", "intellectual", "mental", "multiple",
)  # fmt: skip
SCHOOLINGS = (
    "none", "preschool", "compulsory", "senior_secondary", "undergraduate", "postgraduate",
)  # fmt: skip
ABSENCES = ("none", "prison", "clergy", "missing", "drug_isolation")
ALL_EXPENSES = (*EXPENSE_KINDS, "employment")
ASSET_KINDS = ("deposit", "security", "insurance", "vehicle", "house", "business_capital")
VEHICLE_USES = ("private", "disability", "livelihood")
BENEFITS = ("dibao", "tekun", "edge_family", "rigid_expenditure")


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
            f'金额“{value}”写法不对。写成以元为单位的文字，最多两位小数，如 "1200.50"',
            'amount must be text in yuan with at most two places, like "1200.50"',
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


INCOME = record(
    kind=Field(choice(*INCOME_KINDS), required=True),
    amount=Field(amount),
    per=Field(choice("month", "year"), required=True),
    months=Field(whole(1, 12)),
)
EXPENSE = record(
    kind=Field(choice(*ALL_EXPENSES), required=True),
    amount=Field(amount),
    per=Field(choice("month", "year"), required=True),
    months=Field(whole(1, 12)),
    vouchers=Field(flag),
)
ASSET = record(
    kind=Field(choice(*ASSET_KINDS), required=True),
    amount=Field(amount),
    vehicle_use=Field(choice(*VEHICLE_USES)),
    area_m2=Field(square_metres),
)
MEMBER = record(
    ref=Field(text, required=True),
    relation=Field(choice(*RELATIONS), required=True),
    sex=Field(choice(*SEXES)),
    birth_date=Field(day),
    lives_with=Field(flag),
    absence=Field(choice(*ABSENCES)),
    labour_capacity=Field(choice(*LABOUR_CAPACITIES)),
    employment=Field(choice(*EMPLOYMENTS)),
    disability=Field(
        record(kind=Field(choice(*DISABILITIES), required=True), grade=Field(whole(1, 4)))
    ),
    serious_illness=Field(flag),
    schooling=Field(choice(*SCHOOLINGS)),
    care_duty=Field(flag),
    excused_from_work=Field(flag),
    income=Field(list_of(INCOME)),
    expenses=Field(list_of(EXPENSE)),
    assets=Field(list_of(ASSET)),
)
HOUSEHOLD = record(
    region=Field(region_code, required=True),
    area=Field(choice(*AREAS), required=True),
    on=Field(day),
    poverty_status=Field(choice(*POVERTY_STATUSES)),
    current_award=Field(
        record(
            benefit=Field(choice(*BENEFITS), required=True),
            monthly=Field(amount),
            since=Field(day),
            gradual_exit_until=Field(day),
        )
    ),
    means_test_waived_until=Field(day),
    members=Field(list_of(MEMBER), required=True),
    income=Field(list_of(INCOME)),
    expenses=Field(list_of(EXPENSE)),
    assets=Field(list_of(ASSET)),
)
