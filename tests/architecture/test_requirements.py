"""A test that says it proves a requirement names one that exists."""

import ast
import csv

from tests.architecture.source import ROOT, files, place, tree


def known_requirements() -> set[str]:
    with open(ROOT / "docs" / "requirements.csv", newline="") as lines:
        return {row["id"] for row in csv.DictReader(lines)}


def claims() -> dict[str, list[str]]:
    """Requirement ids named by `pytest.mark.requirement`, and where."""
    found: dict[str, list[str]] = {}
    for path in files("test_*.py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "requirement":
                for word in node.args:
                    assert isinstance(word, ast.Constant), place(path, node)
                    found.setdefault(str(word.value), []).append(place(path, node))
    return found


def test_claimed_requirements_exist():
    known = known_requirements()
    assert {name: places for name, places in claims().items() if name not in known} == {}
