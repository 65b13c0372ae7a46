"""Ledgers of disabled people and children: who they are, who is to be served, insured, taught, protected."""

from django.utils.translation import gettext_lazy as _

from accounts.models import Region
from accounts.roles import Right
from households.choices import DisabilityKind, LabourCapacity, PovertyStatus, Schooling
from monitoring.books import BOOKS
from reports.ledgers.declaration import HOUSEHOLD, TOWNSHIP, VILLAGE, Column, Ledger, Standing

_LEDGER = "彭水民发〔2020〕70号 三(三)1"
_CARE = "闽民救〔2020〕21号 二(三)1"
_PROTECTION = "闽民救〔2020〕21号 二(三)3"
_STUDY = "闽民救〔2020〕21号 二(三)4"
_INSURANCE = "彭水民发〔2020〕70号 三(三)5"
_SERVICE = {item.name: item.choices for item in BOOKS["severe_care"].items}

NAME = Column("name", _("姓名"), _("本人姓名"), form="name", width=10)
NUMBER = Column("id_token", _("身份证号"), _("本人的身份证号"), form="number", width=22)
AGE = Column("age", _("年龄"), _("当天的周岁"), form="count", width=8)
KIND = Column(
    "disability_kind", _("残疾类别"), _("档案上的类别"), words=dict(DisabilityKind.choices)
)
GRADE = Column("disability_grade", _("残疾等级"), _("档案上的等级"), form="count", width=10)
BENEFITS = Column("benefits", _("现享待遇"), _("当月在享的待遇"), form="benefits", width=22)
STATUS = Column(
    "poverty_status", _("脱贫属性"), _("家庭档案上的属性"), words=dict(PovertyStatus.choices)
)

DISABLED = Ledger(
    kind="disabled",
    title=_("残疾人台账"),
    about=_("档案中的残疾人，困难的排在前面：在享低保、特困或建档立卡的"),
    question="ledger_disabled",
    opens="household_detail",
    month=_("当月在户的残疾人"),
    columns=(
        TOWNSHIP,
        VILLAGE,
        HOUSEHOLD,
        NAME,
        NUMBER,
        KIND,
        GRADE,
        Column("disability_until", _("证件有效期"), _("残疾证的有效期"), _LEDGER, "day", width=12),
        STATUS,
        BENEFITS,
    ),
    states=(
        Standing("poor", _("困难残疾人"), "warn"),
        Standing("expired", _("证件过期"), "bad"),
        Standing("other", _("其他残疾人")),
    ),
)

SEVERE_CANDIDATE = Ledger(
    kind="severe_candidate",
    title=_("贫困重度残疾人照护对象名单"),
    about=_("十六周岁以上、一二级、在享低保或建档立卡，又不符合特困条件的；没有安排的排在前面"),
    question="ledger_severe_candidate",
    opens="household_detail",
    month=_("当月符合的人，和在册的照护服务"),
    enter="book_entry_new",
    book="severe_care",
    columns=(
        TOWNSHIP,
        VILLAGE,
        NAME,
        NUMBER,
        AGE,
        KIND,
        GRADE,
        Column(
            "labour_capacity",
            _("劳动能力"),
            _("档案上的劳动能力"),
            words=dict(LabourCapacity.choices),
        ),
        STATUS,
        BENEFITS,
        Column("mode", _("服务方式"), _("登记的服务方式"), _CARE, words=_SERVICE["mode"]),
        Column("fund", _("资金来源"), _("登记的资金来源"), _CARE, words=_SERVICE["fund"]),
        Column("provider", _("服务机构或照护人"), _("登记的机构或照护人"), _CARE),
        Column("monthly", _("每月服务费用（元）"), _("登记的每月费用"), _CARE, "money"),
        Column("due_on", _("服务到期"), _("登记的到期日"), _CARE, "day", width=12),
    ),
    states=(
        Standing("none", _("未安排"), "bad"),
        Standing("late", _("服务到期"), "warn"),
        Standing("served", _("已安排"), "ok"),
    ),
)

