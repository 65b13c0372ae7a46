"""What people say: hotline calls, letters and visits, petition risks, public opinion, clue meetings."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from monitoring.books.declaration import NOTE, PHONE, Book, Deed, Form, Item, Stand, choice, day

_CALLS = "厅民发〔2021〕34号 二(四)"
_CLUES = "彭水民发〔2020〕87号 三(四)"
_COUNTY = (Right.CONFIRM_DISPOSAL, Right.AUDIT)
_SATISFIED = choice("satisfied", _("满意程度"), yes=_("满意"), fairly=_("基本满意"), no=_("不满意"))
_RECEIVED = Stand("received", _("待派单"), "warn")
_SENT = Stand("sent", _("办理中"), "info")
_REPLIED = Stand("replied", _("待回访"))
_CLOSED = Stand("closed", _("已办结"), "ok", end=True)

# Days without a document are illustrative: five for a call, as its work orders are usually timed.
WORK_ORDER = Book(
    code="work_order",
    title=_("救助热线工单"),
    about=_("受理、派单、办理、回复、回访，超期亮红；件件有着落"),
    clause=_CALLS,
    subject=_("来电人"),
    items=(
        PHONE,
        choice("kind", _("诉求"), need=_("求助"), complaint=_("投诉"), query=_("咨询")),
        Item("asked", _("诉求内容"), Form.WORDS),
    ),
    deeds=(
        Deed(
            "send",
            _("派单"),
            (Item("unit", _("承办单位")), Item("owner", _("承办人"))),
            ("received",),
            "sent",
            due=5,
        ),
        Deed(
            "reply",
            _("登记办理和回复"),
            (Item("reply", _("回复内容"), Form.WORDS), day("replied_on", _("回复日期"))),
            ("sent",),
            "replied",
            due=5,
        ),
        Deed("close", _("回访办结"), (_SATISFIED,), ("replied",), "closed", by_another=True),
        Deed("again", _("不满意，重新办理"), (NOTE,), ("replied",), "sent", due=5),
    ),
    states=(_RECEIVED, _SENT, _REPLIED, _CLOSED),
    due=1,
    waits=_("办理期限"),
)
COMPLAINT = Book(
    code="complaint",
    title=_("来信来访登记"),
    about=_("接待、办理、答复；涉及工作人员的，本人看不到"),
    clause="彭水民发〔2020〕70号 四(四)",
    subject=_("来信来访人"),
    items=(
        PHONE,
        choice("way", _("方式"), visit=_("来访"), letter=_("来信"), online=_("网上")),
        Item("asked", _("反映事项"), Form.WORDS),
    ),
    deeds=(
        Deed(
            "send",
            _("交办"),
            (Item("unit", _("承办单位")), Item("owner", _("承办人"))),
            ("received",),
            "sent",
            due=30,
            right=Right.SETTLE,
        ),
        Deed(
            "reply",
            _("登记答复"),
            (Item("reply", _("答复内容"), Form.WORDS), day("replied_on", _("答复日期"))),
            ("sent",),
            "replied",
            right=Right.SETTLE,
        ),
        Deed(
            "close",
            _("办结"),
            (_SATISFIED,),
            ("replied",),
            "closed",
            right=Right.SETTLE,
            by_another=True,
        ),
    ),
    states=(_RECEIVED, _SENT, _REPLIED, _CLOSED),
    due=15,
    waits=_("答复期限"),
    against=True,
    right=Right.SETTLE,
    rights=(Right.SETTLE, Right.CONFIRM_DISPOSAL, Right.AUDIT),
)
PETITION_RISK = Book(
    code="petition_risk",
    title=_("信访风险排查"),
    about=_("风险、稳控措施、责任人和化解"),
    clause="彭水民发〔2020〕70号 四(四)",
    subject=_("涉及人员或事项"),
    items=(
        choice("level", _("等级"), high=_("高"), middle=_("中"), low=_("低")),
        Item("risk", _("风险情况"), Form.WORDS),
        Item("measure", _("化解措施"), Form.WORDS),
        Item("owner", _("责任人")),
        day("settle_by", _("化解期限")),
    ),
    deeds=(Deed("settle", _("登记化解"), (NOTE,), ("open",), "closed"),),
    states=(Stand("open", _("化解中"), "warn"), _CLOSED),
    due="settle_by",
    waits=_("化解期限"),
    right=Right.SETTLE,
    rights=(Right.SETTLE, Right.CONFIRM_DISPOSAL, Right.AUDIT),
)
OPINION = Book(
    code="public_opinion",
    title=_("舆情事件登记"),
    about=_("媒体和网络反映的救助问题、核实和回应"),
    clause="闽民救〔2020〕21号 四(四)",
    subject=_("事件"),
    items=(
        Item("source", _("来源")),
        day("seen_on", _("发现日期")),
        Item("facts", _("反映内容"), Form.WORDS),
    ),
    deeds=(
        Deed(
            "answer",
            _("登记核实和回应"),
            (Item("found", _("核实情况"), Form.WORDS), Item("answer", _("回应情况"), Form.WORDS)),
            ("open",),
            "closed",
        ),
    ),
    states=(Stand("open", _("待回应"), "bad"), _CLOSED),
    due=2,
    waits=_("回应期限"),
    right=Right.CONFIRM_DISPOSAL,
    rights=_COUNTY,
)
CLUE_MEETING = Book(
    code="clue_meeting",
    title=_("线索研判会"),
    about=_("每月研判信访和媒体线索，决定直接查办或移送"),
    clause=_CLUES,
    subject=_("会议"),
    items=(
        day("held_on", _("会议日期")),
        Item("clues", _("研判线索数"), Form.COUNT),
        Item("direct", _("直接查办数"), Form.COUNT),
        Item("handed", _("移送纪检数"), Form.COUNT),
        Item("decision", _("研判意见"), Form.WORDS),
    ),
    deeds=(Deed("close", _("登记落实"), (NOTE,), ("open",), "closed"),),
    states=(Stand("open", _("落实中"), "info"), _CLOSED),
    due=30,
    waits=_("落实期限"),
    right=Right.CONFIRM_DISPOSAL,
    rights=_COUNTY,
)

VOICES = (WORK_ORDER, COMPLAINT, PETITION_RISK, OPINION, CLUE_MEETING)
