"""What people say at home that they were given, against what was paid out to them."""

from django.utils.translation import gettext_lazy as _

from monitoring.comparisons.declaration import Declaration, Question, Rule

RECEIVED = Declaration(
    kind="received",
    label=_("实领金额核对"),
    asks=_("看存折流水，查明少领的钱去了哪里；代领、截留的移交线索"),
    frequency="daily",
    questions=(
        Question(
            "received_differs",
            rules=(Rule("received_differs", _("入户了解的实领金额与发放不符"), weight="heavy"),),
        ),
    ),
)
