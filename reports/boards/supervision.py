"""Listed supervision (挂牌督战): what the four works are measured by, in `supervision.toml`, and a score."""

import tomllib
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reports.boards.target import Target
from reports.catalogue.form import Column, Line, Section

ROUNDS = Section(
    code="rounds",
    question="board_rounds",
    key="place",
    keys=(),
    unit="duty",
    shown=(Column("due_on", _("期限"), "day"), Column("done_on", _("完成日期"), "day")),
    lines=(
        Line("due", _("应走访"), _("项"), _("走访单上本月到期的任务"), "due"),
        Line("done", _("已走访"), _("项"), _("上述任务中已经完成的"), "done"),
        Line("overdue", _("超期未走访"), _("项"), _("过了期限还没有完成的"), "overdue"),
    ),
)
PUBLICITY = Section(
    code="publicity",
    question="board_publicity",
    key="place",
    keys=(),
    unit="award",
    shown=(Column("since", _("享受起"), "day"), Column("monthly", _("月金额"), "money")),
    lines=(
        Line("due", _("应公布"), _("户"), _("在享低保、特困的家庭"), "due"),
        Line("done", _("已公布"), _("户"), _("在村（社区）张贴中的长期公布名单上"), "done"),
        Line("missing", _("未公布"), _("户"), _("不在任何张贴中的名单上"), "missing"),
    ),
)
INSPECTIONS = Section(
    code="inspections",
    question="board_inspections",
    key="place",
    keys=(),
    unit="case",
    shown=(
        Column("inspection", _("检查编号")),
        Column("checked_on", _("核查日期"), "day"),
        Column("problem", _("整改编号")),
        Column("due_on", _("整改时限"), "day"),
    ),
    lines=(
        Line("wrong", _("检查发现错误"), _("户"), _("督查检查中对象、措施或金额不准确的"), "wrong"),
        Line("open", _("没有销号"), _("户"), _("上述错误中当日没有销号的"), "open"),
        Line(
            "straight", _("直接督办"), _("户"),
            _("没有销号的错误中，“四不两直”检查或直接调查发现的"), "straight",
        ),
    ),
)  # fmt: skip
TASKS = Section(
    code="tasks",
    question="board_tasks",
    key="place",
    keys=(),
    unit="unit",
    shown=(
        Column("title", _("专项行动")),
        Column("code", _("任务")),
        Column("period", _("报告期")),
        Column("due_on", _("期限"), "day"),
        Column("answered_on", _("报送日期"), "day"),
    ),
    lines=(
        Line("due", _("到期任务"), _("项"), _("进行中的专项行动里，本年到当日到期的任务"), "due"),
        Line(
            "done", _("已完成任务"), _("项"),
            _("上述任务中审核通过的，或者报表、台账、登记已经证明的"), "done",
        ),
        Line("late", _("超期任务"), _("项"), _("上述任务中没有报送、也没有证明的"), "late"),
    ),
)  # fmt: skip
SUPERVISION = (ROUNDS, PUBLICITY, INSPECTIONS, TASKS)
_WORDS: dict[str, Promise] = {
    "rural_dibao": _("农村低保兜底"),
    "one_door": _("一门受理、协同办理"),
    "eldercare": _("养老全覆盖"),
    "community": _("社区治理“志智双扶”"),
    "uncovered": _("未保障未办结"),
    "findings_overdue": _("超期疑点"),
    "paid_on_time": _("按时发放率"),
    "cases_late": _("超期申请"),
    "aid_in_time": _("临时救助 5 个工作日办结率"),
    "rounds_done": _("走访完成率"),
    "lists_hung": _("名单公布率"),
    "objections_upheld": _("异议成立"),
    "programmes": _("专项行动"),
    "tasks_done": _("任务完成率"),
    "straight_problems": _("直接督办的问题"),
}


@dataclass(frozen=True)
class Measure(Target):
    """One measure of a work: a target, its weight, and whether missing it is a veto."""

    code: str
    label: Promise
    weight: Decimal
    veto: bool
    because: str


@dataclass(frozen=True)
class Work:
    """One of the works under supervision, with its measures."""

    code: str
    label: Promise
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class Appraisal:
    """The mark of one place: 0 to 100, and the vetoes that take it away."""

    score: Decimal | None
    vetoes: tuple[Promise, ...]


def appraised(results: list[tuple[Measure, Decimal, Decimal]]) -> Appraisal:
    """The weighted mean of what was reached, over measures that had anything to do; vetoes by name."""
    reached = [(m, m.reached(part, whole)) for m, part, whole in results]
    counted = [(m.weight, value) for m, value in reached if value is not None]
    weights = sum((weight for weight, _value in counted), Decimal(0))
    vetoes = tuple(m.label for m, part, whole in results if m.veto and m.fails(part, whole))
    if not weights:
        return Appraisal(None, vetoes)
    mean = sum((weight * value for weight, value in counted), Decimal(0)) / weights
    return Appraisal(mean.quantize(Decimal("0.1"), ROUND_HALF_UP), vetoes)


def _measure(given: dict[str, Any]) -> Measure:
    if bool(given.get("none")) == ("whole" in given):
        raise ValueError(f"{given['code']}: 要么 none，要么 whole 和 target")
    return Measure(
        code=given["code"],
        label=_WORDS[given["code"]],
        question=given["question"],
        part=given["part"],
        whole=given.get("whole", ""),
        target=Decimal(given.get("target", 0)),
        weight=Decimal(given["weight"]),
        veto=given.get("veto", False),
        because=given["because"],
    )


_GIVEN = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
SOURCE: str = _GIVEN["source"]
ILLUSTRATIVE: bool = _GIVEN["illustrative"]
WORKS = tuple(
    Work(each["code"], _WORDS[each["code"]], tuple(_measure(given) for given in each["measure"]))
    for each in _GIVEN["work"]
)
MEASURES = tuple(measure for work in WORKS for measure in work.measures)
