"""Support for people in extreme difficulty: agreements, visits, home care, the county's rule, who waits."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
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
    day,
    visit,
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
CARE_VISIT = Book(
    code="care_visit",
    title=_("分散供养特困人员探访"),
    about=_(
        "每人有探访责任人，按间隔上门；到期没有去的就是超期。自理能力有变化的，自动发起复核重新评估"
    ),
    clause=_CARE,
    subject=_("特困人员"),
    numbered=True,
    items=(
        Item("responsible", _("探访责任人"), clause="厅民发〔2021〕34号 二(七)"),
        PHONE,
        INTERVAL,
    ),
    deeds=(
        visit(),
        Deed(
            "changed",
            _("报告自理能力变化"),
            (Item("visitor", _("走访人")), Item("change", _("看到的变化"), Form.WORDS)),
            ("open",),
            reassesses=True,
        ),
        Deed(
            "hand_on",
            _("更换责任人或间隔"),
            (Item("responsible", _("探访责任人")), INTERVAL),
            ("open",),
        ),
        ENDING,
    ),
    states=(OPEN, ENDED),
    due="interval",
    waits=_("下次探访"),
)
HOME_CARE = Book(
    code="home_care",
    title=_("居家养老上门服务名册"),
    about=_("政府购买居家养老上门服务的对象；分散供养特困人员全部纳入"),
    clause="厅民发〔2021〕34号 二(七)",
    subject=_("服务对象"),
    numbered=True,
    items=(
        Item("provider", _("服务单位")),
        day("from", _("起始日")),
        Item("monthly_visits", _("每月上门次数"), Form.COUNT),
    ),
    deeds=(ENDING,),
    states=(OPEN, ENDED),
)
CARE_RULE = Book(
    code="care_rule",
    title=_("照料服务规范"),
    about=_("县级制订的照料服务规范；现行只有一个版本，修订后旧版本注明被哪个文件替代"),
    clause=_CARE,
    subject=_("规范名称"),
    single=True,
    items=(
        Item("version", _("版本")),
        Item("document", _("文号")),
        day("from", _("施行日期")),
        Item("content", _("主要内容"), Form.WORDS),
    ),
    deeds=(
        Deed(
            "replace",
            _("被新版本替代"),
            (Item("replaced_by", _("新版本文号")),),
            ("open",),
            "replaced",
            right=Right.CONFIRM_DISPOSAL,
        ),
    ),
    states=(Stand("open", _("现行"), "ok"), Stand("replaced", _("已被替代"), end=True)),
    right=Right.CONFIRM_DISPOSAL,
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
    order=("priority", "asked_on"),
    span=("asked_on", "admitted_on", _("等候天数")),
)
CARE = (CARE_AGREEMENT, CARE_VISIT, HOME_CARE, CARE_RULE, WAITING)
