"""Housing support and contracts (住房保障与网签) of the housing bureau: one row for each matter."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import PERSON, PLACE

SUPPORT = (
    *((word, "rent_subsidy") for word in ("租赁补贴", "租房补贴", "货币补贴", "租金补贴")),
    *((word, "public_rental") for word in ("公租", "廉租", "公共租赁", "保障性租赁")),
    *((word, "dangerous_house") for word in ("危", "改造", "抗震", "C级", "D级")),
    *((word, "purchase") for word in ("网签", "购", "买卖", "商品房", "存量房", "二手房", "预售")),
    *((word, "purchase") for word in ("经济适用", "限价", "共有产权")),
)
DANGER = (*((f"{grade}", f"{grade}") for grade in "ABCD"), *zip("abcd", "ABCD", strict=True))

HOUSING = Register(
    kind="housing",
    label=_("住房保障与网签"),
    complete=False,
    event="contract_on",
    category="support_kind",
    implied=(("danger_grade", "dangerous_house"),),
    columns=(
        *PERSON,
        Column(
            "support_kind",
            _("住房事项"),
            ("住房事项", "保障方式", "保障类型", "公租房/租赁补贴", "住房保障类型", "业务类型")
            + ("享受政策", "住房保障方式", "合同类型"),
            Reads.CHOICE,
            options=SUPPORT,
        ),
        Column(
            "danger_grade",
            _("危房等级"),
            ("危房等级", "房屋危险等级", "鉴定等级", "房屋等级", "危险性等级"),
            Reads.CHOICE,
            options=DANGER,
        ),
        Column("rebuilt_in", _("改造年份"), ("改造年份", "改造年度", "竣工年份", "改造时间")),
        Column(
            "contract_on",
            _("合同日期"),
            ("合同日期", "网签合同", "网签日期", "签约日期", "网签时间", "合同签订日期", "签订日期")
            + ("备案日期", "合同备案日期", "配租日期"),
            Reads.DAY,
        ),
        Column(
            "area_m2",
            _("面积（平方米）"),
            ("面积", "建筑面积", "房屋面积", "面积（平方米）", "建筑面积（平方米）", "住房面积"),
            Reads.AREA,
        ),
        *PLACE,
    ),
)
