"""Deaths: who stands on the roll, or owes support to somebody on it, and in records of deaths."""

from django.utils.translation import gettext_lazy as _

from monitoring.comparisons.declaration import Declaration, Question, Rule

DEATHS = Declaration(
    kind="deaths",
    label=_("殡葬死亡比对"),
    asks=_("村里核实是否在世；属实的登记死亡日期，两人办理停发"),
    frequency="death_matching",
    limit="death_confirmation_limit",
    questions=(
        Question(
            "deceased_on_roll",
            reads=("funeral",),
            rules=(
                Rule(
                    "deceased_on_roll",
                    _("疑似死亡仍在享"),
                    weight="heavy",
                    holds=_("疑似死亡，待核实"),
                    second=True,
                ),
            ),
        ),
        Question(
            "cancelled_for_death",
            reads=("household_registration",),
            rules=(
                Rule(
                    "cancelled_for_death",
                    _("户口因死亡注销仍在享"),
                    weight="heavy",
                    holds=_("疑似死亡，待核实"),
                    second=True,
                ),
            ),
        ),
        Question(
            "supporter_died",
            reads=("funeral",),
            everybody=True,
            rules=(Rule("supporter_died", _("赡养抚养人疑似死亡")),),
        ),
    ),
    follows=(
        Rule("orphaned", _("疑似孤儿或事实无人抚养儿童")),
        Rule("carer_died", _("监护、照料人死亡")),
    ),
)
