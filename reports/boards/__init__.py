"""Boards (看板): questions whose rows lie in places, so that every figure of a place opens its rows."""

from reports.boards.coverage import COVERAGE
from reports.boards.dashboard import DASHBOARD, DEATHS, FINDINGS, MONEY
from reports.boards.ontime import ONTIME
from reports.boards.supervision import SUPERVISION
from reports.catalogue.form import Section

SECTIONS: dict[str, Section] = {
    section.code: section for section in (COVERAGE, *DASHBOARD, *SUPERVISION, ONTIME)
}
"""Every question of a board by its code: what an address may ask for."""
_ALSO_BY = {
    COVERAGE.code: {"source"},
    MONEY.code: {"month_of_year"},
    FINDINGS.code: {"age"},
    DEATHS.code: {"age"},
}


def may_be_broken_by(section: Section, column: str) -> bool:
    """Whether a question of a board can be broken down by a column."""
    return column in {"whole", "place"} | _ALSO_BY.get(section.code, set())


__all__ = ["COVERAGE", "SECTIONS", "may_be_broken_by"]
