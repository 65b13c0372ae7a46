"""Our own source, read as text and as syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("accounts", "households", "eligibility", "cases", "monitoring", "reports")


def files(*patterns: str) -> Iterator[Path]:
    """Files below the apps, config and tests that match any pattern, without migrations."""
    for top in (*APPS, "config", "tests", "benchmarks"):
        for pattern in patterns:
            for path in sorted((ROOT / top).rglob(pattern)):
                if "migrations" not in path.parts and "__pycache__" not in path.parts:
                    yield path


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), str(path))


def place(path: Path, node: ast.AST | None = None) -> str:
    """`cases/actions/intake.py:12`, as an editor opens it."""
    line = f":{node.lineno}" if isinstance(node, ast.stmt | ast.expr) else ""
    return f"{path.relative_to(ROOT)}{line}"


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring and decorators."""
    body = (
        node.body[1:] if ast.get_docstring(node) is not None and len(node.body) > 1 else node.body
    )
    assert node.body[-1].end_lineno is not None
    heading = node.body[0].lineno - node.lineno
    return heading + node.body[-1].end_lineno - body[0].lineno + 1
