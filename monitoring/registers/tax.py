"""Income reported for tax (税务申报收入): one row for each person, kind and period."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import EMPLOYER, ID_NUMBER, NAME, REGION

INCOMES = (
    *((word, "labour") for word in ("劳务", "稿酬", "特许")),
    *((word, "wage") for word in ("工资", "薪")),
    *((word, "property") for word in ("财产", "租赁", "利息", "股息", "红利", "转让")),
    *((word, "business") for word in ("经营", "个体", "承包", "承租")),
    ("", "other"),
)

TAX = Register(
    kind="tax",
    label=_("税务申报收入"),
    complete=False,
    event="tax_period",
    category="income_kind",
    columns=(
        NAME.called(_("姓名"), "纳税人姓名", "纳税人名称", "姓名"),
        ID_NUMBER.called(_("证件号码"), "纳税人识别号", "纳税人身份证号"),
        Column(
            "income_kind",
            _("收入类型"),
            ("收入类型", "所得项目", "所得类型", "收入项目", "征收品目", "所得项目名称"),
            Reads.CHOICE,
            options=INCOMES,
        ),
        Column(
            "tax_period",
            _("申报期"),
            ("申报期", "税款所属期", "所属期", "税款所属期起", "申报月份", "所得期间", "所属月份"),
            Reads.MONTH,
            required=True,
        ),
        Column(
            "amount",
            _("金额"),
            ("金额", "收入额", "收入金额", "本期收入", "应税收入", "收入", "申报收入", "计税金额"),
            Reads.MONEY,
            required=True,
        ),
        EMPLOYER.called(_("单位"), "扣缴义务人", "扣缴义务人名称", "扣缴单位"),
        REGION,
    ),
)
