"""Services and help by others: orders to providers, charity, devices, case conferences."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from monitoring.books.declaration import (
    ENDED,
    NOTE,
    PHONE,
    Book,
    Deed,
    Form,
    Item,
    Stand,
    choice,
    day,
)

_ASKED = Stand("asked", _("待安排"), "warn")
_GIVEN = Stand("given", _("服务中"), "info")
_DONE = Stand("done", _("已完成"), "ok", end=True)
_CANCEL = Deed("cancel", _("不再需要"), (NOTE,), ("asked", "given"), "ended")
_RESULT = (
    Item("result", _("服务结果"), Form.WORDS),
    choice("satisfied", _("满意程度"), yes=_("满意"), fairly=_("基本满意"), no=_("不满意")),
)
# Codes of services: the kinds that the programme texts name.
SERVICES = {
    "care": _("生活照料"),
    "visit": _("探访慰问"),
    "accompany": _("陪同就医"),
    "rehabilitation": _("康复护理"),
    "counselling": _("心理疏导"),
    "inclusion": _("社会融入"),
    "ability": _("能力提升"),
    "resources": _("资源链接"),
}
_SERVICE = Item("service", _("服务种类"), Form.CHOICE, SERVICES, clause="厅民发〔2021〕34号 二(七)")

SERVICE_ORDER = Book(
    code="service_order",
    title=_("购买服务和社工服务派单"),
    about=_("生活不能自理的老人、未成年人、残疾人；派给谁、做了什么、满意不满意"),
    clause="厅民发〔2021〕34号 二(七)",
    subject=_("服务对象"),
    numbered=True,
    items=(_SERVICE, Item("asked", _("服务需求"), Form.WORDS), day("wanted_by", _("需要的日期"))),
    deeds=(
        Deed("assign", _("派单"), (Item("provider", _("服务单位")), PHONE), ("asked",), "given"),
        Deed(
            "serve",
            _("登记一次服务"),
            (day("served_on", _("服务日期")), Item("done", _("服务内容"), Form.WORDS)),
            ("given",),
        ),
        Deed("finish", _("办结并回访"), _RESULT, ("given",), "done", by_another=True),
        _CANCEL,
    ),
    states=(_ASKED, _GIVEN, _DONE, ENDED),
    due="wanted_by",
    waits=_("需要的日期"),
)
CHARITY = Book(
    code="charity",
    title=_("慈善资源对接"),
    about=_("困难群众的需要和社会组织、爱心企业的资源，给了多少、给没给到"),
    clause="闽民救〔2020〕21号 二(三)5",
    subject=_("受助人"),
    numbered=True,
    items=(
        Item("asked", _("救助需求"), Form.WORDS),
        Item("wanted", _("需要金额（元）"), Form.MONEY, required=False),
    ),
    deeds=(
        Deed(
            "assign",
            _("对接"),
            (Item("provider", _("社会组织或捐赠人")), PHONE),
            ("asked",),
            "given",
            due=30,
        ),
        Deed(
            "finish",
            _("登记结果"),
            (
                Item("amount", _("实际给付（元）"), Form.MONEY),
                Item("result", _("给付内容"), Form.WORDS),
            ),
            ("given",),
            "done",
        ),
        Deed("refuse", _("对方不接受，重新安排"), (NOTE,), ("given",), "asked", due=15),
        _CANCEL,
    ),
    states=(_ASKED, _GIVEN, _DONE, ENDED),
    due=15,
    waits=_("回复期限"),
)
DEVICE = Book(
    code="device",
    title=_("辅助器具适配"),
    about=_("残疾人的辅具需求、评估、适配和回访"),
    clause="残联会议稿",
    subject=_("残疾人"),
    numbered=True,
    items=(Item("device", _("辅具名称")), day("asked_on", _("申请日期"))),
    deeds=(
        Deed(
            "assign",
            _("评估"),
            (Item("assessor", _("评估人")), Item("advice", _("评估意见"), Form.WORDS)),
            ("asked",),
            "given",
            due=30,
        ),
        Deed(
            "finish", _("适配完成"), (day("fitted_on", _("适配日期")), *_RESULT), ("given",), "done"
        ),
        _CANCEL,
    ),
    states=(_ASKED, _GIVEN, _DONE, ENDED),
    due=30,
    waits=_("办理期限"),
)
CONFERENCE = Book(
    code="conference",
    title=_("一事一议会商"),
    about=_("议题、参加人、决定和落实；特殊个案由协调机制研究"),
    clause="闽民救〔2020〕21号 二(二)3二",
    subject=_("议题"),
    items=(
        day("held_on", _("会议日期")),
        Item("members", _("参加人员"), Form.WORDS),
        Item("agenda", _("议题说明"), Form.WORDS),
        Item("decision", _("会商决定"), Form.WORDS),
        Item("owner", _("落实责任人")),
        day("carry_out_by", _("落实期限")),
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
    due="carry_out_by",
    waits=_("落实期限"),
    right=Right.VERIFY,
)
FUNDRAISING = Book(
    code="fundraising",
    title=_("慈善募捐活动备案"),
    about=_("谁在哪里为什么募捐，报民政备案，结束后公布款物"),
    clause="彭水民发〔2020〕70号 三(四)2",
    subject=_("活动名称"),
    items=(
        Item("organiser", _("主办单位")),
        Item("purpose", _("募捐用途"), Form.WORDS),
        day("until", _("截止日期")),
    ),
    deeds=(
        Deed(
            "finish",
            _("登记结果"),
            (
                Item("raised", _("募得款物（元）"), Form.MONEY),
                Item("used", _("使用情况"), Form.WORDS),
            ),
            ("open",),
            "done",
        ),
    ),
    states=(Stand("open", _("进行中"), "info"), Stand("done", _("已公布"), "ok", end=True)),
    due="until",
    waits=_("截止日期"),
    right=Right.VERIFY,
)

HELP = (SERVICE_ORDER, CHARITY, DEVICE, CONFERENCE, FUNDRAISING)
