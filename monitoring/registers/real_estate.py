"""Real estate (不动产登记): one row for each right of a person in a unit."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import BIRTH_DATE, ID_NUMBER, NAME, REGION

USES = (
    *((word, "other") for word in ("非住宅", "非居住", "车位", "车库", "储藏", "工业", "仓储")),
    *((word, "home") for word in ("住宅", "住房", "居住", "宅基地", "公寓", "别墅")),
    *((word, "shop") for word in ("商业", "商铺", "店", "商服", "门面", "商住")),
    ("", "other"),
)

REAL_ESTATE = Register(
    kind="real_estate",
    label=_("不动产登记"),
    complete=True,
    event="registered_on",
    category="property_use",
    group="unit_number",
    columns=(
        NAME.called(_("权利人"), "权利人", "权利人姓名", "权利人名称", "产权人", "所有权人"),
        ID_NUMBER.called(_("证件号码"), "权利人证件号", "权利人证件号码", "权利人身份证号"),
        BIRTH_DATE,
        Column(
            "unit_number",
            _("不动产单元号"),
            (
                "不动产单元号",
                "单元号",
                "不动产单元代码",
                "不动产权证号",
                "不动产权证书号",
                "房产证号",
            )
            + ("产权证号",),
        ),
        Column(
            "location",
            _("坐落"),
            ("坐落", "房屋坐落", "不动产坐落", "座落", "房屋座落", "房屋地址", "房产地址"),
        ),
        Column(
            "property_use",
            _("用途"),
            ("用途", "规划用途", "房屋用途", "使用用途", "登记用途", "不动产用途", "设计用途"),
            Reads.CHOICE,
            options=USES,
        ),
        Column(
            "area_m2",
            _("面积（平方米）"),
            ("面积", "建筑面积", "房屋面积", "面积（平方米）", "建筑面积（平方米）", "产权面积"),
            Reads.AREA,
        ),
        Column(
            "registered_on",
            _("登记日期"),
            ("登记时间", "登记日期", "登簿时间", "登簿日期", "发证日期", "登记办理时间"),
            Reads.DAY,
        ),
        Column("share", _("共有情况"), ("共有情况", "共有方式", "共有份额", "权利份额", "份额")),
        Column(
            "transferred_on",
            _("转移日期"),
            ("转移记录", "转移日期", "转移登记日期", "过户日期", "转让日期", "转移登记时间"),
            Reads.DAY,
        ),
        REGION,
    ),
)
