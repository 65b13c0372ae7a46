"""The worked cases of the handbook, to the yuan."""

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest

from eligibility.assess import assess

GOLDEN = Path(__file__).parent.parent / "golden"
CASES = tomllib.loads((GOLDEN / "expected.toml").read_text(encoding="utf-8"))["case"]


def shown(sheet, key):
    """A value of the sheet as the table of expected values writes it."""
    if key == "raises":
        return ["{member} {category} {amount}".format(**each) for each in sheet["raises"]]
    if key == "candidates":
        return ["{member} {award_monthly}".format(**each) for each in sheet["candidates"]]
    return sheet[key]


@pytest.mark.requirement(
    "R-024", "R-025", "R-026", "R-027", "R-028", "R-029", "R-031", "R-032", "R-095", "R-096",
    "R-097", "R-098", "R-099", "R-161", "R-197", "R-198", "R-230",
)  # fmt: skip
@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_agrees_with_the_handbook(case):
    facts = json.loads((GOLDEN / f"{case['facts']}.json").read_text(encoding="utf-8"))
    on = date.fromisoformat(case["on"]) if "on" in case else None
    sheet = assess(facts, on=on, settings=case.get("settings"))
    assert {key: shown(sheet, key) for key in case["expect"]} == case["expect"]
    assert any(case.get("warns", "") in warning for warning in [*sheet["warnings"], ""])
