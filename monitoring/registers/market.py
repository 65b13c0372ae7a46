"""Companies and sole traders (市场主体): one row for each role of a person in one of them."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import ID_NUMBER, NAME, PHONE, REGION

ROLES = (
    ("法定代表", "legal_person"),
    *((word, "self_employed") for word in ("个体", "经营者", "业主")),
    *((word, "cooperative_member") for word in ("合作社成员", "社员", "成员")),
    *((word, "shareholder") for word in ("股东", "出资", "投资人", "合伙人")),
    *((word, "legal_person") for word in ("法人", "负责人", "理事长")),
    *((word, "executive") for word in ("董事", "监事", "经理", "高管", "高级管理", "主要人员")),
)
STATES = (
    *((word, "suspended") for word in ("停业", "歇业", "清算")),
    *((word, "ended") for word in ("注销", "吊销", "撤销", "迁出", "已关闭")),
    *((word, "open") for word in ("存续", "在业", "在营", "开业", "正常", "登记", "成立")),
)

MARKET = Register(
    kind="market",
    label=_("市场主体登记"),
    complete=True,
    event="founded_on",
    category="role",
    group="credit_code",
    columns=(
        NAME.called(_("姓名"), "姓名", "人员姓名", "法定代表人", "股东姓名", "投资人姓名"),
        ID_NUMBER.called(_("证件号码"), "法定代表人证件号码", "股东证件号码"),
        Column(
            "company",
            _("企业名称"),
            (
                "企业名称",
                "企业/个体名称",
                "市场主体名称",
                "企业（个体）名称",
                "主体名称",
                "字号名称",
            )
            + ("公司名称", "单位名称", "名称"),
        ),
        Column(
            "credit_code",
            _("统一社会信用代码"),
            ("统一社会信用代码", "社会信用代码", "信用代码", "注册号", "统一信用代码"),
        ),
        Column(
            "role",
            _("职务"),
            ("职务", "任职", "人员类型", "身份", "任职类型", "担任职务", "角色", "关联类型"),
            Reads.CHOICE,
            options=ROLES,
        ),
        Column(
            "subscribed",
            _("认缴"),
            ("认缴", "认缴出资额", "认缴金额", "认缴出资", "认缴资本", "注册资本", "资金数额"),
            Reads.MONEY,
        ),
        Column("paid_in", _("实缴"), ("实缴", "实缴出资额", "实缴金额", "实缴资本"), Reads.MONEY),
        Column(
            "founded_on",
            _("成立日期"),
            ("成立日期", "成立时间", "注册日期", "登记日期", "设立日期", "开业日期"),
            Reads.DAY,
        ),
        Column(
            "ended_on",
            _("注销日期"),
            ("注销日期", "注销时间", "吊销日期", "注吊销日期", "终止日期", "注销/吊销日期"),
            Reads.DAY,
        ),
        Column(
            "company_state",
            _("经营状态"),
            ("状态", "经营状态", "登记状态", "企业状态", "主体状态", "存续状态"),
            Reads.CHOICE,
            options=STATES,
        ),
        PHONE,
        REGION,
    ),
)
