"""What fell due and was not done: reviews, gradual exits, birthdays, waivers, notices, clocks; each day."""

from django.utils.translation import gettext_lazy as _

from monitoring.comparisons.declaration import Declaration, Figure, Question, Rule

DUE = Declaration(
    kind="due",
    label=_("到期事项检查"),
    asks=_("办理到期的复核、渐退、公示和时限；办完后自动销号"),
    frequency="daily",
    questions=(
        Question("reviews_due", rules=(Rule("review_due", _("定期复核到期未办")),)),
        Question(
            "exits_ending",
            figures={"days": "gradual_exit_reminder_days"},
            rules=(Rule("exit_ending", _("渐退期将满")),),
        ),
        Question(
            "children_growing",
            figures={
                "age": "child_age",
                "schools": "child_kept_in_school",
                "days": Figure(30, "示例：成年前三十天提示核实是否在读"),
            },
            rules=(Rule("child_grown", _("享受儿童补贴、将满或已满十八周岁")),),
        ),
        Question(
            "jobs_refused",
            figures={"times": Figure(3, "《社会救助暂行办法》第四十五条：连续三次")},
            rules=(Rule("jobs_refused", _("连续三次无正当理由拒绝介绍的工作")),),
        ),
        Question("waivers_ended", rules=(Rule("waiver_ended", _("免核对期满未重新核对")),)),
        Question("notices_over", rules=(Rule("notice_over", _("公示期满未上报")),)),
        Question("clocks_overdue", rules=(Rule("clock_overdue", _("办理超过时限")),)),
    ),
)
