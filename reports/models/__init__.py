"""Reports that were made, what was filed, inspections, and what programmes and documents ask of each unit."""

from reports.models.assignment import (
    Assignment,
    AssignmentPaper,
    AssignmentState,
    AssignmentStep,
)
from reports.models.directive import Directive, DirectiveState, ProgrammePhase
from reports.models.filing import Attachment, FiledRow, Filing
from reports.models.inspection import Inspection, InspectionCheck
from reports.models.run import LedgerFiling, ReportRun

__all__ = [
    "Assignment",
    "AssignmentPaper",
    "AssignmentState",
    "AssignmentStep",
    "Attachment",
    "Directive",
    "DirectiveState",
    "FiledRow",
    "Filing",
    "Inspection",
    "InspectionCheck",
    "LedgerFiling",
    "ProgrammePhase",
    "ReportRun",
]
