"""Beside the money of disabled people and children: care, insurance, study aid, and who protects children."""

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

_CARE = "闽民救〔2020〕21号 二(三)1"
_MODES = {
    "subsidy": _("政府补贴"),
    "purchase": _("购买服务"),
    "public_post": _("公益岗位"),
    "boarding": _("集中托养"),
}
_FUNDS = {
    "central": _("中央资金"),
    "province": _("省级资金"),
    "county": _("县级资金"),
    "welfare_lottery": _("福彩公益金"),
    "charity": _("社会捐赠"),
}
_SERVED = (
    Item("mode", _("服务方式"), Form.CHOICE, _MODES, clause=_CARE),
    Item("fund", _("资金来源"), Form.CHOICE, _FUNDS, clause=_CARE),
    choice(
        "service",
        _("照护服务"),
        _CARE,
        boarding=_("集中照料"),
        day=_("日间照料"),
        home=_("上门护理"),
    ),
    Item("provider", _("服务机构或照护人")),
    Item("monthly", _("每月服务费用（元）"), Form.MONEY),
    day("until", _("到期日")),
)
SEVERE_CARE = Book(
    code="severe_care",
    title=_("贫困重度残疾人照护服务登记"),
    about=_("谁来照护、怎样付费、用什么资金；每次服务和变更都有记录"),
    clause=_CARE,
    subject=_("残疾人姓名"),
    numbered=True,
    items=(*_SERVED, PHONE),
    deeds=(
        Deed(
            "serve",
            _("登记一次服务"),
            (day("served_on", _("服务日期")), Item("done", _("服务内容"), Form.WORDS)),
            ("open",),
        ),
        Deed("renew", _("续期或变更"), _SERVED, ("open",), due="until"),
        ENDING,
    ),
    states=(OPEN, ENDED),
    due="until",
    waits=_("服务到期"),
)

_POLICY = "彭水民发〔2020〕70号 三(三)5"
_INSURED = (
    Item("policy", _("保单号"), clause=_POLICY),
    Item("insurer", _("保险公司")),
    day("from", _("保险起始日"), _POLICY),
    day("until", _("保险到期日"), _POLICY),
)
CHILD_INSURANCE = Book(
    code="child_insurance",
    title=_("民政惠民济困保投保登记"),
    about=_("孤儿和事实无人抚养儿童的保单和保险期间，到期续保"),
    clause=_POLICY,
    subject=_("儿童姓名"),
    numbered=True,
    items=_INSURED,
    deeds=(
        Deed("renew", _("续保"), _INSURED, ("open",), due="until"),
        Deed(
            "claim",
            _("登记理赔"),
            (
                day("paid_on", _("赔付日期")),
                Item("amount", _("赔付金额（元）"), Form.MONEY),
                NOTE,
            ),
            ("open",),
        ),
        ENDING,
    ),
    states=(OPEN, ENDED),
    due="until",
    waits=_("保险到期"),
)

_STUDY = "闽民救〔2020〕21号 二(三)4"
_GRANT = (
    Item("school", _("学校和专业"), clause=_STUDY),
    Item("year", _("学年"), clause=_STUDY),
    Item("fee_waived", _("免学费（元）"), Form.MONEY, clause=_STUDY),
    Item("allowance", _("补助生活费（元）"), Form.MONEY, clause=_STUDY),
    day("until", _("本学年结束日")),
)
STUDY_AID = Book(
    code="study_aid",
    title=_("福彩助学资助登记"),
    about=_("孤儿、低保和建档立卡家庭子女入学，每学年免的学费、补的生活费"),
    clause=_STUDY,
    subject=_("学生姓名"),
    numbered=True,
    items=_GRANT,
    deeds=(Deed("renew", _("下一学年资助"), _GRANT, ("open",), due="until"), ENDING),
    states=(OPEN, ENDED),
    due="until",
    waits=_("下一学年"),
)

_PROTECTION = "闽民救〔2020〕21号 二(三)3"
CHILD_PROTECTION = Book(
    code="child_protection",
    title=_("未成年人保护机构登记"),
    about=_("各级未成年人救助保护机构和儿童福利机构，县级及以上全覆盖"),
    clause=_PROTECTION,
    subject=_("机构名称"),
    items=(
        choice(
            "kind",
            _("机构种类"),
            _PROTECTION,
            protection=_("未成年人救助保护机构"),
            welfare=_("儿童福利机构"),
            station=_("未成年人保护工作站"),
        ),
        day("founded_on", _("挂牌日期")),
        Item("head", _("负责人")),
        PHONE,
        Item("staff", _("专职人员（人）"), Form.COUNT),
        Item("beds", _("床位（张）"), Form.COUNT, required=False),
    ),
    deeds=(
        Deed(
            "inspect",
            _("登记检查"),
            (Item("inspector", _("检查人")), Item("finding", _("检查情况"), Form.WORDS)),
            ("open",),
        ),
        ENDING,
    ),
    states=(OPEN, ENDED),
    right=Right.VERIFY,
)

_WORK = "《社会救助暂行办法》第四十二条、第四十五条"
JOB_HELP = Book(
    code="job_help",
    title=_("就业帮扶台账"),
    about=_(
        "有劳动能力未就业的低保对象：介绍过什么工作、去没去、为什么不去；连续三次无故拒绝的转入复核"
    ),
    clause=_WORK,
    subject=_("姓名"),
    numbered=True,
    items=(
        choice("capacity", _("劳动能力"), full=_("有劳动能力"), partial=_("部分丧失劳动能力")),
        Item("skill", _("技能和工作经历"), Form.WORDS),
        Item("wish", _("就业意愿"), Form.WORDS),
        PHONE,
    ),
    deeds=(
        Deed(
            "offer",
            _("登记一次介绍"),
            (
                Item("employer", _("用人单位")),
                Item("post", _("岗位"), clause=_WORK),
                Item("wage", _("月工资（元）"), Form.MONEY),
                choice(
                    "answer",
                    _("本人答复"),
                    _WORK,
                    accepted=_("接受"),
                    excused=_("有正当理由不去"),
                    refused=_("无正当理由拒绝"),
                ),
                Item("why", _("理由"), Form.WORDS),
            ),
            ("open",),
            due=30,
        ),
        Deed(
            "place",
            _("登记就业"),
            (day("started_on", _("上岗日期")), NOTE),
            ("open",),
            "placed",
        ),
        ENDING,
    ),
    states=(OPEN, Stand("placed", _("已就业"), "ok", end=True), ENDED),
    due=30,
    waits=_("下次介绍"),
)

BESIDE_BENEFITS = (JOB_HELP, SEVERE_CARE, CHILD_INSURANCE, STUDY_AID, CHILD_PROTECTION)
