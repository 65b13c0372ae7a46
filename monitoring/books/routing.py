"""One door, many offices (一门受理、协同办理): what a household needs goes to the office that gives it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from monitoring.books.declaration import ENDED, NOTE, Book, Deed, Form, Item, Stand, day

_DOOR = "彭水民发〔2020〕70号 三(二)6"
DEPARTMENTS: dict[str, Promise] = {
    "civil_affairs": _("民政"),
    "medical_insurance": _("医疗保障"),
    "education": _("教育"),
    "housing": _("住房和城乡建设"),
    "human_resources": _("人力资源和社会保障"),
    "disabled_federation": _("残联"),
    "poverty_office": _("乡村振兴（扶贫）"),
    "charity": _("慈善组织"),
}
# Types of hardship (困难类型): what each is, and the office that gives the special aid for it.
HARDSHIPS: dict[str, tuple[Promise, str]] = {
    "illness": (_("因病"), "medical_insurance"),
    "disability": (_("因残"), "disabled_federation"),
    "school": (_("因学"), "education"),
    "housing": (_("住房不安全"), "housing"),
    "job": (_("失业或务工不稳"), "human_resources"),
    "epidemic": (_("因疫"), "medical_insurance"),
    "disaster": (_("因灾"), "civil_affairs"),
    "labour": (_("缺劳动力"), "poverty_office"),
    "other": (_("其他"), "civil_affairs"),
}
_ANSWERED = (
    day("answered_on", _("办结日期")),
    Item("result", _("办理结果"), Form.WORDS),
    Item("amount", _("救助金额（元）"), Form.MONEY, required=False),
)
# Days without a document are illustrative: five to accept, thirty to answer.
ROUTED = Book(
    code="routed",
    title=_("一门受理转办单"),
    about=_("窗口受理的困难按类型转给主管部门：接收或退回、办结、督办，一人一事一单"),
    clause=_DOOR,
    subject=_("困难群众"),
    numbered=True,
    per="department",
    items=(
        Item(
            "hardship", _("困难类型"), Form.CHOICE, {code: name for code, (name, _to) in HARDSHIPS.items()},
            clause="厅民发〔2021〕34号 二(一)",
        ),
        Item("department", _("转往部门"), Form.CHOICE, DEPARTMENTS, clause=_DOOR),
        Item("asked", _("需要什么帮助"), Form.WORDS),
        Item("from_case", _("来自"), required=False),
    ),
    deeds=(
        Deed("accept", _("登记对方接收"), (Item("taken_by", _("接收人")),), ("sent",), "accepted", due=30),
        Deed("decline", _("登记对方退回"), (NOTE,), ("sent",), "declined", due=5),
        Deed(
            "resend", _("改转其他部门"),
            (
                Item("department", _("转往部门"), Form.CHOICE, DEPARTMENTS),
                Item("asked", _("需要什么帮助"), Form.WORDS),
            ),
            ("declined",), "sent", due=5,
        ),
        Deed("answer", _("登记办理结果"), _ANSWERED, ("sent", "accepted"), "done"),
        Deed(
            "urge", _("督办"), (Item("urged", _("督办意见"), Form.WORDS),), ("sent", "accepted"), due=5,
            right=Right.CONFIRM_DISPOSAL,
        ),
        Deed("cancel", _("不再需要"), (NOTE,), ("sent", "declined", "accepted"), "ended"),
    ),
    states=(
        Stand("sent", _("待接收"), "warn"),
        Stand("declined", _("被退回，待改转"), "bad"),
        Stand("accepted", _("办理中"), "info"),
        Stand("done", _("已办结"), "ok", end=True),
        ENDED,
    ),
    due=5,
    waits=_("办理期限"),
)  # fmt: skip

ROUTING = (ROUTED,)
