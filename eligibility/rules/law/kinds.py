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

LABOUR_CAPACITIES = ("full", "partial", "none")
DISABILITIES = (
    "visual", "hearing", "speech", "physical", "intellectual", "mental", "multiple",
)  # fmt: skip
SCHOOLINGS = (
    "none", "preschool", "compulsory", "senior_secondary", "undergraduate", "postgraduate",
)  # fmt: skip
SEXES = ("male", "female")
# What is taken off an income before it counts, and is told as an expense
INCOME_DEDUCTIONS = ("wage_tax", "social_insurance", "support_paid")
# Why somebody able to work is not asked to: the first five are facts of their own
EXEMPTIONS = (
    "study", "severe_disability", "serious_illness", "care_duty", "no_work_found", "pregnancy",
    "nursing", "infant_care",
)  # fmt: skip
WORK_EXCUSES = ("pregnancy", "nursing", "infant_care")
TRADES = (
    "farming", "manufacturing", "construction", "retail", "transport", "catering",
    "domestic_service", "other",
)  # fmt: skip
VEHICLE_USES = ("private", "disability", "livelihood", "medical", "rehabilitation")
DEPOSIT_EXEMPTIONS = ("assistance_money", "sale_of_only_home")
BARRED_ASSETS = ("large_machine", "ship")
CONDUCTS = (
    "refuses_cooperation", "hides_means", "gives_away", "idle_land", "high_fee_school",
    "study_abroad", "neglects_support",
)  # fmt: skip
EXIT_REASONS = ("employment", "business", "industry_aid", "pension", "other")
# Why a parent does not raise their child (民发〔2019〕62号)
PARENT_STATES = (
    "raises", "dead", "declared_missing", "severe_disability", "serious_illness", "prison",
    "drug_isolation", "restricted", "lost_contact", "not_found",
)  # fmt: skip
# Why a supporter cannot perform their duty (民发〔2021〕43号), and how much care a person needs
SUPPORTERS_UNABLE = (
    "tekun", "dibao_elderly", "elderly", "severe_disability", "no_civil_capacity",
    "declared_missing", "prison",
)  # fmt: skip
SELF_CARE_TIERS = ("self", "half", "full")
