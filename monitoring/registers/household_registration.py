"""Household registration (户籍登记) of the police: one row for each person or change."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import HOUSEHOLD_NUMBER, PERSON, PLACE, RELATION

CHANGES = (
    *((word, "cancelled_death") for word in ("死亡", "亡故", "去世", "身故")),
    *((word, "moved_out") for word in ("迁出", "迁往")),
    *((word, "moved_in") for word in ("迁入", "迁来", "落户", "收养")),
    *((word, "born") for word in ("出生", "新生")),
    *((word, "cancelled_other") for word in ("注销", "参军", "入伍", "出国", "定居")),
    *((word, "none") for word in ("无", "正常", "变更", "立户", "分户", "在册", "补")),
)

HOUSEHOLD_REGISTRATION = Register(
    kind="household_registration",
    label=_("公安户籍"),
    complete=False,
    event="changed_on",
    category="change",
    group="household_number",
    head="relation",
    columns=(
        *PERSON,
        HOUSEHOLD_NUMBER,
        RELATION,
        Column("hukou", _("户口性质"), ("户口性质", "户口类型", "户籍性质", "户口类别", "户别")),
        Column(
            "change",
            _("变动类型"),
            ("变动类型", "变动类别", "变动原因", "户籍变动", "变更类型", "户口状态", "注销类型"),
            Reads.CHOICE,
            options=CHANGES,
        ),
        Column(
            "changed_on",
            _("变动日期"),
            ("变动日期", "变动时间", "变更日期", "迁移日期", "注销日期", "办理日期", "业务日期"),
            Reads.DAY,
        ),
        *PLACE,
    ),
)
