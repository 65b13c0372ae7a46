"""应保未保、应退未退: the rule core on what every register says, against the rolls."""

from django.utils.translation import gettext_lazy as _

from monitoring.comparisons.declaration import Declaration, Question, Rule

# Of these it reads whatever is there; none of them sets it going by itself.
BESIDE = (
    "poverty_office", "household_registration", "disability", "medical", "education", "housing",
    "real_estate", "human_resources", "tax", "market", "vehicles", "provident_fund", "public_payroll",
    "prison", "funeral", "suspected", "hotline", "epidemic",
)  # fmt: skip
MISSED, WRONG = "missed_recipients", "wrong_recipients"

COVERAGE = Declaration(
    kind="coverage",
    label=_("应保尽保、应退尽退筛查"),
    asks=_("疑似应保未保的按村入户走访，符合的受理申请；疑似应退未退的核实后复核"),
    frequency="quarterly",
    questions=(
        Question(
            "coverage",
            searches="coverage",
            beside=BESIDE,
            rules=(
                Rule(MISSED, _("疑似应保未保")),
                Rule(WRONG, _("疑似应退未退"), weight="heavy"),
            ),
        ),
    ),
)
