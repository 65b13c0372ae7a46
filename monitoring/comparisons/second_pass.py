"""第二轮比对: register rows without a usable number, as far as a person has said whose they are."""

from django.utils.translation import gettext_lazy as _

from monitoring.comparisons.declaration import Declaration, Question, Rule

LINKED = "linked_row"

SECOND_PASS = Declaration(
    kind="second_pass",
    label=_("无号码记录比对"),
    asks=_("逐对判定是不是同一人；判定为同一人的作为疑点核实"),
    questions=(
        Question("accepted_candidates", rules=(Rule(LINKED, _("无号码记录指向在册人员")),)),
    ),
)
