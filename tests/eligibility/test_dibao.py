"""Dibao: the table of cases, worked by hand and by the slow reading; what the rules say of each."""

from collections import defaultdict
from datetime import date
from typing import Any

import pytest

from eligibility.assess import assess, assess_frames
from eligibility.rules.facts import frames_of, read_facts
from eligibility.rules.money import yuan_of
from tests.eligibility.dibao_rows import OUTCOMES, dibao_facts, settings_of
from tests.eligibility.families import earning, pensioner
from tests.eligibility.spreadsheet import Case, cases

TABLE = cases("dibao")
Answers = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def answers() -> Answers:
    """What the rules answer to every row, by its number; rows of one day and law go together."""
    together = defaultdict(list)
    for case in TABLE:
        together[case["日期"], case["假设"]].append(case)
    found: Answers = {}
    for (day, _), rows in together.items():
        frames = frames_of([read_facts(dibao_facts(case)) for case in rows])
        told = assess_frames(frames, on=date.fromisoformat(day), settings=settings_of(rows[0]))
        found |= {
            case["编号"]: row for case, row in zip(rows, told.iter_rows(named=True), strict=True)
        }
    return found


@pytest.mark.requirement(
    "R-024", "R-025", "R-026", "R-027", "R-028", "R-029", "R-095", "R-096", "R-097", "R-098",
    "R-180", "R-197",
)  # fmt: skip
@pytest.mark.parametrize("case", TABLE, ids=[f"{row['编号']} {row['说明']}" for row in TABLE])
def test_the_table_of_cases(case: Case, answers: Answers):
    row = answers[case["编号"]]
    assert row["outcome"] == OUTCOMES[case["结论"]]
    if row["outcome"] == "need_information":
        return
    assert row["members_counted"] == int(case["计入人数"])
    amounts = {
        "年可支配收入": "counted_income",
        "月补助": "award",
        "分类施保": "raised",
        "月合计": "total",
    }
    assert {label: yuan_of(row[name]) for label, name in amounts.items()} == {
        label: case[label] for label in amounts
    }


@pytest.mark.requirement("R-031", "R-032", "R-099")
@pytest.mark.parametrize(
    "case",
    [row for row in TABLE if row["结论"] == "渐退"],
    ids=[f"{row['编号']} {row['说明']}" for row in TABLE if row["结论"] == "渐退"],
)
def test_the_last_day_of_a_gradual_exit(case: Case):
    sheet = assess(dibao_facts(case), settings=settings_of(case))
    assert (sheet["until"] or "") == case["渐退截止"]


@pytest.mark.requirement("R-011")
@pytest.mark.parametrize(
    ("annual", "ill", "bill", "reasons"),
    [
        ("20000", True, "1000", ["重病", "医疗支出", "刚性支出"]),
        ("15000", False, "0", ["收入在低保标准 2 倍以下"]),
        ("90000", False, "0", []),
    ],
)
def test_whom_it_refuses_it_tells_apart_by_their_difficulty(annual, ill, bill, reasons):
    spent = [{"kind": "medical", "amount": bill, "per": "year", "vouchers": True}]
    old = pensioner("one", "head", "1950-01-01", serious_illness=ill, expenses=spent)
    sheet = assess(earning(annual, old))
    assert sheet["outcome"] == "refused_income"
    assert (sheet["watch"]["reasons"], sheet["watch"]["suggested"]) == (reasons, bool(reasons))


def test_every_row_has_a_number_of_its_own():
    assert len({row["编号"] for row in TABLE}) == len(TABLE) >= 150
