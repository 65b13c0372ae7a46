"""People left behind in the countryside: children, elderly, women, and who needs care at home."""

from django.utils.translation import gettext_lazy as _

from monitoring.books.declaration import (
    ENDED,
    ENDING,
    INTERVAL,
    NOTE,
    OPEN,
    PHONE,
    Book,
    Deed,
    Form,
    Item,
    Stand,
    choice,
    visit,
)

_FUJIAN = "闽民救〔2020〕21号 二(三)2"
_HELPER = Item("helper", _("帮扶责任人"), clause=_FUJIAN)
_EMERGENCY = Deed(
    "emergency",
    _("登记紧急救援和服务"),
    (
        Item("service", _("服务内容"), Form.WORDS),
        Item("served_by", _("服务人")),
    ),
    ("open",),
)

LEFT_CHILDREN = Book(
    code="left_children",
    title=_("农村留守儿童台账"),
    about=_("一人一档：监护人、委托照护、帮扶责任人和定期走访"),
    clause="彭水民发〔2020〕70号 三(三)5",
    subject=_("儿童姓名"),
    numbered=True,
    items=(
        Item("guardian", _("监护人"), clause=_FUJIAN),
        Item("carer", _("委托照护人")),
        PHONE,
        choice(
            "agreement",
            _("委托照护协议"),
            signed=_("已签订"),
            none=_("未签订"),
        ),
        _HELPER,
        INTERVAL,
    ),
    deeds=(visit(), _EMERGENCY, ENDING),
    states=(OPEN, ENDED),
    due="interval",
    waits=_("下次走访"),
)
LEFT_ELDERLY = Book(
    code="left_elderly",
    title=_("农村留守老年人台账"),
    about=_("动态管理，定期探访，紧急救援和服务有记录"),
    clause="彭水民发〔2020〕70号 三(三)4",
    subject=_("老人姓名"),
    numbered=True,
    items=(
        choice(
            "condition",
            _("身体状况"),
            well=_("能够自理"),
            partly=_("部分丧失自理能力"),
            wholly=_("完全丧失自理能力"),
        ),
        choice("living", _("居住情况"), alone=_("独居"), couple=_("老两口"), other=_("其他")),
        Item("supporter", _("赡养人")),
        PHONE,
        _HELPER,
        INTERVAL,
    ),
    deeds=(visit(), _EMERGENCY, ENDING),
    states=(OPEN, ENDED),
    due="interval",
    waits=_("下次探访"),
)
LEFT_WOMEN = Book(
    code="left_women",
    title=_("农村留守妇女台账"),
    about=_("摸底、帮扶责任人和走访"),
    clause="彭水民发〔2020〕70号 三(三)6",
    subject=_("妇女姓名"),
    numbered=True,
    items=(
        choice("reason", _("配偶去向"), works_away=_("外出务工"), other=_("其他")),
        Item("burden", _("家庭负担"), Form.WORDS, required=False),
        PHONE,
        _HELPER,
        INTERVAL,
    ),
    deeds=(visit(), ENDING),
    states=(OPEN, ENDED),
    due="interval",
    waits=_("下次走访"),
)
FOSTER_CARE = Book(
    code="foster_care",
    title=_("失能老人和重残人员托养需求台账"),
    about=_("贫困、低保家庭的失能老人和重度残疾人，费用和补贴"),
    clause="闽民救〔2020〕21号 二(三)2",
    subject=_("姓名"),
    numbered=True,
    items=(
        choice("kind", _("对象"), elderly=_("失能老人"), disabled=_("重度残疾人")),
        choice("wish", _("需要"), day=_("日间照料"), home=_("居家照护"), boarding=_("集中托养")),
        Item("fee", _("每月费用（元）"), Form.MONEY, required=False),
    ),
    deeds=(
        Deed(
            "place",
            _("安排托养"),
            (
                Item("provider", _("托养机构或照护人")),
                Item("subsidy", _("每月补贴（元）"), Form.MONEY),
            ),
            ("open",),
            "placed",
        ),
        Deed("end", _("退出"), (NOTE,), ("open", "placed"), "ended"),
    ),
    states=(
        Stand("open", _("待安排"), "warn"),
        Stand("placed", _("已托养"), "info"),
        ENDED,
    ),
    due=30,
    waits=_("安排期限"),
)

LEFT_BEHIND = (LEFT_CHILDREN, LEFT_ELDERLY, LEFT_WOMEN, FOSTER_CARE)
