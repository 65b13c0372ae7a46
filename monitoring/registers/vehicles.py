"""Vehicles and ships (车辆船舶): one row for each that a person owns."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import ADDRESS, ID_NUMBER, NAME, REGION

KINDS = (
    *((word, "disability_vehicle") for word in ("残疾", "代步")),
    *((word, "motorcycle") for word in ("摩托", "轻便", "电动自行", "两轮")),
    *((word, "tractor") for word in ("拖拉", "农用", "收割")),
    *((word, "ship") for word in ("船", "艇")),
    *((word, "truck") for word in ("货", "牵引", "低速", "三轮汽车", "专项作业", "挂车")),
    *((word, "car") for word in ("客", "轿", "越野", "汽车", "面包", "小车", "SUV", "MPV")),
    *(("H", "truck"), ("K", "car"), ("M", "motorcycle"), ("T", "tractor")),  # codes of GA 24.4
)
STATES = (
    ("达到报废", "in_use"),
    *((word, "scrapped") for word in ("报废", "注销", "灭失", "回收")),
    *((word, "sold") for word in ("转出", "过户", "转让", "转移", "已售", "出售")),
    *((word, "in_use") for word in ("正常", "在用", "合格", "逾期", "违法", "查封", "抵押")),
    *((word, "in_use") for word in ("锁定", "使用", "事故")),
)

VEHICLES = Register(
    kind="vehicles",
    label=_("车辆船舶登记"),
    complete=True,
    event="first_registered_on",
    category="vehicle_kind",
    group="plate",
    columns=(
        NAME.called(_("所有人"), "所有人", "机动车所有人", "车主", "所有人姓名", "车主姓名"),
        ID_NUMBER.called(_("证件号码"), "所有人证件号", "所有人证件号码", "车主身份证号"),
        Column(
            "plate",
            _("号牌"),
            ("号牌", "号牌号码", "车牌号", "车牌号码", "车牌", "船舶登记号", "船名号"),
        ),
        Column(
            "vehicle_kind",
            _("车型"),
            ("车型", "车辆类型", "机动车类型", "车辆种类", "号牌种类", "船舶类型"),
            Reads.CHOICE,
            options=KINDS,
        ),
        Column("vehicle_use", _("使用性质"), ("使用性质", "车辆用途", "用途")),
        Column("brand", _("品牌"), ("品牌", "品牌型号", "车辆品牌", "厂牌型号", "车辆型号")),
        Column(
            "first_registered_on",
            _("初次登记日期"),
            ("初次登记", "初次登记日期", "注册登记日期", "注册日期", "登记日期", "初登日期")
            + ("初次登记时间", "上牌日期"),
            Reads.DAY,
        ),
        Column(
            "vehicle_state",
            _("状态"),
            ("状态", "车辆状态", "机动车状态", "登记状态"),
            Reads.CHOICE,
            options=STATES,
        ),
        ADDRESS,
        REGION,
    ),
)
