"""What a facts file may say: its fields and their values."""

from eligibility.rules.law import EXPENSE_KINDS, INCOME_KINDS, POVERTY_STATUSES, kinds
from eligibility.rules.law.kinds import (
    BARRED_ASSETS,
    CONDUCTS,
    DEPOSIT_EXEMPTIONS,
    DISABILITIES,
    EXIT_REASONS,
    INCOME_DEDUCTIONS,
    LABOUR_CAPACITIES,
    SCHOOLINGS,
    SEXES,
    TRADES,
    VEHICLE_USES,
    WORK_EXCUSES,
)
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
EMPLOYMENTS = ("employed", "flexible", "unemployed", "student", "retired", "none")
ABSENCES = ("none", "prison", "clergy", "missing", "drug_isolation")
ALL_EXPENSES = (*EXPENSE_KINDS, "employment", *INCOME_DEDUCTIONS)
ASSET_KINDS = (
    "deposit", "security", "insurance", "vehicle", "house", "business_capital", *BARRED_ASSETS,
)  # fmt: skip
BENEFITS = ("dibao", "tekun", "edge_family", "rigid_expenditure")
# Other help a person holds, which another benefit has to know of
HELD = (
    "tekun", "orphan", "unsupported_child", "disability_living", "disability_nursing",
    "work_injury_nursing", "other_nursing", "other_living", "unemployment_insurance",
    "entitled_group", "dibao_elsewhere",
    "unemployment_aid", "hiv_child",
)  # fmt: skip
PARENT_STATES = kinds.PARENT_STATES
SUPPORTER_STATES = ("able", "no_civil_capacity", "declared_missing", "prison")
SUPPORTER_BENEFITS = ("none", "dibao", "tekun")
SUPPORTER_RELATIONS = ("child", "parent", "spouse", "grandchild", "sibling", "other")
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
    in_window=Field(amount),
)
EXPENSE = record(
    kind=Field(choice(*ALL_EXPENSES), required=True),
    amount=Field(amount),
    per=Field(choice("month", "year"), required=True),
    months=Field(whole(1, 12)),
    in_window=Field(amount),
    vouchers=Field(flag),
)
ASSET = record(
    kind=Field(choice(*ASSET_KINDS), required=True),
    amount=Field(amount),
    vehicle_use=Field(choice(*VEHICLE_USES)),
    area_m2=Field(square_metres),
    acquired_on=Field(day),
    exempt=Field(choice(*DEPOSIT_EXEMPTIONS)),
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
    months=Field(whole(1, 600)),
    disability=Field(DISABILITY),
)
SUPPORTER = record(
    state=Field(choice(*SUPPORTER_STATES)),
    benefit=Field(choice(*SUPPORTER_BENEFITS)),
    birth_date=Field(day),
    disability=Field(DISABILITY),
    income_annual=Field(amount),
    property_within=Field(flag),
    relation=Field(choice(*SUPPORTER_RELATIONS)),
    family_size=Field(whole(1, 30)),
    children=Field(whole(1, 30)),
    supports=Field(whole(1, 30)),
    paid_annual=Field(amount),
    agreed_annual=Field(amount),
)
EPIDEMIC = record(confirmed=Field(flag), admitted_on=Field(day), discharged_on=Field(day))
MEMBER = record(
    ref=Field(text, required=True),
    relation=Field(choice(*RELATIONS), required=True),
    sex=Field(choice(*SEXES)),
    birth_date=Field(day),
    lives_with=Field(flag),
    lives_with_since=Field(day),
    absence=Field(choice(*ABSENCES)),
    labour_capacity=Field(choice(*LABOUR_CAPACITIES)),
    employment=Field(choice(*EMPLOYMENTS)),
    disability=Field(DISABILITY),
    serious_illness=Field(flag),
    schooling=Field(choice(*SCHOOLINGS)),
    care_duty=Field(flag),
    excused_from_work=Field(flag),
    work_excuse=Field(choice(*WORK_EXCUSES)),
    self_employed=Field(flag),
    trade=Field(choice(*TRADES)),
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
COMPANY = record(
    legal_person=Field(flag),
    net_profit_annual=Field(amount),
    hiring_months=Field(whole(0, 600)),
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
            rise_reason=Field(choice(*EXIT_REASONS)),
        )
    ),
    means_test_waived_until=Field(day),
    last_year_income=Field(amount),
    company=Field(COMPANY),
    conduct=Field(list_of(choice(*CONDUCTS))),
    hardship=Field(HARDSHIP),
    members=Field(list_of(MEMBER), required=True),
    income=Field(list_of(INCOME)),
    expenses=Field(list_of(EXPENSE)),
    assets=Field(list_of(ASSET)),
)
