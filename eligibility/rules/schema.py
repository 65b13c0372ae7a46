"""What a facts file may say: its fields and their values."""

from eligibility.rules.law import EXPENSE_KINDS, INCOME_KINDS, POVERTY_STATUSES
from eligibility.rules.reading import (
    Field,
    amount,
    choice,
    day,
    flag,
    list_of,
    record,
    region_code,
    square_metres,
    text,
    whole,
)

AREAS = ("urban", "rural")
RELATIONS = (
    "head", "spouse", "child", "parent", "grandparent", "grandchild", "sibling", "other",
)  # fmt: skip
SEXES = ("male", "female")
LABOUR_CAPACITIES = ("full", "partial", "none")
EMPLOYMENTS = ("employed", "flexible", "unemployed", "student", "retired", "none")
DISABILITIES = (
    "visual", "hearing", "speech", "physical", "intellectual", "mental", "multiple",
)  # fmt: skip
SCHOOLINGS = (
    "none", "preschool", "compulsory", "senior_secondary", "undergraduate", "postgraduate",
)  # fmt: skip
ABSENCES = ("none", "prison", "clergy", "missing", "drug_isolation")
ALL_EXPENSES = (*EXPENSE_KINDS, "employment")
ASSET_KINDS = ("deposit", "security", "insurance", "vehicle", "house", "business_capital")
VEHICLE_USES = ("private", "disability", "livelihood")
BENEFITS = ("dibao", "tekun", "edge_family", "rigid_expenditure")
# Other help a person holds, which another benefit has to know of
HELD = (
    "tekun", "orphan", "unsupported_child", "disability_living", "disability_nursing",
    "work_injury_nursing", "other_nursing", "other_living", "unemployment_insurance",
    "entitled_group", "dibao_elsewhere",
)  # fmt: skip
# Why a parent does not raise their child (民发〔2019〕62号), why a supporter cannot (民发〔2021〕43号)
PARENT_STATES = (
    "raises", "dead", "declared_missing", "severe_disability", "serious_illness", "prison",
    "drug_isolation", "restricted", "lost_contact", "not_found",
)  # fmt: skip
SUPPORTER_STATES = ("able", "no_civil_capacity", "declared_missing", "prison")
SUPPORTER_BENEFITS = ("none", "dibao", "tekun")
SUPPORT_MODES = ("scattered", "centralised")
SELF_CARE_ITEMS = ("eating", "dressing", "bed", "toilet", "walking", "bathing")
HARDSHIP_KINDS = ("emergency", "expenditure")
HARDSHIP_CAUSES = (
    "fire", "accident", "drowning", "injury", "sudden_illness", "epidemic", "education", "medical",
    "unemployment", "other",
)  # fmt: skip
HARDSHIP_LEVELS = ("light", "ordinary", "heavy")

INCOME = record(
    kind=Field(choice(*INCOME_KINDS), required=True),
    amount=Field(amount),
    per=Field(choice("month", "year"), required=True),
    months=Field(whole(1, 12)),
)
EXPENSE = record(
    kind=Field(choice(*ALL_EXPENSES), required=True),
    amount=Field(amount),
    per=Field(choice("month", "year"), required=True),
    months=Field(whole(1, 12)),
    vouchers=Field(flag),
)
ASSET = record(
    kind=Field(choice(*ASSET_KINDS), required=True),
    amount=Field(amount),
    vehicle_use=Field(choice(*VEHICLE_USES)),
    area_m2=Field(square_metres),
)
DISABILITY = record(
    kind=Field(choice(*DISABILITIES), required=True),
    grade=Field(whole(1, 4)),
    certificate_until=Field(day),
)
HELD_NOW = record(benefit=Field(choice(*HELD), required=True), monthly=Field(amount))
PARENT = record(
    state=Field(choice(*PARENT_STATES)),
    since=Field(day),
    disability=Field(DISABILITY),
)
SUPPORTER = record(
    state=Field(choice(*SUPPORTER_STATES)),
    benefit=Field(choice(*SUPPORTER_BENEFITS)),
    birth_date=Field(day),
    disability=Field(DISABILITY),
    income_annual=Field(amount),
    property_within=Field(flag),
)
EPIDEMIC = record(confirmed=Field(flag), admitted_on=Field(day), discharged_on=Field(day))
MEMBER = record(
    ref=Field(text, required=True),
    relation=Field(choice(*RELATIONS), required=True),
    sex=Field(choice(*SEXES)),
    birth_date=Field(day),
    lives_with=Field(flag),
    absence=Field(choice(*ABSENCES)),
    labour_capacity=Field(choice(*LABOUR_CAPACITIES)),
    employment=Field(choice(*EMPLOYMENTS)),
    disability=Field(DISABILITY),
    serious_illness=Field(flag),
    schooling=Field(choice(*SCHOOLINGS)),
    care_duty=Field(flag),
    excused_from_work=Field(flag),
    income=Field(list_of(INCOME)),
    expenses=Field(list_of(EXPENSE)),
    assets=Field(list_of(ASSET)),
    hukou_here=Field(flag),
    held=Field(list_of(HELD_NOW)),
    parents=Field(list_of(PARENT)),
    supporters=Field(list_of(SUPPORTER)),
    self_care=Field(record(**{item: Field(flag) for item in SELF_CARE_ITEMS})),
    support_mode=Field(choice(*SUPPORT_MODES)),
    chooses=Field(choice("tekun", "child")),
    epidemic=Field(EPIDEMIC),
)
HARDSHIP = record(
    kind=Field(choice(*HARDSHIP_KINDS), required=True),
    cause=Field(choice(*HARDSHIP_CAUSES)),
    level=Field(choice(*HARDSHIP_LEVELS)),
    months=Field(whole(1, 12)),
    self_paid=Field(amount),
    accepted_on=Field(day),
)
HOUSEHOLD = record(
    region=Field(region_code, required=True),
    area=Field(choice(*AREAS), required=True),
    on=Field(day),
    poverty_status=Field(choice(*POVERTY_STATUSES)),
    current_award=Field(
        record(
            benefit=Field(choice(*BENEFITS), required=True),
            monthly=Field(amount),
            since=Field(day),
            gradual_exit_until=Field(day),
        )
    ),
    means_test_waived_until=Field(day),
    hardship=Field(HARDSHIP),
    members=Field(list_of(MEMBER), required=True),
    income=Field(list_of(INCOME)),
    expenses=Field(list_of(EXPENSE)),
    assets=Field(list_of(ASSET)),
)