INSURED_CHILD = Ledger(
    kind="insured_child",
    title=_("困境儿童投保名单"),
    about=_("当月的孤儿和事实无人抚养儿童，逐人投保“民政惠民济困保”"),
    question="ledger_insured_child",
    opens="book_entry_detail",
    month=_("当月在享儿童补贴的儿童"),
    enter="book_entry_new",
    book="child_insurance",
    columns=(
        TOWNSHIP,
        VILLAGE,
        NAME,
        NUMBER,
        Column("birth_date", _("出生日期"), _("本人的出生日期"), form="day", width=12),
        BENEFITS,
        Column("policy", _("保单号"), _("登记的保单号"), _INSURANCE),
        Column("insurer", _("保险公司"), _("登记的保险公司"), _INSURANCE),
        Column("insured_from", _("保险起始日"), _("登记的起始日"), _INSURANCE, "day", width=12),
        Column("insured_until", _("保险到期日"), _("登记的到期日"), _INSURANCE, "day", width=12),
    ),
    states=(
        Standing("missing", _("未投保"), "bad"),
        Standing("late", _("保险到期"), "warn"),
        Standing("insured", _("已投保"), "ok"),
    ),
)

SCHOOL_CANDIDATE = Ledger(
    kind="school_candidate",
    title=_("福彩助学候选名单"),
    about=_("六至二十二周岁或在读的孤儿、低保和建档立卡家庭子女；资助一人登记一人"),
    question="ledger_school_candidate",
    opens="household_detail",
    month=_("当月符合的孩子，和在册的资助"),
    enter="book_entry_new",
    book="study_aid",
    columns=(
        TOWNSHIP,
        VILLAGE,
        NAME,
        NUMBER,
        AGE,
        Column("schooling", _("就学状况"), _("档案上的学段"), words=dict(Schooling.choices)),
        Column(
            "because",
            _("候选依据"),
            _("孤儿和事实无人抚养儿童、低保、建档立卡，取前面的一项"),
            _STUDY,
            words={
                "child": _("孤儿、事实无人抚养儿童"),
                "dibao": _("低保家庭子女"),
                "register": _("建档立卡家庭子女"),
            },
            width=20,
        ),
        Column("school", _("学校和专业"), _("登记的学校和专业"), _STUDY, width=20),
        Column("year", _("学年"), _("登记的学年"), _STUDY),
        Column("fee_waived", _("免学费（元）"), _("登记的金额"), _STUDY, "money"),
        Column("allowance", _("补助生活费（元）"), _("登记的金额"), _STUDY, "money"),
    ),
    states=(
        Standing("candidate", _("候选"), "info"),
        Standing("aided", _("已资助"), "ok"),
    ),
)

PROTECTION_COVERAGE = Ledger(
    kind="protection_coverage",
    title=_("未成年人保护机构覆盖情况"),
    about=_("省、市、县三级各有没有未成年人保护机构或儿童福利机构；没有的排在前面"),
    question="ledger_protection_coverage",
    opens="book_entry_detail",
    month=_("月末在册的机构"),
    enter="book_entry_new",
    enter_right=Right.VERIFY,
    book="child_protection",
    columns=(
        Column("unit", _("地区"), _("省、市、县（市、区）"), _PROTECTION, width=16),
        Column("level", _("级别"), _("地区的级别"), words=dict(Region.Level.choices)),
        Column("bodies", _("机构数"), _("在册的保护机构和福利机构"), _PROTECTION, "count"),
        Column("names", _("机构名称"), _("在册的机构"), _PROTECTION, width=30),
        Column("staff", _("专职人员（人）"), _("各机构专职人员合计"), _PROTECTION, "count"),
    ),
    states=(
        Standing("missing", _("没有机构"), "bad"),
        Standing("covered", _("已覆盖"), "ok"),
    ),
)

BENEFIT_LEDGERS = (DISABLED, SEVERE_CANDIDATE, INSURED_CHILD, SCHOOL_CANDIDATE, PROTECTION_COVERAGE)
