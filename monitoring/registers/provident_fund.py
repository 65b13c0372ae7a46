"""Housing provident fund (住房公积金): one row for each account."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import EMPLOYER, ID_NUMBER, NAME, REGION

STATES = (
    *((word, "closed") for word in ("销户", "注销", "已提取", "转出")),
    *((word, "sealed") for word in ("封存", "停缴", "冻结")),
    *((word, "open") for word in ("正常", "在缴", "缴存", "缴交", "启用")),
)

PROVIDENT_FUND = Register(
    kind="provident_fund",
    label=_("住房公积金"),
    complete=True,
    sensitive=_("金融账户信息"),
    keep_days=365,
    columns=(
        NAME.called(_("姓名"), "职工姓名", "缴存人", "缴存人姓名"),
        ID_NUMBER.called(_("证件号码"), "职工身份证号", "缴存人证件号码"),
        EMPLOYER,
        Column(
            "monthly_deposit",
            _("月缴存额"),
            ("月缴存额", "月缴额", "月汇缴额", "月缴存金额", "月缴交额"),
            Reads.MONEY,
        ),
        Column("balance", _("余额"), ("余额", "账户余额", "缴存余额", "公积金余额"), Reads.MONEY),
        Column(
            "account_state",
            _("账户状态"),
            ("状态", "账户状态", "缴存状态", "个人账户状态"),
            Reads.CHOICE,
            options=STATES,
        ),
        REGION,
    ),
)
