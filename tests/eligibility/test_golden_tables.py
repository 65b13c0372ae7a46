"""The tables of cases together: there are enough of them, and each row says which text decides it."""

import tomllib
from pathlib import Path

import pytest

from tests.eligibility.spreadsheet import GOLDEN, Case, cases

POLICIES = Path(__file__).parents[2] / "eligibility" / "policies"
TABLES = sorted(path.stem for path in GOLDEN.glob("*.csv"))
NUMBERS = ("编号", "序号")
# A clause may say first that its figure is an example, or that the text leaves the pair open
REMARKS = ("示例：", "未规定：")


def rows(name: str) -> list[Case]:
    """The cases of a table; a row without a number is a heading within it."""
    return [row for row in cases(name) if number(row)]


def number(row: Case) -> str:
    return next(row[column] for column in NUMBERS if column in row)


def texts() -> tuple[str, ...]:
    """Every text the packs cite, by its number or by its title."""
    documents = tomllib.loads((POLICIES / "documents.toml").read_text("utf-8")).values()
    titles = tuple(f"《{each['title']}》" for each in documents)
    return titles + tuple(each["number"] for each in documents if "number" in each)


def test_there_are_enough_cases():
    assert sum(len(rows(name)) for name in TABLES) >= 400
    assert len(rows("dibao")) >= 150


@pytest.mark.parametrize("name", TABLES)
def test_every_row_names_a_text(name: str):
    known = texts()
    for row in rows(name):
        clause = row["条款"]
        for remark in REMARKS:
            clause = clause.removeprefix(remark)
        assert clause.startswith(known), (number(row), row["说明"], row["条款"])


@pytest.mark.parametrize("name", TABLES)
def test_no_number_is_given_twice(name: str):
    given = [number(row) for row in rows(name)]
    assert len(set(given)) == len(given)
