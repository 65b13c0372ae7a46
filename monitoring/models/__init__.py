"""What changes afterwards: registers, comparisons, findings and how they are settled."""

from monitoring.models.comparison import ComparedPerson, Comparison
from monitoring.models.finding import Disposal, Finding
from monitoring.models.register import RegisterImport, RegisterRow, RejectedRow

__all__ = [
    "ComparedPerson",
    "Comparison",
    "Disposal",
    "Finding",
    "RegisterImport",
    "RegisterRow",
    "RejectedRow",
]
