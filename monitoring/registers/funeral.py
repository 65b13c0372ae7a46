"""Funeral records (殡葬死亡记录): one row for each cremation or burial."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import ADDRESS, BIRTH_DATE, ID_NUMBER, NAME, REGION, SEX

FUNERAL = Register(
    kind="funeral",
    label=_("殡葬死亡记录"),
    complete=False,
    event="died_on",
    columns=(
        NAME.called(
            _("逝者姓名"), "逝者姓名", "死者姓名", "亡者姓名", "亡故人员姓名", "死亡人员姓名"
        ),
        ID_NUMBER.called(_("证件号码"), "逝者身份证号", "死者身份证号", "逝者证件号码"),
        SEX.called(_("性别"), "逝者性别"),
        BIRTH_DATE,
        Column(
            "died_on",
            _("死亡日期"),
            ("死亡日期", "死亡时间", "去世日期", "去世时间", "逝世日期", "亡故日期", "身故日期"),
            Reads.DAY,
            required=True,
        ),
        Column(
            "cremated_on",
            _("火化日期"),
            ("火化日期", "火化时间", "安葬日期", "殡葬日期"),
            Reads.DAY,
        ),
        Column("funeral_home", _("殡仪馆"), ("殡仪馆", "殡仪馆名称", "殡葬单位", "殡葬机构")),
        ADDRESS.called(_("户籍地"), "户籍地", "户籍地址", "户籍所在地", "户口所在地"),
        REGION,
        Column("handled_by", _("经办人"), ("经办人", "承办人", "家属", "联系人")),
    ),
)
