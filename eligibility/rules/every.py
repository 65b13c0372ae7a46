"""Every rule of the law: importing this declares them all."""

from eligibility.rules.benefits.entitle import ENTITLEMENTS
from eligibility.rules.rule import RULES

__all__ = ["ENTITLEMENTS", "RULES"]
