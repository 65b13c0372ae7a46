"""People registered elsewhere who ask for aid where they live."""

from django.utils.translation import gettext_lazy as _

from cases.benefits import BENEFITS
from reports.ledgers.declaration import TOWNSHIP, VILLAGE, Column, Ledger, Standing

_CITY = "厅民发〔2021〕34号 二(九)"

MIGRANT = Ledger(
    kind="migrant",
    title=_("外来人口救助台账"),
    about=_("户籍在外地、在居住地申请的家庭：居住证、户籍地回复、办理结果"),
    question="ledger_migrant",
    opens="application_detail",
    month=_("当月发现或办结的，和还在办的"),
    columns=(
        TOWNSHIP,
        VILLAGE,
        Column("applicant_name", _("申请人"), _("申请的人"), form="name", width=10),
        Column(
            "benefit", _("待遇"), _("申请的待遇"),
            words={code: benefit.label for code, benefit in BENEFITS.items()}, width=16,
        ),
        Column("registered_at", _("户籍地"), _("户口所在的县（市、区）"), _CITY, width=20),
        Column("permit_until", _("居住证有效期至"), _("居住证上的日期"), _CITY, "day", width=12),
        Column(
            "elsewhere", _("户籍地回复"), _("户籍地民政部门说有没有在当地享受"), _CITY,
            words={
                "none": _("急难救助，不用问"), "unasked": _("还没有回复"), "clear": _("没有享受"),
                "receives": _("在当地享受"),
            },
        ),
        Column("discovered_on", _("发现日期"), _("申请或发现的日期"), form="day", width=12),
        Column("decided_on", _("决定日期"), _("作出决定的日期"), form="day", width=12),
        Column("amount", _("金额"), _("每月金额，临时救助为总额"), _CITY, "money"),
    ),
    states=(
        Standing("open", _("办理中"), "info"),
        Standing("aided", _("已救助"), "ok"),
        Standing("refused", _("未救助")),
    ),
)  # fmt: skip
