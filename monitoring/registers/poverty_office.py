"""The poverty register (建档立卡、防返贫监测): everybody in it, household by household."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import (
    BIRTH_DATE,
    HOUSEHOLD_NUMBER,
    ID_NUMBER,
    NAME,
    REGION,
    RELATION,
    TOWNSHIP,
    VILLAGE,
)

# Old and new words of the poverty and the rural revitalisation offices; the first that fits wins.
CATEGORIES = (
    ("脱贫不稳定", "unstable"),
    ("边缘易致贫", "marginal"),
    ("边缘户", "marginal"),
    ("突发严重困难", "sudden_hardship"),
    ("突发", "sudden_hardship"),
    ("未脱贫", "unlifted"),
    ("返贫", "unlifted"),
    ("已脱贫", "lifted"),
    ("稳定脱贫", "lifted"),
    ("脱贫户", "lifted"),
    ("脱贫", "lifted"),
    ("贫困户", "unlifted"),
    ("一般农户", "none"),
)
BENEFITS = (
    ("未享受", "none"),
    ("非", "none"),
    ("不", "none"),
    ("特困", "tekun"),
    ("五保", "tekun"),
    ("低保", "dibao"),
    ("是", "dibao"),
    ("否", "none"),
    ("无", "none"),
    ("未", "none"),
)

POVERTY_OFFICE = Register(
    kind="poverty_office",
    label=_("扶贫（乡村振兴）名册"),
    complete=True,
    category="category",
    group="household_number",
    benefit="benefit",
    head="relation",
    columns=(
        Column("county", _("县"), ("县", "县（市、区）", "县区", "县市区", "所在县", "县名")),
        TOWNSHIP,
        VILLAGE,
        REGION,
        Column("team", _("组"), ("组", "自然村", "村民小组", "组（自然村）")),
        HOUSEHOLD_NUMBER,
        Column("person_number", _("人编号"), ("人编号", "人员编号", "人口编号")),
        NAME.called(_("姓名"), "姓名", "人员姓名", "家庭成员姓名", "成员姓名"),
        ID_NUMBER,
        RELATION,
        BIRTH_DATE,
        Column(
            "category",
            _("户类型"),
            (
                "户类型",
                "脱贫属性",
                "监测对象类别",
                "监测类别",
                "人员类别",
                "农户类型",
                "贫困户属性",
            ),
            Reads.CHOICE,
            required=True,
            options=CATEGORIES,
        ),
        Column("identified_on", _("识别时间"), ("识别时间", "纳入时间", "识别日期"), Reads.DAY),
        Column("lifted_in", _("脱贫年份"), ("脱贫年份", "脱贫年度", "脱贫时间")),
        Column("risk", _("风险类型"), ("风险类型", "致贫风险", "返贫风险", "主要致贫原因")),
        Column(
            "risk_removed",
            _("风险是否消除"),
            ("风险是否消除", "风险是否已消除", "是否消除风险", "风险消除"),
            Reads.FLAG,
        ),
        Column("health", _("健康状况"), ("健康状况",)),
        Column("disability", _("残疾"), ("残疾", "残疾类别", "是否残疾", "残疾情况")),
        Column("labour", _("劳动技能"), ("劳动技能", "劳动能力")),
        Column("months_worked", _("务工月数"), ("务工月数", "务工时间"), Reads.COUNT),
        Column(
            "per_capita",
            _("家庭年人均纯收入"),
            ("家庭年人均纯收入", "人均纯收入", "年人均纯收入", "家庭人均纯收入"),
            Reads.MONEY,
        ),
        Column(
            "benefit",
            _("是否低保/特困"),
            ("是否低保/特困", "是否低保", "是否享受低保", "低保/特困", "享受保障类型", "保障类型")
            + ("是否低保特困", "享受待遇"),
            Reads.CHOICE,
            options=BENEFITS,
        ),
    ),
)
