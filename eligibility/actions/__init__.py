"""What can be done under the law: assess a household and seal the answer, and set the local standards."""

from eligibility.actions.assessment import assess_household, seal_of

__all__ = ["assess_household", "seal_of"]
