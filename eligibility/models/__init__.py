"""Local standards, and assessments as they were sealed."""

from eligibility.models.assessment import Assessment
from eligibility.models.standard import Standard

__all__ = ["Assessment", "Standard"]
