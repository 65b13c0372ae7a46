"""The codes that facts and parameters share."""

EXPENSE_KINDS = ("medical", "education", "rehabilitation", "care", "epidemic", "rent")
INCOME_KINDS = (
    "wage", "business", "property", "transfer", "support", "pension_resident", "pension_employee",
    "entitled_group", "family_planning", "scholarship", "assistance", "disability_subsidy",
    "old_age_allowance", "bravery_award", "other",
)  # fmt: skip
POVERTY_STATUSES = ("none", "unlifted", "lifted", "unstable", "marginal", "sudden_hardship")
GROUNDS = ("severe_disability", "serious_illness", "study")
RAISE_CATEGORIES = (
    "disabled", "severe_disability", "serious_illness", "elderly", "minor", "student",
)  # fmt: skip
