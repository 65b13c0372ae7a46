"""How the work is led: meetings, listed supervision, pairings of organisations and projects with villages."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from monitoring.books.declaration import (
    ENDED,
    ENDING,
    NOTE,
    OPEN,
    PHONE,
    Book,
    Deed,
    Form,
    Item,
    Stand,
    choice,
    day,
)

# Days without a document (to carry out, to guide) are illustrative: a month, as the work is looked at.
WORK_MEETING = Book(
    code="work_meeting",
    title=_("工作会议记录"),
    about=_("每月研究民政工作、社会组织动员协调：议题、决定和落实"),
    clause="彭水民发〔2020〕70号 三(四)1、四(二)",
    subject=_("会议名称"),
    items=(
        choice(
            "kind", _("会议"), monthly=_("每月研究民政工作"), organisations=_("社会组织动员协调")
        ),
        day("held_on", _("会议日期")),
        Item("members", _("参加人员"), Form.WORDS),
        Item("agenda", _("议题"), Form.WORDS),
        Item("decision", _("会议决定"), Form.WORDS),
        Item("owner", _("落实责任人")),
    ),
    deeds=(
        Deed(
            "carry_out",
            _("登记落实情况"),
            (Item("carried_out", _("落实情况"), Form.WORDS),),
            ("open",),
            "done",
        ),
    ),
    states=(Stand("open", _("落实中"), "info"), Stand("done", _("已落实"), "ok", end=True)),
    due=30,
    waits=_("落实期限"),
    right=Right.SETTLE,
)
LISTED = Book(
    code="listed",
    title=_("挂牌名单"),
    about=_("挂牌督战的乡镇和事项：为什么挂牌、每月督导、每季分析、达到什么摘牌"),
    clause="彭水民发〔2020〕70号 四(三)",
    subject=_("挂牌事项"),
    items=(
        choice(
            "work", _("重点工作"),
            rural_dibao=_("农村低保兜底"), one_door=_("一门受理、协同办理"),
            eldercare=_("养老全覆盖"), community=_("社区治理“志智双扶”"),
        ),
        Item("reason", _("挂牌原因"), Form.WORDS),
        Item("goal", _("摘牌条件"), Form.WORDS),
        Item("leader", _("督战领导")),
    ),
    deeds=(
        Deed(
            "guide",
            _("登记每月督导"),
            (
                day("guided_on", _("督导日期")),
                Item("found", _("督导情况"), Form.WORDS),
                Item("asked", _("整改要求"), Form.WORDS, required=False),
            ),
            ("listed",),
            due=30,
            right=Right.CONFIRM_DISPOSAL,
        ),
        Deed(
            "analyse",
            _("登记季度分析"),
            (
                Item("analysis", _("季度分析"), Form.WORDS),
                Item("next_steps", _("下季措施"), Form.WORDS),
            ),
            ("listed",),
            right=Right.CONFIRM_DISPOSAL,
        ),
        Deed(
            "delist",
            _("摘牌"),
            (NOTE,),
            ("listed",),
            "delisted",
            right=Right.CONFIRM_DISPOSAL,
            by_another=True,
        ),
    ),
    states=(Stand("listed", _("挂牌中"), "bad"), Stand("delisted", _("已摘牌"), "ok", end=True)),
    due=30,
    waits=_("下次督导"),
    right=Right.CONFIRM_DISPOSAL,
)  # fmt: skip
PAIRING = Book(
    code="pairing",
    title=_("结对帮扶登记"),
    about=_("社会组织和老区村、东部和西部结对：谁帮谁、做什么、兑现没有"),
    clause="闽民救〔2020〕21号 二(四)",
    subject=_("帮扶的社会组织"),
    items=(
        choice("kind", _("结对"), old_area=_("社会组织与老区村"), east_west=_("东西部协作")),
        Item("paired", _("结对的村或地区")),
        PHONE,
        Item("plan", _("帮扶内容"), Form.WORDS),
        day("signed_on", _("签约日期")),
    ),
    deeds=(
        Deed(
            "help",
            _("登记一次帮扶"),
            (
                day("helped_on", _("帮扶日期")),
                Item("helped", _("做了什么"), Form.WORDS),
                Item("worth", _("折合金额（元）"), Form.MONEY, required=False),
            ),
            ("open",),
            due=91,
        ),
        ENDING,
    ),
    states=(OPEN, ENDED),
    due=91,
    waits=_("下次帮扶"),
)
VILLAGE_PROJECT = Book(
    code="village_project",
    title=_("老区村扶持项目"),
    about=_("重点老区村的扶持项目，每村一个在册项目：资金、进度、验收"),
    clause="闽民救〔2020〕21号 二(四)",
    subject=_("项目名称"),
    single=True,
    items=(
        Item("funds", _("项目资金（元）"), Form.MONEY),
        Item("unit", _("实施单位")),
        Item("content", _("建设内容"), Form.WORDS),
        day("finish_by", _("计划完工")),
    ),
    deeds=(
        Deed(
            "progress",
            _("登记进度"),
            (
                Item("spent", _("已支付（元）"), Form.MONEY),
                Item("progress", _("进展"), Form.WORDS),
            ),
            ("open",),
        ),
        Deed(
            "accept",
            _("验收"),
            (day("accepted_on", _("验收日期")), NOTE),
            ("open",),
            "done",
            right=Right.CONFIRM_DISPOSAL,
            by_another=True,
        ),
    ),
    states=(Stand("open", _("实施中"), "info"), Stand("done", _("已验收"), "ok", end=True)),
    due="finish_by",
    waits=_("计划完工"),
    right=Right.SETTLE,
)

GOVERNANCE = (WORK_MEETING, LISTED, PAIRING, VILLAGE_PROJECT)
