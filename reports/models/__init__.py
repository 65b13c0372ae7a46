"""Reports that were made, and what was filed."""

from reports.models.filing import Attachment, FiledRow, Filing
from reports.models.run import LedgerFiling, ReportRun

__all__ = ["Attachment", "FiledRow", "Filing", "LedgerFiling", "ReportRun"]
