"""Work and money: who is paid, insured or taxed for what the file does not say."""

from django.utils.translation import gettext_lazy as _

from monitoring.comparisons.declaration import Declaration, Figure, Question, Rule

PUBLIC_PAYROLL = Declaration(
    kind="public_payroll",
    label=_("财政供养人员比对"),
    asks=_("核实是否在编在岗，收入计入后重新核算；工作人员近亲属的另作备案"),
    questions=(
        Question(
            "on_public_payroll",
            reads=("public_payroll",),
            rules=(Rule("on_public_payroll", _("财政供养人员在享"), weight="heavy"),),
        ),
    ),
)

MARKET = Declaration(
    kind="market",
    label=_("市场主体比对"),
    asks=_("本人说明经营情况；合作社挂名的，提交没有经营的证明"),
    questions=(
        Question(
            "market_roles",
            reads=("market",),
            figures={"many": Figure(3, "示例：三家以上单独提示")},
            rules=(
                Rule("company_role", _("名下有企业或个体工商户")),
                Rule("cooperative_member", _("登记为合作社成员"), weight="light"),
                Rule("many_companies", _("名下有多家企业"), weight="heavy"),
            ),
        ),
    ),
)

HUMAN_RESOURCES = Declaration(
    kind="human_resources",
    label=_("养老待遇与参保比对"),
    asks=_("核对养老金和工资收入，更正后重新核算；待遇停发的核实是否在世"),
    questions=(
        Question(
            "pensions_and_contributions",
            reads=("human_resources",),
            rules=(
                Rule("pension_undeclared", _("领取养老金未申报")),
                Rule("pension_differs", _("养老金与申报不一致")),
                Rule("pension_stopped", _("养老金已停发，疑似死亡")),
                Rule("contribution_undeclared", _("单位缴纳社保、未申报工资")),
                Rule("public_post_undeclared", _("公益性岗位补贴未申报")),
                Rule("unemployment_undeclared", _("失业保险金未申报")),
            ),
        ),
    ),
)

TAX = Declaration(
    kind="tax",
    label=_("纳税收入比对"),
    asks=_("核对实际收入，更正后重新核算"),
    questions=(
        Question(
            "tax_undeclared",
            reads=("tax",),
            figures={"months": "income_window_months"},
            rules=(Rule("tax_undeclared", _("纳税收入未申报或少报")),),
        ),
    ),
)

PROVIDENT_FUND = Declaration(
    kind="provident_fund",
    label=_("住房公积金比对"),
    asks=_("核实用人单位和工资，更正后重新核算"),
    questions=(
        Question(
            "provident_fund_undeclared",
            reads=("provident_fund",),
            rules=(Rule("provident_fund_undeclared", _("单位缴存公积金、未申报工资")),),
        ),
    ),
)
