"""People ill in an epidemic (疫情患者) as the health bureau lists them."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import PERSON, PHONE, PLACE

EPIDEMIC = Register(
    kind="epidemic",
    label=_("卫健疫情患者"),
    complete=False,
    event="confirmed_on",
    sensitive=_("医疗健康信息"),
    keep_days=365,
    columns=(
        *PERSON,
        Column(
            "confirmed_on",
            _("确诊日期"),
            ("确诊日期", "确诊时间", "诊断日期", "报告日期", "阳性日期"),
            Reads.DAY,
            required=True,
        ),
        Column(
            "discharged_on",
            _("出院日期"),
            ("出院日期", "出院时间", "解除隔离日期", "治愈日期", "出舱日期"),
            Reads.DAY,
        ),
        PHONE,
        *PLACE,
    ),
)
