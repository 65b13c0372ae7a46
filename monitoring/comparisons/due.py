"""What fell due and was not done: reviews, ends of gradual exits, waivers, notices, clocks; each day."""

from django.utils.translation import gettext_lazy as _

from monitoring.comparisons.declaration import Declaration, Question, Rule

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
        Question("waivers_ended", rules=(Rule("waiver_ended", _("免核对期满未重新核对")),)),
        Question("notices_over", rules=(Rule("notice_over", _("公示期满未上报")),)),
        Question("clocks_overdue", rules=(Rule("clock_overdue", _("办理超过时限")),)),
    ),
)
