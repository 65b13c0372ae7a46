"""Ledgers of what is settled: problems put right, money recovered, referrals, clues for discipline."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from monitoring.comparisons import rule_choices
from monitoring.models import Disposal, Rectification
from reports.ledgers.declaration import HEAD, HOUSEHOLD, TOWNSHIP, VILLAGE, Column, Ledger, Standing

_LIST = "闽民救〔2020〕20号 三(二)"
_CLUES = "闽民救〔2020〕20号 三(四)"
_REFER = "闽民救〔2020〕21号 二(二)3"

RECTIFICATION = Ledger(
    kind="rectification",
    title=_("问题整改台账"),
    about=_("对账销号：有佐证、由责任人以外的人验收才能销号"),
    question="ledger_rectification",
    opens="rectification_detail",
    month=_("当月没有销号的，和当月销号的"),
    rights=(Right.SETTLE, Right.CONFIRM_DISPOSAL, Right.AUDIT),
    enter="rectification_new",
    enter_right=Right.CONFIRM_DISPOSAL,
    columns=(
        Column("item", _("编号"), _("问题的编号"), _LIST, width=18),
        Column(
            "source", _("来源"), _("问题从哪里来"), _LIST, words=dict(Rectification.Source.choices)
        ),
        Column(
            "kind",
            _("问题类型"),
            _("专项治理的问题类型"),
            _LIST,
            words=dict(Rectification.Kind.choices),
            width=22,
        ),
        Column("problem", _("问题"), _("问题的内容"), _LIST, width=32),
        Column("unit", _("责任单位"), _("问题所在的单位"), _LIST),
        Column("measure", _("整改措施"), _("制定的措施"), _LIST, width=30),
        Column("owner", _("责任人"), _("负责整改的人"), _LIST, width=10),
        Column("opened_on", _("登记日期"), _("登上台账的日期"), _LIST, "day", width=12),
        Column("due_on", _("整改时限"), _("应完成的日期"), _LIST, "day", width=12),
        Column("done", _("完成情况"), _("责任人报的完成情况"), _LIST, width=28),
        Column("done_on", _("完成日期"), _("责任人报完成的日期"), _LIST, "day", width=12),
        Column("recovered", _("追回金额"), _("整改中追回的钱"), _LIST, "money"),
        Column("checker", _("验收人"), _("责任人以外的验收人"), _LIST, width=10),
        Column("closed_on", _("销号日期"), _("验收销号的日期"), _LIST, "day", width=12),
        Column("reopened", _("重新打开"), _("销号后又打开的次数"), form="count", width=10),
    ),
    states=(
        Standing("open", _("整改中")),
        Standing("late", _("超期"), "bad"),
        Standing("done", _("待验收"), "warn"),
        Standing("closed", _("已销号"), "ok"),
    ),
)

_BACK = "闽民救〔2020〕20号 三(三)3"
RECOVERY = Ledger(
    kind="recovery",
    title=_("追回台账"),
    about=_("死亡后多发等应追回的钱，逐笔登记退回；收不回来的由两人核销"),
    question="ledger_recovery",
    opens="recovery_detail",
    month=_("当月没有了结的，和当月了结的"),
    rights=(
        *(Right.SUBMIT, Right.PREPARE_PAYMENT, Right.CHECK_PAYMENT, Right.APPROVE_PAYMENT),
        *(Right.SETTLE, Right.CONFIRM_DISPOSAL, Right.AUDIT),
    ),
    columns=(
        TOWNSHIP,
        VILLAGE,
        HOUSEHOLD,
        HEAD,
        Column("item", _("编号"), _("追回的编号"), width=18),
        Column("person_name", _("多发给"), _("多发给谁；空白为全户"), _BACK, "name", width=10),
        Column("first_month", _("从哪个月"), _("多发的第一个月"), _BACK, "month", width=11),
        Column("last_month", _("到哪个月"), _("多发的最后一个月"), _BACK, "month", width=11),
        Column("reason", _("原因"), _("为什么多发"), _BACK, width=22),
        Column("amount", _("应追回"), _("多发各月的合计"), _BACK, "money"),
        Column("returned", _("已收回"), _("退回各笔的合计"), _BACK, "money"),
        Column("balance", _("还欠"), _("应追回减已收回"), _BACK, "money"),
        Column("instalments", _("退回笔数"), _("没有冲正的退回"), form="count", width=10),
        Column("last_paid_on", _("最近退回"), _("最近一笔的日期"), form="day", width=12),
        Column("deduct", _("同意扣回"), _("本户同意从后续待遇中扣"), form="flag", width=9),
        Column("opened_on", _("登记日期"), _("登上台账的日期"), form="day", width=12),
        Column("write_off_reason", _("核销理由"), _("收不回来的理由"), _BACK, width=26),
        Column("settled_on", _("了结日期"), _("收清或核销的日期"), form="day", width=12),
    ),
    states=(
        Standing("open", _("待追回"), "warn"),
        Standing("part", _("部分收回"), "info"),
        Standing("asked", _("待同意核销"), "bad"),
        Standing("returned", _("已收回"), "ok"),
        Standing("written_off", _("已核销")),
    ),
)

REFERRAL = Ledger(
    kind="referral",
    title=_("转介台账"),
    about=_("转给其他部门和乡村振兴部门的，登记转往哪里、什么时候回复、结果如何"),
    question="ledger_referral",
    opens="referral_detail",
    month=_("当月转出的，还没有回复的，和当月回复的"),
    rights=(Right.SETTLE, Right.CONFIRM_DISPOSAL, Right.AUDIT),
    columns=(
        TOWNSHIP,
        VILLAGE,
        HOUSEHOLD,
        Column("name", _("姓名"), _("疑点所指的人"), _REFER, "name", width=10),
        Column("rule", _("疑点"), _("从哪类疑点转出"), words=dict(rule_choices()), width=20),
        Column(
            "code", _("处置"), _("转介或移交"), _REFER, words=dict(Disposal.Code.choices), width=18
        ),
        Column("organ", _("转往单位"), _("转到哪个部门"), _REFER, width=18),
        Column("reason", _("需求"), _("需要对方办理什么"), _REFER, width=30),
        Column("sent_on", _("转出日期"), _("转出的日期"), _REFER, "day", width=12),
        Column("replied_on", _("回复日期"), _("对方回复的日期"), _REFER, "day", width=12),
        Column("result", _("办理结果"), _("对方办理的结果"), _REFER, width=30),
    ),
    states=(
        Standing("unsent", _("待登记去向"), "bad"),
        Standing("sent", _("待回复"), "warn"),
        Standing("answered", _("已回复"), "ok"),
    ),
)

CLUE = Ledger(
    kind="clue",
    title=_("问题线索台账"),
    about=_("移送纪检监察的线索，只有复核处置和审计岗位能看"),
    question="ledger_clue",
    opens="clue_detail",
    month=_("当月移送的，还没有结果的，和当月有结果的"),
    rights=(Right.CONFIRM_DISPOSAL, Right.AUDIT),
    columns=(
        Column(
            "rule", _("线索来源"), _("从哪类疑点发现"), _CLUES, words=dict(rule_choices()), width=20
        ),
        Column("name", _("涉及人员"), _("疑点所指的人"), _CLUES, "name", width=10),
        Column("unit", _("所在单位"), _("线索所在的地方"), _CLUES),
        Column("fact", _("事实"), _("移送时写明的情况"), _CLUES, width=34),
        Column("organ", _("移送单位"), _("移送到哪里"), _CLUES, width=18),
        Column("sent_on", _("移送日期"), _("移送的日期"), _CLUES, "day", width=12),
        Column("result", _("核查结果"), _("核查的结论"), _CLUES, width=30),
        Column("discipline", _("处理处分"), _("对人的处理"), _CLUES, width=22),
        Column("replied_on", _("办结日期"), _("有结果的日期"), _CLUES, "day", width=12),
    ),
    states=(Standing("open", _("核查中"), "warn"), Standing("answered", _("有结果"), "ok")),
)
