"""Support for people in extreme difficulty: agreements, waiting list, institutions, staff, safety."""

from django.utils.translation import gettext_lazy as _

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

_CARE = "闽民救〔2020〕21号 二(二)2三"
_UNTIL = day("until", _("到期日"), _CARE)
_TERMS = (
    Item("caregiver", _("照料护理人"), clause=_CARE),
    Item("relation", _("与本人关系")),
    PHONE,
    day("from", _("起始日"), _CARE),
    _UNTIL,
    Item("payment", _("每月护理报酬（元）"), Form.MONEY, clause=_CARE),
    Item("duties", _("服务内容"), Form.WORDS, clause=_CARE),
)

CARE_AGREEMENT = Book(
    code="care_agreement",
    title=_("分散供养三方照料护理协议"),
    about=_("乡镇、特困人员、照料护理人三方协议；到期、履行检查和更换"),
    clause=_CARE,
    subject=_("特困人员"),
    numbered=True,
    items=_TERMS,
    deeds=(
        Deed(
            "inspect",
            _("登记履约检查"),
            (
                Item("inspector", _("检查人")),
                choice(
                    "fulfilled",
                    _("履行情况"),
                    well=_("按约履行"),
                    rectify=_("限期整改"),
                    replace=_("应当更换"),
                ),
                Item("finding", _("检查情况"), Form.WORDS),
            ),
            ("open",),
        ),
        Deed("renew", _("续签或更换照料护理人"), _TERMS, ("open",), due="until"),
        ENDING,
    ),
    states=(OPEN, ENDED),
    due="until",
    waits=_("协议到期"),
)
WAITING = Book(
    code="care_waiting",
    title=_("集中供养轮候名册"),
    about=_("愿意集中供养的特困人员，失能的优先；从申请到入住的天数"),
    clause="彭水民发〔2020〕70号 三(三)2三",
    subject=_("特困人员"),
    numbered=True,
    items=(
        choice(
            "priority",
            _("优先次序"),
            first=_("完全丧失自理能力"),
            second=_("部分丧失自理能力"),
            third=_("能够自理"),
        ),
        day("asked_on", _("申请日期")),
        Item("wish", _("意愿机构"), required=False),
    ),
    deeds=(
        Deed(
            "admit",
            _("登记入住"),
            (Item("institution", _("入住机构")), day("admitted_on", _("入住日期"))),
            ("waiting",),
            "admitted",
        ),
        Deed("withdraw", _("放弃轮候"), (NOTE,), ("waiting",), "ended"),
    ),
    states=(
        Stand("waiting", _("轮候中"), "warn"),
        Stand("admitted", _("已入住"), "ok", end=True),
        ENDED,
    ),
    due=30,
    waits=_("安排期限"),
)
CARE = (CARE_AGREEMENT, WAITING)
