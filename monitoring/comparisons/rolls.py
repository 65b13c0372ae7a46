"""Our own rolls against themselves: benefits that exclude one another, and one person twice in one."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from eligibility.rules.benefits.together import pairs
from eligibility.rules.law import Law
from monitoring.comparisons.declaration import Declaration, Question, Rule


def excluding(law: Law) -> Any:
    """The pairs that nobody may hold at once."""
    return [[p.first, p.second] for p in pairs(law) if p.verdict in ("never", "choose")]


DUPLICATES = Declaration(
    kind="duplicates",
    label=_("重复享受比对"),
    asks=_("核实本人享受的是哪一项，由两人停发不应享受的一项"),
    frequency="monthly",
    questions=(
        Question(
            "benefits_exclude",
            everybody=True,
            rules=(Rule("benefits_exclude", _("同时享受互斥的待遇"), weight="heavy"),),
            figures={"pairs": excluding},
        ),
        Question(
            "benefit_twice",
            everybody=True,
            rules=(Rule("benefit_twice", _("疑似一人两份档案、重复享受"), weight="heavy"),),
        ),
    ),
)
