"""The glossary names what is there: every file, and in it the name."""

import re

from tests.architecture.source import ROOT

ROW = re.compile(
    r"^\| (?P<term>[^|]+) \| [^|]+ \| `(?P<name>\w+)` \| (?P<path>\S+) \|$", re.MULTILINE
)


def rows() -> list[tuple[str, str, str]]:
    return ROW.findall((ROOT / "docs" / "glossary.md").read_text())


def test_every_term_stands_where_the_glossary_says():
    wrong = [
        (term, name, path)
        for term, name, path in rows()
        if not (ROOT / path).exists() or not re.search(rf"\b{name}\b", (ROOT / path).read_text())
    ]
    assert rows()
    assert not wrong


def test_no_term_and_no_table_row_is_lost():
    terms = [term for term, _name, _path in rows()]
    assert len(terms) == len(set(terms))
    written = (ROOT / "docs" / "glossary.md").read_text().splitlines()
    assert len(terms) == sum(line.startswith("| ") and "`" in line for line in written)
