"""The shape that no reviewer should have to hold: sizes, names, and what may stand where."""

import ast
import re
import sys
from pathlib import Path

from tests.architecture.source import APPS, ROOT, files, length, place, tree

LINES = {"*.py": 400, "*.sql": 120, "*.html": 150, "*.js": 250}
FUNCTION_LINES = 40
NOBODYS_NAMES = {"utils", "common", "core", "helpers", "misc", "shared", "base"}
PURE = {"polars", "eligibility"}


def test_files_fit_one_reading():
    paths = [
        *files("*.py", "*.sql"),
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "static").rglob("*.js"),
    ]
    long = {
        place(path): count
        for path in paths
        if (count := len(path.read_text().splitlines())) > _limit(path)
    }
    assert not long


def _limit(path: Path) -> int:
    """Tables of cases make tests longer than what they test."""
    return 450 if path.name.startswith("test_") else LINES[f"*{path.suffix}"]


def test_functions_fit_one_screen():
    long = {
        f"{place(path, node)} {node.name}": length(node)
        for path in files("*.py")
        if path.relative_to(ROOT).parts[0] != "tests"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and length(node) > FUNCTION_LINES
    }
    assert not long


def test_every_module_is_named_after_something():
    assert not [
        place(path) for path in files("*.py") if {path.stem, path.parent.name} & NOBODYS_NAMES
    ]


def test_nothing_hides_in_save():
    hidden = [
        place(path, node)
        for path in files("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
        and node.name in {"save", "delete"}
        and path.parts[-2] != "tests"
    ]
    assert not hidden


def test_no_work_is_left_for_later():
    word = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    left = [
        place(path)
        for path in files("*.py", "*.sql")
        if path != Path(__file__) and word.search(path.read_text())
    ]
    assert not left


def test_rules_import_nothing_but_the_language_and_polars():
    foreign = [
        f"{place(path, node)} {name}"
        for folder in ("rules", "policies")
        for path in sorted((ROOT / "eligibility" / folder).rglob("*.py"))
        for node in ast.walk(tree(path))
        for name in _imported(node)
        if name.split(".")[0] not in sys.stdlib_module_names | PURE
        or (
            name.startswith("eligibility")
            and not name.startswith(("eligibility.rules", "eligibility.policies"))
        )
    ]
    assert not foreign


def test_sql_is_never_put_together_from_pieces():
    """An f-string or `%` beside `execute` would let a value become a statement."""
    built = [
        place(path, node)
        for app in APPS
        for path in sorted((ROOT / app).rglob("*.py"))
        if "migrations" not in path.parts
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"execute", "executemany", "copy_expert", "raw"}
        and node.args
        and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert not built


def test_pages_carry_no_inline_script_or_style():
    inline = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=", re.IGNORECASE)
    found = [
        f"{place(path)}:{number}"
        for path in sorted((ROOT / "templates").rglob("*.html"))
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if inline.search(line)
    ]
    assert not found


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []
