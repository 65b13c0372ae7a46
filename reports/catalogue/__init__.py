"""The catalogue of reports: a new one is an entry here and a question in `sql/`."""

from reports.catalogue.form import Check, Line, Report, Section
from reports.catalogue.statistical import DIBAO, MONTHLY, QUARTERLY

REPORTS: dict[str, Report] = {report.kind: report for report in (MONTHLY, QUARTERLY)}

__all__ = ["DIBAO", "MONTHLY", "QUARTERLY", "REPORTS", "Check", "Line", "Report", "Section"]
