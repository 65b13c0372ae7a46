"""The catalogue of reports: a new one is an entry here and a question in `sql/`."""

from reports.catalogue import programme
from reports.catalogue.form import Check, Heading, Line, Report, Section
from reports.catalogue.indicators import INDICATORS
from reports.catalogue.statistical import DIBAO, MONTHLY, QUARTERLY

REPORTS: dict[str, Report] = {
    report.kind: report
    for report in (
        MONTHLY,
        QUARTERLY,
        INDICATORS,
        programme.IMPLEMENTATION,
        programme.ACCOUNTABILITY_CASES,
        programme.GOVERNANCE,
        programme.DEATH_MATCHING,
        programme.POVERTY_MATCHING,
        programme.AID_LEVEL,
        programme.AID_LEVEL_OF_THE_YEAR,
        programme.MILESTONES,
        programme.LOOK_BACK,
        programme.YEAR_SUMMARY,
        programme.PLAN,
        programme.COUNTY_PLAN,
    )
}

__all__ = [
    "DIBAO", "INDICATORS", "MONTHLY", "QUARTERLY", "REPORTS", "Check", "Heading", "Line", "Report",
    "Section",
]  # fmt: skip
