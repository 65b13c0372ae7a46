"""People paid from public money (财政供养人员): one row for each post."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import EMPLOYER, ID_NUMBER, NAME, REGION, SEX

PUBLIC_PAYROLL = Register(
    kind="public_payroll",
    label=_("财政供养人员"),
    complete=True,
    columns=(
        NAME,
        ID_NUMBER,
        SEX,
        EMPLOYER.called(_("单位"), "供养单位", "编制单位", "预算单位"),
        Column(
            "monthly_wage",
            _("月工资"),
            ("月工资", "工资", "月应发工资", "应发工资", "月应发合计", "应发合计", "工资合计"),
            Reads.MONEY,
        ),
        REGION,
    ),
)
