"""What the programme texts ask, what serves it and what proves it: `python -m tests.requirements`.

It writes docs/requirements.md from docs/requirements.csv and from the marks `@pytest.mark.requirement`, which
it reads from the tests as text.
"""

import ast
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tests.architecture.source import ROOT, files, tree

LIST = ROOT / "docs" / "requirements.csv"
PAGE = ROOT / "docs" / "requirements.md"
ABOVE = """# Requirements and their proof

Every requirement read from the programme texts, by the part of the system it falls to, with the page (by its
URL name), command or job that serves it and the tests that prove it. What no test proves says so, and what is
wanting. `python -m tests.requirements` writes this from `requirements.csv` and the marks of the tests.
"""


@dataclass(frozen=True)
class Requirement:
    """A row of the list. `served_by`: words like `page:desk`, `command:assess`, `job:import_register`;
    `wanting`: what is missing as long as no test proves it."""

    id: str
    module: str
    clause: str
    requirement: str
    deadline: str
    served_by: str
    wanting: str


def requirements() -> list[Requirement]:
    """All rows, part by part."""
    with LIST.open(newline="", encoding="utf-8") as lines:
        rows = [Requirement(**row) for row in csv.DictReader(lines)]
    return sorted(rows, key=lambda each: (each.module, each.id))


def proofs() -> dict[str, list[tuple[Path, str]]]:
    """Of each requirement the marked tests: the file, and the test in it; a whole file has no name."""
    found: dict[str, list[tuple[Path, str]]] = {}
    for path in files("test_*.py"):
        for name, marked in _marked(tree(path).body):
            for word in _claims(marked):
                tests = found.setdefault(word, [])
                tests += [(path, name)] if (path, name) not in tests else []
    return found


def _marked(body: list[ast.stmt], above: str = "") -> Iterator[tuple[str, ast.expr]]:
    for node in body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark":
            yield above, node.value
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            name = f"{above}.{node.name}" if above else node.name
            yield from ((name, decorator) for decorator in node.decorator_list)
            yield from _marked(node.body if isinstance(node, ast.ClassDef) else [], name)


def _claims(marked: ast.expr) -> Iterator[str]:
    for node in ast.walk(marked):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "requirement":
            yield from (str(ast.literal_eval(word)) for word in node.args)


def written() -> str:
    """The document."""
    proven = proofs()
    parts = [(m, list(rows)) for m, rows in groupby(requirements(), key=lambda each: each.module)]
    lines = [ABOVE, "| part | proven | of |", "|---|---|---|"]
    for module, rows in [*parts, ("**all**", requirements())]:
        lines.append(f"| {module} | {sum(each.id in proven for each in rows)} | {len(rows)} |")
    for module, rows in parts:
        lines += [
            f"\n## {module}\n",
            "| | requirement | served by | proven by |",
            "|---|---|---|---|",
        ]
        lines += [_row(each, _tests(proven[each.id])) for each in rows if each.id in proven]
        lines += [
            _row(each, f"**not proven**: {_wanting(each)}")
            for each in rows
            if each.id not in proven
        ]
    return "\n".join(lines) + "\n"


def _row(each: Requirement, proof: str) -> str:
    served = [word.partition(":") for word in each.served_by.split()]
    names = "<br>".join(f"{kind} `{name}`" for kind, _colon, name in served) or "—"
    return f"| {each.id} | {each.requirement.replace('|', '/')} | {names} | {proof} |"


def _tests(found: list[tuple[Path, str]]) -> str:
    links = [(name or path.stem, path.relative_to(ROOT).as_posix()) for path, name in found]
    return "<br>".join(f"[{name}](../{path})" for name, path in links)


def _wanting(each: Requirement) -> str:
    return each.wanting or ("built, but no test shows it" if each.served_by else "not built")


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
    print(f"{len(proofs())} of {len(requirements())} requirements are proven: {PAGE}")
