"""What those who go from door to door did in a month: visits, and whom they found."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import Right, Role
from reports.ledgers.declaration import TOWNSHIP, VILLAGE, Column, Ledger, Standing

_DUTY = "厅民发〔2021〕34号 二(四)"

WORKER = Ledger(
    kind="worker",
    title=_("走访和发现统计"),
    about=_("村级协理员、网格员每人当月入户多少次、完成多少任务、发现多少困难群众"),
    question="ledger_worker",
    opens="round_list",
    month=_("当月有岗位的协理员和网格员，和当月走访、发现过的其他人员"),
    rights=(Right.SETTLE, Right.CONFIRM_DISPOSAL, Right.AUDIT),
    columns=(
        TOWNSHIP,
        VILLAGE,
        Column("worker", _("走访人员"), _("登记走访和发现的人员"), _DUTY, width=12),
        Column("role", _("岗位"), _("在这个村的岗位"), words=dict(Role.choices), width=12),
        Column("visits", _("入户次数"), _("当月到过的户，一户一次入户算一次"), _DUTY, "count"),
        Column("duties", _("完成任务"), _("这些入户完成的任务"), form="count"),
        Column("in_time", _("其中：按期"), _("期限当天和以前完成的任务"), form="count"),
        Column("patrols", _("其中：网格巡查"), _("网格巡查任务"), _DUTY, "count"),
        Column("discovered", _("发现困难群众"), _("当月登上摸底排查台账的户"), _DUTY, "count"),
        Column("aided", _("其中：已救助"), _("处置为协助申请或临时救助的户"), form="count"),
    ),
    states=(
        Standing("idle", _("当月没有走访"), "warn"),
        Standing("active", _("有走访或发现"), "ok"),
    ),
)
