"""Pensions, contributions, unemployment and public posts (人社) of the human resources bureau."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import EMPLOYER, PERSON, PLACE

# 险种 says little where a file lists who pays in: there the base gives the matter away.
MATTERS = (
    *((word, "contribution") for word in ("缴费", "参保", "应缴", "实缴")),
    ("失业", "unemployment"),
    ("公益", "public_post"),
    *((word, "pension_resident") for word in ("居民", "新农保", "城居保", "农村养老", "新型农村")),
    *((word, "pension_employee") for word in ("职工", "机关", "事业", "企业", "退休", "离休")),
)
STATES = (
    *((word, "stopped") for word in ("停", "终止", "中断", "注销", "死亡", "断缴", "未领")),
    *((word, "in_force") for word in ("正常", "在领", "在缴", "参保", "享受", "有效", "领取")),
    *((word, "in_force") for word in ("发放", "在岗", "在册", "登记", "缴费")),
)

HUMAN_RESOURCES = Register(
    kind="human_resources",
    label=_("人社养老、参保与就业"),
    complete=False,
    event="started_on",
    category="matter",
    implied=(("base", "contribution"),),
    sensitive=_("金融账户信息"),
    columns=(
        *PERSON,
        Column(
            "matter",
            _("险种或事项"),
            (
                "险种",
                "险种类型",
                "险种名称",
                "待遇类型",
                "待遇类别",
                "事项",
                "业务类型",
                "人员类别",
            ),
            Reads.CHOICE,
            options=MATTERS,
        ),
        Column(
            "started_on",
            _("起始日期"),
            ("待遇起始", "待遇起始日期", "待遇开始时间", "待遇享受开始时间", "起始日期", "开始日期")
            + ("待遇领取开始年月", "参保日期", "参保时间", "登记日期", "失业登记日期", "上岗日期")
            + ("待遇开始年月", "退休时间", "首次参保日期"),
            Reads.DAY,
        ),
        Column(
            "monthly_amount",
            _("月待遇金额"),
            ("月养老金", "养老金", "月待遇", "月发放金额", "月领取金额", "待遇金额", "失业金")
            + ("月待遇金额", "月养老金合计", "失业保险金", "岗位补贴", "月补贴", "发放金额"),
            Reads.MONEY,
        ),
        Column(
            "basic_pension",
            _("基础养老金"),
            ("基础养老金", "基础养老金金额", "中央基础养老金"),
            Reads.MONEY,
        ),
        Column(
            "account_pension",
            _("个人账户养老金"),
            ("个人账户养老金", "个人账户", "个账养老金", "个人账户部分"),
            Reads.MONEY,
        ),
        EMPLOYER,
        Column(
            "base",
            _("缴费基数"),
            ("缴费基数", "月缴费基数", "缴费工资", "申报基数", "缴费工资基数"),
            Reads.MONEY,
        ),
        Column(
            "record_state",
            _("状态"),
            ("状态", "待遇状态", "参保状态", "发放状态", "人员状态", "缴费状态", "领取状态"),
            Reads.CHOICE,
            options=STATES,
        ),
        Column(
            "card",
            _("发放账号"),
            ("发放账号", "银行账号", "银行卡号", "社保卡号", "账号", "开户账号", "卡号"),
            Reads.CARD,
        ),
        *PLACE,
    ),
)
