"""Marriages and divorces (婚姻登记): one row for each couple."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import BIRTH_DATE, ID_NUMBER, NAME, REGION

CHANGES = (("离", "divorced"), ("结", "married"), ("复婚", "married"), ("再婚", "married"))

MARRIAGE = Register(
    kind="marriage",
    label=_("婚姻登记"),
    complete=False,
    event="changed_on",
    category="change",
    other="spouse_number",
    columns=(
        NAME.called(_("姓名"), "姓名", "男方姓名", "当事人姓名", "本人姓名", "男方"),
        ID_NUMBER.called(
            _("证件号码"), "男方身份证号", "男方证件号码", "男方身份证号码", "本人身份证号"
        ),
        BIRTH_DATE.called(_("出生日期"), "男方出生日期"),
        Column(
            "spouse_name",
            _("配偶姓名"),
            ("配偶姓名", "女方姓名", "配偶", "女方", "对方姓名"),
        ),
        Column(
            "spouse_number",
            _("配偶证件号码"),
            ("配偶证件号", "配偶证件号码", "配偶身份证号", "配偶身份证号码", "女方身份证号")
            + ("女方证件号码", "女方身份证号码", "对方身份证号"),
            Reads.OTHER_NUMBER,
        ),
        Column(
            "change",
            _("登记类型"),
            ("登记类型", "业务类型", "登记类别", "婚姻状况", "登记业务", "婚姻登记类型"),
            Reads.CHOICE,
            options=CHANGES,
        ),
        Column(
            "changed_on",
            _("登记日期"),
            ("登记日期", "结婚/离婚日期", "登记时间", "结婚登记日期", "离婚登记日期", "办理日期")
            + ("结婚日期", "离婚日期", "发证日期"),
            Reads.DAY,
        ),
        REGION,
    ),
)
