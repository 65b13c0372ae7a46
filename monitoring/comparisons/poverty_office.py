"""The poverty office's register against our rolls: four groups, and what is to be explained of them."""

from django.utils.translation import gettext_lazy as _

from monitoring.comparisons.declaration import Declaration, Question, Rule

POVERTY_OFFICE = Declaration(
    kind="poverty_office",
    label=_("扶贫（乡村振兴）信息比对"),
    asks=_("入户核实未纳入的人；两方不一致的，更正有误的一方"),
    frequency="poverty_matching",
    questions=(
        Question(
            "poverty_office_against_rolls",
            reads=("poverty_office",),
            complete=True,
            fills="poverty_office_groups",
            rules=(
                Rule("only_theirs", _("扶贫名册有、未纳入保障")),
                Rule("only_ours", _("我方标注脱贫属性、名册中没有")),
                Rule("both_differ", _("两方信息不一致")),
            ),
        ),
    ),
)
