"""Reports that were made, who took them away, and what was filed."""

from reports.models.filing import Attachment, FiledRow, Filing
from reports.models.run import Download, LedgerFiling, ReportRun

__all__ = ["Attachment", "Download", "FiledRow", "Filing", "LedgerFiling", "ReportRun"]
