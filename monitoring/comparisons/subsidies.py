"""应补尽补、按标施补: what the law gives disabled people and children on file, against what they are paid."""

from django.utils.translation import gettext_lazy as _

from monitoring.comparisons.declaration import DAILY, Declaration, Question, Rule

UNPAID, UNFOUNDED, WRONG_AMOUNT = "subsidy_unpaid", "subsidy_unfounded", "subsidy_amount"

# Asked each day: a dibao award that starts, changes or ends, a grade that was corrected and a birthday change
# what is due, and the monthly list is what stands open.
SUBSIDIES = Declaration(
    kind="subsidies",
    label=_("残疾人和儿童补贴应补尽补、按标施补核对"),
    asks=_("应补未补的受理申请；不符合条件和金额不符的发起复核，停发由两人办理"),
    frequency=DAILY,
    questions=(
        Question(
            "subsidies",
            searches="subsidies",
            rules=(
                Rule(UNPAID, _("应补未补")),
                Rule(UNFOUNDED, _("不符合条件仍在领取"), weight="heavy"),
                Rule(WRONG_AMOUNT, _("领取金额与应发不符"), weight="heavy"),
            ),
        ),
    ),
)
