"""What changes afterwards: registers, comparisons, findings and how they are settled."""

from monitoring.models.book import BookDeed, BookEntry
from monitoring.models.candidate import LinkCandidate
from monitoring.models.comparison import ComparedPerson, Comparison
from monitoring.models.disposal import AdvanceNotice, Disposal
from monitoring.models.finding import Finding
from monitoring.models.push import PushedBatch, PushKey, PushNonce
from monitoring.models.rectification import Rectification, RectificationState
from monitoring.models.register import RegisterImport, RegisterRow, RejectedRow
from monitoring.models.reply import Reply
from monitoring.models.round import Round, RoundDuty, RoundVisit
from monitoring.models.screening import Cause, Screening, WarningLevel

__all__ = [
    "Cause",
    "AdvanceNotice",
    "BookDeed",
    "BookEntry",
    "ComparedPerson",
    "Comparison",
    "Disposal",
    "Finding",
    "LinkCandidate",
    "Rectification",
    "RectificationState",
    "PushKey",
    "PushNonce",
    "PushedBatch",
    "RegisterImport",
    "RegisterRow",
    "RejectedRow",
    "Reply",
    "Round",
    "RoundDuty",
    "RoundVisit",
    "Screening",
    "WarningLevel",
]
