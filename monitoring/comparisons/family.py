"""Family: who is in custody, married, divorced, moved away or cancelled."""

from django.utils.translation import gettext_lazy as _

from monitoring.comparisons.declaration import Declaration, Figure, Question, Rule

PRISON = Declaration(
    kind="prison",
    label=_("服刑羁押人员比对"),
    asks=_("核实羁押起止；期间不计入家庭成员，重新核算"),
    questions=(
        Question(
            "in_custody",
            reads=("prison",),
            rules=(Rule("in_custody", _("服刑、强制戒毒或羁押仍在享"), weight="heavy"),),
        ),
    ),
)

MARRIAGE = Declaration(
    kind="marriage",
    label=_("婚姻登记比对"),
    asks=_("核实婚姻和共同生活情况，更正家庭成员后重新核算"),
    questions=(
        Question(
            "marriages",
            reads=("marriage",),
            everybody=True,
            rules=(
                Rule("spouse_undeclared", _("已婚、配偶未申报")),
                Rule("divorced_together", _("已离婚仍共同生活")),
            ),
        ),
    ),
)

HOUSEHOLD_REGISTRATION = Declaration(
    kind="household_registration",
    label=_("户籍变动比对"),
    asks=_("核实注销、迁出和分户的情况，更正家庭成员或转出后重新核算"),
    questions=(
        Question(
            "hukou_changes",
            reads=("household_registration",),
            figures={"months": Figure(12, "示例：申请前一年内分户的提示")},
            rules=(
                Rule("hukou_cancelled", _("户口已注销")),
                Rule("hukou_moved_out", _("户口已迁出")),
                Rule("split_before_application", _("申请前不久分户")),
            ),
        ),
        Question(
            "members_not_on_file",
            reads=("household_registration",),
            rules=(Rule("member_not_on_file", _("同户人员未列入家庭"), weight="light"),),
        ),
    ),
)
